import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { type Claim, newestFirst, shownOf } from '../claims/claim.ts';
import type { Said } from '../claims/history.ts';
import { permitNumber, type PermitNumber } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';
import type { Spend } from '../search/ports.ts';
import { rowsKeyOf } from './permit-items.ts';
import { readPartition } from './permit-partition.ts';

export interface PermitStore {
  /**
   * The rows by which a permit is answered, in the order of their file; an empty list for an unknown number.
   * @param number with or without `#`
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

/** The head of a permit, and the rows of its claims. */
const readPermit = async (db: DynamoDBClient, table: string, permit: PermitNumber, spend?: Spend) => {
  const { head, rows } = await readPartition(db, table, permit, spend);
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

/** The rows by which a permit is answered, however many; none of an unknown number. */
export const shownRows = (
  db: DynamoDBClient,
  table: string,
  permit: PermitNumber,
  spend?: Spend,
): Promise<Permit[]> =>
  whole(async () => {
    const { head, rowsOf } = await readPermit(db, table, permit, spend);
    const shown = shownOf(head.claims);
    return shown ? rowsOf(shown) : [];
  });

export const permitStore = (db: DynamoDBClient, table: string): PermitStore => ({
  byNumber: (asked) => shownRows(db, table, permitNumber(asked)),
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
