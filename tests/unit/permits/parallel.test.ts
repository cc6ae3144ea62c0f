import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inParallel } from '../../../systems/permits/loading/parallel.ts';

test('each item is worked on once, and never more than the limit at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer(), { maxLength: 20, size: 'max' }),
      fc.integer({ min: 1, max: 8 }),
      async (items, limit) => {
        const done: number[] = [];
        let running = 0;
        let most = 0;
        await inParallel(items, limit, async (item) => {
          running += 1;
          most = Math.max(most, running);
          await setImmediate();
          running -= 1;
          done.push(item);
        });
        expect(done.toSorted()).toEqual(items.toSorted());
        expect(most).toBe(Math.min(limit, items.length));
      },
    ),
  );
});

test('after a failure nothing new is begun, and nothing goes on in the background', async () => {
  const begun: number[] = [];
  let running = 0;
  const work = async (item: number) => {
    begun.push(item);
    running += 1;
    await setImmediate();
    running -= 1;
    if (item === 1) throw new Error('one');
  };
  await expect(inParallel([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2, work)).rejects.toThrow('one');
  expect(running).toBe(0);
  expect(begun.length).toBeLessThan(5);
});
