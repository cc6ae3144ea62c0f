import { afterEach, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { end, identify, isAlive, startTicks } from '../../../local/run/identity.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process that ends by itself when asked, or one that does not listen. */
const child = async (script: string): Promise<number> => {
  const started = spawn(process.execPath, [
    '-e',
    `${script}; console.log('up'); setInterval(() => {}, 1000)`,
  ]);
  children.push(started);
  await new Promise((up) => started.stdout.once('data', up));
  return started.pid ?? 0;
};

test('the name of a process may hold brackets and spaces', () => {
  const fields = Array.from({ length: 30 }, (_, index) => String(index + 3)).join(' ');
  expect(startTicks(`42 (a) b) ${fields}`)).toBe('22');
});

test('a later process with the same pid is another one, and is left alone', async () => {
  const pid = await child('');
  const earlier = { pid, began: 'long ago' };
  expect(await isAlive(earlier)).toBe(false);
  expect(await end(earlier, 1_000)).toBe(true);
  expect(await identify(pid)).toBeDefined();
});

test('a process is asked to end', async () => {
  const found = await identify(await child("process.on('SIGTERM', () => process.exit(0))"));
  expect(found && (await end(found, 5_000))).toBe(true);
  expect(found && (await isAlive(found))).toBe(false);
});

test('one that does not listen is ended by force', async () => {
  const found = await identify(await child("process.on('SIGTERM', () => undefined)"));
  expect(found && (await end(found, 200))).toBe(false);
});

test('no process, no identity', async () => {
  expect(await identify(2 ** 22 + 1)).toBeUndefined();
});
