import {
  type DynamoDBClient,
  paginateQuery,
  type TransactWriteItem,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { MOST_WRITES, readBatch, writeBatch } from '../../../core/aws/batch.ts';
import { isOvertaken, transact } from '../../../core/aws/condition.ts';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import {
  type Attribute,
  list,
  map,
  number,
  optional,
  record,
  type Stored,
  text,
} from '../../../core/aws/record.ts';
import {
  type Decision,
  decisionOf,
  type FileVersion,
  type Head,
  type Listed,
  NO_HEAD,
} from '../claims/change.ts';
import { type Claim, digestOf, newestFirst, shownOf } from '../claims/claim.ts';
import { inParallel } from '../loading/parallel.ts';
import type { PermitRows } from '../loading/ports.ts';
import { permitNumber, type PermitNumber } from '../row/identity.ts';
import type { Permit, PermitRow } from '../row/permit.ts';

/** The contract answers no more rows of one permit than this; the real ones have some dozens. */
const MAX_ROWS = 1_000;
const BATCHES_AT_A_TIME = 8;

const rowRecords: Stored<PermitRow> = record({
  application_number: text,
  record_id: text,
  status: text,
  status_date: text,
  file_date: text,
  expiration_date: text,
  estimated_cost: text,
  revised_cost: text,
  existing_use: text,
  proposed_use: text,
  description: text,
  address: text,
  block: optional(text),
  lot: optional(text),
  existing_units: optional(text),
  proposed_units: optional(text),
  existing_stories: optional(text),
  proposed_stories: optional(text),
  zipcode: optional(text),
  latitude: optional(text),
  longitude: optional(text),
} satisfies Readonly<Record<keyof PermitRow, Attribute<string>>>);

const claims: Attribute<readonly Claim[]> = list(
  map(
    record({
      file: text,
      version: text,
      uploaded: text,
      status_date: text,
      rows: number,
      digest: text,
      rows_version: text,
      load_date: text,
    }),
  ),
);
const heads: Stored<Head> = record({ revision: number, claims, stale: claims });

/*
 * A permit is one partition: its head, and beside it the rows of each claim. Rows are written before the head names
 * them and are never changed, so whoever reads a head finds its rows; those that no head names are not answered.
 */
const HEAD = 'HEAD';
const partitionOf = (number: PermitNumber): string => `PERMIT#${number}`;
const headKeyOf = (number: PermitNumber): Item => stringsOf({ pk: partitionOf(number), sk: HEAD });

/** What the sort keys of a claim's rows begin with. */
const rowsKeyOf = ({ file, rows_version, digest }: Claim): string =>
  `ROW#${digestOf(file)}#${rows_version}#${digest}#`;

/** The keys of a claim's rows. They sort as the rows do. */
const rowKeysOf = (permit: PermitNumber, claim: Claim): Item[] =>
  Array.from({ length: claim.rows }, (_, at) =>
    stringsOf({ pk: partitionOf(permit), sk: `${rowsKeyOf(claim)}${String(at).padStart(6, '0')}` }),
  );

/** What a file said of a permit. */
export interface Said {
  readonly claim: Claim;
  readonly isShown: boolean;
  readonly rows: readonly Permit[];
}

export interface PermitStore extends PermitRows {
  /**
   * The rows by which a permit is answered, in the order of their file; an empty list for an unknown number.
   * @param number with or without `#`
   * @throws Error when there are more than a thousand: the answer is never a part of them
   */
  byNumber(number: string): Promise<Permit[]>;
  /**
   * What each file has said of a permit, the latest upload first; an empty list for an unknown number.
   * @param number with or without `#`
   */
  history(number: string): Promise<Said[]>;
}

/** A change came between the reading of a head and of its rows. */
class Torn extends Error {
  override readonly name = 'Torn';
}

/** The head of a permit, and its rows by what their sort keys begin with. */
const readPermit = async (db: DynamoDBClient, table: string, permit: PermitNumber) => {
  const rows: { readonly sk: string; readonly row: PermitRow }[] = [];
  let head = NO_HEAD;
  const query = {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: partitionOf(permit) } },
    ConsistentRead: true,
  };
  for await (const page of paginateQuery({ client: db }, query))
    for (const item of page.Items ?? []) {
      const sk = item['sk']?.S ?? '';
      if (sk === HEAD) head = heads.read(item);
      else rows.push({ sk, row: rowRecords.read(item) });
    }
  const rowsOf = (claim: Claim): Permit[] => {
    const own = rows.filter(({ sk }) => sk.startsWith(rowsKeyOf(claim)));
    if (own.length !== claim.rows) throw new Torn('the rows of a claim are not all there');
    return own.map(({ row }) => ({ ...row, load_date: claim.load_date }));
  };
  return { head, rowsOf };
};

