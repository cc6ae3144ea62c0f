import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { log } from '../../../core/log.ts';
import type { DeletionStep } from '../../../functions/users/deletions/deletion.ts';
import { goOn, HOP_DELAY_S, MOST_HOPS } from '../../../functions/users/deletions/going-on.ts';
import type { Send, Work } from '../../../functions/users/invitations/invitation.ts';
import {
  addKey,
  deletionOf,
  denialOf,
  emptyState,
  keyOf,
  NOW,
  type State,
  userOf,
  worldOf,
} from './world.ts';

beforeAll(() => log.setLogLevel('SILENT'));

type Deletion = Extract<Work, { kind: 'delete' }>;

const AT = NOW.toISOString();
const WORK: Deletion = { kind: 'delete', sub: 'u', queuedAt: AT };

/** A user with a key, whose deletion has begun. */
const begun = (): State => {
  const state = emptyState();
  state.users.set('u', userOf('u'));
  addKey(state, keyOf('u', 'k'));
  state.deletions.set('u', deletionOf('u'));
  state.denials.set('u', denialOf('u', { reason: 'deleted' }));
  return state;
};

/** A system that has so much of a user that it is done only after so many rounds. */
const systemOf = (rounds: number): DeletionStep & { left: number } => ({
  name: 'images',
  left: rounds,
  async run() {
    this.left = Math.max(0, this.left - 1);
    return this.left === 0 ? 'done' : 'more';
  },
});

/** One who works the queue, which this returns, for a user of whom a system has so much. */
const worker = (state: State, system: DeletionStep) => {
  const queue: { readonly work: Deletion; readonly delay: number }[] = [];
  const send: Send = async (work, delay) => {
    if (work.kind === 'delete') queue.push({ work, delay });
  };
  const ports = { ...worldOf(state), systems: [system], send };
  return { queue, work: (work: Deletion) => goOn(ports, work) };
};

const isGone = (state: State): boolean => state.users.size + state.keys.size + state.deletions.size === 0;

test('a deletion that is done sends nothing', async () => {
  const state = begun();
  const { queue, work } = worker(state, systemOf(1));

  await work(WORK);

  expect(queue).toEqual([]);
  expect(isGone(state)).toBe(true);
});

test('a deletion that is not done has not failed: it goes on by a message of its own, a little later', async () => {
  const state = begun();
  const { queue, work } = worker(state, systemOf(2));

  await work(WORK);

  expect(queue).toEqual([{ work: { ...WORK, hops: 1 }, delay: HOP_DELAY_S }]);
  expect(state.deletions.get('u')).toMatchObject({ step: 'images', activeAt: AT });
});

test('each message counts one more, until nothing is left', async () => {
  const state = begun();
  const { queue, work } = worker(state, systemOf(40));

  await work(WORK);
  for (const { work: next } of queue) await work(next);

  expect(queue.map(({ work: { hops } }) => hops)).toEqual(Array.from({ length: 39 }, (_none, at) => at + 1));
  expect(isGone(state)).toBe(true);
});

test('one that never ends is stopped, and is a failure then', async () => {
  const { queue, work } = worker(begun(), systemOf(Infinity));

  await expect(work({ ...WORK, hops: MOST_HOPS })).rejects.toThrow('too long');

  expect(queue).toEqual([]);
});

test('a deletion that cannot be queued again is delivered again', async () => {
  const state = begun();
  const send = () => Promise.reject(new Error('the queue is down'));
  const ports = { ...worldOf(state), systems: [systemOf(2)], send };

  await expect(goOn(ports, WORK)).rejects.toThrow('the queue is down');

  await goOn(ports, WORK);
  expect(isGone(state)).toBe(true);
});

test('wherever it is cut, and however often, the deletion ends when its messages are delivered again', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
      async (rounds, cuts) => {
        const state = begun();
        const system = systemOf(rounds);
        const queue: Deletion[] = [WORK];
        for (let next = queue[0]; next !== undefined; next = queue[0]) {
          const cut = cuts.shift() ?? Infinity;
          let calls = 0;
          const watch = (): void => {
            if (calls === cut) throw new Error('down');
            calls += 1;
          };
          const send: Send = async (work) => {
            if (work.kind === 'delete') queue.push(work);
            // Cut after it was sent, and before the message that it follows is deleted.
            watch();
          };
          try {
            await goOn({ ...worldOf(state, watch), systems: [system], send }, next);
            queue.shift();
          } catch {
            // It stays in the queue.
          }
        }
        expect(isGone(state)).toBe(true);
      },
    ),
  ));
