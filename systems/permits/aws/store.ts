import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { NO_HEAD } from '../claims/change.ts';
import { type Claim, newestFirst, shownOf } from '../claims/claim.ts';
import type { Said } from '../claims/history.ts';
import { permitNumber, type PermitNumber } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';
import { HEAD, heads, partitionOf, rowRecords, rowsKeyOf } from './permit-items.ts';

/** The contract answers no more rows of one permit than this; the real ones have some dozens. */
const MAX_ROWS = 1_000;

export interface PermitStore {
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
  const rows: { readonly sk: string; readonly row: Permit }[] = [];
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
    const prefix = rowsKeyOf(claim);
    const own = rows.filter(({ sk }) => sk.startsWith(prefix));
    if (own.length !== claim.rows) throw new Torn('the rows of a claim are not all there');
    return own.map(({ row }) => row);
  };
  return { head, rowsOf };
};

/** Reads a permit until its head and its rows fit. */
const whole = <T>(work: () => Promise<T>): Promise<T> => withBackoff(work, (error) => error instanceof Torn);

export const permitStore = (db: DynamoDBClient, table: string): PermitStore => ({
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
});
