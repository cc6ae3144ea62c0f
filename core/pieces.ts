/** Divides what there is into pieces of at most so many, in its order. */
export function* inPieces<T>(all: Iterable<T>, most: number): Generator<readonly T[]> {
  let piece: T[] = [];
  for (const one of all) {
    piece.push(one);
    if (piece.length < most) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
