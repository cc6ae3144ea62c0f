import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { log } from '../../../core/log.ts';
import { beginDeletion, type DeletionStep } from '../../../systems/accounts/deletions/deletion.ts';
import { goOn } from '../../../systems/accounts/deletions/going-on.ts';
import { MOST_HOPS } from '../../../systems/accounts/deletions/turn.ts';
import type { AccountWork, DeletionWork, SendAccountWork } from '../../../core/messages/accounts.ts';
import { reconcile } from '../../../systems/accounts/reconciling/reconciling.ts';
import { deletionOf, denialOf, NOW, registered, watched } from '../../shared/accounts/usual.ts';
import { type AccountWorld, accountWorld } from '../../shared/accounts/world.ts';

beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => void jest.restoreAllMocks());

const AT = NOW.toISOString();
const WORK: DeletionWork = { kind: 'delete', sub: 'u', queuedAt: AT };

/** A fate in which nothing happens. */
const CALM = { copies: 1, fails: undefined, isCut: false, replays: undefined, asks: false };
const RECONCILED = { graceMs: 0, remainingMs: () => 300_000 };

/** A user with a key, whose deletion has begun. */
const begun = (deletion: Parameters<typeof deletionOf>[1] = {}): AccountWorld => {
  const world = accountWorld();
  world.pool.add({ sub: 'u' });
  world.addKey(registered('u', 'k'));
  world.addDeletion(deletionOf('u', deletion));
  world.addDenial(denialOf('u', { reason: 'deleted' }));
  return world;
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
const worker = ({ parts }: AccountWorld, system: DeletionStep) => {
  const queue: { readonly work: DeletionWork; readonly delay: number }[] = [];
  const send: SendAccountWork = async (work, delay) => {
    if (work.kind === 'delete') queue.push({ work, delay });
  };
  const ports = { ...parts, systems: [system], send };
  return { queue, work: (work: DeletionWork) => goOn(ports, work) };
};

const isGone = ({ pool, keys, records }: AccountWorld): boolean =>
  pool.members.size + keys().length + records('DELETION').length === 0;

test('a deletion that is done sends nothing', async () => {
  const world = begun();
  const { queue, work } = worker(world, systemOf(1));

  await work(WORK);

  expect(queue).toEqual([]);
  expect(isGone(world)).toBe(true);
});

test('a deletion that is not done has not failed: it goes on by a message of its own, a little later', async () => {
  const world = begun();
  const { queue, work } = worker(world, systemOf(2));
  const info = jest.spyOn(log, 'info');

  await work(WORK);

  expect(info.mock.calls).toEqual([['a deletion continues', { sub: 'u', turn: 1, hops: 1 }]]);
  expect(queue).toEqual([{ work: { ...WORK, turn: 1, hops: 1 }, delay: 5 }]);
  expect(await world.parts.deletions.get('u')).toMatchObject({ step: 'images', activeAt: AT, turn: 1 });
});

test('each message counts one more, until nothing is left', async () => {
  const world = begun();
  const { queue, work } = worker(world, systemOf(40));

  await work(WORK);
  for (const { work: next } of queue) await work(next);

  expect(queue.map(({ work: { hops } }) => hops)).toEqual(Array.from({ length: 39 }, (_none, at) => at + 1));
  expect(isGone(world)).toBe(true);
});

test('one that never ends is stopped, and is a failure then', async () => {
  const { queue, work } = worker(begun(), systemOf(Infinity));

  await expect(work({ ...WORK, hops: MOST_HOPS })).rejects.toThrow('too many rounds');

  expect(queue).toEqual([]);
});

test('a deletion that cannot be queued again is delivered again', async () => {
  const world = begun();
  const send = () => Promise.reject(new Error('the queue is down'));
  const ports = { ...world.parts, systems: [systemOf(2)], send };

  await expect(goOn(ports, WORK)).rejects.toThrow('the queue is down');

  await goOn(ports, WORK);
  expect(isGone(world)).toBe(true);
});

test('of all copies of a message, also of those worked at the same time, one goes on', async () => {
  const world = begun();
  const { queue, work } = worker(world, systemOf(Infinity));
  const info = jest.spyOn(log, 'info');

  await Promise.all([work(WORK), work(WORK), work(WORK)]);
  expect(info).toHaveBeenCalledWith('another message has already continued a deletion', {
    sub: 'u',
    turn: 0,
  });
  await work(WORK);
  for (const { work: next } of queue.slice()) await Promise.all([work(next), work(next)]);

  expect(queue.map(({ work: { turn } }) => turn)).toEqual([1, 2]);
});

test.each([
  ['an older turn', 6],
  ['a turn that was not reached', 8],
])('a message of %s does nothing', async (_which, turn) => {
  const world = begun({ turn: 7 });
  const before = world.view();
  const { queue, work } = worker(world, systemOf(1));
  const info = jest.spyOn(log, 'info');

  await work({ ...WORK, turn, hops: turn });

  expect(info.mock.calls).toEqual([['a message belongs to another turn of a deletion', { sub: 'u', turn }]]);
  expect(queue).toEqual([]);
  expect(world.view()).toEqual(before);
});

test('a message without a turn is of the first', async () => {
  const { queue, work } = worker(begun(), systemOf(2));

  await work({ ...WORK, hops: 5 });

  expect(queue.map(({ work: sent }) => sent)).toEqual([{ ...WORK, turn: 1, hops: 6 }]);
});

/** What happens to a message: copies of it come, and some call of its work fails, and perhaps all after it. */
const FATE = fc.record({
  copies: fc.integer({ min: 1, max: 3 }),
  fails: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
  isCut: fc.boolean(),
  /** The queue delivers a message that it has delivered before. */
  replays: fc.option(fc.nat(), { nil: undefined }),
  /** Somebody asks for the deletion again. */
  asks: fc.boolean(),
});

test('wherever it is cut, whatever comes twice, and however often it is asked for, a deletion ends: by few messages', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(FATE, { maxLength: 12, size: 'max' }),
      async (rounds, fates) => {
        // Prepare
        const world = begun();
        // What is done twice is no sooner done.
        const system: DeletionStep = {
          name: 'images',
          run: async () =>
            ((await world.parts.deletions.get('u'))?.turn ?? 0) < rounds - 1 ? 'more' : 'done',
        };
        const queue: DeletionWork[] = [];
        const past: DeletionWork[] = [];
        const count = { sent: 0, begun: 0, failed: 0 };
        const push = (work: AccountWork): void => {
          if (work.kind === 'delete') queue.push(work);
          count.sent += 1;
        };
        const whole = { ...world.parts, send: async (work: AccountWork) => push(work) };
        /** Does a message with a call that fails, or with that and all after it. */
        const deliver = async (work: DeletionWork, at: number, isCut: boolean): Promise<void> => {
          let calls = 0;
          const watch = (): void => {
            calls += 1;
            if (isCut ? calls > at : calls === at + 1) throw new Error('down');
          };
          const send: SendAccountWork = async (next) => {
            watch();
            push(next);
            watch();
          };
          try {
            await goOn({ ...watched(world.parts, watch), systems: [system], send }, work);
          } catch {
            count.failed += 1;
            // It comes again.
            queue.push(work);
          }
        };

        // Act
        queue.push(WORK);
        while (!isGone(world)) {
          const next = queue.shift();
          const { copies, fails = Infinity, isCut, replays, asks } = fates.shift() ?? CALM;
          if (asks) {
            const before = count.sent;
            await beginDeletion(whole, { sub: 'u', username: 'name-u', by: 'self' });
            count.begun += count.sent - before;
          }
          if (replays !== undefined && past.length > 0) queue.push(past[replays % past.length] ?? WORK);
          if (next === undefined) {
            // The next run of the reconciler finds it.
            const { deletionsResumed } = await reconcile(
              { ...whole, send: async (work) => push(work) },
              RECONCILED,
            );
            expect(deletionsResumed).toBe(1);
            count.begun += 1;
            continue;
          }
          past.push(next);
          await Promise.all(
            Array.from({ length: copies }, (_none, i) => deliver(next, i === 0 ? fails : Infinity, isCut)),
          );
        }

        // Assess: each round is gone on from once, and again when the message could not be sent, or was lost.
        expect(count.sent - count.begun).toBeLessThanOrEqual(rounds - 1 + count.failed);
        for (const left of queue.splice(0)) await deliver(left, Infinity, false);
        expect(queue).toEqual([]);
      },
    ),
  ));
