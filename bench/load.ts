/**
 * `npm run bench:load [-- --rows N] [--state DIR]`: how fast rows of permits get into the table of a running local
 * stack. First by bare BatchWriteItem, which has no conditions and would let an old file overwrite a new one; then as a
 * load does it, with a head for each permit and the numbers of rows by which a search plans; then the same file again,
 * which reads and writes nothing. All of it in one run, into tables of its own with the indexes of the search, so the
 * ratios are what to look at.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DeleteTableCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { MOST_WRITES, writeBatch } from '../core/aws/batch.ts';
import { inPieces } from '../core/pieces.ts';
import { runningEmulator } from '../local/run/running.ts';
import { stateAt } from '../local/places.ts';
import { clientsOf } from '../ops/clients.ts';
import { explain } from '../ops/problem.ts';
import { permitClaims } from '../systems/permits/aws/claiming.ts';
import { changesStore } from '../systems/permits/aws/directory.ts';
import { keyAttributes } from '../systems/permits/aws/index-keys.ts';
import { rowRecords } from '../systems/permits/aws/permit-items.ts';
import type { FileVersion } from '../systems/permits/claims/change.ts';
import { inParallel } from '../systems/permits/loading/parallel.ts';
import { MOST_PERMITS } from '../systems/permits/loading/ports.ts';
import { tally } from '../systems/permits/search/counts.ts';
import { rowIds, searchKeys } from '../systems/permits/search/keys.ts';
import { tableLines } from './shared/numbers.ts';
import { createPermitsTable } from './shared/permits-table.ts';
import { type SyntheticPermit, syntheticPermits } from './shared/permits.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '5000' }, state: { type: 'string', default: '.local' } },
});
const wanted = Math.max(100, Math.trunc(Number(values.rows)) || 100);
/** As many batches as a load writes at a time: four pieces, of four batches each. */
const BATCHES = 16;
const PIECES = 4;
/** As template.yaml has it. */
const SHARDS = 1;
const OF: FileVersion = {
  file: 'reports/bench',
  version: '1',
  uploaded: '2017-01-03',
  load_date: '2017-01-03',
};

/** Permits of about so many rows. */
const permits: readonly SyntheticPermit[] = [
  ...syntheticPermits({ seed: 1, permits: Math.round(wanted / 1.05) }),
];
const count = permits.reduce((sum, { rows }) => sum + rows.length, 0);

/** Rows a second. */
const rate = async (work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (count * 1000) / (performance.now() - begun);
};

/** Works in a table of its own. */
const withTable = async <T>(db: DynamoDBClient, work: (table: string) => Promise<T>): Promise<T> => {
  const table = `bench-load-${randomUUID()}`;
  await createPermitsTable(db, table);
  try {
    return await work(table);
  } finally {
    await db.send(new DeleteTableCommand({ TableName: table }));
  }
};

/** The rows alone, with their keys, as fast as they go. */
const bareWrites = (db: DynamoDBClient, table: string): Promise<void> => {
  const puts = permits.flatMap(({ number, rows }) => {
    const ids = rowIds(rows);
    return rows.map((row, at): WriteRequest => ({
      PutRequest: {
        Item: {
          pk: { S: `BARE#${number}` },
          sk: { S: String(at) },
          ...rowRecords.write({ ...row, load_date: OF.load_date }),
          ...keyAttributes(searchKeys(row, ids[at] ?? '', SHARDS)),
        },
      },
    }));
  });
  return inParallel(inPieces(puts, MOST_WRITES), BATCHES, (batch) => writeBatch(db, table, batch));
};

const measured = async (db: DynamoDBClient) => {
  const bare = await withTable(db, (table) => rate(() => bareWrites(db, table)));
  return withTable(db, async (table) => {
    const { changes, makeKnown } = changesStore(db, table);
    const { takeIn } = permitClaims({ db, table, makeKnown, shards: SHARDS });
    const expected = tally();
    for (const { rows } of permits) for (const row of rows) expected.row(row, 1);
    const load = async (): Promise<void> => {
      await changes.begin('bench', Date.now() + 600_000);
      await changes.expect(expected.all());
      await inParallel(
        inPieces(permits, MOST_PERMITS),
        PIECES,
        async (piece) => void (await takeIn(OF, piece)),
      );
      await changes.end('bench', Date.now());
    };
    return { bare, load: await rate(load), again: await rate(load) };
  });
};

const run = async (): Promise<void> => {
  // The SDK would tell everyone on Node 20 that it will need a newer one some day.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { dynamoDB: db } = clientsOf(await runningEmulator(stateAt(values.state)));
  const { bare, load, again } = await measured(db);
  const line = (name: string, one: number): string[] => [name, one.toFixed(0), (one / bare).toFixed(2)];
  console.log(
    tableLines([
      [`${String(count)} rows`, 'rows/s', 'ratio'],
      line('bare BatchWriteItem', bare),
      line('a load', load),
      line('the same file again', again),
    ]).join('\n'),
  );
};

try {
  await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
