import {
  type DynamoDBClient,
  paginateQuery,
  QueryCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { readBatch, readItems } from '../../../core/aws/batch.ts';
import { isOvertaken, transact } from '../../../core/aws/condition.ts';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { inPieces } from '../../../core/pieces.ts';
import { inParallel } from '../loading/parallel.ts';
import type { Changes } from '../loading/ports.ts';
import type { SearchReads, Spend, Standing } from '../search/ports.ts';
import { Refusal } from '../report/refusal.ts';
import { type Counts, tally } from '../search/counts.ts';
import { crowding } from '../search/room.ts';

/*
 * How many rows each value has, by which a search knows the partitions that are not empty. Loads do not meet at these
 * numbers: each transaction that changes rows also puts down by how much they change, and the end of a load adds that
 * up. So a number and what is put down for it always make the number of the rows that are shown.
 */
export const COUNTS = 'COUNTS';
const DELTAS = 'DELTAS';
export const familyKeyOf = (family: string): Item => stringsOf({ pk: COUNTS, sk: family });
export const VERSION_KEY: Item = stringsOf({ pk: 'VERSION', sk: 'VERSION' });

/** Before members, so that no member is the name of another attribute, and none is blank. */
const MEMBER = '=';
/** Before the ids of loads that are under way. */
const RUNNING = 'run:';

/** The most items of a transaction, and the most members that one expression names. */
const MOST_ITEMS = 100;
const MOST_MEMBERS = 250;
const UPDATES_AT_A_TIME = 8;

/** Adds to the members of a family; 0 makes a member known. */
const addTo = (table: string, family: string, members: ReadonlyMap<string, number>) => {
  const all = [...members];
  return {
    TableName: table,
    Key: familyKeyOf(family),
    UpdateExpression: `ADD ${all.map((_, at) => `#m${at} :m${at}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(all.map(([member], at) => [`#m${at}`, MEMBER + member])),
    ExpressionAttributeValues: Object.fromEntries(
      all.map(([, rows], at) => [`:m${at}`, { N: String(rows) }]),
    ),
  };
};

/** The members of a family, as an item keeps them. */
export const membersOf = (item: Item): Map<string, number> =>
  new Map(
    Object.entries(item)
      .filter(([name]) => name.startsWith(MEMBER))
      .map(([name, { N }]) => [name.slice(MEMBER.length), Number(N)]),
  );

const memberAttributes = (members: ReadonlyMap<string, number>): Item =>
  Object.fromEntries([...members].map(([member, rows]) => [MEMBER + member, { N: String(rows) }]));

/** A family, as an item keeps it. */
export const familyItem = (family: string, members: ReadonlyMap<string, number>): Item => ({
  ...familyKeyOf(family),
  ...memberAttributes(members),
});

/** A put-down of by how much rows change, for the transaction that changes them; undefined when nothing changes. */
export const deltaPut = (table: string, changes: Counts): TransactWriteItem | undefined =>
  changes.size === 0
    ? undefined
    : {
        Put: {
          TableName: table,
          Item: {
            ...stringsOf({ pk: DELTAS, sk: randomUUID() }),
            changes: {
              M: Object.fromEntries(
                [...changes].map(([family, members]) => [family, { M: memberAttributes(members) }]),
              ),
            },
          },
        },
      };

interface Delta {
  readonly key: Item;
  readonly changes: readonly (readonly [family: string, members: ReadonlyMap<string, number>])[];
}

const deltaOf = ({ pk, sk, changes }: Item): Delta => ({
  key: { ...(pk && { pk }), ...(sk && { sk }) },
  changes: Object.entries(changes?.M ?? {}).map(([family, { M = {} }]) => [family, membersOf(M)]),
});

const allDeltas = (table: string) => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': { S: DELTAS } },
  ConsistentRead: true,
});

/** What is put down and not added up yet. */
async function* deltasIn(db: DynamoDBClient, table: string): AsyncGenerator<Delta> {
  for await (const { Items } of paginateQuery({ client: db }, allDeltas(table)))
    yield* (Items ?? []).map(deltaOf);
}

/** Deltas that one transaction has room to add up. */
async function* groupsOf(deltas: AsyncIterable<Delta>): AsyncGenerator<{ keys: Item[]; counts: Counts }> {
  let keys: Item[] = [];
  let counts = tally();
  const fits = (delta: Delta): boolean => {
    const all = new Map(counts.all());
    for (const [family, members] of delta.changes)
      all.set(family, new Map([...(all.get(family) ?? []), ...members]));
    return (
      keys.length + 1 + all.size <= MOST_ITEMS && [...all.values()].every(({ size }) => size <= MOST_MEMBERS)
    );
  };
  for await (const delta of deltas) {
    if (keys.length > 0 && !fits(delta)) {
      yield { keys, counts: counts.all() };
      [keys, counts] = [[], tally()];
    }
    keys.push(delta.key);
    counts.merge(delta.changes);
  }
  if (keys.length > 0) yield { keys, counts: counts.all() };
}

