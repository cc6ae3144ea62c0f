import type { TransactWriteItem, WriteRequest } from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { MOST_WRITES, readItems, writeBatch } from '../../../core/aws/batch.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { inPieces } from '../../../core/pieces.ts';
import {
  type Decision,
  decisionOf,
  type FileVersion,
  type Head,
  type Listed,
  NO_HEAD,
  rowChanges,
  type RowChanges,
} from '../claims/change.ts';
import { type Claim, claimOf, isSameRows, shownOf } from '../claims/claim.ts';
import { inParallel } from '../loading/parallel.ts';
import type { PermitRows } from '../loading/ports.ts';
import type { PermitNumber } from '../row/identity.ts';
import type { Permit, PermitRow } from '../row/permit.ts';
import { type Counts, tally } from '../search/counts.ts';
import { rowIds, searchKeys } from '../search/keys.ts';
import { deltaPut } from './directory.ts';
import { hiding, keyAttributes, showing } from './index-keys.ts';
import { atRevision, headKeyOf, heads, partitionOf, rowKeysOf, rowRecords } from './permit-items.ts';
import { Overtaken, type RowTable, settle, transactAsRead } from './settling.ts';

const TRANSACTIONS_AT_A_TIME = 4;
const BATCHES_AT_A_TIME = 8;

/** One is for the numbers of rows: a transaction may have 100 items. */
const MOST_ITEMS = 99;
/** A transaction may hold 4 MB, in UTF-8. Items are smaller than their JSON. */
const MOST_BYTES = 3_000_000;
const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
/** The families of numbers that a transaction changes have room in one that adds them up. */
const MOST_FAMILIES = 90;

/** What is to become of a permit, by its head as it was read. */
interface Decided {
  readonly listed: Listed;
  readonly head: Head;
  readonly decision: Decision;
}

/** A permit that changes. */
interface Changed {
  readonly listed: Listed;
  readonly before: Head;
  readonly after: Head;
  readonly changes: RowChanges;
}

const changedOf = (decided: readonly Decided[]): Changed[] =>
  decided.flatMap(({ listed, head: before, decision }) => {
    if (!('head' in decision)) return [];
    const { head: after } = decision;
    return [{ listed, before, after, changes: rowChanges(before.claims, after.claims) }];
  });

const newRows = (rows: readonly PermitRow[], { load_date }: Claim): Permit[] =>
  rows.map((row) => ({ ...row, load_date }));

const headPut = (table: string, permit: PermitNumber, head: Head): TransactWriteItem => {
  const asRead =
    head.revision === 1 ? { ConditionExpression: 'attribute_not_exists(pk)' } : atRevision(head.revision - 1);
  return { Put: { TableName: table, Item: { ...headKeyOf(permit), ...heads.write(head) }, ...asRead } };
};

/** What a change of one permit writes, all at once. */
interface Writes {
  readonly items: readonly TransactWriteItem[];
  readonly counts: Counts;
  readonly bytes: number;
}

/** The rows that a change finds and does something to. */
const rowsToRead = ({ changes: { deleted, shown, hidden } }: Changed): Claim[] => [
  ...deleted,
  ...shown,
  ...hidden,
];

