import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { momentText } from '../format/time.ts';
import type { User } from './queries.ts';

export const Profile = ({ of: { username, groups, createdAt, id } }: { readonly of: User }) => (
  <Container header={<Header variant="h2">Profile</Header>}>
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Username', value: username },
        { label: 'Groups', value: groups.length === 0 ? 'None' : groups.join(', ') },
        { label: 'Since', value: momentText(createdAt) },
        { label: 'Id', value: id },
      ]}
    />
  </Container>
);
