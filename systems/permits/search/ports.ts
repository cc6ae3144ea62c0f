import type { Cursors } from '../../../core/cursor.ts';
import type { Permit } from '../row/permit.ts';
import type { Counts } from './counts.ts';
import type { ReadIndex } from './walk.ts';

/** How the table stands. */
export interface Standing {
  /** Changes when a load begins, and when it ends. */
  readonly version: number;
  /** When the last load ended, in milliseconds since 1970 UTC; 0 before. */
  readonly endedMs: number;
  /** Whether a load is under way. */
  readonly isLoading: boolean;
  /** Whether the numbers of the directory hold all changes. */
  readonly isCounted: boolean;
}

/** Receives the number of read units that were used. */
export type Spend = (readUnits: number) => void;

/** What a search reads. */
export interface SearchReads {
  /** An index follows the table within a moment. */
  readonly index: ReadIndex;
  /** @param nowMs in milliseconds since 1970 UTC */
  readonly standing: (nowMs: number, spend: Spend) => Promise<Standing>;
  /** How many rows the members of families have; a family that is not there has none. */
  readonly families: (names: readonly string[], spend: Spend) => Promise<Counts>;
  /** The rows by which a permit is answered, in the order of their file. */
  readonly permit: (number: string, spend: Spend) => Promise<readonly Permit[]>;
}

export interface SearchPorts {
  readonly reads: SearchReads;
  readonly cursors: Cursors;
  /** In milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Into how many partitions the rows of one value are divided. */
  readonly shards: number;
}

/** Whether a user has a key that opens a scope now. */
export type HoldsKey = (owner: string, scope: 'permits') => Promise<boolean>;
