import { type Clip, utcHour } from '../clip/clip.ts';
import type { Totals } from './counts.ts';

/** One file for another: without `before` it is new, without `after` it is gone. */
export interface Change {
  readonly before?: Clip | undefined;
  readonly after?: Clip | undefined;
}

/** What is added to a count, negative where files are gone. */
export interface Addition extends Totals {
  readonly camera: string;
  /** A UTC hour, such as `2026-11-27T14`. */
  readonly hour: string;
  /**
   * When the files expire, in epoch seconds. Counts are kept apart by it, so that each goes along with the files that
   * it counts.
   */
  readonly until: number;
}

const additionOf = (clip: Clip, sign: 1 | -1): Addition => ({
  camera: clip.camera_name,
  hour: utcHour(clip.event_ts),
  until: clip.until,
  clips: clip.type === 'video' ? sign : 0,
  snapshots: clip.type === 'image' ? sign : 0,
  bytes: sign * clip.video_size,
});

/** Sums additions that have the same key, and leaves out what adds nothing. */
export const folded = <A extends Totals>(additions: readonly A[], keyOf: (addition: A) => string): A[] => {
  const sums = new Map<string, A>();
  for (const one of additions) {
    const key = keyOf(one);
    const sum = sums.get(key);
    sums.set(
      key,
      sum
        ? {
            ...sum,
            clips: sum.clips + one.clips,
            snapshots: sum.snapshots + one.snapshots,
            bytes: sum.bytes + one.bytes,
          }
        : one,
    );
  }
  return [...sums.values()].filter(
    ({ clips, snapshots, bytes }) => clips !== 0 || snapshots !== 0 || bytes !== 0,
  );
};

/** What some changes add to the counts, one addition for each camera, hour and expiry. */
export const additionsOf = (changes: readonly Change[]): Addition[] =>
  folded(
    changes.flatMap(({ before, after }) => [
      ...(before ? [additionOf(before, -1)] : []),
      ...(after ? [additionOf(after, 1)] : []),
    ]),
    ({ camera, hour, until }) => `${hour} ${String(until)} ${camera}`,
  );