/** @param kept the rows of claims that rowsToRead named */
const writesOf = (
  { table, shards }: RowTable,
  { listed: { number: permit, rows: listed }, before, after, changes }: Changed,
  kept: (claim: Claim) => readonly Permit[],
): Writes => {
  const [showed, shows] = [shownOf(before.claims), shownOf(after.claims)];
  const counts = tally();
  let bytes = 0;
  /** An item for each row of a claim. */
  const each = (
    claim: Claim,
    rows: readonly Permit[],
    itemOf: (key: Item, row: Permit, found: Item) => TransactWriteItem,
  ): TransactWriteItem[] => {
    const ids = rowIds(rows);
    const keys = rowKeysOf(permit, claim);
    if (keys.length !== rows.length) throw new Error('a claim has fewer rows than it says');
    bytes += jsonBytes(rows);
    return rows.map((row, at) => {
      if (claim === showed) counts.row(row, -1);
      if (claim === shows) counts.row(row, 1);
      const found = claim === shows ? keyAttributes(searchKeys(row, ids[at] ?? '', shards)) : {};
      return itemOf(keys[at] ?? {}, row, found);
    });
  };
  const items = [
    headPut(table, permit, after),
    ...changes.added.flatMap((claim) =>
      each(claim, newRows(listed, claim), (key, row, found) => ({
        Put: { TableName: table, Item: { ...key, ...rowRecords.write(row), ...found } },
      })),
    ),
    ...changes.deleted.flatMap((claim) =>
      each(claim, kept(claim), (Key) => ({ Delete: { TableName: table, Key } })),
    ),
    ...changes.shown.flatMap((claim) =>
      each(claim, kept(claim), (Key, _, found) => ({
        Update: { TableName: table, Key, ...showing(found) },
      })),
    ),
    ...changes.hidden.flatMap((claim) =>
      each(claim, kept(claim), (Key) => ({ Update: { TableName: table, Key, ...hiding() } })),
    ),
  ];
  return { items, counts: counts.all(), bytes: bytes + jsonBytes(items) };
};

const itemsOf = ({ changes: { added, deleted, shown, hidden } }: Changed): number =>
  1 + [added, deleted, shown, hidden].flat().reduce((sum, { rows }) => sum + rows, 0);

/** Changes that one transaction has room for. */
const inTransactions = (all: readonly Writes[]): Writes[][] => {
  const parts: Writes[][] = [];
  let left = { items: 0, bytes: 0 };
  let families = new Set<string>();
  for (const writes of all) {
    const together = new Set([...families, ...writes.counts.keys()]);
    const fits =
      writes.items.length <= left.items && writes.bytes <= left.bytes && together.size <= MOST_FAMILIES;
    if (!fits) {
      parts.push([]);
      left = { items: MOST_ITEMS, bytes: MOST_BYTES };
    }
    families = fits ? together : new Set(writes.counts.keys());
    parts.at(-1)?.push(writes);
    left = { items: left.items - writes.items.length, bytes: left.bytes - writes.bytes };
  }
  return parts;
};

const hasRoom = ({ items, counts, bytes }: Writes): boolean =>
  items.length <= MOST_ITEMS && bytes <= MOST_BYTES && counts.size <= MOST_FAMILIES;

const sumOf = (all: readonly Writes[]) => {
  const counts = tally();
  for (const { counts: own } of all) counts.merge(own);
  return counts;
};

const writeAll = ({ db, table }: RowTable, writes: readonly WriteRequest[]): Promise<void> =>
  inParallel(inPieces(writes, MOST_WRITES), BATCHES_AT_A_TIME, (batch) => writeBatch(db, table, batch));

const decide = async (to: RowTable, of: FileVersion, listed: readonly Listed[]): Promise<Decided[]> => {
  const keys = listed.map(({ number }) => headKeyOf(number));
  const items = await readItems(to.db, to.table, keys);
  const found = new Map(items.map((item) => [item['pk']?.S, heads.read(item)]));
  return listed.map((one) => {
    const head = found.get(partitionOf(one.number)) ?? NO_HEAD;
    return { listed: one, head, decision: decisionOf(head, of, one) };
  });
};

/** Reads the rows that changes find. @returns those of a claim */
const keptRows = async (to: RowTable, changed: readonly Changed[]) => {
  const keys = changed.flatMap((one) =>
    rowsToRead(one).flatMap((claim) => rowKeysOf(one.listed.number, claim)),
  );
  const nameOf = ({ pk, sk }: Item): string => `${pk?.S ?? ''} ${sk?.S ?? ''}`;
  const items = await readItems(to.db, to.table, keys);
  const rows = new Map(items.map((item) => [nameOf(item), rowRecords.read(item)]));
  return (permit: PermitNumber) =>
    (claim: Claim): Permit[] =>
      rowKeysOf(permit, claim).map((key) => {
        const row = rows.get(nameOf(key));
        // They were there when the head was read.
        if (!row) throw new Overtaken();
        return row;
      });
};

