import type { DeletionWork } from '../../../core/messages/accounts.ts';

/**
 * How often a deletion goes on by another message before somebody is to look at it. Each time a system forgets for two
 * minutes: ten million items fit in, several times what the largest library that we reckon with holds.
 */
export const MOST_HOPS = 100;

/**
 * The message of the turn that a deletion is at. It may be sent at any time: of all messages of a turn, one goes on
 * to the next. A turn whose message was stopped for its hops begins another row of them.
 */
export const turnMessage = (
  { sub, turn = 0 }: Pick<DeletionWork, 'sub' | 'turn'>,
  now: Date,
): DeletionWork => ({
  kind: 'delete',
  sub,
  queuedAt: now.toISOString(),
  turn,
  hops: turn % MOST_HOPS,
});
