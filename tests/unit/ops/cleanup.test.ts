import { expect, test } from '@jest/globals';
import { removeMade } from '../../../ops/cleanup.ts';
import { createTable } from '../../../systems/music/tables/creating.ts';
import { settled } from '../../shared/leftover.ts';
import { world } from '../music/world.ts';

const made = async (...names: string[]) => {
  const here = world();
  for (const name of names) await createTable(here.parts, name);
  const asked: string[] = [];
  const clean = (answer: boolean) =>
    settled(() =>
      removeMade({ prefix: 'trellis.music.', names, ...here.parts }, async (question) => {
        asked.push(question);
        return answer;
      }),
    );
  return { ...here, clean, asked };
};

test('tables are listed by their full names, and deleted when that is confirmed', async () => {
  const { clean, asked, counted } = await made('A', 'B');
  expect(await clean(true)).toBe('Deleted 2 tables.');
  expect(asked).toEqual([expect.stringContaining('  trellis.music.A\n  trellis.music.B\n')]);
  expect(counted()).toEqual({ names: [], count: 0 });
});

test('a table that is still being created stays, and is named', async () => {
  const { clean, counted, settleAfter, parts } = await made('A');
  settleAfter(1_000);
  expect(await settled(() => createTable(parts, 'B'))).toBe('creating');
  expect(await clean(true)).toBe('Deleted 1 table.');
  expect(
    await settled(() => removeMade({ prefix: 'trellis.music.', names: ['B'], ...parts }, async () => true)),
  ).toBe('Deleted 0 tables. Still being created, so run this again in a moment: B.');
  expect(counted()).toEqual({ names: ['B'], count: 1 });
});

test('tables stay when it is not confirmed', async () => {
  const { clean, counted } = await made('A');
  expect(await clean(false)).toBe('Nothing was deleted.');
  expect(counted()).toEqual({ names: ['A'], count: 1 });
});

test('no question is asked when there is nothing to delete', async () => {
  const { clean, asked } = await made();
  expect(await clean(true)).toBe('Nothing was made at run time.');
  expect(asked).toEqual([]);
});
