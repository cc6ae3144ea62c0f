import { invalid, type Failure } from '../../../core/errors.ts';
import { MOST_DEEP } from '../exact/exact.ts';

/** Where in the body a value is. */
export interface Place {
  /** A dotted path, cut where it is longer than an error may name. */
  readonly name: string;
  /** How many lists and maps of an attribute are around it. */
  readonly depth: number;
}

const MOST_NAME = 200;

/** @param name of a record of attributes, such as `payload.Item` */
export const placeOf = (name: string): Place => ({ name, depth: 0 });

/** The place of a field of a record. */
export const fieldOf = ({ name, depth }: Place, field: string): Place => ({
  name: `${name}.${field}`.slice(0, MOST_NAME),
  depth,
});

/** @param message what is wrong, as it follows the field's name */
export const wrong = ({ name }: Place, message: string): Failure => invalid('body', name, message);

/**
 * The places inside a list or a map.
 * @throws Failure RequestInvalid when they are too deep
 */
export const inside = (place: Place): Place => {
  if (place.depth === MOST_DEEP) throw wrong(place, `is nested deeper than ${String(MOST_DEEP)} levels`);
  return { ...place, depth: place.depth + 1 };
};
