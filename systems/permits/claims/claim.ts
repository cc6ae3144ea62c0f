import { createHash } from 'node:crypto';
import { addressId } from '../row/identity.ts';
import type { Site } from '../row/address.ts';
import type { PermitRow } from '../row/permit.ts';

/** What one file says of one permit. Its rows are kept beside it. */
export interface Claim {
  /** The file: its key in the bucket. */
  readonly file: string;
  /** Which version of the file: text that sorts as the versions of one file do. */
  readonly version: string;
  /** When that version was uploaded, in ISO 8601. */
  readonly uploaded: string;
  /** The latest of its rows, as in Permit. */
  readonly status_date: string;
  /** How many; none when this version no longer lists the permit. */
  readonly rows: number;
  /** Of the content of its rows; '' if it has no rows. */
  readonly digest: string;
  /** The version that its rows were written for: a later one with the same rows does not write them again. */
  readonly rows_version: string;
  /** When these rows were first loaded, as in Permit. */
  readonly load_date: string;
}

/** Whether two claims name the same rows. */
export const isSameRows = (one: Claim, other: Claim): boolean =>
  one.file === other.file && one.rows_version === other.rows_version && one.digest === other.digest;

const DIGEST_BYTES = 16;

/** A short name of a text, the same everywhere; two texts share one with a probability of 2^-128. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, DIGEST_BYTES).toString('base64url');

/**
 * S3's sequencers are hexadecimal numbers of any length: of one key, the greater one came later.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const versionOf = (sequencer: string): string => sequencer.toUpperCase().padStart(32, '0');

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Compares by the first part in which two differ. */
const byParts = (one: readonly string[], other: readonly string[]): number =>
  one.map((part, at) => byText(part, other[at] ?? '')).find((order) => order !== 0) ?? 0;

const rankOf = ({ status_date, uploaded, file }: Claim): readonly string[] => [status_date, uploaded, file];

/**
 * The claim that a permit is answered by: the one with the latest status date, of these the latest upload, of these
 * the last file by its key. It depends on the claims alone, and not on the order in which they came.
 * @returns undefined when no file lists the permit any more
 */
export const shownOf = (claims: readonly Claim[]): Claim | undefined =>
  claims
    .filter(({ rows }) => rows > 0)
    .reduce<Claim | undefined>(
      (best, claim) => (best && byParts(rankOf(best), rankOf(claim)) >= 0 ? best : claim),
      undefined,
    );

/** The claims of a permit, the latest upload first. */
export const newestFirst = (claims: readonly Claim[]): Claim[] =>
  [...claims].sort((one, other) => byParts([other.uploaded, other.file], [one.uploaded, one.file]));

/** A row of a file, and where its work is. */
export interface SitedRow {
  readonly site: Site;
  readonly row: PermitRow;
}

/** The rows of one permit in one file, as they are kept. */
export interface Settled {
  /** In an order that their content alone decides. */
  readonly rows: readonly PermitRow[];
  /** How many rows another one of the same file has replaced. */
  readonly superseded: number;
}

const rowOrder = (one: PermitRow, other: PermitRow): number =>
  Number(one.record_id) - Number(other.record_id) || byText(JSON.stringify(one), JSON.stringify(other));

const latestDate = (rows: readonly PermitRow[]): string =>
  rows
    .map(({ status_date }) => status_date)
    .reduce((one, other) => (byText(one, other) < 0 ? other : one), '');

const stateOrder = (one: PermitRow, other: PermitRow): number =>
  byText(one.status_date, other.status_date) || rowOrder(one, other);

/**
 * Settles what a file says of one permit. Where it lists an address in several states, the latest state stays: the
 * city's files of filed and issued permits list a permit in both. Rows in the same state all stay, whatever their dates.
 */
export const settledOf = (sited: readonly SitedRow[]): Settled => {
  const places = new Map<string, PermitRow[]>();
  for (const { site, row } of sited) {
    const place = addressId(site);
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  const rows = [...places.values()].flatMap((all) => {
    // Of two states on one day, the one that the file lists last.
    const last = all.reduce((one, other) => (stateOrder(one, other) < 0 ? other : one));
    return all.filter(({ status }) => status === last.status);
  });
  return { rows: rows.sort(rowOrder), superseded: sited.length - rows.length };
};

/** What a load makes of a permit that its file lists. */
export const claimOf = (
  of: Pick<Claim, 'file' | 'version' | 'uploaded' | 'load_date'>,
  rows: readonly PermitRow[],
): Claim => ({
  ...of,
  status_date: latestDate(rows),
  rows: rows.length,
  digest: rows.length === 0 ? '' : digestOf(JSON.stringify(rows)),
  rows_version: of.version,
});
