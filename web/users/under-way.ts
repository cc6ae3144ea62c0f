import type { User } from './queries.ts';

/** What of a user changes by itself soon; undefined when nothing does. */
export const underWay = ({ state, invitation }: User): string | undefined => {
  if (state === 'deleting') return 'deletion';
  const isOnItsWay = invitation?.mail === 'pending' || invitation?.mail === 'sending';
  return invitation?.state === 'pending' || isOnItsWay
    ? `invitation ${invitation.state} ${invitation.mail}`
    : undefined;
};
