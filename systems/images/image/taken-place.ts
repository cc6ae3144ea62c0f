import { takenMs } from '../bytes/taken.ts';
import type { Image } from './image.ts';

/** In a millisecond's ISO text: all but the part of the second. Exif tells no more. */
const TO_THE_SECOND = 19;
const SECOND_MS = 1000;

/** The years that are four digits in an ISO text, which is sorted. */
const [FIRST, BEYOND] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('+010000-01-01T00:00:00Z')];
const AFTER_ALL = ':'.padEnd(TO_THE_SECOND, '0');
/** Before every id, and none of them: its version is 0. */
const BEFORE_IDS = '00000000-0000-0000-0000-000000000000';

const secondOf = (ms: number): string => new Date(ms).toISOString().slice(0, TO_THE_SECOND);

/** As long as a place, and before all that are not before this moment; a part of a second is the next one's. */
export const firstPlaceAt = (ms: number): string => {
  const second = Math.ceil(Math.max(ms, FIRST) / SECOND_MS) * SECOND_MS;
  return `${second < BEYOND ? secondOf(second) : AFTER_ALL}#${BEFORE_IDS}`;
};

/**
 * The place of an image among those of its owner by when they were taken, in UTC, and then by when they were made: it
 * ends in its id, so that no two are the same. Undefined when the file does not say when.
 */
export const takenPlace = ({ id, found }: Pick<Image, 'id' | 'found'>): string | undefined =>
  found?.taken === undefined ? undefined : `${secondOf(takenMs(found.taken))}#${id}`;
