import { Failure } from '../../../core/errors.ts';
import { FORM_S } from '../image/form.ts';
import { madeAt } from '../image/image-id.ts';

export interface LimitPorts {
  /**
   * The ids of a user's images that are `uploading` and were made since then, newest first.
   * @param most how many are looked for; without it all
   */
  readonly uploadingSince: (sub: string, moment: Date, most?: number) => Promise<readonly string[]>;
  /** The ids of a user's images that were made since then and whose files are in the bucket. */
  readonly filesSince: (sub: string, moment: Date) => Promise<ReadonlySet<string>>;
  /** How many images of a user are `processing`, now or a moment ago; counts no further than `most`. */
  readonly countProcessing: (sub: string, most: number) => Promise<number>;
  readonly now: () => Date;
}

/** Forms that a user may hold, with none of their files uploaded. */
const MOST_AWAITED = 100;

/**
 * Pictures of a user that may wait to be tagged. At four at a time and a second for each, as many are tagged in some
 * 20 minutes; with a provider that lets each one wait in vain, it takes hours. To count them is one query, of 57 read
 * units at the most.
 */
const MOST_WAITING = 5_000;
/** So long it takes to tag some of them, in seconds. */
const TAGGING_S = 60;

/**
 * The images whose form is good and whose file has not come, newest first; none when they are fewer than may be. The
 * bucket is listed before a user is refused: S3 may report a file a minute after it arrived.
 */
const awaited = async (ports: LimitPorts, sub: string, since: Date): Promise<readonly string[]> => {
  const newest = await ports.uploadingSince(sub, since, MOST_AWAITED);
  if (newest.length < MOST_AWAITED) return [];
  const [all, came] = await Promise.all([ports.uploadingSince(sub, since), ports.filesSince(sub, since)]);
  return all.filter((id) => !came.has(id));
};

const formsLeft = async (ports: LimitPorts, sub: string): Promise<void> => {
  const since = new Date(ports.now().getTime() - FORM_S * 1000);
  const last = (await awaited(ports, sub, since))[MOST_AWAITED - 1];
  if (last === undefined) return;
  const retryAfterS = Math.floor((madeAt(last).getTime() - since.getTime()) / 1000) + 1;
  throw new Failure(
    'TooManyRequests',
    `The files of ${String(MOST_AWAITED)} of your uploads have not arrived: send or delete one, or wait until one expires`,
    { retryAfterS },
  );
};

const roomLeft = async (ports: LimitPorts, sub: string): Promise<void> => {
  if ((await ports.countProcessing(sub, MOST_WAITING)) < MOST_WAITING) return;
  throw new Failure(
    'TooManyRequests',
    `${String(MOST_WAITING)} of your images have arrived and are waiting to be tagged: try again in a minute`,
    { retryAfterS: TAGGING_S },
  );
};

/**
 * Whether a user may have one more form. Both limits are soft: nothing is reserved, so requests at the same time may
 * exceed them by their number, which does no harm.
 * @throws Failure TooManyRequests, with the time after which there is room if nothing else happens
 */
export const mayUpload = async (ports: LimitPorts, sub: string): Promise<void> => {
  await Promise.all([formsLeft(ports, sub), roomLeft(ports, sub)]);
};
