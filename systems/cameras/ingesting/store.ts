import type { Claims } from '../clip/claims.ts';
import type { Clip } from '../clip/clip.ts';
import type { Change } from '../counts/adding.ts';
import type { Moments } from '../time/zone.ts';

/** A file that did not become a clip. */
export interface Skipped {
  readonly object_key: string;
  /** A sentence. */
  readonly reason: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970 UTC. */
  readonly arrivedMs: number;
  /** When it is no longer listed, in epoch seconds. */
  readonly until: number;
}

/** An object that videos are shown with. */
export interface Claim {
  readonly key: string;
  /** When it expires, in epoch seconds; undefined if the object does not exist, or is not such a file. */
  readonly until: number | undefined;
}

/** What a file is from now on: a clip, or none. */
export interface Wanted {
  readonly id: string;
  readonly clip?: Clip;
}

/** The clips and what is kept beside them, as ingestion changes them. All its reads are consistent. */
export interface ClipStore {
  /**
   * Makes files what they are from now on, with their counts, again as long as others overtake it. A clip that was
   * made from the same object before stays as it is.
   * @param wanted at most 20, of different ids
   * @returns what has changed
   */
  readonly put: (wanted: readonly Wanted[]) => Promise<readonly Change[]>;
  /**
   * Changes what a clip is shown with, again as long as others overtake it.
   * @param change returns undefined when nothing is to be changed
   */
  readonly change: (id: string, change: (clip: Clip) => Promise<Clip | undefined>) => Promise<void>;
  /** What other files say of a video now. */
  readonly claimsOf: (clip: Clip) => Promise<Claims>;
  /** Keeps that this is, or is not, the smaller copy of the video with this id. */
  readonly claimSmall: (id: string, claim: Claim) => Promise<void>;
  /** Keeps that this is, or is not, the thumbnail of the video with this name. */
  readonly claimThumbnail: (name: string, claim: Claim) => Promise<void>;
  /** The ids of videos that have a name, three at most. */
  readonly videosNamed: (name: string) => Promise<readonly string[]>;
  /** The videos of a camera that began within a time, the end included. */
  readonly videosIn: (camera: string, moments: Moments) => Promise<readonly Clip[]>;
  readonly skip: (skipped: Skipped) => Promise<void>;
}
