import type { PermitRow } from '../row/permit.ts';
import { countersOf } from './keys.ts';

/** Numbers of rows, by family and member. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Numbers of rows that are summed up. */
export const tally = () => {
  const counts = new Map<string, Map<string, number>>();
  const add = (family: string, member: string, rows: number): void => {
    const members = counts.get(family) ?? new Map<string, number>();
    counts.set(family, members);
    members.set(member, (members.get(member) ?? 0) + rows);
  };
  return {
    /** Adds other numbers. */
    merge(others: Iterable<readonly [family: string, members: ReadonlyMap<string, number>]>): void {
      for (const [family, members] of others) for (const [member, rows] of members) add(family, member, rows);
    },
    /** Counts a row in, or out. */
    row(row: PermitRow, times: 1 | -1): void {
      for (const [family, member] of countersOf(row)) add(family, member, times);
    },
    /** All that is counted, also what comes to 0. */
    all: (): Counts => counts,
    /** What does not come to 0. */
    changes: (): Counts =>
      new Map(
        [...counts]
          .map(
            ([family, members]) => [family, new Map([...members].filter(([, rows]) => rows !== 0))] as const,
          )
          .filter(([, members]) => members.size > 0),
      ),
  };
};
