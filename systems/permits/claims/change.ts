import type { PermitNumber } from '../row/identity.ts';
import type { PermitRow } from '../row/permit.ts';
import { type Claim, claimOf, isSameRows, shownOf } from './claim.ts';

/** What is known of a permit: one claim a file. */
export interface Head {
  /** Counts the changes: a change is made on the condition that it is as read. */
  readonly revision: number;
  readonly claims: readonly Claim[];
  /** Claims whose rows are to be deleted. */
  readonly stale: readonly Claim[];
  /** Whether the rows are as the claims say: all there, those that are shown with search keys, and no stale ones. */
  readonly isSettled: boolean;
}

/** Of a permit that no file has listed yet. */
export const NO_HEAD: Head = { revision: 0, claims: [], stale: [], isSettled: true };

/** What becomes of the rows of claims. */
export interface RowChanges {
  /** Claims whose rows are new. */
  readonly added: readonly Claim[];
  readonly deleted: readonly Claim[];
  /** Claims whose rows are there, and were not shown. */
  readonly shown: readonly Claim[];
  /** Claims whose rows stay, and are not shown any more. */
  readonly hidden: readonly Claim[];
}

/** What a change of a permit's claims means for their rows. */
export const rowChanges = (before: readonly Claim[], after: readonly Claim[]): RowChanges => {
  const has = (claims: readonly Claim[], one: Claim | undefined): boolean =>
    one !== undefined && claims.some((claim) => isSameRows(claim, one));
  const [showedBefore, showedAfter] = [shownOf(before), shownOf(after)];
  const isHandedOver = !has(showedBefore ? [showedBefore] : [], showedAfter);
  return {
    added: after.filter((claim) => claim.rows > 0 && !has(before, claim)),
    deleted: before.filter((claim) => claim.rows > 0 && !has(after, claim)),
    shown: showedAfter && isHandedOver && has(before, showedAfter) ? [showedAfter] : [],
    hidden: showedBefore && isHandedOver && has(after, showedBefore) ? [showedBefore] : [],
  };
};

/** What became of a claim that changes nothing. */
export type NoChange = 'unchanged' | 'superseded';

/**
 * What a permit's head becomes by a claim. Claims of other files stay; an older version of the same file never replaces
 * a newer one.
 * @returns `unchanged` when the version was loaded before, `superseded` when a newer one has
 */
export const changeBy = (head: Head, claim: Claim): Head | NoChange => {
  const before = head.claims.find(({ file }) => file === claim.file);
  if (before && before.version > claim.version) return 'superseded';
  const isSame = before?.digest === claim.digest;
  if (isSame && before.version === claim.version) return 'unchanged';
  const others = head.claims.filter(({ file }) => file !== claim.file);
  const { rows_version, load_date } = isSame ? before : claim;
  return { ...head, revision: head.revision + 1, claims: [...others, { ...claim, rows_version, load_date }] };
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
  { readonly outcome: 'written' | 'removed'; readonly head: Head } | { readonly outcome: NoChange };

/**
 * Decides what becomes of a permit that a version of a file lists, or no longer lists. A permit that only an earlier
 * version lists gets an empty claim even where that one has not claimed it: it may be about to.
 */
export const decisionOf = (head: Head, of: FileVersion, { rows }: Listed): Decision => {
  const change = changeBy(head, claimOf(of, rows));
  if (typeof change === 'string') return { outcome: change };
  return { outcome: rows.length === 0 ? 'removed' : 'written', head: change };
};