/** Adds up what is put down; beside others that do the same, each is added once. */
export const addUp = (db: DynamoDBClient, table: string): Promise<void> =>
  withBackoff(async () => {
    for await (const { keys, counts } of groupsOf(deltasIn(db, table)))
      await transact(db, {
        TransactItems: [
          ...keys.map((Key) => ({
            Delete: { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)' },
          })),
          ...[...counts].map(([family, members]) => ({ Update: addTo(table, family, members) })),
        ],
      });
  }, isOvertaken);

/** The members of those of these families that are there. */
const readFamilies = async (
  db: DynamoDBClient,
  table: string,
  families: Iterable<string>,
  spend?: Spend,
): Promise<Counts> => {
  const items = await readItems(db, table, [...families].map(familyKeyOf), spend);
  return new Map(items.map((item) => [item['sk']?.S ?? '', membersOf(item)]));
};

/** Makes members known before there are rows of them: a search passes over a partition that it does not know. */
export type MakeKnown = (counts: Counts) => Promise<void>;

/** How loads report to searches that rows change. */
export const changesStore = (
  db: DynamoDBClient,
  table: string,
): { readonly changes: Changes; readonly makeKnown: MakeKnown } => {
  // Members are forgotten only while no load is under way.
  const known = new Set<string>();
  const nameOf = (family: string, member: string): string => `${family}#${member}`;
  /** What is not known yet, at most so many members of a family at a time. */
  const unknownOf = (counts: Counts): (readonly [family: string, members: readonly string[]])[] =>
    [...counts].flatMap(([family, members]) => {
      const fresh = [...members.keys()].filter((member) => !known.has(nameOf(family, member)));
      return [...inPieces(fresh, MOST_MEMBERS)].map((piece) => [family, piece] as const);
    });
  /** Most months have rows from earlier loads: to read that is cheaper than to write it again. */
  const recall = async (families: ReadonlySet<string>): Promise<void> => {
    for (const [family, members] of await readFamilies(db, table, families))
      for (const member of members.keys()) known.add(nameOf(family, member));
  };
  const makeKnown: MakeKnown = async (counts) => {
    await recall(new Set(unknownOf(counts).map(([family]) => family)));
    await inParallel(unknownOf(counts), UPDATES_AT_A_TIME, async ([family, members]) => {
      const zeros = new Map(members.map((member) => [member, 0]));
      await db.send(new UpdateItemCommand(addTo(table, family, zeros)));
      for (const member of members) known.add(nameOf(family, member));
    });
  };
  const update = async (expression: string, loadId: string, values: Item): Promise<void> => {
    await db.send(
      new UpdateItemCommand({
        TableName: table,
        Key: VERSION_KEY,
        UpdateExpression: `ADD #version :one ${expression}`,
        ExpressionAttributeNames: {
          '#version': 'version',
          '#run': RUNNING + loadId,
          ...(':ended' in values && { '#ended': 'ended_at' }),
        },
        ExpressionAttributeValues: { ':one': { N: '1' }, ...values },
      }),
    );
  };
  return {
    changes: {
      async begin(loadId, leaseMs) {
        known.clear();
        await update('SET #run = :lease', loadId, { ':lease': { N: String(leaseMs) } });
      },
      async expect(counts) {
        const crowded = crowding(counts, await readFamilies(db, table, counts.keys()));
        if (crowded !== undefined) throw new Refusal(crowded);
        await makeKnown(counts);
      },
      async end(loadId, nowMs) {
        await addUp(db, table);
        await update('SET #ended = :ended REMOVE #run', loadId, { ':ended': { N: String(nowMs) } });
      },
    },
    makeKnown,
  };
};

/** @param item that of VERSION_KEY; undefined before the first load */
export const standingOf = (item: Item | undefined, nowMs: number, hasDeltas: boolean): Standing => ({
  version: Number(item?.['version']?.N ?? 0),
  endedMs: Number(item?.['ended_at']?.N ?? 0),
  isCounted: !hasDeltas,
  isLoading: Object.entries(item ?? {}).some(
    ([name, { N }]) => name.startsWith(RUNNING) && Number(N) > nowMs,
  ),
});

/** What searches read beside rows. */
export const directoryReads = (
  db: DynamoDBClient,
  table: string,
): Pick<SearchReads, 'standing' | 'families'> => ({
  async standing(nowMs, spend) {
    const [[item], deltas] = await Promise.all([
      readBatch(db, table, [VERSION_KEY], spend),
      db.send(new QueryCommand({ ...allDeltas(table), Limit: 1, ReturnConsumedCapacity: 'TOTAL' })),
    ]);
    spend(deltas.ConsumedCapacity?.CapacityUnits ?? 0);
    return standingOf(item, nowMs, (deltas.Items ?? []).length > 0);
  },
  families: (names, spend) => readFamilies(db, table, names, spend),
});
