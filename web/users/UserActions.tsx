import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { User } from './queries.ts';
import type { UserDialog } from './UserDialogs.tsx';

/** What can be done with a user. Nothing more is done with one who is being deleted. */
export const UserActions = ({
  of: { state, invitation },
  isReading,
  onRefresh,
  onAct,
}: {
  readonly of: User;
  readonly isReading: boolean;
  readonly onRefresh: () => void;
  readonly onAct: (dialog: UserDialog) => void;
}) => {
  const act = (dialog: UserDialog) => () => {
    onAct(dialog);
  };
  const isLeaving = state === 'deleting';
  const isDisabled = state === 'disabled';
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button iconName="refresh" ariaLabel="Refresh the user" loading={isReading} onClick={onRefresh} />
      {invitation && (
        <Button disabled={isLeaving} onClick={act('resend')}>
          Send the invitation again
        </Button>
      )}
      <Button disabled={isLeaving} onClick={act('groups')}>
        Change groups
      </Button>
      <Button disabled={isLeaving} onClick={act(isDisabled ? 'enable' : 'disable')}>
        {isDisabled ? 'Enable the user' : 'Disable the user'}
      </Button>
      <Button disabled={isLeaving} onClick={act('delete')}>
        Delete the user
      </Button>
    </SpaceBetween>
  );
};
