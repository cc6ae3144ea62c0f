import { describe, expect, test } from '@jest/globals';
import { denyList } from '../../../core/http/denied.ts';
import { deniedStore } from '../../../systems/accounts/aws/denied-store.ts';
import { tokenDenials } from '../../../systems/accounts/aws/token-denials.ts';
import { ACCOUNT_TABLES } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';

const NOW = new Date('2026-11-21T12:00:00.999Z');
const NOW_S = 1_795_262_400;
const LATER_S = Math.floor(Date.now() / 1000) + 3600;

const prepared = (page?: number) => {
  const tables = memoryTables(ACCOUNT_TABLES, page);
  return {
    ...tables,
    denials: deniedStore(tables.db, 'Denied', () => NOW),
    tokens: tokenDenials(tables.db, 'Denied'),
    entries: () => tables.items('Denied'),
    isDenied: denyList(tables.db, 'Denied'),
  };
};

describe('the deny list', () => {
  test.each([
    ['without an end', undefined, {}],
    ['with one', LATER_S, { until: { N: String(LATER_S) } }],
  ])('refuses a user %s', async (_name, until, more) => {
    const { denials, entries, isDenied } = prepared();
    await settled(() => denials.deny('u', 'disabled', until));
    expect(entries()).toEqual([
      { id: { S: 'sub:u' }, reason: { S: 'disabled' }, since: { N: String(NOW_S) }, ...more },
    ]);
    expect(await denials.get('u')).toEqual({
      sub: 'u',
      reason: 'disabled',
      since: new Date(NOW_S * 1000),
      ...(until !== undefined && { until }),
    });
    expect([await isDenied({ sub: 'u' }, false), await isDenied({ sub: 'v' }, false)]).toEqual([true, false]);
  });

  test('allows a user again, who may be allowed already', async () => {
    const { denials, entries } = prepared();
    await denials.deny('u', 'disabled');
    await settled(() => denials.allow('u'));
    await denials.allow('u');
    expect(entries()).toEqual([]);
    expect(await denials.get('u')).toBeUndefined();
  });

  test('lets nothing undo or change a deletion', async () => {
    const { denials } = prepared();
    await denials.deny('u', 'deleted');
    await denials.deny('u', 'disabled');
    await denials.allow('u');
    expect(await denials.get('u')).toMatchObject({ reason: 'deleted' });
  });

  test('gives an end to what has none, and to nothing else', async () => {
    const { denials, entries } = prepared();
    await denials.deny('u', 'deleted');
    await settled(() => denials.end('u', 7));
    await denials.end('u', 8);
    await denials.end('v', 7);
    expect(await denials.get('u')).toMatchObject({ reason: 'deleted', until: 7 });
    expect(entries()).toHaveLength(1);
  });

  test('lists the users on all pages, and no sessions', async () => {
    const { denials, tokens } = prepared(1);
    for (const sub of ['a', 'b', 'c']) await denials.deny(sub, 'disabled');
    await tokens.denySession('o', 1);
    await tokens.denyBefore('a', 1, 2);
    const subs: string[] = [];
    for await (const { sub } of denials.all()) subs.push(sub);
    expect(subs).toEqual(['a', 'b', 'c']);
  });

  test.each(['odd', 'signed out'])('has no entry of a user with the reason %s', async (reason) => {
    const { denials, put } = prepared();
    put('Denied', { id: { S: 'sub:u' }, reason: { S: reason } });
    await expect(denials.get('u')).rejects.toThrow('lacks reason');
  });

  test('tells every fault', async () => {
    const { denials, fail } = prepared();
    const down = new Error('down');
    for (const [command, work] of [
      ['PutItem', () => denials.deny('u', 'disabled')],
      ['DeleteItem', () => denials.allow('u')],
      ['GetItem', () => denials.get('u')],
      ['UpdateItem', () => denials.end('u', 1)],
    ] as const) {
      fail(command, down);
      await expect(work()).rejects.toBe(down);
    }
  });
});

describe('tokens', () => {
  const token = { sub: 'u', originJti: 'o', issuedAt: 100 };

  test('of a session are refused, and no others', async () => {
    const { tokens, entries, isDenied } = prepared();
    await settled(() => tokens.denySession('o', LATER_S));
    expect(entries()).toEqual([
      { id: { S: 'jti:o' }, reason: { S: 'signed out' }, until: { N: String(LATER_S) } },
    ]);
    expect(await isDenied(token, false)).toBe(true);
    expect(await isDenied({ ...token, originJti: 'p' }, false)).toBe(false);
  });

  test.each([
    [99, false],
    [100, true],
    [101, true],
  ])('issued at 100 are refused by an entry for %d: %p', async (before, refused) => {
    const { tokens, isDenied } = prepared();
    await settled(() => tokens.denyBefore('u', before, LATER_S));
    expect(await isDenied(token, false)).toBe(refused);
    expect(await isDenied({ sub: 'u' }, false)).toBe(false);
  });

  test.each([
    [[100, 90], '100'],
    [[90, 100], '100'],
  ])('of changes at %j the later one counts', async (moments, before) => {
    const { tokens, entries } = prepared();
    for (const moment of moments) await tokens.denyBefore('u', moment, LATER_S);
    expect(entries()).toMatchObject([{ before: { N: before } }]);
  });

  test('are not said to be refused when they are not', async () => {
    const { tokens, fail } = prepared();
    const down = new Error('down');
    fail('PutItem', down, 2);
    await expect(tokens.denyBefore('u', 1, 2)).rejects.toBe(down);
    await expect(tokens.denySession('o', 2)).rejects.toBe(down);
  });
});
