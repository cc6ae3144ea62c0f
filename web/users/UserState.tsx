import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { User } from './queries.ts';

type Look = readonly [StatusIndicatorProps.Type, string];

const STATES: Readonly<Record<User['state'], Look>> = {
  active: ['success', 'Active'],
  invited: ['pending', 'Invited'],
  disabled: ['stopped', 'Disabled'],
  deleting: ['in-progress', 'Being deleted'],
};

const MAILS: Readonly<Record<NonNullable<User['invitation']>['mail'], Look>> = {
  none: ['info', 'No e-mail was asked for'],
  pending: ['pending', 'The e-mail is about to be sent'],
  sending: ['in-progress', 'The e-mail is being sent'],
  sent: ['success', 'The e-mail was sent'],
  failed: ['error', 'The e-mail could not be sent'],
  unconfigured: ['warning', 'This deployment sends no e-mail'],
};

export const stateText = (state: User['state']): string => STATES[state][1];

export const UserState = ({ of: { state } }: { readonly of: Pick<User, 'state'> }) => (
  <StatusIndicator type={STATES[state][0]}>{STATES[state][1]}</StatusIndicator>
);

/** How far an invitation has come. */
export const InvitationState = ({
  of: { state, mail },
}: {
  readonly of: NonNullable<User['invitation']>;
}) => {
  const [type, text] = MAILS[mail];
  return state === 'pending' ? (
    <StatusIndicator type="in-progress">The keys are being created</StatusIndicator>
  ) : (
    <StatusIndicator type={type}>{text}</StatusIndicator>
  );
};
