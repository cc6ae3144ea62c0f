import { ApiError } from 'trellis/client';
import { NoAnswer } from './no-answer.ts';

/** An error in words: what went wrong, and what a reader can do about it. */
export interface Explanation {
  readonly heading: string;
  readonly advice: string;
  /** To quote when asking for help: only where the fault is on the other side. */
  readonly requestId?: string;
  /** After how many seconds it is worth another try. */
  readonly waitS?: number;
}

const throttled = (error: ApiError): Explanation => ({
  heading: error.code === 'QuotaExceeded' ? 'The quota of today is used up' : 'Too many requests',
  advice: error.message.endsWith('.') ? error.message : `${error.message}.`,
  waitS: error.retryAfterS ?? 5,
});

const faulty = (error: ApiError): Explanation => ({
  heading: 'Something went wrong in Trellis',
  advice: 'It is not your doing. Try again; if it stays, tell an operator the request id.',
  ...(error.requestId !== undefined && { requestId: error.requestId }),
});

const UNKNOWN: Explanation = {
  heading: 'No answer came',
  advice:
    'It may have been done all the same. The page reads again what is there: look at it before you try again.',
};

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** Puts an error into words. What the API says for people is passed on. */
export const explain = (error: unknown): Explanation => {
  if (error instanceof NoAnswer) return UNKNOWN;
  if (!(error instanceof ApiError))
    return error instanceof TypeError
      ? { heading: 'Trellis cannot be reached', advice: 'Check your connection, and try again.' }
      : { heading: 'This page has a fault', advice: 'Load it again; if it stays, tell an operator.' };
  if (error.status === 429) return throttled(error);
  if (error.status >= 500) return faulty(error);
  const advice = sentence(error.message);
  switch (error.status) {
    case 401:
      return { heading: 'Your session has ended', advice: 'Sign in again.' };
    case 403:
      return { heading: 'You may not do this', advice };
    case 404:
      return { heading: 'It is not there', advice };
    case 409:
      return {
        heading:
          error.retryAfterS === undefined ? 'It conflicts with what is there' : 'It cannot be done now',
        advice,
      };
    default:
      return { heading: 'That was not accepted', advice };
  }
};

/** What an error says of one field of a form; undefined when it says nothing of it. */
export const faultOf = (error: unknown, field: string): string | undefined => {
  if (!(error instanceof ApiError)) return undefined;
  const fault = error.faults.find(({ name }) => name === field);
  return fault && `It ${sentence(fault.message)}`;
};

/** The error, or null where it is only about these fields, each of which shows its own fault. */
export const besides = (error: Error | null, ...fields: readonly string[]): Error | null =>
  error instanceof ApiError &&
  error.faults.length > 0 &&
  error.faults.every(({ name }) => fields.includes(name))
    ? null
    : error;
