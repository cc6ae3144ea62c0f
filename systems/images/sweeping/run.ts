import type { RemainingMs } from '../../../core/events.ts';
import type { ImageStore } from '../image/store.ts';
import { describe, log } from '../../../core/log.ts';
import type { SendTaggingWork } from '../../../core/messages/tagging.ts';
import { RESERVE_MS } from '../forgetting/forgetting.ts';

/** An image that was still to change without another request when its entry was read. */
export interface Unfinished {
  readonly createdAt: string;
  readonly sub: string;
  readonly id: string;
}

export interface SweepPorts {
  readonly images: Pick<ImageStore, 'change' | 'get' | 'remove'>;
  readonly unfinished: {
    /** All of them, by user; from this `sub` on, when there is one. */
    readonly from: (sub?: string) => AsyncIterable<Unfinished>;
    /** Removes the entry alone. */
    readonly drop: (entry: Unfinished) => Promise<void>;
  };
  /** Whether the file of an image is in the bucket. */
  readonly hasFile: (sub: string, id: string) => Promise<boolean>;
  /** Tells the tagging of an image. */
  readonly send: SendTaggingWork;
  /** The users who have a folder there, by `sub`; from this one on, when there is one. */
  readonly folders: (prefix: string, from?: string) => AsyncIterable<string>;
  /** Whether a user is gone for certain. */
  readonly isGone: (sub: string) => Promise<boolean>;
  readonly forget: (sub: string, remainingMs: RemainingMs) => Promise<boolean>;
  /** A random `sub`, which need not belong to a user. */
  readonly anySub: () => string;
  readonly now: () => Date;
}

/** What a run did, and what it left. */
export interface Counts {
  /** Uploads that never came. */
  uploadsRemoved: number;
  /** Images of which the tagging was told once more. */
  requeued: number;
  /** Users who are gone, and whose images are gone now. */
  usersForgotten: number;
  /** 1 when so many users seem to be gone that none was forgotten; it is in the log. */
  tooManyGone: number;
  /** What failed, and is left to the next run; each is in the log. */
  failed: number;
  /** 1 when the run ended before everything was looked at. */
  cut: number;
}

/** A run that is under way. */
export type Run = SweepPorts & { readonly counts: Counts; readonly remainingMs: RemainingMs };

/** Counts what fails, and goes on. @param what is meant, for the log */
export const tried = async ({ counts }: Run, what: object, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    counts.failed += 1;
    log.error('a step of the sweep failed', { ...what, error: describe(error) });
  }
};

/** @param endMs how much time is left to others */
export const hasTime = ({ counts, remainingMs }: Run, endMs: number): boolean => {
  if (remainingMs() >= endMs) return true;
  counts.cut = 1;
  return false;
};

/** The end of a part that takes half of the time that is left, so that other parts have their turn. */
export const halfOf = ({ remainingMs }: Run): number => Math.max(RESERVE_MS, remainingMs() / 2);

/**
 * All of a list that is in the order of users, from one of them on, and then those before: with another start each
 * time, a run that is cut cuts off others each time.
 */
export async function* around<T>(
  start: string,
  from: (sub?: string) => AsyncIterable<T>,
  subOf: (one: T) => string,
): AsyncGenerator<T> {
  yield* from(start);
  for await (const one of from()) {
    if (subOf(one) >= start) return;
    yield one;
  }
}
