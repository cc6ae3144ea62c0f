/** What is drawn by chance, the same each time for one seed. */
export interface Random {
  /** From 0, less than 1. */
  readonly next: () => number;
  /** Of the normal distribution about 0, with deviation 1. */
  readonly normal: () => number;
  readonly pick: <T>(all: readonly T[]) => T;
  /** Draws names, each as often as its weight says. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => () => K;
  /** Draws places from 0 to `count` - 1, of which the one at n is drawn in proportion to 1 / (n + 1) ** skew. */
  readonly zipf: (count: number, skew: number) => () => number;
  readonly shuffled: <T>(all: readonly T[]) => T[];
}

/** Numbers from 0 to 1. Source: https://github.com/bryc/code/blob/master/jshash/PRNGs.md (Mulberry32, public domain) */
const mulberry32 = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Where in ascending sums the first one is that is greater. */
const placeOf = (sums: readonly number[], value: number): number => {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
};

export const randomOf = (seed: number): Random => {
  const next = mulberry32(seed);
  /** Draws places by their weights. */
  const placesBy = (weights: readonly number[]) => {
    let all = 0;
    const sums = weights.map((weight) => (all += weight));
    return (): number => placeOf(sums, next() * all);
  };
  const pick = <T>(all: readonly T[]): T => all[Math.trunc(next() * all.length)] as T; // never behind the last
  return {
    next,
    // Box and Muller's method.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick,
    weighted: <K extends string>(weights: Readonly<Record<K, number>>) => {
      const names = Object.keys(weights) as K[];
      const place = placesBy(Object.values<number>(weights));
      return () => names[place()] as K; // as many as weights
    },
    zipf: (count, skew) => placesBy(Array.from({ length: count }, (_, at) => (at + 1) ** -skew)),
    shuffled: (all) => {
      const left = [...all];
      for (let at = left.length - 1; at > 0; at -= 1) {
        const other = Math.trunc(next() * (at + 1));
        [left[at], left[other]] = [left[other], left[at]] as [(typeof left)[0], (typeof left)[0]];
      }
      return left;
    },
  };
};
