import { type Changes, changes, MAX_WRITES, steps, type TableKey } from './entries.ts';
import type { Image } from './image.ts';

/** A change of an image from one record to another; undefined is no record. */
export interface Move {
  readonly before: Image | undefined;
  readonly after: Image | undefined;
}

/** The moves that lead from what is stored to what is wanted, their versions set: almost always one. */
export const movesTo = (stored: Image, wanted: Image): Move[] => {
  const moves: Move[] = [];
  let before = stored;
  for (const step of steps(stored, wanted)) {
    const after = { ...step, version: before.version + 1 };
    moves.push({ before, after });
    before = after;
  }
  return moves;
};

const textOf = ({ pk, sk }: TableKey): string => JSON.stringify([pk, sk]);

/** Counts are shared: what several images add to one is added at once, and a sum of 0 is not written. */
const sums = (all: readonly Changes[]): Changes['adds'] => {
  const byKey = new Map<string, Changes['adds'][number]>();
  for (const add of all.flatMap(({ adds }) => adds)) {
    const by = (byKey.get(textOf(add))?.by ?? 0) + add.by;
    byKey.set(textOf(add), { ...add, by });
  }
  return [...byKey.values()].filter(({ by }) => by !== 0);
};

/** What becomes of the table's items when several images move; no image moves twice. */
export const together = (moves: readonly Move[]): Changes => {
  const all = moves.map(({ before, after }) => changes(before, after));
  return {
    puts: all.flatMap(({ puts }) => puts),
    deletes: all.flatMap(({ deletes }) => deletes),
    adds: sums(all),
  };
};

/** The image that moves, whether it is made, changed or removed. */
const idOf = ({ before, after }: Move): string | undefined => (after ?? before)?.id;

/** What a transaction holds: its moves, and the items that they write at most, each count once. */
const roomOf = () => {
  const moves: Move[] = [];
  const ids = new Set<string | undefined>();
  const counts = new Set<string>();
  let others = 0;
  return {
    moves,
    hasRoomFor: (move: Move, { puts, deletes, adds }: Changes): boolean => {
      const more = adds.map(textOf).filter((key) => !counts.has(key)).length;
      const all = others + counts.size + more + puts.length + deletes.length + 1;
      return !ids.has(idOf(move)) && all <= MAX_WRITES;
    },
    add: (move: Move, { puts, deletes, adds }: Changes): void => {
      moves.push(move);
      ids.add(idOf(move));
      for (const add of adds) counts.add(textOf(add));
      others += 1 + puts.length + deletes.length;
    },
  };
};

/**
 * Moves as transactions, in their order: each holds as many as there is room for, and no image twice.
 * @param moves of images of one user, each of which fits into a transaction by itself
 */
export function* inTransactions(moves: readonly Move[]): Generator<readonly Move[]> {
  let room = roomOf();
  for (const move of moves) {
    const change = changes(move.before, move.after);
    if (!room.hasRoomFor(move, change)) {
      yield room.moves;
      room = roomOf();
    }
    room.add(move, change);
  }
  if (room.moves.length > 0) yield room.moves;
}
