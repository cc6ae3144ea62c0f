import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MOST_TRIES } from '../../../core/aws/backoff.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import {
  deniedBefore,
  deniedJti,
  deniedSub,
  denyList,
  standingOf,
  type Holder,
} from '../../../core/http/denied.ts';
import { answering } from './tables.ts';

const NOW = 1_700_000_000;
beforeEach(() => void jest.useFakeTimers({ now: NOW * 1000, advanceTimers: true }));
afterEach(() => void jest.useRealTimers());

const TOKEN: Holder = { sub: 's1', originJti: 'j1', issuedAt: NOW - 60 };
const KEY: Holder = { sub: 's1' };
const entry = (id: string, more: Record<string, number> = {}): Item => ({
  id: { S: id },
  ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, { N: String(value) }])),
});
const found = (...items: Item[]) => ({ Responses: { Denied: items }, UnprocessedKeys: {} });

test.each<[string, Holder, string[]]>([
  ['a token', TOKEN, ['sub:s1', 'before:s1', 'jti:j1']],
  ['a key', KEY, ['sub:s1', 'before:s1']],
])('one read asks for all that may refuse %s, as it is now', async (_name, holder, ids) => {
  const { db, sent } = answering(found());
  await denyList(db, 'Denied')(holder);
  expect(sent).toEqual([
    { RequestItems: { Denied: { Keys: ids.map((id) => ({ id: { S: id } })), ConsistentRead: true } } },
  ]);
});

describe('an entry', () => {
  const [sub, before, jti] = [deniedSub('s1'), deniedBefore('s1'), deniedJti('j1')];
  test.each<[string, Item[], { token: boolean; key: boolean }]>([
    ['that is not there refuses nothing', [], { token: false, key: false }],
    ['of a user refuses all of theirs', [entry(sub)], { token: true, key: true }],
    ['of a user that is past', [entry(sub, { until: NOW })], { token: false, key: false }],
    ['of a user that is not past', [entry(sub, { until: NOW + 1 })], { token: true, key: true }],
    [
      'of a moment refuses a token of that moment',
      [entry(before, { before: NOW - 60 })],
      { token: true, key: false },
    ],
    ['of a moment takes a later token', [entry(before, { before: NOW - 61 })], { token: false, key: false }],
    [
      'of a moment that is past',
      [entry(before, { before: NOW, until: NOW - 1 })],
      { token: false, key: false },
    ],
    ['of a moment that is not said refuses', [entry(before)], { token: true, key: true }],
    ['of a session refuses its tokens', [entry(jti)], { token: true, key: true }],
    [
      'that is past does not hide another',
      [entry(sub, { until: NOW - 1 }), entry(jti)],
      { token: true, key: true },
    ],
  ])('%s', async (_name, items, want) => {
    const token = await denyList(answering(found(...items)).db, 'Denied')(TOKEN);
    const key = await denyList(answering(found(...items)).db, 'Denied')(KEY);
    expect({ token, key }).toEqual(want);
  });

  test('that nobody can read refuses', () => {
    expect(standingOf([{ id: { N: '1' } }], 0)).toMatchObject({ denied: true });
  });
});

test('an answer is remembered for half a minute, the good as the bad, and the moment compared each time', async () => {
  const { db, sent } = answering(found(entry('before:s1', { before: NOW })), found());
  const isDenied = denyList(db, 'Denied');

  const first = [await isDenied(TOKEN), await isDenied({ ...TOKEN, issuedAt: NOW + 1 })];
  expect({ first, asked: sent.length }).toEqual({ first: [true, false], asked: 1 });

  jest.setSystemTime((NOW + 31) * 1000);
  expect(await isDenied(TOKEN)).toBe(false);
});

test('another session of the same user is asked about by itself', async () => {
  const { db } = answering(found(entry('jti:j1')), found());
  const isDenied = denyList(db, 'Denied');

  expect([await isDenied(TOKEN), await isDenied({ ...TOKEN, originJti: 'j2' })]).toEqual([true, false]);
});

describe('what DynamoDB leaves', () => {
  const left = {
    Responses: { Denied: [] },
    UnprocessedKeys: { Denied: { Keys: [{ id: { S: 'jti:j1' } }] } },
  };

  test('is asked for again', async () => {
    const { db, sent } = answering(left, found(entry('jti:j1')));

    expect(await denyList(db, 'Denied')(TOKEN)).toBe(true);
    expect(sent.at(1)).toMatchObject({ RequestItems: left.UnprocessedKeys });
  });

  test.each([
    ['keys stay unprocessed', Array.from({ length: MOST_TRIES }, () => left)],
    ['the table cannot be read', [new Error('no access')]],
    ['the answer is not about the table', Array.from({ length: MOST_TRIES }, () => ({}))],
  ])('lets nobody in when %s', async (_name, answers) => {
    const { db } = answering(...answers);
    await expect(Promise.resolve(denyList(db, 'Denied')(TOKEN))).rejects.toThrow(
      /unread|did not read|no access/,
    );
  });
});
