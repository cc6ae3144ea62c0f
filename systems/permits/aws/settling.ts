import { type DynamoDBClient, type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { ifItHolds, isOvertaken, transact } from '../../../core/aws/condition.ts';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { inPieces } from '../../../core/pieces.ts';
import type { Head } from '../claims/change.ts';
import { type Claim, shownOf } from '../claims/claim.ts';
import type { PermitNumber } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';
import { tally } from '../search/counts.ts';
import { rowIds, searchKeys } from '../search/keys.ts';
import { deltaPut, type MakeKnown } from './directory.ts';
import { hiding, keyAttributes, KEY_ATTRIBUTES, MARK, showing } from './index-keys.ts';
import { atRevision, headKeyOf, partitionOf, rowsKeyOf } from './permit-items.ts';
import { type KeptRow, readPartition } from './permit-partition.ts';

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

/** What becomes of a row that is not as it should be. */
interface Mend {
  readonly row: Permit;
  /** How often it is counted more. */
  readonly times: -1 | 0 | 1;
  readonly write: TransactWriteItem;
}

const isMarked = (item: Item): boolean => item[MARK] !== undefined;

/** As it was read: if two loads mend a row, only one counts it. */
const asRead = (item: Item): Pick<NonNullable<TransactWriteItem['Delete']>, 'ConditionExpression'> => ({
  ConditionExpression: isMarked(item) ? `attribute_exists(${MARK})` : `attribute_not_exists(${MARK})`,
});

const mendsOf = (
  { table, shards }: RowTable,
  permit: PermitNumber,
  { claims, stale }: Head,
  rows: readonly KeptRow[],
): Mend[] => {
  const at = ({ sk }: KeptRow) => ({ TableName: table, Key: stringsOf({ pk: partitionOf(permit), sk }) });
  const of = (claim: Claim) => {
    const prefix = rowsKeyOf(claim);
    return rows.filter(({ sk }) => sk.startsWith(prefix));
  };
  const shown = shownOf(claims);
  return [
    ...claims.flatMap((claim) => {
      const own = of(claim);
      const ids = rowIds(own.map(({ row }) => row));
      return own.flatMap((kept, index): Mend[] => {
        const { item, row } = kept;
        const wanted: Item = claim === shown ? keyAttributes(searchKeys(row, ids[index] ?? '', shards)) : {};
        if (KEY_ATTRIBUTES.every((name) => item[name]?.S === wanted[name]?.S)) return [];
        const update = claim === shown ? showing(wanted) : hiding();
        const times = claim !== shown ? -1 : isMarked(item) ? 0 : 1;
        return [{ row, times, write: { Update: { ...at(kept), ...update, ...asRead(item) } } }];
      });
    }),
    ...stale.flatMap((claim) =>
      of(claim).map((kept): Mend => ({
        row: kept.row,
        times: isMarked(kept.item) ? -1 : 0,
        write: { Delete: { ...at(kept), ...asRead(kept.item) } },
      })),
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
export const settle = async (to: RowTable, permit: PermitNumber, isAnew = false): Promise<number> => {
  const { db, table, makeKnown } = to;
  const { head, rows } = await readPartition(db, table, permit);
  if (head.isSettled && !isAnew) return 0;
  const asRead = {
    TableName: table,
    Key: headKeyOf(permit),
    ...atRevision(head.revision),
  };
  const mends = mendsOf(to, permit, head, rows);
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
