import { log } from '../../../core/log.ts';
import type { Send, Work } from '../invitations/invitation.ts';
import { type DeletionPorts, finishDeletion } from './deletion.ts';

/**
 * How often a deletion goes on by another message before somebody is to look at it. Each time a system forgets for two
 * minutes: ten million items fit in, several times what the largest library that we reckon with holds.
 */
export const MOST_HOPS = 100;

/** Whoever else has work in the queue is served before a deletion goes on. */
export const HOP_DELAY_S = 5;

/**
 * Does one round of a deletion. One that is not done with it goes on by a message of its own: that there is more is
 * no failure, and does not count as a delivery that failed.
 * @throws Error when it has gone on for too long: the message ends as a dead letter, which raises an alarm, and the
 * reconciler begins another row of messages
 */
export const goOn = async (
  ports: DeletionPorts & { readonly send: Send },
  { kind, sub, hops = 0 }: Extract<Work, { kind: 'delete' }>,
): Promise<void> => {
  if ((await finishDeletion(ports, sub)) === 'done') return;
  if (hops >= MOST_HOPS) throw new Error('a deletion has gone on for too long');
  await ports.send({ kind, sub, queuedAt: ports.now().toISOString(), hops: hops + 1 }, HOP_DELAY_S);
  log.info('a deletion goes on', { sub, hops: hops + 1 });
};
