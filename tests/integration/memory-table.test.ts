import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commands } from './memory-table/commands.ts';
import { createTables, deleteTables, type Difference, differences } from './memory-table/compare.ts';
import { KNOWN, knownAs } from './memory-table/known.ts';
import { aws } from './stack.ts';

const SEED = 20261127;
const MANY = 1500;
const sent = commands(MANY, SEED);

let found: Difference[];
beforeAll(async () => {
  await deleteTables(aws.dynamoDB);
  await createTables(aws.dynamoDB);
  found = await differences(aws.dynamoDB, sent);
});
afterAll(() => deleteTables(aws.dynamoDB));

test('the table in memory says what the emulator says, but for what is known', () => {
  expect(found.filter((one) => !knownAs(one))).toEqual([]);
});

test('each difference that is known is still seen', () => {
  const seen = new Set(found.map((one) => knownAs(one)?.what));
  expect(KNOWN.map(({ what }) => what).filter((what) => !seen.has(what))).toEqual([]);
});

test('most commands are taken, or refused, by both alike', () => {
  expect(found.length).toBeLessThan(sent.length / 8);
});
