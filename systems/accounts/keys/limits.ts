import { Failure } from '../../../core/errors.ts';
import { restOfDayS } from './counting.ts';

/** More keys than anybody can tell apart. */
export const MOST_KEYS = 20;
/** Each has a quota of its own while it works; once more must go, if an answer was lost. */
export const MOST_REPLACED = 2;
/** Each new key has a fresh quota: so a day's requests are at most four times the plan's. */
export const MOST_ROTATIONS = 3;

export const tooManyKeys = (most: number, options?: ErrorOptions): Failure =>
  new Failure('Conflict', `The user has ${String(most)} keys: delete one first`, options);

export const tooManyReplaced = (options?: ErrorOptions): Failure =>
  new Failure(
    'Conflict',
    'Two replaced keys of this scope still work: wait until one expires, or rotate with overlapHours 0 to end both',
    options,
  );

/** Whoever is refused waits for the next day, UTC, or asks an admin. */
export const tooManyRotations = (most: number, now: Date, options?: ErrorOptions): Failure =>
  new Failure(
    'TooManyRequests',
    `You have rotated keys of this scope ${String(most)} times today: wait until midnight UTC, or ask an admin`,
    { ...options, retryAfterS: restOfDayS(now) },
  );
