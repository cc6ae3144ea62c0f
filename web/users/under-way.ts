import type { User } from './queries.ts';

/** Identifies what will soon change of a user by itself; undefined when nothing will. */
export const underWay = ({ state, invitation }: User): string | undefined => {
  if (state === 'deleting') return 'deletion';
  const isOnItsWay = invitation?.mail === 'pending' || invitation?.mail === 'sending';
  return invitation?.state === 'pending' || isOnItsWay
    ? `invitation ${invitation.state} ${invitation.mail}`
    : undefined;
};
