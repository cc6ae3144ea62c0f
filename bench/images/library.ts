import type { Image, ImageState } from '../../core/images/image.ts';

/** The tags of the library, and one of how many images has each; but `moon` is on all that have no `sea`. */
const ONE_IN = { sky: 2, sea: 3, sunset: 50, harbour: 500, heron: 20_000 } as const;
export const SUB = '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11';

export interface Library {
  /** Newest first. */
  readonly images: readonly Image[];
  readonly byId: ReadonlyMap<string, Image>;
  /** About how many bytes DynamoDB counts of each image's record: as many as of its JSON. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Ids newest first, by tag and by state. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Numbers from 0 to 1 that look random and are the same every time. */
const numbers = (): (() => number) => {
  let at = 1;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
};

const idOf = (n: number): string => `019aa5c2-7c1f-7b3a-9d0e-${n.toString(16).padStart(12, '0')}`;

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
    found: { contentType: 'image/jpeg', size: 2_345_678, width: 4032, height: 3024, sha256: 'ab'.repeat(32) },
    etag: 'ab'.repeat(16),
    tags: Object.fromEntries(
      [...all, ...others].map((name) => [name, { source: 'clarifai', confidence: 0.9876 } as const]),
    ),
    removed: [],
    version: 3,
  };
};

export const tagList = (name: string): string => `tag ${name}`;
export const stateList = (state: ImageState): string => `state ${state}`;

/** A library of so many images, the same every time. */
export const libraryOf = (count: number): Library => {
  const random = numbers();
  const images = Array.from({ length: count }, (_none, n) => imageOf(n, random)).reverse();
  const lists = new Map<string, string[]>();
  for (const { id, state, tags } of images)
    for (const list of [stateList(state), ...Object.keys(tags).map(tagList)]) {
      const ids = lists.get(list);
      if (ids) ids.push(id);
      else lists.set(list, [id]);
    }
  return {
    images,
    byId: new Map(images.map((image) => [image.id, image])),
    sizes: new Map(images.map((image) => [image.id, JSON.stringify(image).length])),
    lists,
  };
};
