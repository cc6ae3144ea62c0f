import { ApiError } from 'trellis/client';
import { explain } from '../../states/explain.ts';

/** An answer of the bucket that is not the one of a file that has come. */
export class BucketError extends Error {
  override readonly name = 'BucketError';
  readonly status: number;
  /** S3's code, where it says one. */
  readonly code: string | undefined;

  constructor(status: number, code: string | undefined) {
    super(`The bucket answered ${String(status)} ${code ?? ''}`);
    this.status = status;
    this.code = code;
  }
}

/** What to do about something that went wrong with one file. */
export type Verdict =
  /** Wait as long as the API says: nothing is wrong, and it costs no attempt. */
  | { readonly then: 'wait'; readonly ms: number }
  /** Wait a while and try again. `form` is whether the form has expired. */
  | { readonly then: 'again'; readonly form: 'keep' | 'drop' }
  | { readonly then: 'fail' };

/** How long to wait where a 429 does not say. */
const WAIT_MS = 5000;

const verdictOnBucket = ({ status, code }: BucketError): Verdict => {
  if (status >= 500 || status === 429 || code === 'RequestTimeout') return { then: 'again', form: 'keep' };
  // A form that has died, or of a bucket that has other keys now.
  return status === 403 ? { then: 'again', form: 'drop' } : { then: 'fail' };
};

/** What to do about an error. */
export const verdictOn = (error: unknown): Verdict => {
  if (error instanceof BucketError) return verdictOnBucket(error);
  if (!(error instanceof ApiError))
    return error instanceof TypeError ? { then: 'again', form: 'keep' } : { then: 'fail' };
  if (error.status === 429) return { then: 'wait', ms: (error.retryAfterS ?? 0) * 1000 || WAIT_MS };
  return error.status >= 500 ? { then: 'again', form: 'keep' } : { then: 'fail' };
};

const BUCKET_TEXTS: Readonly<Record<string, string>> = {
  EntityTooLarge: 'The file is too large.',
  EntityTooSmall: 'The file is empty.',
};

const bucketText = ({ code = '', status }: BucketError): string =>
  BUCKET_TEXTS[code] ?? `The storage did not take it (${code === '' ? String(status) : code}).`;

/** Why a file could not be uploaded. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof BucketError) return bucketText(error);
  if (error instanceof ApiError || error instanceof TypeError) {
    const { heading, advice } = explain(error);
    return error instanceof ApiError && error.status < 500 ? advice : `${heading}. ${advice}`;
  }
  return 'The file could not be read. Is it still there?';
};
