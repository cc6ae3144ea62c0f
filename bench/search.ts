/**
 * `npm run bench:search [-- --sizes 1000,100000 | --quick] [--engine http://127.0.0.1:8000]`: what
 * `GET /permits` reads in tables of so many synthetic permits, beside the rows that it finds, and beside a Scan of the
 * same table with a filter. Read units are those that DynamoDB Local counts, which it is fetched for; it needs a JDK,
 * and is stopped at the end. Ends with 1 when a search reads more than it may; times decide nothing.
 *
 * A table is not loaded but written, item by item what a load writes: in the smallest size, that is compared.
 */
import { parseArgs } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { explain, Problem } from '../ops/problem.ts';
import { clientAt, whyNoEngine, withEngine } from './search/engine.ts';
import { checkFilled, filledTable } from './search/filling.ts';
import { expecting, indexedCases } from './search/queries.ts';
import { isGood, report } from './search/report.ts';
import { type Filled, isLookedUp, measuredIn, sampleRows } from './search/running.ts';

const { values } = parseArgs({
  options: { sizes: { type: 'string' }, quick: { type: 'boolean' }, engine: { type: 'string' } },
});

const sizesOf = (text: string): number[] => {
  const sizes = text.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 100))
    throw new Problem('--sizes must be numbers of at least 100 with commas, such as 1000,100000.');
  return sizes.sort((one, other) => one - other);
};

const measure = async (db: DynamoDBClient, sizes: readonly number[]): Promise<void> => {
  const sample = sampleRows(Math.min(...sizes));
  const cases = indexedCases(sample);
  const tables: Filled[] = [];
  for (const permits of sizes) {
    console.error(`Writing ${permits.toLocaleString('en')} permits`);
    const [table, { see, expected }] = [`search-${String(permits)}`, expecting(cases)];
    const numbers = new Set<string>();
    await filledTable(db, table, permits, (row) => {
      see(row);
      if (isLookedUp(Number(row.permit.record_id), permits)) numbers.add(row.permit.application_number);
    });
    tables.push({ permits, table, expected: expected(), numbers: [...numbers] });
  }
  if (sizes[0] !== undefined) await checkFilled(db, `search-${String(sizes[0])}`, sizes[0]);
  const all = await measuredIn(db, tables, cases, sample);
  console.log(report(all, cases));
  if (!isGood(all)) process.exitCode = 1;
};

const run = async (): Promise<void> => {
  // The SDK would tell everyone on Node 20 that it will need a newer one some day.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const sizes = sizesOf(values.sizes ?? (values.quick ? '1000,3000' : '1000,100000'));
  if (values.engine !== undefined) return measure(clientAt(values.engine), sizes);
  const why = await whyNoEngine();
  if (why === undefined) return withEngine((db) => measure(db, sizes));
  if (!values.quick) throw new Problem(why);
  console.log(`Skipped: ${why}`);
};

try {
  await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
