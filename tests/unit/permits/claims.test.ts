import { describe, expect, test } from '@jest/globals';
import { changeBy, decisionOf, NO_HEAD, rowChanges } from '../../../systems/permits/claims/change.ts';
import {
  type Claim,
  claimOf,
  newestFirst,
  settledOf,
  shownOf,
  type SitedRow,
  versionOf,
} from '../../../systems/permits/claims/claim.ts';
import { NOWHERE, rowOf } from './rows.ts';

const claim = (given: Partial<Claim> = {}): Claim => ({
  file: 'a',
  version: '1',
  uploaded: '2017-01-01',
  status_date: '2016-12-01',
  rows: 1,
  digest: 'd',
  rows_version: given.version ?? '1',
  load_date: '2017-01-01',
  ...given,
});
const EMPTY = { rows: 0, digest: '', status_date: '' };

describe('a permit is answered by the claim', () => {
  test.each<[string, readonly Claim[], string | undefined]>([
    [
      'with the latest status, whenever it was uploaded',
      [claim({ file: 'z', uploaded: '2017-02-01' }), claim({ status_date: '2016-12-02' })],
      'a',
    ],
    ['of the latest upload, of those', [claim({ uploaded: '2017-01-02' }), claim({ file: 'z' })], 'a'],
    ['of the last file, of those', [claim(), claim({ file: 'b' })], 'b'],
    ['that has rows', [claim({ file: 'b', rows: 0 }), claim()], 'a'],
    ['is empty when no file lists it', [claim(EMPTY), claim({ ...EMPTY, file: 'b' })], undefined],
  ])('%s', (_name, claims, file) => {
    expect(shownOf(claims)?.file).toBe(file);
    expect(shownOf(claims.toReversed())?.file).toBe(file);
  });

  test('and its history begins with the latest upload, of these with the last file', () => {
    const claims = [claim({ file: 'b' }), claim({ file: 'c', uploaded: '2017-02-01' }), claim()];
    for (const all of [claims, claims.toReversed()])
      expect(newestFirst(all).map(({ file }) => file)).toEqual(['c', 'b', 'a']);
  });
});

test.each([
  ['9', 'A'],
  ['FF', '100'],
  ['0055AED6DCD90281E5', '55AED6DCD90281E6'],
  ['a', 'B'],
  ['A', 'b'],
])('the sequencer %s came before %s', (one, other) => expect(versionOf(one) < versionOf(other)).toBe(true));

describe('a version of a file', () => {
  const before = claim({ version: '2' });
  const head = { ...NO_HEAD, claims: [claim({ file: 'b' }), before] };

  test.each([
    ['that is older than the one that is known changes nothing', { version: '1', digest: 'e' }, 'superseded'],
    ['that is known changes nothing', {}, 'unchanged'],
  ])('%s', (_name, given, want) => expect(changeBy(head, claim({ version: '2', ...given }))).toBe(want));

  test('with the same rows keeps them, and the day of their load', () =>
    expect(changeBy(head, claim({ version: '3', load_date: '2018-01-01' }))).toEqual({
      ...head,
      revision: 1,
      claims: [claim({ file: 'b' }), { ...before, version: '3' }],
    }));

  test.each([
    ['other rows', claim({ version: '3', digest: 'e', load_date: '2018-01-01' })],
    ['other rows, though it is the same version', claim({ version: '2', digest: 'e' })],
  ])('with %s replaces what it said before, and no other file', (_name, given) =>
    expect(changeBy(head, given)).toMatchObject({ revision: 1, claims: [claim({ file: 'b' }), given] }),
  );

  test('writes what it lists, and removes what it lists no more', () => {
    const of = { file: 'a', version: '3', uploaded: '2018-01-01', load_date: '2018-01-01' };
    const rows = ['2', '1'].map((day) => rowOf({ status_date: `2017-01-0${day}` }));
    const written = claimOf(of, rows);
    expect(decisionOf(head, of, { number: '1', rows })).toMatchObject({
      outcome: 'written',
      head: { claims: [{}, written] },
    });
    expect(written).toMatchObject({ status_date: '2017-01-02', rows: 2, rows_version: '3' });
    expect(written.digest).not.toBe(claimOf(of, rows.slice(1)).digest);
    expect(decisionOf(head, of, { number: '1', rows: [] })).toMatchObject({
      outcome: 'removed',
      head: { claims: [{}, { ...of, ...EMPTY }] },
    });
  });
});

describe('rows', () => {
  const [shown, other] = [claim({ status_date: '2016-12-02' }), claim({ file: 'b' })];

  test.each<[string, readonly Claim[], readonly Claim[], Partial<ReturnType<typeof rowChanges>>]>([
    ['of a first file are added', [], [shown], { added: [shown] }],
    ['of an older state are added', [shown], [shown, other], { added: [other] }],
    [
      'that another file repeats are its own',
      [shown],
      [shown, { ...shown, file: 'b' }],
      {
        added: [{ ...shown, file: 'b' }],
        hidden: [shown],
      },
    ],
    ['of a later state hide those before', [other], [other, shown], { added: [shown], hidden: [other] }],
    ['of a later version stay where they are the same', [shown], [{ ...shown, version: '2' }], {}],
    [
      'of a later version replace others',
      [shown],
      [{ ...shown, rows_version: '2' }],
      {
        added: [{ ...shown, rows_version: '2' }],
        deleted: [shown],
      },
    ],
    [
      'that were read otherwise are replaced',
      [shown],
      [{ ...shown, digest: 'e' }],
      {
        added: [{ ...shown, digest: 'e' }],
        deleted: [shown],
      },
    ],
    [
      'that a file lists no more show others',
      [shown, other],
      [claim({ ...EMPTY, version: '2' }), other],
      {
        deleted: [shown],
        shown: [other],
      },
    ],
    ['that are empty need nothing', [claim(EMPTY)], [claim({ ...EMPTY, version: '2' })], {}],
  ])('%s', (_name, before, after, want) =>
    expect(rowChanges(before, after)).toEqual({ added: [], deleted: [], shown: [], hidden: [], ...want }),
  );
});

describe('of the rows of one address in a file', () => {
  const row = (record_id: number, status: string, status_date = '2017-01-01', lot = ''): SitedRow => ({
    site: { ...NOWHERE, lot },
    row: rowOf({ record_id: String(record_id), status, status_date }),
  });

  test.each<[string, readonly SitedRow[], readonly number[]]>([
    ['the latest state stays', [row(0, 'issued', '2017-01-02'), row(1, 'filed')], [0]],
    ['the last one stays, of two states on one day', [row(2, 'filed'), row(10, 'issued')], [10]],
    ['all in one state stay', [row(0, 'issued', '2017-01-02'), row(1, 'issued'), row(2, 'filed')], [0, 1]],
    ['none replaces those of another', [row(0, 'issued', '2017-01-02'), row(1, 'filed', '', '2')], [0, 1]],
    ['each stays in the order of the file', [row(2, 'a'), row(9, 'a', '', '2'), row(10, 'a')], [2, 9, 10]],
  ])('%s, in whatever order they are read', (_name, sited, want) => {
    for (const all of [sited, sited.toReversed()]) {
      const { rows, superseded } = settledOf(all);
      expect(rows.map(({ record_id }) => Number(record_id))).toEqual(want);
      expect(superseded).toBe(sited.length - want.length);
    }
  });
});
