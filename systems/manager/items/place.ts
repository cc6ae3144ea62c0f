import { invalid, type Failure } from '../../../core/errors.ts';
import { MOST_DEEP } from '../exact/exact.ts';

/** Where in the body a value is. Its name is put together only when something is wrong: an item has many places. */
export interface Place {
  readonly field: string | number;
  readonly around: Place | undefined;
  /** How many lists and maps of an attribute are around it. */
  readonly depth: number;
}

const MOST_NAME = 200;

/** @param name of a record of attributes, such as `payload.Item` */
export const placeOf = (name: string): Place => ({ field: name, around: undefined, depth: 0 });

/** The place of a field of a record, or of an entry of a list. */
export const fieldOf = (place: Place, field: string | number): Place => ({
  field,
  around: place,
  depth: place.depth,
});

/** A dotted path, cut where it is longer than an error may name. */
const nameOf = ({ field, around }: Place): string =>
  (around ? `${nameOf(around)}.${String(field)}` : String(field)).slice(0, MOST_NAME);

/** @param message what is wrong, as it follows the field's name */
export const wrong = (place: Place, message: string): Failure => invalid('body', nameOf(place), message);

/**
 * The places inside a list or a map.
 * @throws Failure RequestInvalid when they are too deep
 */
export const inside = (place: Place): Place => {
  if (place.depth === MOST_DEEP) throw wrong(place, `is nested deeper than ${String(MOST_DEEP)} levels`);
  return { ...place, depth: place.depth + 1 };
};
