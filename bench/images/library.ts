import { type Item, numbersOf, stringsOf } from '../../core/aws/dynamo.ts';
import { changes, type TableKey, IMAGE, recordKey, TAG } from '../../systems/images/image/entries.ts';
import type { Image } from '../../systems/images/image/image.ts';
import { imageRecord } from '../../systems/images/aws/image-record.ts';
import { itemSize } from '../shared/size.ts';
import { type Partition, placeOf } from './table.ts';

/** The tags of the library, and one of how many images has each; but `moon` is on all that have no `sea`. */
const ONE_IN = { sky: 2, sea: 3, sunset: 50, harbour: 500, heron: 20_000 } as const;
const SAID = { source: 'clarifai', confidence: 0.9876 } as const;
export const SUB = '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11';

/** Numbers from 0 to 1 that look random and are the same every time. */
const numbers = (): (() => number) => {
  let at = 1;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
};

const idOf = (n: number): string => `019aa5c2-7c1f-7b3a-9d0e-${n.toString(16).padStart(12, '0')}`;

/** An hour of the last years; people upload in another order than they took their pictures. */
const takenAt = (n: number): string =>
  new Date(Date.UTC(2015, 0) + ((n * 7_919) % 100_003) * 3_600_000).toISOString().slice(0, 19);

const imageOf = (n: number, random: () => number): Image => {
  const names = Object.entries(ONE_IN).flatMap(([name, oneIn]) => (random() < 1 / oneIn ? [name] : []));
  const all = names.includes('sea') ? names : [...names, 'moon'];
  // Twenty tags is what Clarifai tells of most pictures; the others are nobody's search here.
  const others = Array.from(
    { length: 20 - all.length },
    (_none, at) => `thing ${String((n * 7 + at) % 900)}`,
  );
  return {
    id: idOf(n),
    sub: SUB,
    state: 'tagged',
    createdAt: '2026-11-21T12:00:00.000Z',
    fileName: `beach ${String(n)}.jpg`,
    found: {
      contentType: 'image/jpeg',
      size: 2_345_678,
      width: 4032,
      height: 3024,
      sha256: 'ab'.repeat(32),
      taken: takenAt(n),
    },
    etag: 'ab'.repeat(16),
    tags: Object.fromEntries([...all, ...others].map((name) => [name, SAID])),
    removed: [],
    version: 3,
  };
};

/** A library, as a table has it: its partitions by their keys. */
export type Library = ReadonlyMap<string, Partition>;

/** What there is to say of a key beside the key. */
interface Contents {
  /** By id. */
  readonly images: ReadonlyMap<string, Image>;
  /** How many images have a tag, by the tag's sort key. */
  readonly counts: ReadonlyMap<string, number>;
}

const itemFor = ({ images, counts }: Contents, key: TableKey): Item => {
  const { pk, sk } = key;
  const image = sk.startsWith(IMAGE) ? images.get(sk.slice(IMAGE.length)) : undefined;
  if (image) return imageRecord.write(image);
  const count = sk.startsWith(TAG) ? counts.get(sk) : undefined;
  return { ...stringsOf({ pk, sk }), ...(count !== undefined && numbersOf({ count })) };
};

const partitionOf = (contents: Contents, pk: string, sks: readonly string[]): Partition => {
  // Items are made anew each time they are read, or there were gigabytes of them; their sizes are kept.
  const sizes = new Map<string, number>();
  return {
    sks,
    at(sk) {
      if (placeOf(sks, sk) === undefined) return undefined;
      const item = itemFor(contents, { pk, sk });
      const size = sizes.get(sk) ?? itemSize(item);
      if (sk.startsWith(IMAGE)) sizes.set(sk, size);
      return { item, size };
    },
  };
};

/** The items that a library of so many images is, each tagged with 20 tags; the same every time. */
export const libraryOf = (size: number): Library => {
  const random = numbers();
  const images = new Map<string, Image>();
  const counts = new Map<string, number>();
  const sks = new Map<string, string[]>();
  const add = ({ pk, sk }: TableKey): void => {
    const those = sks.get(pk);
    if (those) those.push(sk);
    else sks.set(pk, [sk]);
  };
  for (let n = 0; n < size; n += 1) {
    const image = imageOf(n, random);
    images.set(image.id, image);
    // What the store writes of an image.
    const { puts, adds } = changes(undefined, image);
    for (const key of [recordKey(SUB, image.id), ...puts]) add(key);
    for (const { pk, sk, by } of adds) {
      if (!counts.has(sk)) add({ pk, sk });
      counts.set(sk, (counts.get(sk) ?? 0) + by);
    }
  }
  return new Map(
    [...sks].map(([pk, those]): [string, Partition] => [
      pk,
      partitionOf({ images, counts }, pk, those.sort()),
    ]),
  );
};
