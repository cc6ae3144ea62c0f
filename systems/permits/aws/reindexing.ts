import { paginateQuery, paginateScan, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { readBatch } from '../../../core/aws/batch.ts';
import { ifItHolds } from '../../../core/aws/condition.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { inPieces } from '../../../core/pieces.ts';
import { inParallel } from '../loading/parallel.ts';
import { type Counts, tally } from '../search/counts.ts';
import { addUp, COUNTS, familyItem, familyKeyOf, standingOf, VERSION_KEY } from './directory.ts';
import { MARK } from './index-keys.ts';
import { HEAD, partitionOf, rowRecords } from './permit-items.ts';
import { Overtaken, type RowTable, settle, transactAsRead } from './settling.ts';

const PERMITS_AT_A_TIME = 16;
/** One item of a transaction looks whether a load has begun. */
const FAMILIES_AT_A_TIME = 99;

/** What was found to be done. */
export interface Reindexed {
  readonly permits: number;
  /** Rows whose search keys were not as they should be. */
  readonly mended: number;
  /** Rows that can be found. */
  readonly rows: number;
}

/** A load is under way, or has begun while this worked. */
export class LoadUnderWay extends Error {
  override readonly name = 'LoadUnderWay';
}

/** Pieces of what a scan finds. */
async function* scanned({ db, table }: RowTable, filter: object): AsyncGenerator<readonly Item[]> {
  for await (const { Items } of paginateScan(
    { client: db },
    { TableName: table, ConsistentRead: true, ...filter },
  ))
    yield Items ?? [];
}

const settleAll = async (to: RowTable): Promise<Pick<Reindexed, 'permits' | 'mended'>> => {
  const isHead = {
    FilterExpression: 'sk = :head',
    ProjectionExpression: 'pk',
    ExpressionAttributeValues: { ':head': { S: HEAD } },
  };
  const found = { permits: 0, mended: 0 };
  for await (const heads of scanned(to, isHead))
    await inParallel(heads, PERMITS_AT_A_TIME, async ({ pk }) => {
      const number = pk?.S?.slice(partitionOf('').length) ?? '';
      const mended = await withBackoff(
        () => settle(to, number, true),
        (error) => error instanceof Overtaken,
      );
      // Not before: others add to it meanwhile.
      found.mended += mended;
      found.permits += 1;
    });
  return found;
};

/** Counts the rows that can be found. */
const countAll = async (to: RowTable): Promise<{ readonly rows: number; readonly counts: Counts }> => {
  const counts = tally();
  let rows = 0;
  for await (const items of scanned(to, { FilterExpression: `attribute_exists(${MARK})` }))
    for (const item of items) {
      counts.row(rowRecords.read(item), 1);
      rows += 1;
    }
  return { rows, counts: counts.all() };
};

const knownFamilies = async ({ db, table }: RowTable): Promise<string[]> => {
  const families: string[] = [];
  const query = {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression: 'sk',
    ExpressionAttributeValues: { ':pk': { S: COUNTS } },
  };
  for await (const { Items } of paginateQuery({ client: db }, query))
    families.push(...(Items ?? []).map(({ sk }) => sk?.S ?? ''));
  return families;
};

/** That no load has begun since a version was read. */
const stillAt = (table: string, version: number) => ({
  TableName: table,
  Key: VERSION_KEY,
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': { N: String(version) } },
});

/** Writes the numbers anew, without members that have no rows. @throws Overtaken when a load has begun */
const writeCounts = async (to: RowTable, counts: Counts, version: number): Promise<void> => {
  const { db, table } = to;
  const families = new Set([...(await knownFamilies(to)), ...counts.keys()]);
  for (const piece of inPieces(families, FAMILIES_AT_A_TIME))
    await transactAsRead(db, [
      { ConditionCheck: stillAt(table, version) },
      ...piece.map((family) => {
        const members = counts.get(family);
        return members
          ? { Put: { TableName: table, Item: familyItem(family, members) } }
          : { Delete: { TableName: table, Key: familyKeyOf(family) } };
      }),
    ]);
};

/**
 * Gives every row the search keys that it should have, and counts anew. It may be ended at any time and done again.
 * @throws LoadUnderWay
 */
export const reindex = async (to: RowTable, nowMs: number): Promise<Reindexed> => {
  const { db, table } = to;
  const [item] = await readBatch(db, table, [VERSION_KEY]);
  const { version, isLoading } = standingOf(item, nowMs, false);
  if (isLoading) throw new LoadUnderWay();
  if (!item) return { permits: 0, mended: 0, rows: 0 };
  try {
    const settled = await settleAll(to);
    await addUp(db, table);
    const { rows, counts } = await countAll(to);
    await writeCounts(to, counts, version);
    const { ConditionExpression, ...at } = stillAt(table, version);
    const done = await ifItHolds(() =>
      db.send(
        new UpdateItemCommand({
          ...at,
          ConditionExpression,
          // Answers that were kept before may have lacked rows.
          UpdateExpression: 'SET #version = :next, #ended = :now',
          ExpressionAttributeNames: { ...at.ExpressionAttributeNames, '#ended': 'ended_at' },
          ExpressionAttributeValues: {
            ...at.ExpressionAttributeValues,
            ':next': { N: String(version + 1) },
            ':now': { N: String(nowMs) },
          },
        }),
      ),
    );
    if (!done) throw new Overtaken();
    return { ...settled, rows };
  } catch (error) {
    throw error instanceof Overtaken ? new LoadUnderWay() : error;
  }
};