/** Another load has changed a permit since its head was read. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** What is to become of a permit, by its head as it was read. */
interface Decided {
  readonly listed: Listed;
  readonly head: Head;
  readonly decision: Decision;
}

/** Reads a permit until its head and its rows fit. */
const whole = <T>(work: () => Promise<T>): Promise<T> => withBackoff(work, (error) => error instanceof Torn);

export const permitStore = (db: DynamoDBClient, table: string): PermitStore => {
  const writeAll = async (writes: readonly WriteRequest[]): Promise<void> => {
    const batches = Array.from({ length: Math.ceil(writes.length / MOST_WRITES) }, (_, at) =>
      writes.slice(at * MOST_WRITES, (at + 1) * MOST_WRITES),
    );
    await inParallel(batches, BATCHES_AT_A_TIME, (batch) => writeBatch(db, table, batch));
  };
  const rowPutsOf = ({ listed, decision }: Decided): WriteRequest[] =>
    'change' in decision && decision.change.writes
      ? rowKeysOf(listed.number, decision.claim).map((key, at) => {
          const row = listed.rows[at];
          if (!row) throw new Error('a claim has fewer rows than it says');
          return { PutRequest: { Item: { ...key, ...rowRecords.write(row) } } };
        })
      : [];
  const headPutsOf = ({ listed, decision }: Decided): TransactWriteItem[] => {
    if (!('change' in decision)) return [];
    const { head } = decision.change;
    const asRead =
      head.revision === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'revision = :read',
            ExpressionAttributeValues: { ':read': { N: String(head.revision - 1) } },
          };
    const Item = { ...headKeyOf(listed.number), ...heads.write(head) };
    return [{ Put: { TableName: table, Item, ...asRead } }];
  };
  const deleteRows = (claimed: readonly (readonly [PermitNumber, Claim])[]): Promise<void> =>
    writeAll(
      claimed
        .flatMap(([permit, claim]) => rowKeysOf(permit, claim))
        .map((Key) => ({ DeleteRequest: { Key } })),
    );
  const headsOf = async (numbers: readonly PermitNumber[]): Promise<(number: PermitNumber) => Head> => {
    const items = await readBatch(db, table, numbers.map(headKeyOf));
    const found = new Map(items.map((item) => [item['pk']?.S ?? '', heads.read(item)]));
    return (one) => found.get(partitionOf(one)) ?? NO_HEAD;
  };
  const decide = async (of: FileVersion, listed: readonly Listed[]): Promise<Decided[]> => {
    const headOf = await headsOf(listed.map((one) => one.number));
    return listed.map((one) => {
      const head = headOf(one.number);
      return { listed: one, head, decision: decisionOf(head, of, one) };
    });
  };
  /** @throws Overtaken when one of the heads is no longer as it was read; then none has changed */
  const putHeads = async (decided: readonly Decided[]): Promise<void> => {
    const puts = decided.flatMap(headPutsOf);
    if (puts.length === 0) return;
    try {
      await transact(db, { TransactItems: puts });
    } catch (error) {
      throw isOvertaken(error) ? new Overtaken('another load has changed a permit') : error;
    }
  };

  return {
    async byNumber(asked) {
      const permit = permitNumber(asked);
      return whole(async () => {
        const { head, rowsOf } = await readPermit(db, table, permit);
        const shown = shownOf(head.claims);
        if (shown && shown.rows > MAX_ROWS) throw new Error(`a permit has more than ${MAX_ROWS} rows`);
        return shown ? rowsOf(shown) : [];
      });
    },
    async history(asked) {
      const permit = permitNumber(asked);
      return whole(async () => {
        const { head, rowsOf } = await readPermit(db, table, permit);
        const shown = shownOf(head.claims);
        return newestFirst(head.claims).map((claim) => ({
          claim,
          isShown: claim === shown,
          rows: rowsOf(claim),
        }));
      });
    },
    async takeIn(of, listed) {
      /** Whose rows this call has written: if a newer version gets ahead of it, no head will ever name them. */
      const written = new Set<PermitNumber>();
      const decided = await withBackoff(
        async () => {
          const all = await decide(of, listed);
          await writeAll(all.flatMap(rowPutsOf));
          for (const { listed: one, decision } of all) if ('change' in decision) written.add(one.number);
          await putHeads(all);
          return all;
        },
        (error) => error instanceof Overtaken,
      );
      await deleteRows(
        decided.flatMap(({ listed: { number: permit }, head, decision }): [PermitNumber, Claim][] => {
          if ('change' in decision) return decision.change.head.stale.map((claim) => [permit, claim]);
          const own = decision.outcome === 'superseded' && written.has(permit) ? decision.claim : undefined;
          // Deleting them may have been cut.
          const stale = decision.outcome === 'unchanged' ? head.stale : [];
          return [...stale, ...(own ? [own] : [])].map((claim) => [permit, claim]);
        }),
      );
      return decided.map(({ decision }) => decision.outcome);
    },
  };
};
