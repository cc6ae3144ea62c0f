import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Link } from '@tanstack/react-router';
import { momentText } from '../format/time.ts';
import type { User } from './queries.ts';
import { InvitationState, UserState } from './UserState.tsx';

const Email = ({ of: { email, emailVerified } }: { readonly of: User }) =>
  email === undefined ? (
    'None'
  ) : (
    <>
      <div>{email}</div>
      <StatusIndicator type={emailVerified ? 'success' : 'warning'}>
        {emailVerified ? 'Verified' : 'Not verified'}
      </StatusIndicator>
    </>
  );

export const UserProfile = ({ of }: { readonly of: User }) => (
  <Container
    header={
      <Header
        variant="h2"
        actions={
          <Link to="/audit" search={{ user: of.id }}>
            See the audit of this user
          </Link>
        }
      >
        Profile
      </Header>
    }
  >
    <KeyValuePairs
      columns={2}
      items={[
        { label: 'State', value: <UserState of={of} /> },
        { label: 'Groups', value: of.groups.join(', ') || 'None' },
        { label: 'E-mail address', value: <Email of={of} /> },
        { label: 'Created', value: momentText(of.createdAt) },
        {
          label: 'Invitation',
          value: of.invitation ? <InvitationState of={of.invitation} /> : 'None',
        },
        {
          label: 'Id',
          value: (
            <CopyToClipboard
              variant="inline"
              textToCopy={of.id}
              textToDisplay={of.id}
              copyButtonAriaLabel="Copy the id"
              copySuccessText="The id was copied"
              copyErrorText="The id could not be copied: select and copy it"
            />
          ),
        },
      ]}
    />
  </Container>
);
