/** A row that was not loaded. */
export interface RejectedRow {
  /** '' where the file has no sheets. */
  readonly sheet: string;
  /** As a spreadsheet program numbers it. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** The first rejected rows of a file. */
export interface Rejects {
  readonly rows: readonly RejectedRow[];
  /** Whether the file has more than these. */
  readonly hasMore: boolean;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** One line of the file; undefined for a line that is cut or no such row. */
const rowOf = (line: string): RejectedRow | undefined => {
  try {
    const { sheet, row, column, value, reason } = JSON.parse(line) as Record<string, unknown>;
    if (typeof row !== 'number' || typeof reason !== 'string') return undefined;
    return { sheet: textOf(sheet), row, column: textOf(column), value: textOf(value), reason };
  } catch {
    return undefined;
  }
};

/**
 * Reads the first rejected rows, and not the rest of a file that may be of many megabytes.
 * @param parts of the text, cut anywhere
 */
export const firstRejects = async (parts: AsyncIterable<string>, most: number): Promise<Rejects> => {
  const rows: RejectedRow[] = [];
  let rest = '';
  const take = (line: string): void => {
    const row = rowOf(line);
    if (row) rows.push(row);
  };
  for await (const part of parts) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
    if (rows.length > most) break;
  }
  take(rest);
  return { rows: rows.slice(0, most), hasMore: rows.length > most };
};

/** The parts of an answer's text, as they arrive. */
export async function* textParts(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
