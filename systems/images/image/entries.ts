import { type Image, isShown, isUnfinished } from './image.ts';
import { takenPlace } from './taken-place.ts';

/** What an item of the table is found by. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** Of a user: the records (`IMAGE#`), the counts of the tags (`TAG#`), and who has which bytes (`SHA#`). */
export const userPartition = (sub: string): string => `USER#${sub}`;
export const IMAGE = 'IMAGE#';
export const TAG = 'TAG#';
export const SHA = 'SHA#';
/** Of all users: the images that are to change without another request. */
export const UNFINISHED = 'UNFINISHED';

export const taggedPartition = (sub: string, name: string): string => `TAGGED#${sub}#${name}`;
export const untaggedPartition = (sub: string): string => `UNTAGGED#${sub}`;
export const shownPartition = (sub: string): string => `SHOWN#${sub}`;
export const takenPartition = (sub: string): string => `TAKEN#${sub}`;
export const statePartition = (sub: string, state: Image['state']): string => `STATE#${sub}#${state}`;

export const recordKey = (sub: string, id: string): TableKey => ({
  pk: userPartition(sub),
  sk: `${IMAGE}${id}`,
});
export const countKey = (sub: string, name: string): TableKey => ({
  pk: userPartition(sub),
  sk: `${TAG}${name}`,
});
/** Two images may have the same bytes, so the id is part of the key: neither takes the other's entry along. */
export const shaPrefix = (sha256: string): string => `${SHA}${sha256}#`;
/** By user, so that a sweep may begin with any user. */
export const unfinishedKey = ({ createdAt, sub, id }: Pick<Image, 'createdAt' | 'sub' | 'id'>): TableKey => ({
  pk: UNFINISHED,
  sk: `${sub}#${createdAt}#${id}`,
});

/** What an image that can be shown is found by: being one, its tags or having none, its bytes, when it was taken. */
const shownEntries = (image: Image): TableKey[] => {
  if (!isShown(image)) return [];
  const { sub, id, found, tags } = image;
  const names = Object.keys(tags);
  const taken = takenPlace(image);
  return [
    { pk: shownPartition(sub), sk: id },
    { pk: userPartition(sub), sk: `${shaPrefix(found.sha256)}${id}` },
    ...(taken === undefined ? [] : [{ pk: takenPartition(sub), sk: taken }]),
    ...(names.length === 0 ? [{ pk: untaggedPartition(sub), sk: id }] : []),
    ...names.map((name) => ({ pk: taggedPartition(sub, name), sk: id })),
  ];
};

/** The keys that say something of an image beside its record; each has no attributes but these two. */
const entriesOf = (image: Image): TableKey[] => [
  { pk: statePartition(image.sub, image.state), sk: image.id },
  ...(isUnfinished(image) ? [unfinishedKey(image)] : []),
  ...shownEntries(image),
];

/** The names under which an image is counted. */
const countedOf = (image: Image | undefined): string[] =>
  image && isShown(image) ? Object.keys(image.tags) : [];

/** What becomes of the table's items beside the record, as plain data. No item is named twice. */
export interface Changes {
  readonly puts: readonly TableKey[];
  readonly deletes: readonly TableKey[];
  /** Numbers added to `count`, which is made when it is not there. */
  readonly adds: readonly (TableKey & { readonly by: number })[];
}

const textOf = ({ pk, sk }: TableKey): string => JSON.stringify([pk, sk]);

const without = (some: readonly TableKey[], others: readonly TableKey[]): TableKey[] => {
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
      ...[...lost].filter((name) => !gained.has(name)).map((name) => ({ ...countKey(sub, name), by: -1 })),
      ...[...gained].filter((name) => !lost.has(name)).map((name) => ({ ...countKey(sub, name), by: 1 })),
    ],
  };
};

/** The most items of one transaction. */
export const MAX_WRITES = 100;

/** How many items a change writes, its record among them. */
const writesOf = ({ puts, deletes, adds }: Changes): number => 1 + puts.length + deletes.length + adds.length;

/**
 * The records that lead from one to another, each step one transaction: almost always `after` alone. When so
 * many tags change that one transaction cannot hold them, those that go are taken off first; the caller
 * repeats the whole change when it was cut between the two.
 */
export const steps = (before: Image, after: Image): Image[] => {
  if (writesOf(changes(before, after)) <= MAX_WRITES) return [after];
  const kept = Object.entries(before.tags).filter(([name]) => Object.hasOwn(after.tags, name));
  return [{ ...before, tags: Object.fromEntries(kept) }, after];
};
