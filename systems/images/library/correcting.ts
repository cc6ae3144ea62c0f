import type { components } from '../../../core/contract/types.ts';
import { Failure, invalid } from '../../../core/errors.ts';
import { type Image, isShown, MAX_TAGS, type Tag, tagOf } from '../image/image.ts';
import { imageOf, type ImageStore } from '../image/store.ts';
import { formOf, namesIn } from '../image/tag-name.ts';

type Schemas = components['schemas'];

/** What a user says of the tags of an image; names are normalised, and none is in both. */
export interface Correction {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** So many names a user may have taken off an image, or the record would grow without end. */
const MAX_REMOVED = 200;

const SAID: Tag = { source: 'user', confidence: 1 };

/** Tags of these names, as a user gives them. */
export const saidTags = (names: readonly string[]): Image['tags'] =>
  Object.fromEntries(names.map((name) => [name, SAID]));

/** @throws Failure RequestInvalid when a name is in both lists */
export const correctionOf = ({ add, remove }: Schemas['TagCorrection']): Correction => {
  const correction = { add: namesIn('body', 'add', add), remove: namesIn('body', 'remove', remove) };
  const isInBoth = correction.add.some((name) => correction.remove.includes(name));
  if (isInBoth) throw invalid('body', 'remove', 'must not contain a tag that is also in add');
  return correction;
};

/**
 * An image of any state with its tags corrected; undefined when they are so already. It may be being tagged just
 * then: that computes its tags from what is stored when it is done, and keeps what its owner has said by then.
 * @throws Failure Conflict when it has too many tags then
 */
export const saidOf = (image: Image, { add, remove }: Correction): Image | undefined => {
  const said = new Set([...add, ...remove]);
  const isSaid = (stored: string): boolean => said.has(formOf(stored));
  const kept = Object.entries(image.tags).filter(([name]) => !isSaid(name));
  const tags = Object.fromEntries([...kept, ...Object.entries(saidTags(add))]);
  const removed = [...image.removed.filter((name) => !isSaid(name)), ...remove];
  if (Object.keys(tags).length > MAX_TAGS)
    throw new Failure('Conflict', `An image can have at most ${String(MAX_TAGS)} tags`);
  if (removed.length > MAX_REMOVED)
    throw new Failure('Conflict', `At most ${String(MAX_REMOVED)} tags can be removed from an image`);
  const isSame =
    add.every((name) => tagOf(image, name)?.source === 'user' && !image.removed.includes(name)) &&
    remove.every((name) => tagOf(image, name) === undefined && image.removed.includes(name)) &&
    [...Object.keys(image.tags), ...image.removed].every((name) => said.has(name) || !isSaid(name));
  return isSame ? undefined : { ...image, tags, removed };
};

/**
 * An image with its tags corrected, as `saidOf` does it.
 * @throws Failure Conflict when the image cannot be corrected in its state, or has too many tags then
 */
export const corrected = (image: Image, correction: Correction): Image | undefined => {
  if (!isShown(image))
    throw new Failure('Conflict', `The image is ${image.state}: its tags cannot be corrected now`);
  return saidOf(image, correction);
};

/** @returns the image as it is then */
export const correctTags = async (
  images: Pick<ImageStore, 'change' | 'get'>,
  sub: string,
  id: string,
  body: Schemas['TagCorrection'],
): Promise<Image> => {
  const correction = correctionOf(body);
  const changed = await images.change(sub, id, (image) => corrected(image, correction));
  return changed ?? imageOf(images, sub, id);
};
