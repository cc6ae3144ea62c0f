import type { components } from 'trellis/client';

type Correction = components['schemas']['TagCorrection'];

/** What was done to the tags of an image, and can be undone. */
export interface TagChange {
  readonly kind: 'added' | 'removed';
  readonly name: string;
}

/** The request that does it. */
export const correctionOf = ({ kind, name }: TagChange): Correction =>
  kind === 'added' ? { add: [name] } : { remove: [name] };

/** What undoes it. A tag that comes back is its owner's then, as every tag that a person adds. */
export const opposite = ({ kind, name }: TagChange): TagChange => ({
  kind: kind === 'added' ? 'removed' : 'added',
  name,
});

/** A tag as it stands in a path: programs between here and the API would resolve `.` and `..`. */
export const pathTag = (name: string): string =>
  name === '.' || name === '..' ? name.replaceAll('.', '．') : name;

/** As many characters as a tag can have: the `maxLength` of `TagName` in the contract. */
const LONGEST = 64;

/** Why a text cannot be a tag; undefined where it can. */
export const tagFault = (text: string): string | undefined => {
  if (text.includes(',')) return 'A tag has no commas.';
  return [...text.trim().normalize('NFKC')].length > LONGEST
    ? `A tag has at most ${String(LONGEST)} characters.`
    : undefined;
};

/** What a tag that was added is called: the API keeps it in lower case, and without what cannot be seen. */
export const nameAmong = (
  typed: string,
  before: readonly { readonly name: string }[],
  after: readonly { readonly name: string }[],
): string => {
  const names = after.map(({ name }) => name);
  const known = new Set(before.map(({ name }) => name));
  const plain = typed.normalize('NFKC').toLowerCase();
  return names.find((name) => name === plain) ?? names.find((name) => !known.has(name)) ?? typed;
};
