import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cursors } from '../../../core/cursor.ts';
import { keyFor } from '../../../core/signing.ts';
import { Failure } from '../../../core/errors.ts';

const { seal, open } = cursors(async () => 'a secret');
const LIST = { operation: 'listThings', query: { color: 'red', limit: 20 }, caller: 's1' };

/** What becomes of a cursor: its position, or the code of the refusal. */
const outcome = async (binding: unknown, cursor: string): Promise<unknown> => {
  try {
    return { position: await open(binding, cursor) };
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
};

test('a cursor brings its position back', () =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue(), async (position, binding) => {
      const cursor = await seal(binding, position);
      // What JSON makes of it: it has no -0.
      const want: unknown = JSON.parse(JSON.stringify(position));
      expect(await open(binding, cursor)).toEqual(want);
      expect(cursor).toMatch(/^[\w-]+\.[\w-]{43}$/);
    }),
  ));

test('a cursor with any character changed is refused', async () => {
  const cursor = await seal(LIST, { id: 'a1' });
  const letters = ['A', 'B', 'a', 'b', '0', '9', '-', '_', '.', '+', '/', '=', ' ', 'é', '\n'];
  await fc.assert(
    fc.asyncProperty(fc.nat(cursor.length - 1), fc.constantFrom(...letters), async (at, letter) => {
      fc.pre(cursor[at] !== letter);
      expect(await outcome(LIST, cursor.slice(0, at) + letter + cursor.slice(at + 1))).toBe('CursorInvalid');
    }),
  );
});

test('a cursor with its last character changed is refused, though it may encode the same bytes', async () => {
  const cursor = await seal(LIST, 7);
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    if (!cursor.endsWith(letter))
      expect(await outcome(LIST, cursor.slice(0, -1) + letter)).toBe('CursorInvalid');
});

test('a cursor of another binding is refused', () =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, other) => {
      const sorted = (value: unknown): string =>
        JSON.stringify(value, (_key, part: unknown) =>
          typeof part === 'object' && part !== null && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
            : part,
        );
      fc.pre(sorted(one) !== sorted(other));
      expect(await outcome(other, await seal(one, 1))).toBe('CursorInvalid');
    }),
  ));

describe('a binding', () => {
  test.each<[string, unknown, boolean]>([
    [
      'is the same in another order',
      { caller: 's1', query: { limit: 20, color: 'red' }, operation: 'listThings' },
      true,
    ],
    ['is the same with a field that is not given', { ...LIST, more: undefined }, true],
    ['of another caller', { ...LIST, caller: 's2' }, false],
    ['of another query', { ...LIST, query: { color: 'red', limit: 21 } }, false],
    ['of a list in another order', { ...LIST, query: { color: ['red', 'blue'] } }, false],
    ['of another operation', { ...LIST, operation: 'listOthers' }, false],
  ])('%s', async (_name, binding, isSame) => {
    expect(await outcome(binding, await seal(LIST, 1))).toEqual(isSame ? { position: 1 } : 'CursorInvalid');
  });
});

describe('what is no cursor is refused', () => {
  test.each([
    ['nothing', ''],
    ['a point', '.'],
    ['a word', 'abc'],
    ['a position alone', 'MQ.'],
    ['a signature alone', `.${'A'.repeat(43)}`],
    ['three parts', 'MQ.MQ.MQ'],
    ['5 KB', `${'A'.repeat(5000)}.${'A'.repeat(43)}`],
  ])('%s', async (_name, cursor) => expect(await outcome(LIST, cursor)).toBe('CursorInvalid'));

  test('and the refusal says which parameter is wrong, and what to do', async () => {
    await expect(open(LIST, 'abc')).rejects.toMatchObject({
      message: 'The cursor does not belong to this list: start again without it',
      faults: [{ in: 'query', name: 'cursor', message: 'does not belong to this list' }],
    });
  });
});

test('a cursor of another secret is refused', async () => {
  const other = cursors(async () => 'another secret');
  expect(await outcome(LIST, await other.seal(LIST, 1))).toBe('CursorInvalid');
});

test('a position that no cursor could hold is a mistake of ours', async () => {
  await expect(seal(LIST, 'x'.repeat(4096))).rejects.toThrow('too long');
});

test('one secret has a key for each purpose', () => {
  const keys = [keyFor('a', 'cursor'), keyFor('a', 'link'), keyFor('b', 'cursor')];
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3);
  expect(keys.map(({ length }) => length)).toEqual([32, 32, 32]);
  expect(keyFor('a', 'cursor')).toEqual(keys[0]);
});
