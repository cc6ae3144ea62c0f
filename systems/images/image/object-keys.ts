/**
 * The keys of the bucket's objects. What belongs to a user lies under their `sub`, so that neither a key nor a
 * policy for one user ever fits another's.
 */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the originals are, by user. */
export const ORIGINALS = 'images/';
/** Where the thumbnails are, by user. */
export const THUMBNAILS = 'thumbnails/';

/** Whether a text is the `sub` of a user, or the id of an image: a UUID in small letters. */
export const isUuid = (text: string): boolean => UUID.test(text);

const uuid = (text: string): string => {
  if (!isUuid(text)) throw new Error('not a UUID in lower case');
  return text;
};

/**
 * The key of an original, as it was uploaded.
 * @throws Error when either is no UUID: it would be a key of somebody else, or of all
 */
export const originalKey = (sub: string, id: string): string => `${originalsOf(sub)}${uuid(id)}`;

/** The key of a thumbnail, in WebP. */
export const thumbnailKey = (sub: string, id: string): string => `${thumbnailsOf(sub)}${uuid(id)}.webp`;

/** What the keys of all originals of a user begin with. */
export const originalsOf = (sub: string): string => `${ORIGINALS}${uuid(sub)}/`;

/** What the keys of all thumbnails of a user begin with. */
export const thumbnailsOf = (sub: string): string => `${THUMBNAILS}${uuid(sub)}/`;

/** Which image is meant, and whose it is. */
export interface ImageRef {
  readonly sub: string;
  readonly id: string;
}

/** @returns undefined when the key is not exactly one that `originalKey` makes */
export const imageOfKey = (key: string): ImageRef | undefined => {
  const [folder, sub = '', id = '', ...others] = key.split('/');
  if (`${folder ?? ''}/` !== ORIGINALS || others.length > 0 || !isUuid(sub) || !isUuid(id)) return undefined;
  return { sub, id };
};

/**
 * The user whose folder this is.
 * @param prefix such as S3 lists with the delimiter `/`: `images/<sub>/`
 * @returns undefined when it is no folder of a user
 */
export const subOfPrefix = (prefix: string): string | undefined => {
  const [folder, sub = '', end, ...others] = prefix.split('/');
  const isOurs = [ORIGINALS, THUMBNAILS].includes(`${folder ?? ''}/`);
  return isOurs && isUuid(sub) && end === '' && others.length === 0 ? sub : undefined;
};
