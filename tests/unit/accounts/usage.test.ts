import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { UsagePair } from '../../../systems/accounts/keys/gateway.ts';
import type { Key } from '../../../systems/accounts/keys/key.ts';
import { usageOfKeys, usageRange } from '../../../systems/accounts/keys/usage.ts';

const now = new Date('2026-11-21T23:59:59.999Z');

test.each([
  ['the last 30 days by default', {}, { from: '2026-10-23', to: '2026-11-21' }],
  ['up to today', { from: '2026-11-20' }, { from: '2026-11-20', to: '2026-11-21' }],
  ['30 days up to a day', { to: '2026-10-31' }, { from: '2026-10-02', to: '2026-10-31' }],
  ['today alone', { from: '2026-11-21', to: '2026-11-21' }, { from: '2026-11-21', to: '2026-11-21' }],
  ['90 days', { from: '2026-08-24', to: '2026-11-21' }, { from: '2026-08-24', to: '2026-11-21' }],
  ['the first day that is known', { to: '2026-08-24' }, { from: '2026-08-24', to: '2026-08-24' }],
  ['as many days as are known', { to: '2026-08-25' }, { from: '2026-08-24', to: '2026-08-25' }],
])('usage is told for %s', (_name, asked, want) => expect(usageRange(asked, now)).toEqual(want));

const NO_DATE = 'must be a date, YYYY-MM-DD';
const TOO_OLD = 'must be within the last 90 days';
test.each([
  ['a first day after the last', { from: '2026-11-20', to: '2026-11-19' }, 'from', 'must not be after to'],
  ['a first day in the future', { from: '2026-11-22' }, 'from', 'must not be after to'],
  ['a last day in the future', { from: '2026-11-01', to: '2026-11-22' }, 'to', 'must not lie in the future'],
  ['91 days', { from: '2026-08-23', to: '2026-11-21' }, 'from', TOO_OLD],
  ['a day that no month has', { from: '2026-09-31', to: '2026-10-01' }, 'from', NO_DATE],
  ['a last day long ago', { from: '2026-08-01', to: '2026-08-23' }, 'to', TOO_OLD],
  ['a moment', { to: '2026-11-21T00:00:00Z' }, 'to', NO_DATE],
  ['a date in a text', { to: 'on 2026-11-21' }, 'to', NO_DATE],
  ['a year of six digits', { to: '+010000-01' }, 'to', NO_DATE],
  ['a year before time', { from: '2026-13-01' }, 'from', NO_DATE],
  ['no date', { to: '' }, 'to', NO_DATE],
])('%s is refused, and the field is named', (_name, asked, name, message) =>
  expect(() => usageRange(asked, now)).toThrow(
    expect.objectContaining({ code: 'RequestInvalid', faults: [{ in: 'query', name, message }] }),
  ),
);

const key = (keyId: string, scope: Key['scope']): Key => ({
  hash: `hash of ${keyId}`,
  keyId,
  scope,
  owner: 'u1',
  name: 'A key',
  lastFour: 'abcd',
  state: 'active',
  createdAt: '2026-11-01T00:00:00.000Z',
  slot: 'a-uuid',
});

/** A gateway that tells this of each key, and a cache that forgets as it should. */
const things = (told: Record<string, UsagePair[]>) => {
  const asked: string[] = [];
  const kept = new Map<string, { pairs: readonly UsagePair[]; until: number }>();
  let time = Date.parse('2026-11-21T12:00:00.999Z');
  const ports = {
    gateway: {
      usage: async (plan: string, id: string, from: string, to: string) => {
        asked.push(`${plan} ${id} ${from} ${to}`);
        return told[id] ?? [];
      },
    },
    cache: {
      get: async (id: string, from: string, to: string) => {
        const entry = kept.get(`${id} ${from} ${to}`);
        return entry && entry.until * 1000 > time ? entry.pairs : undefined;
      },
      put: async (id: string, from: string, to: string, pairs: readonly UsagePair[], until: number) => {
        kept.set(`${id} ${from} ${to}`, { pairs, until });
      },
    },
    now: () => new Date(time),
  };
  const pass = (seconds: number) => (time += seconds * 1000);
  return { ports, asked, pass };
};

test('each day that is asked for has one entry, in order, whatever the gateway tells of the last 90', () => {
  const offset = fc.integer({ min: 0, max: 89 });
  const pairs = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 100, size: 'max' });
  return fc.assert(
    fc.asyncProperty(fc.tuple(offset, offset), pairs, async (offsets, told) => {
      const [first = 0, last = 0] = offsets.toSorted((one, other) => one - other);
      const date = (i: number) => new Date(Date.UTC(2026, 7, 24 + i)).toISOString().slice(0, 10);
      const asked = { from: date(first), to: date(last) };
      const [usage] = await usageOfKeys(things({ k1: told }).ports, [key('k1', 'permits')], asked);
      expect(usage?.days).toEqual(
        Array.from({ length: last - first + 1 }, (_, i) => {
          const [used, remaining] = told[first + i] ?? [0];
          return { date: date(first + i), used, ...(remaining !== undefined && { remaining }) };
        }),
      );
    }),
  );
});

const range = { from: '2026-08-24', to: '2026-08-26' };

test('the usage of each key is told day by day, from what AWS has told of two days', async () => {
  const { ports, asked } = things({
    k1: [
      [100, 9900],
      [50, 9850],
    ],
  });
  expect(await usageOfKeys(ports, [key('k1', 'permits'), key('k2', 'music')], range)).toEqual([
    {
      keyId: 'k1',
      scope: 'permits',
      days: [
        { date: '2026-08-24', used: 100, remaining: 9900 },
        { date: '2026-08-25', used: 50, remaining: 9850 },
        { date: '2026-08-26', used: 0 },
      ],
    },
    {
      keyId: 'k2',
      scope: 'music',
      days: [
        { date: '2026-08-24', used: 0 },
        { date: '2026-08-25', used: 0 },
        { date: '2026-08-26', used: 0 },
      ],
    },
  ]);
  expect(asked).toEqual(['permits k1 2026-08-24 2026-11-21', 'data k2 2026-08-24 2026-11-21']);
});

test('what the gateway told is believed for five minutes, also when it was nothing', async () => {
  const { ports, asked, pass } = things({});
  const ask = () => usageOfKeys(ports, [key('k1', 'permits')], range);
  const first = await ask();
  pass(298);
  expect(await ask()).toEqual(first);
  expect(asked).toHaveLength(1);
  await usageOfKeys(ports, [key('k1', 'permits')], { from: '2026-11-01', to: '2026-11-01' });
  expect(asked).toHaveLength(1);
  pass(2);
  await ask();
  expect(asked).toHaveLength(2);
});
