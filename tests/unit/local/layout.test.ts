import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type State, stateAt } from '../../../local/places.ts';
import { LAYOUT, recordLayout, refuseOtherLayout } from '../../../local/run/layout.ts';

let state: State;
beforeEach(async () => {
  state = stateAt(await mkdtemp(join(tmpdir(), 'trellis-unit-')));
});
afterEach(() => rm(state.dir, { recursive: true }));

/** Data of an emulator, with this written down of their layout. */
const hold = async (layout: string | undefined): Promise<void> => {
  for (const part of ['s3', 'state']) await mkdir(join(state.emulator, part), { recursive: true });
  if (layout !== undefined) await writeFile(state.layout, layout);
};

test('a state without data is taken, and so are its data later', async () => {
  await expect(refuseOtherLayout(state)).resolves.toBeUndefined();

  await recordLayout(state);
  await mkdir(state.emulator);

  await expect(refuseOtherLayout(state)).resolves.toBeUndefined();
});

test('what an older version wrote down counts for nothing once its data are gone', async () => {
  await writeFile(state.layout, '{"layout":1}');
  await expect(refuseOtherLayout(state)).resolves.toBeUndefined();
});

test.each([
  ['without a layout', undefined, 'from an older version'],
  ['whose layout cannot be read', '{"lay', 'from an older version'],
  ['of an older layout', JSON.stringify({ layout: LAYOUT - 1 }), 'from an older version'],
  ['of a newer layout', JSON.stringify({ layout: LAYOUT + 1 }), 'from a newer version'],
])('data %s are refused', async (_name, layout, says) => {
  await hold(layout);
  await expect(refuseOtherLayout(state)).rejects.toThrow(says);
});

test('the state of the checkout is deleted by npm run reset alone', async () => {
  const { layout } = state;
  await hold(undefined);
  await expect(refuseOtherLayout({ ...stateAt('.local'), emulator: state.emulator, layout })).rejects.toThrow(
    /\n {2}npm run reset$/,
  );
});

test.each([
  ['npm start', []],
  ['npm start -- --detach', ['--detach']],
])('%s on older data says so once, and changes nothing', async (_name, more) => {
  await hold(undefined);
  const before = await readdir(state.dir, { recursive: true });

  const { exitCode, stdout, stderr } = await execa(
    'node',
    ['--import', 'tsx', 'local/main.ts', 'start', '--state', state.dir, ...more],
    { reject: false },
  );

  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toEqual([
    'The data of this local stack comes from an older version of Trellis, which stored it differently.',
    'Nothing has been changed. To delete the data and start anew, run:',
    `  npm run reset -- --state ${state.dir}`,
  ]);
  expect(await readdir(state.dir, { recursive: true })).toEqual(before);
});
