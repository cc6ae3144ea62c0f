import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const SHIPPED = ['core', 'functions', 'systems', 'ops', 'local'];
const THE_ONE = 'systems/accounts/aws/create-user.ts';

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => name.endsWith('.ts'));

/** Whether a file calls AdminCreateUser by itself, and so may leave out what the invitation brings. */
const callsByItself = (source: string): boolean => /new AdminCreateUserCommand\b/.test(source);

test('only one module calls AdminCreateUser, and it asks its callers what the invitation brings', () => {
  const callers = SHIPPED.flatMap(filesOf).filter((file) => callsByItself(readFileSync(file, 'utf8')));
  expect(callers).toEqual([THE_ONE]);
});
