import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Item } from '../../../core/aws/dynamo.ts';
import { deniedBefore, deniedJti, deniedSub, denyList, type Holder } from '../../../core/http/denied.ts';
import { CONFIG, fake } from '../../shared/sdk.ts';
import { memoryTables } from '../../shared/table.ts';

const NOW = 1_700_000_000;
beforeEach(() => void jest.useFakeTimers({ now: NOW * 1000, advanceTimers: true }));
afterEach(() => void jest.useRealTimers());

const TOKEN: Holder = { sub: 's1', originJti: 'j1', issuedAt: NOW - 60 };
const KEY: Holder = { sub: 's1' };
const entry = (id: string, more: Record<string, number> = {}): Item => ({
  id: { S: id },
  ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, { N: String(value) }])),
});
/** The deny list over a table that holds these entries. */
const listed = (...items: Item[]) => {
  const tables = memoryTables({ Denied: { hash: 'id' } });
  tables.put('Denied', ...items);
  return { ...tables, isDenied: denyList(tables.db, 'Denied') };
};

test('who asks afresh is told what is so now, and so are those who ask after it', async () => {
  const { isDenied, put } = listed();
  expect(await isDenied(TOKEN, false)).toBe(false);
  put('Denied', entry(deniedBefore('s1'), { before: NOW }));
  expect([await isDenied(TOKEN, false), await isDenied(TOKEN, true), await isDenied(TOKEN, false)]).toEqual([
    false,
    true,
    true,
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
    [
      'of a user refuses all, whatever moment it has',
      [entry(sub, { before: 1 })],
      { token: true, key: true },
    ],
    ['of a session that is none refuses no key', [entry('jti:undefined')], { token: false, key: false }],
    ['of a session refuses its tokens', [entry(jti)], { token: true, key: false }],
    [
      'that is past does not hide another',
      [entry(sub, { until: NOW - 1 }), entry(jti)],
      { token: true, key: false },
    ],
  ])('%s', async (_name, items, want) => {
    const { isDenied } = listed(entry(deniedSub('s2')), entry(deniedJti('j2')), ...items);
    expect({ token: await isDenied(TOKEN, false), key: await isDenied(KEY, false) }).toEqual(want);
  });

  test.each([
    [999, true],
    [1_000, false],
  ])('that ends at 1 s refuses at %d ms: %p', async (nowMs, denied) => {
    jest.useFakeTimers({ now: nowMs });
    const { client } = fake(new DynamoDBClient(CONFIG), {
      BatchGetItem: { Responses: { Denied: [entry(sub, { until: 1 })] } },
    });
    expect(await denyList(client, 'Denied')(KEY, false)).toBe(denied);
  });

  test('that cannot be read refuses', async () => {
    const { client } = fake(new DynamoDBClient(CONFIG), {
      BatchGetItem: { Responses: { Denied: [{ id: { N: '1' } }, {}] } },
    });
    expect(await denyList(client, 'Denied')(KEY, false)).toBe(true);
  });
});

test('an answer is remembered for half a minute, the good as the bad, and the moment compared each time', async () => {
  const { isDenied, put } = listed(entry('before:s1', { before: NOW }));
  const later = { ...TOKEN, issuedAt: NOW + 1 };

  const first = [await isDenied(TOKEN, false), await isDenied(later, false)];
  put('Denied', entry('sub:s1'));
  jest.setSystemTime((NOW + 29) * 1000);
  const remembered = [await isDenied(TOKEN, false), await isDenied(later, false)];
  jest.setSystemTime((NOW + 31) * 1000);

  expect({ first, remembered }).toEqual({ first: [true, false], remembered: [true, false] });
  expect(await isDenied(later, false)).toBe(true);
});

test('another session of the same user is asked about by itself', async () => {
  const { isDenied } = listed(entry('jti:j1'));

  expect([await isDenied(TOKEN, false), await isDenied({ ...TOKEN, originJti: 'j2' }, false)]).toEqual([
    true,
    false,
  ]);
});

describe('what DynamoDB leaves', () => {
  test('is asked for again', async () => {
    const { isDenied, leaveUndone } = listed(entry('jti:j1'));
    leaveUndone(1);

    expect(await isDenied(TOKEN, false)).toBe(true);
  });

  test('lets nobody in when keys stay unread', async () => {
    const { isDenied, before, leaveUndone } = listed();
    for (let tries = 0; tries < 8; tries += 1) before('BatchGetItem', async () => leaveUndone(1));

    await expect(isDenied(TOKEN, false)).rejects.toThrow('unread');
  });
});

test('lets nobody in when the table cannot be read', async () => {
  const { isDenied, fail } = listed();
  fail('BatchGetItem', new Error('no access'));

  await expect(isDenied(TOKEN, false)).rejects.toThrow('no access');
});

test('lets nobody in when the answer is not about the table', async () => {
  const { client } = fake(new DynamoDBClient(CONFIG), { BatchGetItem: {} });

  await expect(denyList(client, 'Denied')(TOKEN, false)).rejects.toThrow('did not read');
});
