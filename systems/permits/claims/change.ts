import type { PermitNumber } from '../row/identity.ts';
import type { PermitRow } from '../row/permit.ts';
import { type Claim, claimOf } from './claim.ts';

/** What is known of a permit: one claim a file. */
export interface Head {
  /** Counts the changes: a change is made on the condition that it is as read. */
  readonly revision: number;
  readonly claims: readonly Claim[];
  /** Claims whose rows were replaced, and may still be there: deleting them may have been cut. */
  readonly stale: readonly Claim[];
}

/** Of a permit that no file has listed yet. */
export const NO_HEAD: Head = { revision: 0, claims: [], stale: [] };

/** What a claim changes. */
export interface Change {
  readonly head: Head;
  /** Whether the claim's rows are to be written: not when they are there already. */
  readonly writes: boolean;
}

/** What became of a claim that changes nothing. */
export type NoChange = 'unchanged' | 'superseded';

/**
 * What a claim changes of a permit. Claims of other files stay; an older version of the same file never replaces a
 * newer one.
 * @returns `unchanged` when the version was loaded before, `superseded` when a newer one has
 */
export const changeBy = (head: Head, claim: Claim): Change | NoChange => {
  const before = head.claims.find(({ file }) => file === claim.file);
  if (before && before.version > claim.version) return 'superseded';
  const isSame = before?.digest === claim.digest;
  if (isSame && before.version === claim.version) return 'unchanged';
  const others = head.claims.filter(({ file }) => file !== claim.file);
  return {
    head: {
      revision: head.revision + 1,
      claims: [...others, isSame ? { ...claim, rows_version: before.rows_version } : claim],
      stale: before && !isSame && before.rows > 0 ? [before] : [],
    },
    writes: !isSame && claim.rows > 0,
  };
};

/** One version of a file. */
export type FileVersion = Pick<Claim, 'file' | 'version' | 'uploaded' | 'load_date'>;

/** What a version of a file says of one permit: no rows when it no longer lists it. */
export interface Listed {
  readonly number: PermitNumber;
  readonly rows: readonly PermitRow[];
}

/** What a version of a file makes of one permit. */
export type Decision =
  | { readonly outcome: 'written' | 'removed'; readonly claim: Claim; readonly change: Change }
  | { readonly outcome: NoChange; readonly claim?: Claim };

/** Decides what becomes of a permit that a version of a file lists, or no longer lists. */
export const decisionOf = (head: Head, of: FileVersion, { rows }: Listed): Decision => {
  // What a file does not list, and never did, needs no claim.
  if (rows.length === 0 && !head.claims.some(({ file }) => file === of.file)) return { outcome: 'unchanged' };
  const claim = claimOf(of, rows);
  const change = changeBy(head, claim);
  if (typeof change === 'string') return { outcome: change, claim };
  return { outcome: rows.length === 0 ? 'removed' : 'written', claim, change };
};
