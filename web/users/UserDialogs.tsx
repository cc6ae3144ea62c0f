import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useClaims } from '../session/use-session.ts';
import { notify } from '../shell/notices.ts';
import { Question } from '../states/Question.tsx';
import { type User, useResending, useUserChange } from './queries.ts';
import { UserDeletion } from './UserDeletion.tsx';

/** What is being done with a user. */
export type UserDialog = 'resend' | 'groups' | 'enable' | 'disable' | 'delete';

interface DialogProps {
  readonly of: User;
  readonly onClose: () => void;
}

/** Says that an admin is about to change their own account. @param effect what comes of it */
const OwnAccount = ({ of: { id }, effect }: { readonly of: User; readonly effect: string }) => {
  const { sub } = useClaims();
  return id === sub ? <Alert type="warning">This is your own account. {effect}</Alert> : undefined;
};

const Resend = ({ of: { username, state, email }, onClose }: DialogProps) => {
  const resending = useResending(username);
  return (
    <Question
      heading={`Send the invitation of ${username} again?`}
      answer="Send again"
      sending={resending.isPending}
      error={resending.error}
      onAnswer={() => {
        resending.mutate(undefined, {
          onSuccess: () => {
            notify({ type: 'success', content: `The invitation of ${username} is sent again.` });
            onClose();
          },
        });
      }}
      onClose={onClose}
    >
      <Box>
        The keys{state === 'invited' && ', and a new temporary password,'} are sent to{' '}
        <strong>{email ?? 'their e-mail address'}</strong>. Keys that were sent before are replaced, and no
        longer work.
      </Box>
    </Question>
  );
};

const Enable = ({ of, enabled, onClose }: DialogProps & { readonly enabled: boolean }) => {
  const change = useUserChange(of.username);
  const verb = enabled ? 'Enable' : 'Disable';
  return (
    <Question
      heading={`${verb} ${of.username}?`}
      answer={verb}
      sending={change.isPending}
      error={change.error}
      onAnswer={() => {
        change.mutate(
          { enabled },
          {
            onSuccess: () => {
              notify({ type: 'success', content: `${of.username} was ${verb.toLowerCase()}d.` });
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      <OwnAccount of={of} effect="You will be signed out, and only another admin can enable you." />
      <Box>
        {enabled
          ? 'They can sign in again, and their keys work again.'
          : 'Their sessions and API keys are rejected within a minute. Nothing of theirs is deleted, and they can be enabled again.'}
      </Box>
    </Question>
  );
};

const Groups = ({ of, onClose }: DialogProps) => {
  const [isAdmin, setAdmin] = useState(of.groups.includes('admins'));
  const [isViewer, setViewer] = useState(of.groups.includes('viewers'));
  const change = useUserChange(of.username);
  return (
    <Question
      heading={`Groups of ${of.username}`}
      answer="Change groups"
      sending={change.isPending}
      error={change.error}
      onAnswer={() => {
        change.mutate(
          { groups: [...(isAdmin ? ['admins' as const] : []), ...(isViewer ? ['viewers' as const] : [])] },
          {
            onSuccess: ({ groups }) => {
              const now = groups.length === 0 ? 'no group' : groups.join(' and ');
              notify({ type: 'success', content: `${of.username} is in ${now} now.` });
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      <OwnAccount of={of} effect="Once you are no admin, you cannot undo it." />
      <SpaceBetween size="s">
        <Checkbox
          checked={isAdmin}
          description="Manage users, keys and loads, and see the audit."
          onChange={({ detail }) => {
            setAdmin(detail.checked);
          }}
        >
          admins
        </Checkbox>
        <Checkbox
          checked={isViewer}
          description="Watch the cameras."
          onChange={({ detail }) => {
            setViewer(detail.checked);
          }}
        >
          viewers
        </Checkbox>
      </SpaceBetween>
    </Question>
  );
};

export const UserDialogs = ({ dialog, ...props }: DialogProps & { readonly dialog: UserDialog }) => {
  switch (dialog) {
    case 'resend':
      return <Resend {...props} />;
    case 'groups':
      return <Groups {...props} />;
    case 'enable':
    case 'disable':
      return <Enable {...props} enabled={dialog === 'enable'} />;
    case 'delete':
      return (
        <UserDeletion {...props} ownAccount={<OwnAccount of={props.of} effect="You will be signed out." />} />
      );
  }
};
