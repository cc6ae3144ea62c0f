/** The middle value; of an even count the lower one of the two. @throws Error for no values */
export const median = (values: readonly number[]): number => {
  const middle = values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
  if (middle === undefined) throw new Error('no values to take the median of');
  return middle;
};

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Lines of a table: the first column to the left, the others to the right. */
export const tableLines = (rows: readonly (readonly string[])[]): string[] => {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_none, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};
