import type { components } from 'trellis/client';

export type Image = components['schemas']['Image'];
export type Tag = components['schemas']['Tag'];

/** What is said of an image that is not simply there. */
export const stateText = (state: Image['state']): string | undefined => {
  switch (state) {
    case 'uploading':
      return 'On its way';
    case 'processing':
      return 'Being tagged';
    case 'rejected':
      return 'Rejected';
    case 'failed':
      return 'Tagging failed';
    case 'tagged':
      return undefined;
  }
};

/** Why an image is not as it should be, as a sentence: the API gives half of one. */
export const reasonText = (reason: string): string =>
  `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${/[.!?]$/.test(reason) ? '' : '.'}`;

/** Whether something is still to come of it by itself. */
export const isMoving = ({ state }: Pick<Image, 'state'>): boolean =>
  state === 'uploading' || state === 'processing';

const NAMELESS = 'Image without a name';

/** How an image is called: by its file. */
export const imageName = ({ fileName }: Pick<Image, 'fileName'>): string => fileName ?? NAMELESS;

const MOST_WORDS = 10;

/** What is in an image, in words: its tags, what a person wrote first. */
export const altText = ({ tags, fileName, state }: Pick<Image, 'tags' | 'fileName' | 'state'>): string => {
  const words = [...tags]
    .sort((a, b) => Number(b.source === 'user') - Number(a.source === 'user') || b.confidence - a.confidence)
    .slice(0, MOST_WORDS)
    .map(({ name }) => name);
  const what = words.length > 0 ? words.join(', ') : (fileName ?? NAMELESS);
  const how = stateText(state);
  return how === undefined ? what : `${what} (${how.toLowerCase()})`;
};

/** A size in bytes as people say it. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${String(bytes)} bytes`;
  const isSmall = bytes < 1024 * 1024;
  const value = bytes / (isSmall ? 1024 : 1024 * 1024);
  return `${value < 10 ? value.toFixed(1) : String(Math.round(value))} ${isSmall ? 'KB' : 'MB'}`;
};

/** When a picture was taken, by its camera's clock: in the zone of the camera, if it said one. */
export const takenText = (takenAt: string): string => {
  const format = new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const zone = takenAt.slice(19);
  return `${format.format(new Date(`${takenAt.slice(0, 19)}Z`))}${zone === '' ? '' : ` (UTC${zone})`}`;
};
