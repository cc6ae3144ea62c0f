import type { Image } from './image.ts';

/** A key of the table. */
export interface EntryKey {
  readonly pk: string;
  readonly sk: string;
}

/** Of a user: the records (`IMAGE#`), the counts of the tags (`TAG#`), and who has which bytes (`SHA#`). */
export const userPartition = (sub: string): string => `USER#${sub}`;
export const IMAGE = 'IMAGE#';
export const TAG = 'TAG#';
export const SHA = 'SHA#';
/** Of all users: the uploads that have not come, by when they were asked for. */
export const UPLOADING = 'UPLOADING';

export const taggedPartition = (sub: string, name: string): string => `TAGGED#${sub}#${name}`;
export const untaggedPartition = (sub: string): string => `UNTAGGED#${sub}`;
export const statePartition = (sub: string, state: Image['state']): string => `STATE#${sub}#${state}`;

export const recordKey = (sub: string, id: string): EntryKey => ({
  pk: userPartition(sub),
  sk: `${IMAGE}${id}`,
});
export const countKey = (sub: string, name: string): EntryKey => ({
  pk: userPartition(sub),
  sk: `${TAG}${name}`,
});
/** Two images may have the same bytes, so the id is part of the key: neither takes the other's entry along. */
export const shaPrefix = (sha256: string): string => `${SHA}${sha256}#`;
export const uploadingKey = ({ createdAt, sub, id }: Pick<Image, 'createdAt' | 'sub' | 'id'>): EntryKey => ({
  pk: UPLOADING,
  sk: `${createdAt}#${sub}#${id}`,
});

/**
 * The keys that say something of an image beside its record; each has no attributes but these two. An image is
 * found by tags, or by having none, only while it is `tagged`; by its bytes as long as it has them for good.
 */
export const entriesOf = (image: Image): EntryKey[] => {
  const { sub, id, state } = image;
  const names = state === 'tagged' ? Object.keys(image.tags) : [];
  const hasBytes = state === 'tagged' || state === 'processing';
  return [
    { pk: statePartition(sub, state), sk: id },
    ...(state === 'uploading' ? [uploadingKey(image)] : []),
    ...(state === 'tagged' && names.length === 0 ? [{ pk: untaggedPartition(sub), sk: id }] : []),
    ...(hasBytes && image.found
      ? [{ pk: userPartition(sub), sk: `${shaPrefix(image.found.sha256)}${id}` }]
      : []),
    ...names.map((name) => ({ pk: taggedPartition(sub, name), sk: id })),
  ];
};

/** The names under which an image is counted. */
const countedOf = (image: Image | undefined): string[] =>
  image?.state === 'tagged' ? Object.keys(image.tags) : [];

/** What becomes of the table's items beside the record, as plain data. No item is named twice. */
export interface Changes {
  readonly puts: readonly EntryKey[];
  readonly deletes: readonly EntryKey[];
  /** Numbers added to `count`, which is made when it is not there. */
  readonly adds: readonly (EntryKey & { readonly by: 1 | -1 })[];
}

const textOf = ({ pk, sk }: EntryKey): string => JSON.stringify([pk, sk]);

const without = (some: readonly EntryKey[], others: readonly EntryKey[]): EntryKey[] => {
  const known = new Set(others.map(textOf));
  return some.filter((key) => !known.has(textOf(key)));
};

/**
 * What moves when an image changes from one record to another; undefined is no record. The records have the
 * same owner and id.
 */
export const changes = (before: Image | undefined, after: Image | undefined): Changes => {
  const [old, fresh] = [before ? entriesOf(before) : [], after ? entriesOf(after) : []];
  const [lost, gained] = [new Set(countedOf(before)), new Set(countedOf(after))];
  const sub = (after ?? before)?.sub ?? '';
  return {
    puts: without(fresh, old),
    deletes: without(old, fresh),
    adds: [
      ...[...lost]
        .filter((name) => !gained.has(name))
        .map((name) => ({ ...countKey(sub, name), by: -1 as const })),
      ...[...gained]
        .filter((name) => !lost.has(name))
        .map((name) => ({ ...countKey(sub, name), by: 1 as const })),
    ],
  };
};

/** The most items of one transaction. */
export const MAX_WRITES = 100;

/** How many items a change writes, its record among them. */
export const writesOf = ({ puts, deletes, adds }: Changes): number =>
  1 + puts.length + deletes.length + adds.length;

/**
 * The records that lead from one to another, each step one transaction: almost always `after` alone. When so
 * many tags change that one transaction cannot hold them, those that go are taken off first; whoever meant the
 * whole change does it again when it was cut between the two.
 */
export const steps = (before: Image, after: Image): Image[] => {
  if (writesOf(changes(before, after)) <= MAX_WRITES) return [after];
  const kept = Object.entries(before.tags).filter(([name]) => Object.hasOwn(after.tags, name));
  return [{ ...before, tags: Object.fromEntries(kept) }, after];
};
