import {
  type DynamoDBClient,
  paginateQuery,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { ifItHolds, isOvertaken, transact } from '../../../core/aws/condition.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { inPieces } from '../../../core/pieces.ts';
import { type Head, NO_HEAD } from '../claims/change.ts';
import { type Claim, shownOf } from '../claims/claim.ts';
import type { PermitNumber } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';
import { tally } from '../search/counts.ts';
import { rowIds, searchKeys } from '../search/keys.ts';
import { deltaPut, type MakeKnown } from './directory.ts';
import { hiding, keyAttributes, KEY_ATTRIBUTES, MARK, showing } from './index-keys.ts';
import { HEAD, headKeyOf, heads, partitionOf, rowRecords, rowsKeyOf } from './permit-items.ts';

/** Rows of one transaction: the numbers that they change have room in one that adds them up. */
const ROWS_AT_A_TIME = 25;

/** Another load has changed a permit since it was read. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
  constructor() {
    super('another load has changed a permit');
  }
}

/** Sends a transaction. @throws Overtaken when a part of it is no longer as it was read */
export const transactAsRead = async (
  db: DynamoDBClient,
  TransactItems: TransactWriteItem[],
): Promise<void> => {
  try {
    await transact(db, { TransactItems });
  } catch (error) {
    throw isOvertaken(error) ? new Overtaken() : error;
  }
};

/** Where rows are written. */
export interface RowTable {
  readonly db: DynamoDBClient;
  readonly table: string;
  readonly makeKnown: MakeKnown;
  /** Into how many partitions the rows of one value are divided. */
  readonly shards: number;
}

interface Kept {
  readonly key: Item;
  readonly item: Item;
  readonly row: Permit;
}

/** A head, and all rows of its permit. */
const readAll = async (db: DynamoDBClient, table: string, permit: PermitNumber) => {
  const rows: (Kept & { readonly sk: string })[] = [];
  let head = NO_HEAD;
  const query = {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: partitionOf(permit) } },
    ConsistentRead: true,
  };
  for await (const { Items } of paginateQuery({ client: db }, query))
    for (const item of Items ?? []) {
      const { pk, sk } = item;
      if (sk?.S === HEAD) head = heads.read(item);
      else if (pk && sk?.S !== undefined)
        rows.push({ key: { pk, sk }, sk: sk.S, item, row: rowRecords.read(item) });
    }
  return { head, rows };
};

/** What becomes of a row: undefined when it is as it should be. */
interface Mend {
  readonly row: Permit;
  /** How often it is counted more. */
  readonly times: -1 | 0 | 1;
  readonly write: TransactWriteItem;
}

const isMarked = (item: Item): boolean => item[MARK] !== undefined;

/** As it was read, so that of two who mend a row only one counts it. */
const asRead = (item: Item): Pick<NonNullable<TransactWriteItem['Delete']>, 'ConditionExpression'> => ({
  ConditionExpression: isMarked(item) ? `attribute_exists(${MARK})` : `attribute_not_exists(${MARK})`,
});

const mendsOf = (
  table: string,
  head: Head,
  rows: readonly (Kept & { sk: string })[],
  shards: number,
): Mend[] => {
  const of = (claim: Claim) => {
    const prefix = rowsKeyOf(claim);
    return rows.filter(({ sk }) => sk.startsWith(prefix));
  };
  const shown = shownOf(head.claims);
  return [
    ...head.claims.flatMap((claim) => {
      const own = of(claim);
      const ids = rowIds(own.map(({ row }) => row));
      return own.flatMap(({ key, item, row }, at): Mend[] => {
        const wanted: Item = claim === shown ? keyAttributes(searchKeys(row, ids[at] ?? '', shards)) : {};
        if (KEY_ATTRIBUTES.every((name) => item[name]?.S === wanted[name]?.S)) return [];
        const update = claim === shown ? showing(wanted) : hiding();
        const times = claim !== shown ? -1 : isMarked(item) ? 0 : 1;
        return [
          { row, times, write: { Update: { TableName: table, Key: key, ...update, ...asRead(item) } } },
        ];
      });
    }),
    ...head.stale.flatMap((claim) =>
      of(claim).map(({ key, item, row }): Mend => {
        const write = { Delete: { TableName: table, Key: key, ...asRead(item) } };
        return { row, times: isMarked(item) ? -1 : 0, write };
      }),
    ),
  ];
};

/**
 * Makes the rows of a permit be as its head says, whatever they were: a change of many rows has no room in one
 * transaction, so its head is written first. It may be cut, and done again.
 * @param isAnew whether to look even where the head says that all is done
 * @returns how many rows were not as they should be
 * @throws Overtaken when another change came between
 */
export const settle = async (
  { db, table, makeKnown, shards }: RowTable,
  permit: PermitNumber,
  isAnew = false,
): Promise<number> => {
  const { head, rows } = await readAll(db, table, permit);
  if (head.isSettled && !isAnew) return 0;
  const asRead = {
    TableName: table,
    Key: headKeyOf(permit),
    ConditionExpression: '#revision = :read',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: { ':read': { N: String(head.revision) } },
  };
  const mends = mendsOf(table, head, rows, shards);
  for (const piece of inPieces(mends, ROWS_AT_A_TIME)) {
    const counts = tally();
    for (const { row, times } of piece) if (times !== 0) counts.row(row, times);
    await makeKnown(counts.all());
    const delta = deltaPut(table, counts.changes());
    await transactAsRead(db, [
      { ConditionCheck: asRead },
      ...piece.map(({ write }) => write),
      ...(delta ? [delta] : []),
    ]);
  }
  if (head.isSettled) return mends.length;
  const settled = await ifItHolds(() =>
    db.send(
      new UpdateItemCommand({
        ...asRead,
        UpdateExpression: 'SET #settled = :yes, #stale = :none',
        ExpressionAttributeNames: {
          ...asRead.ExpressionAttributeNames,
          '#settled': 'isSettled',
          '#stale': 'stale',
        },
        ExpressionAttributeValues: {
          ...asRead.ExpressionAttributeValues,
          ':yes': { BOOL: true },
          ':none': { L: [] },
        },
      }),
    ),
  );
  if (!settled) throw new Overtaken();
  return mends.length;
};
