import type { components } from 'trellis/client';

type Permit = components['schemas']['Permit'];

/** One difference between what two files say of a permit. */
export interface Change {
  /** The address of the row. */
  readonly row: string;
  /** `row` where the whole row is new, or gone. */
  readonly field: keyof Permit | 'row';
  /** Absent where the earlier file has nothing. */
  readonly before?: string;
  /** Absent where the later file has nothing. */
  readonly after?: string;
}

/** What is different in every file, and says nothing of the permit. */
const OF_FILE: readonly string[] = ['application_number', 'record_id', 'load_date'];

/** The rows of each address, in their order: a file may have several for one. */
const byAddress = (rows: readonly Permit[]): Map<string, readonly Permit[]> => {
  const places = new Map<string, readonly Permit[]>();
  for (const row of rows) {
    const place = row.address.trim().toLowerCase();
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  return places;
};

const fieldsOf = (row: Permit): (keyof Permit)[] =>
  (Object.keys(row) as (keyof Permit)[]).filter((field) => !OF_FILE.includes(field));

const between = (before: Permit | undefined, after: Permit | undefined): Change[] => {
  const row = (after ?? before)?.address ?? '';
  if (!before) return [{ row, field: 'row', after: row }];
  if (!after) return [{ row, field: 'row', before: row }];
  return [...new Set([...fieldsOf(before), ...fieldsOf(after)])]
    .filter((field) => before[field] !== after[field] && field !== 'address')
    .map((field) => ({ row, field, before: before[field], after: after[field] }));
};

/**
 * What a file says otherwise than the one before it. Rows are compared that have the same address, in their order.
 * A permit of one address in both is compared as it is, even if the address was corrected.
 */
export const changesBetween = (before: readonly Permit[], after: readonly Permit[]): Change[] => {
  const [[one, ...more], [other, ...others]] = [before, after];
  if (one && other && more.length === 0 && others.length === 0 && one.address !== other.address)
    return [
      { row: other.address, field: 'address', before: one.address, after: other.address },
      ...between(one, other),
    ];
  const [old, fresh] = [byAddress(before), byAddress(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((place) => {
    const [left, right] = [old.get(place) ?? [], fresh.get(place) ?? []];
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
      between(left[at], right[at]),
    ).flat();
  });
};
