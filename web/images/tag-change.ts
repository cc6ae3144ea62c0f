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
