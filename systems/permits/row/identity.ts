import type { Site } from './address.ts';

/** The number by which a permit is stored and looked up: no `#`, upper case. */
export type PermitNumber = string;

/** `#201612013997`, `201612013997` and ` #201612013997 ` are one permit. */
export const permitNumber = (text: string): PermitNumber => text.trim().replace(/^#\s*/, '').toUpperCase();

/** Some cells hold `0259`, some 259. */
const unpadded = (text: string): string => text.replace(/^0+(?=[\p{L}\p{N}])/u, '');

const normal = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toUpperCase();

/** `|` separates parts and `#` begins the counter, so neither may stand in a part. */
const escaped = (text: string): string => text.replaceAll(/[%|#]/g, (sign) => encodeURIComponent(sign));

/**
 * What tells one address of a permit from another, the same in each month's file: block, lot, number,
 * street and unit, each with its suffix. Case, spaces and zeros in front make no difference.
 */
export const addressKey = (site: Site): string =>
  [
    unpadded(normal(site.block)),
    unpadded(normal(site.lot)),
    unpadded(normal(site.number)),
    normal(site.numberSuffix),
    normal(site.street),
    normal(site.streetSuffix),
    unpadded(normal(site.unit)),
    normal(site.unitSuffix),
  ]
    .map(escaped)
    .join('|');

/** The table's key of one row. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const partitionOf = (number: PermitNumber): string => `PERMIT#${number}`;

/**
 * Gives each row of one file its key. Where a file doubles the address of a permit, the second is
 * `…#2`, the third `…#3`, in file order, so that none overwrites another and each finds its own next
 * month. It remembers one counter for each address of the file.
 */
export const keysOfOneFile = () => {
  const seen = new Map<string, number>();
  return (number: PermitNumber, site: Site): Key => {
    const pk = partitionOf(number);
    const sk = addressKey(site);
    const times = (seen.get(`${pk}#${sk}`) ?? 0) + 1;
    seen.set(`${pk}#${sk}`, times);
    return { pk, sk: times === 1 ? sk : `${sk}#${times}` };
  };
};

/** Which object wrote a row: text that sorts by the object's time, then by its key and etag. */
export type Version = string;

export const versionOf = (source: { lastModified: Date; key: string; etag: string }): Version =>
  `${source.lastModified.toISOString()}|${source.key}|${source.etag}`;

/** Which load of an object is meant: see `loadKey`. */
export interface Loaded {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  /** When the object was last modified, in ISO 8601; the event's sequencer for one that was never opened. */
  readonly moment: string;
}

/**
 * One record a version of an object. The etag alone would not do: the same bytes, uploaded again after
 * another file, must be loaded again. The time comes from the object, not from the event, so that an
 * event that was repeated or written by hand still finds what has been loaded.
 */
export const loadKey = ({ bucket, key, etag, moment }: Loaded): Key => ({
  pk: `LOAD#${bucket}/${key}`,
  sk: `${etag}|${moment}`,
});
