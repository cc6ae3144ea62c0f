import type { DynamoDBClient, TransactWriteItem, WriteRequest } from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { MOST_WRITES, readBatch, writeBatch } from '../../../core/aws/batch.ts';
import { isOvertaken, transact } from '../../../core/aws/condition.ts';
import { inPieces } from '../../../core/pieces.ts';
import {
  type Decision,
  decisionOf,
  type FileVersion,
  type Head,
  type Listed,
  NO_HEAD,
} from '../claims/change.ts';
import type { Claim } from '../claims/claim.ts';
import { inParallel } from '../loading/parallel.ts';
import type { PermitRows } from '../loading/ports.ts';
import type { PermitNumber } from '../row/identity.ts';
import { headKeyOf, heads, partitionOf, rowKeysOf, rowRecords } from './permit-items.ts';

const BATCHES_AT_A_TIME = 8;
/** A transaction may hold 4 MB. Items are smaller than their JSON. */
const MOST_BYTES = 3_000_000;

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

const rowPutsOf = ({ listed, decision }: Decided): WriteRequest[] =>
  'change' in decision && decision.change.writes
    ? rowKeysOf(listed.number, decision.claim).map((key, at) => {
        const row = listed.rows[at];
        if (!row) throw new Error('a claim has fewer rows than it says');
        return { PutRequest: { Item: { ...key, ...rowRecords.write(row) } } };
      })
    : [];

/** The rows that no head names any more. @param written the permits whose rows this load has written */
const rowDeletesOf = (
  { listed: { number: permit }, head, decision }: Decided,
  written: ReadonlySet<PermitNumber>,
): WriteRequest[] => {
  const claims = ((): readonly Claim[] => {
    if ('change' in decision) return decision.change.head.stale;
    // Deleting them may have been cut.
    if (decision.outcome === 'unchanged') return head.stale;
    return decision.claim && written.has(permit) ? [decision.claim] : [];
  })();
  return claims.flatMap((claim) => rowKeysOf(permit, claim)).map((Key) => ({ DeleteRequest: { Key } }));
};

const headPutsOf = (table: string, { listed, decision }: Decided): TransactWriteItem[] => {
  if (!('change' in decision)) return [];
  const { head } = decision.change;
  const asRead =
    head.revision === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#revision = :read',
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: { ':read': { N: String(head.revision - 1) } },
        };
  const Item = { ...headKeyOf(listed.number), ...heads.write(head) };
  return [{ Put: { TableName: table, Item, ...asRead } }];
};

/** Parts of a list that a transaction has room for. */
const parts = (puts: readonly TransactWriteItem[]): TransactWriteItem[][] => {
  const all: TransactWriteItem[][] = [];
  let left = 0;
  for (const put of puts) {
    const bytes = JSON.stringify(put).length;
    if (bytes > left) {
      all.push([]);
      left = MOST_BYTES;
    }
    all.at(-1)?.push(put);
    left -= bytes;
  }
  return all;
};

/** Takes what files say of permits into the table, beside other loads that do the same. */
export const permitClaims = (db: DynamoDBClient, table: string): PermitRows => {
  const writeAll = async (writes: readonly WriteRequest[]): Promise<void> => {
    await inParallel(inPieces(writes, MOST_WRITES), BATCHES_AT_A_TIME, (batch) =>
      writeBatch(db, table, batch),
    );
  };
  const decide = async (of: FileVersion, listed: readonly Listed[]): Promise<Decided[]> => {
    const keys = listed.map(({ number }) => headKeyOf(number));
    const items = await readBatch(db, table, keys);
    const found = new Map(items.map((item) => [item['pk']?.S, heads.read(item)]));
    return listed.map((one) => {
      const head = found.get(partitionOf(one.number)) ?? NO_HEAD;
      return { listed: one, head, decision: decisionOf(head, of, one) };
    });
  };
  /** @throws Overtaken when one of the heads is no longer as it was read */
  const putHeads = async (decided: readonly Decided[]): Promise<void> => {
    try {
      for (const TransactItems of parts(decided.flatMap((one) => headPutsOf(table, one))))
        await transact(db, { TransactItems });
    } catch (error) {
      throw isOvertaken(error) ? new Overtaken('another load has changed a permit') : error;
    }
  };
  return {
    async takeIn(of, listed) {
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
      await writeAll(decided.flatMap((one) => rowDeletesOf(one, written)));
      return decided.map(({ decision }) => decision.outcome);
    },
  };
};
