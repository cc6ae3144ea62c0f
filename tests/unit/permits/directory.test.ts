import { expect, test } from '@jest/globals';
import { changesStore, directoryReads } from '../../../systems/permits/aws/directory.ts';
import type { Counts } from '../../../systems/permits/search/counts.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';
import { PERMITS } from './world.ts';

const MONTHS = ['2016-11', '2016-12'];
const countsOf = (...families: readonly string[]): Counts =>
  new Map(families.map((family) => [family, new Map(MONTHS.map((month) => [month, 7]))]));

const world = () => {
  const { db, answered } = memoryTables({ Permits: PERMITS });
  return {
    /** Of a load of its own, which remembers nothing. */
    makeKnown: (counts: Counts) => settled(() => changesStore(db, 'Permits').makeKnown(counts)),
    members: async (family: string) =>
      (await settled(() => directoryReads(db, 'Permits').families([family], () => undefined))).get(family),
    updates: () => answered.filter(({ command }) => command === 'UpdateItem').length,
  };
};

test('members are made known with no rows, by one write for each family', async () => {
  const { makeKnown, members, updates } = world();

  await makeKnown(countsOf('file_month', 'cost'));

  expect(await members('file_month')).toEqual(new Map(MONTHS.map((month) => [month, 0])));
  expect(updates()).toBe(2);
});

test('what another load has made known is not written again', async () => {
  const { makeKnown, members, updates } = world();
  await makeKnown(countsOf('file_month', 'cost'));

  await makeKnown(countsOf('file_month', 'cost', 'status#issued'));

  expect(await members('status#issued')).toEqual(new Map(MONTHS.map((month) => [month, 0])));
  expect(updates()).toBe(3);
});
