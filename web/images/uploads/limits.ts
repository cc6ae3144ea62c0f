import type { components } from 'trellis/client';
import { sizeText } from '../image.ts';

/** The types of files that are accepted, and how people call them. The compiler finds one that is missing. */
const TYPES = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/avif': 'AVIF',
} as const satisfies Record<components['schemas']['ImageType'], string>;

export type ImageType = keyof typeof TYPES;

export const IMAGE_TYPES = Object.keys(TYPES) as ImageType[];

/** The most bytes of a file: the `maximum` of an image's `size` in the contract, as a test sees to. */
export const MAX_BYTES = 10_485_760;

const names = Object.values(TYPES);

/** What may be uploaded, in words. */
export const LIMITS_TEXT = `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}, up to ${sizeText(MAX_BYTES)}`;

/** The type that is said to the API; undefined where the browser knows none, and the API finds it from the bytes. */
export const imageTypeOf = (type: string): ImageType | undefined => IMAGE_TYPES.find((one) => one === type);

/** Why a file cannot be uploaded, and what would be right; undefined where it can. */
export const unfitness = ({
  size,
  type,
}: {
  readonly size: number;
  readonly type: string;
}): string | undefined => {
  if (type !== '' && imageTypeOf(type) === undefined)
    return `This type of file is not accepted. Use ${LIMITS_TEXT}.`;
  if (size === 0) return 'The file is empty.';
  if (size > MAX_BYTES)
    return `The file is too large: ${sizeText(size)}. At most ${sizeText(MAX_BYTES)} are accepted, so make the picture smaller.`;
  return undefined;
};
