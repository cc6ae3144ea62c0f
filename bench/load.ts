/**
 * `npm run bench:load [-- --rows N] [--state DIR]`: how fast rows of permits get into the table of a running local
 * stack. First by bare BatchWriteItem, which has no conditions and would let an old file overwrite a new one; then as a
 * load does it, with a head for each permit; then the same file again, which reads and writes nothing. All of it in one
 * run, into a table of its own, so the ratios are what to look at.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  CreateTableCommand,
  DeleteTableCommand,
  type DynamoDBClient,
  waitUntilTableExists,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { MOST_WRITES, writeBatch } from '../core/aws/batch.ts';
import { inPieces } from '../core/pieces.ts';
import { runningEmulator } from '../local/run/running.ts';
import { stateAt } from '../local/places.ts';
import { clientsOf } from '../ops/clients.ts';
import { explain } from '../ops/problem.ts';
import { permitClaims } from '../systems/permits/aws/claiming.ts';
import { rowRecords } from '../systems/permits/aws/permit-items.ts';
import type { FileVersion, Listed } from '../systems/permits/claims/change.ts';
import { inParallel } from '../systems/permits/loading/parallel.ts';
import { MOST_PERMITS } from '../systems/permits/loading/ports.ts';
import type { PermitRow } from '../systems/permits/row/permit.ts';
import { tableLines } from './shared/numbers.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '5000' }, state: { type: 'string', default: '.local' } },
});
const count = Math.max(100, Math.trunc(Number(values.rows)) || 100);
/** As many batches as a load writes at a time: four pieces, of four batches each. */
const BATCHES = 16;
const PIECES = 4;

/** A row of about 700 bytes, as those of the city's files. */
const rowOf = (at: number): PermitRow => ({
  application_number: `#${String(201_600_000_000 + at)}`,
  record_id: String(at),
  status: 'issued',
  status_date: '2016-12-21T00:00:00.000000+0000',
  file_date: '2016-12-01T00:00:00.000000+0000',
  expiration_date: '2017-06-21T00:00:00.000000+0000',
  estimated_cost: String(at),
  revised_cost: String(at),
  existing_use: '1 family dwelling',
  proposed_use: '1 family dwelling',
  description: 'Replace windows in kind, same size and same location. '.repeat(4),
  address: `${String(at)} Bella Vista Wy San Francisco, CA`,
  block: '2998',
  lot: '32',
});

/** Rows a second. */
const rate = async (work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (count * 1000) / (performance.now() - begun);
};

const measured = async (db: DynamoDBClient, table: string) => {
  const rows = Array.from({ length: count }, (_, at) => rowOf(at));
  const bare = await rate(async () => {
    const puts = rows.map((row, at): WriteRequest => ({
      PutRequest: { Item: { pk: { S: `BARE#${String(at)}` }, sk: { S: 'ROW' }, ...rowRecords.write(row) } },
    }));
    await inParallel(inPieces(puts, MOST_WRITES), BATCHES, (batch) => writeBatch(db, table, batch));
  });
  const of: FileVersion = {
    file: 'reports/bench',
    version: '1',
    uploaded: '2017-01-03',
    load_date: '2017-01-03',
  };
  const listed = rows.map((row, at): Listed => ({ number: String(at), rows: [row] }));
  const { takeIn } = permitClaims(db, table);
  const load = () =>
    inParallel(inPieces(listed, MOST_PERMITS), PIECES, async (piece) => void (await takeIn(of, piece)));
  return { bare, load: await rate(load), again: await rate(load) };
};

const run = async (): Promise<void> => {
  // The SDK would tell everyone on Node 20 that it will need a newer one some day.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { dynamoDB: db } = clientsOf(await runningEmulator(stateAt(values.state)));
  const table = `bench-load-${randomUUID()}`;
  await db.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  try {
    await waitUntilTableExists({ client: db, maxWaitTime: 30 }, { TableName: table });
    const { bare, load, again } = await measured(db, table);
    const line = (name: string, one: number): string[] => [name, one.toFixed(0), (one / bare).toFixed(2)];
    console.log(
      tableLines([
        [`${String(count)} rows`, 'rows/s', 'ratio'],
        line('bare BatchWriteItem', bare),
        line('a load', load),
        line('the same file again', again),
      ]).join('\n'),
    );
  } finally {
    await db.send(new DeleteTableCommand({ TableName: table }));
  }
};

try {
  await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