/** A change that no transaction has room for: its rows, its head, and what is left in steps that can be repeated. */
const takeInLarge = async (
  to: RowTable,
  { listed, after, changes: { added, deleted } }: Changed,
): Promise<void> => {
  const puts = added.flatMap((claim) => {
    const keys = rowKeysOf(listed.number, claim);
    return newRows(listed.rows, claim).map((row, at) => ({
      PutRequest: { Item: { ...keys[at], ...rowRecords.write(row) } },
    }));
  });
  await writeAll(to, puts);
  const unsettled = { ...after, stale: deleted, isSettled: false };
  await transactAsRead(to.db, [headPut(to.table, listed.number, unsettled)]);
  await settle(to, listed.number);
};

/** Deletes rows that were written before it was known that a newer version of the file is there. */
const deleteOrphans = async (
  to: RowTable,
  of: FileVersion,
  { listed, head, decision }: Decided,
): Promise<void> => {
  const claim = claimOf(of, listed.rows);
  const isNamed = [...head.claims, ...head.stale].some((one) => isSameRows(one, claim));
  if (decision.outcome !== 'superseded' || isNamed) return;
  await writeAll(
    to,
    rowKeysOf(listed.number, claim).map((Key) => ({ DeleteRequest: { Key } })),
  );
};

/**
 * Makes what was decided true.
 * @param large receives the permits whose rows are written before their heads
 * @throws Overtaken when a permit is no longer as it was read; a part may be done
 */
const takeInAll = async (
  to: RowTable,
  decided: readonly Decided[],
  large: Set<PermitNumber>,
): Promise<void> => {
  const unsettled = decided.filter(({ head }) => !head.isSettled);
  for (const { listed } of unsettled) await settle(to, listed.number);
  if (unsettled.length > 0) throw new Overtaken();
  const changed = changedOf(decided);
  const small = changed.filter((one) => itemsOf(one) <= MOST_ITEMS);
  const kept = await keptRows(to, small);
  const writes = small.map((one) => ({ one, ...writesOf(to, one, kept(one.listed.number)) }));
  await to.makeKnown(sumOf(writes).all());
  await inParallel(inTransactions(writes.filter(hasRoom)), TRANSACTIONS_AT_A_TIME, async (part) => {
    const delta = deltaPut(to.table, sumOf(part).changes());
    await transactAsRead(to.db, [...part.flatMap(({ items }) => items), ...(delta ? [delta] : [])]);
  });
  const others = [
    ...changed.filter((one) => itemsOf(one) > MOST_ITEMS),
    ...writes.filter((one) => !hasRoom(one)).map(({ one }) => one),
  ];
  for (const one of others) {
    large.add(one.listed.number);
    await takeInLarge(to, one);
  }
};

/** Takes what files say of permits into the table, beside other loads that do the same. */
export const permitClaims = (to: RowTable): PermitRows => ({
  async takeIn(of, listed) {
    const outcomes = new Map<PermitNumber, Decision['outcome']>();
    const large = new Set<PermitNumber>();
    const last = await withBackoff(
      async () => {
        const decided = await decide(to, of, listed);
        for (const { listed: one, decision } of decided)
          // After a change that was overtaken in part, what this load has done is unchanged by it.
          if (!outcomes.has(one.number) || decision.outcome !== 'unchanged')
            outcomes.set(one.number, decision.outcome);
        await takeInAll(to, decided, large);
        return decided;
      },
      (error) => error instanceof Overtaken,
    );
    for (const one of last) if (large.has(one.listed.number)) await deleteOrphans(to, of, one);
    return listed.map(({ number }) => outcomes.get(number) ?? 'unchanged');
  },
});
