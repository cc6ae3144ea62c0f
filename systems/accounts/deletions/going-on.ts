import { log } from '../../../core/log.ts';
import type { DeletionWork, SendAccountWork } from '../../../core/messages/accounts.ts';
import { type DeletionPorts, finishDeletion } from './deletion.ts';
import { MOST_HOPS, turnMessage } from './turn.ts';

/** Whoever else has work in the queue is served before a deletion goes on. */
const HOP_DELAY_S = 5;

type Ports = DeletionPorts & { readonly send: SendAccountWork };

/** Whoever moves the turn sends its message: the others leave it at that. */
const sendNext = async (ports: Ports, { sub, turn = 0, hops = 0 }: DeletionWork): Promise<void> => {
  const { deletions, send, now } = ports;
  const next = { turn: turn + 1, hops: hops + 1 };
  if (!(await deletions.moveTurn(sub, turn, next.turn))) {
    log.info('another message has already continued a deletion', { sub, turn });
    return;
  }
  try {
    await send({ ...turnMessage({ sub }, now()), ...next }, HOP_DELAY_S);
  } catch (error) {
    // Delivered again, this message goes on. When this fails, too, the reconciler sends the next one.
    await deletions.moveTurn(sub, next.turn, turn);
    throw error;
  }
  log.info('a deletion continues', { sub, ...next });
};

/**
 * Does one round of a deletion, if the message is of its turn; an older one was gone on with before. A deletion that is
 * not done then goes on by a message of its own: that there is more is no failure, and does not count as a delivery
 * that failed.
 * @throws Error when it has gone on for too long: the message ends as a dead letter, which raises an alarm, and the
 * reconciler begins another row of messages
 */
export const goOn = async (ports: Ports, work: DeletionWork): Promise<void> => {
  const { sub, turn = 0, hops = 0 } = work;
  const deletion = await ports.deletions.get(sub);
  if (deletion !== undefined && (deletion.turn ?? 0) !== turn) {
    log.info('a message belongs to another turn of a deletion', { sub, turn });
    return;
  }
  if ((await finishDeletion(ports, sub)) === 'done') return;
  if (hops >= MOST_HOPS) throw new Error('a deletion has taken too many rounds');
  await sendNext(ports, work);
};
