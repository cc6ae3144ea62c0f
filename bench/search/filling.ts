import {
  type DynamoDBClient,
  paginateScan,
  PutItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { deepStrictEqual } from 'node:assert/strict';
import { MOST_WRITES, writeBatch } from '../../core/aws/batch.ts';
import type { Item } from '../../core/aws/dynamo.ts';
import { inPieces } from '../../core/pieces.ts';
import { permitClaims } from '../../systems/permits/aws/claiming.ts';
import { changesStore, deltaPut } from '../../systems/permits/aws/directory.ts';
import { keyAttributes } from '../../systems/permits/aws/index-keys.ts';
import { headKeyOf, heads, rowKeysOf, rowRecords } from '../../systems/permits/aws/permit-items.ts';
import { changeBy, type FileVersion, NO_HEAD } from '../../systems/permits/claims/change.ts';
import { claimOf } from '../../systems/permits/claims/claim.ts';
import { inParallel } from '../../systems/permits/loading/parallel.ts';
import { MOST_PERMITS } from '../../systems/permits/loading/ports.ts';
import type { Permit } from '../../systems/permits/row/permit.ts';
import { tally } from '../../systems/permits/search/counts.ts';
import { rowIds, searchKeys } from '../../systems/permits/search/keys.ts';
import { createPermitsTable } from '../shared/permits-table.ts';
import { type SyntheticPermit, syntheticPermits } from '../shared/permits.ts';

/** As template.yaml has it. */
export const SHARDS = 1;
const SEED = 20_161_201;
const BATCHES_AT_A_TIME = 8;
const LOADED = Date.UTC(2026, 0, 2);
const LOAD_ID = 'bench';

const OF: FileVersion = {
  file: 'reports/synthetic.csv',
  version: '1',
  uploaded: '2026-01-02T00:00:00.000Z',
  load_date: '2026-01-02T00:00:00.000000+0000',
};

/** A row, and the item that keeps it. */
export interface KeptRow {
  readonly permit: Permit;
  readonly item: Item;
}

/** What a load writes of a permit that nothing is known of. */
const writtenOf = ({ number, rows }: SyntheticPermit): { readonly head: Item; readonly rows: KeptRow[] } => {
  const claim = claimOf(OF, rows);
  const head = changeBy(NO_HEAD, claim);
  if (typeof head === 'string') throw new Error('a new permit changes nothing');
  const [keys, ids] = [rowKeysOf(number, claim), rowIds(rows)];
  return {
    head: { ...headKeyOf(number), ...heads.write(head) },
    rows: rows.map((row, at) => {
      const permit = { ...row, load_date: OF.load_date };
      const found = keyAttributes(searchKeys(row, ids[at] ?? '', SHARDS));
      return { permit, item: { ...keys[at], ...rowRecords.write(permit), ...found } };
    }),
  };
};

const put = (Item: Item): WriteRequest => ({ PutRequest: { Item } });

/** The items of so many permits. */
export function* writtenPermits(permits: number): Generator<ReturnType<typeof writtenOf>> {
  for (const permit of syntheticPermits({ seed: SEED, permits })) yield writtenOf(permit);
}

/**
 * Makes a table with so many permits, which takes a fraction of the time of a load.
 * @param see is shown each row
 */
export const filledTable = async (
  db: DynamoDBClient,
  table: string,
  permits: number,
  see: (row: KeptRow) => void,
): Promise<void> => {
  await createPermitsTable(db, table);
  const counts = tally();
  function* writes(): Generator<WriteRequest> {
    for (const { head, rows } of writtenPermits(permits)) {
      yield put(head);
      for (const row of rows) {
        counts.row(row.permit, 1);
        see(row);
        yield put(row.item);
      }
    }
  }
  const { changes } = changesStore(db, table);
  await changes.begin(LOAD_ID, LOADED);
  await inParallel(inPieces(writes(), MOST_WRITES), BATCHES_AT_A_TIME, (batch) =>
    writeBatch(db, table, batch),
  );
  // As a load puts it down; but once for all, which still has room in an item.
  const delta = deltaPut(table, counts.changes())?.Put;
  if (delta) await db.send(new PutItemCommand(delta));
  await changes.end(LOAD_ID, LOADED);
};

/** Makes the same table as a load does. */
const loadedTable = async (db: DynamoDBClient, table: string, permits: number): Promise<void> => {
  await createPermitsTable(db, table);
  const { changes, makeKnown } = changesStore(db, table);
  const { takeIn } = permitClaims({ db, table, makeKnown, shards: SHARDS });
  await changes.begin(LOAD_ID, LOADED);
  for (const piece of inPieces(syntheticPermits({ seed: SEED, permits }), MOST_PERMITS))
    await takeIn(OF, piece);
  await changes.end(LOAD_ID, LOADED);
};

/** All items of a table by their keys. */
const itemsOf = async (db: DynamoDBClient, TableName: string): Promise<ReadonlyMap<string, Item>> => {
  const items = new Map<string, Item>();
  for await (const { Items } of paginateScan({ client: db }, { TableName }))
    for (const item of Items ?? []) items.set(`${item['pk']?.S ?? ''} ${item['sk']?.S ?? ''}`, item);
  return items;
};

/** @throws AssertionError when a table is not what a load makes: then nothing that is measured on it is worth anything */
export const checkFilled = async (db: DynamoDBClient, table: string, permits: number): Promise<void> => {
  const loaded = `${table}-loaded`;
  await loadedTable(db, loaded, permits);
  deepStrictEqual(await itemsOf(db, table), await itemsOf(db, loaded), 'the table is not what a load makes');
};
