/** Degrees, as the file writes them; both or neither. */
export interface Coordinates {
  readonly latitude: string;
  readonly longitude: string;
}

/** A line of an address and a place are shorter. */
const MAX_LENGTH = 500;

export const NOWHERE: Coordinates = { latitude: '', longitude: '' };

const DEGREES = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
/** Alone, or on the last line, below an address. */
const PAIR = new RegExp(String.raw`(?:^|\n)\s*\(\s*${DEGREES}\s*,\s*${DEGREES}\s*\)$`);
/** Well-known text: the longitude comes first. */
const POINT = new RegExp(String.raw`^POINT\s*\(\s*${DEGREES}\s+${DEGREES}\s*\)$`, 'i');

const onEarth = (latitude = '', longitude = ''): Coordinates | undefined =>
  latitude !== '' && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180
    ? { latitude, longitude }
    : undefined;

/**
 * The place in a location of the open data: `(37.785, -122.408)`, the same below the lines of an
 * address, or `POINT (-122.408 37.785)`.
 * @returns NOWHERE for a blank location; undefined for one that is not understood
 */
export const coordinatesOf = (location: string): Coordinates | undefined => {
  const text = location.trim();
  if (text === '') return NOWHERE;
  if (text.length > MAX_LENGTH) return undefined;
  const [, latitude, longitude] = PAIR.exec(text) ?? [];
  if (latitude !== undefined) return onEarth(latitude, longitude);
  const [, x, y] = POINT.exec(text) ?? [];
  return onEarth(y, x);
};
