import { cellOf } from './cell.ts';
import { Refusal } from './refusal.ts';
import { type Cell, type Line, MAX_CELLS, type Unreadable } from './sheet.ts';
import { stringItem } from './strings.ts';
import { type Attributes, type XmlEvents, xmlReader } from './xml.ts';
import { damaged } from './zip.ts';

const REFERENCE = /^[A-Z]{1,3}\d+$/;
/** Of a workbook that Excel can open. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

const columnOf = (reference: string): number => {
  if (!REFERENCE.test(reference)) throw damaged();
  const letters = reference.replace(/\d+/, '');
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
};

/** A row being read. */
interface OpenRow {
  readonly at: number;
  readonly cells: (Cell | Unreadable)[];
}

const rowAfter = ({ at: last }: OpenRow, { r }: Attributes): OpenRow => {
  const at = r === undefined ? last + 1 : Number(r) - 1;
  if (at >= MAX_ROWS) throw new Refusal(`the workbook has more than ${MAX_ROWS} rows`);
  if (!Number.isInteger(at) || at <= last)
    throw new Refusal('the workbook is damaged: its rows are out of order');
  return { at, cells: [] };
};

const put = ({ at, cells }: OpenRow, column: number, value: Cell | Unreadable): void => {
  if (column >= MAX_COLUMNS) throw new Refusal(`row ${at + 1} has more than ${MAX_COLUMNS} columns`);
  const isFar = column >= MAX_CELLS;
  if (!isFar && (cells[column] ?? null) !== null)
    throw new Refusal(`row ${at + 1} has two cells in one column`);
  while (cells.length < Math.min(column, MAX_CELLS)) cells.push(null);
  // One cell more says that the row is too wide.
  if (!isFar) cells[column] = value;
  else if (value !== null) cells[MAX_CELLS] = { fault: 'too far to the right' };
};

/** Turns the events of a worksheet into lines, which `take` hands over once they are complete. */
const lineReader = (shared: readonly string[]): XmlEvents & { readonly take: () => Line[] } => {
  const lines: Line[] = [];
  const inline = stringItem();
  let row: OpenRow = { at: -1, cells: [] };
  let column = -1;
  const newCell = (type: string) => ({
    type,
    hasFormula: false,
    value: undefined as string | undefined,
    inline: inline.value,
  });
  let cell = newCell('');
  let isInRow = false;
  let inside: 'value' | 'inline' | undefined;

  const open: Readonly<Record<string, (attributes: Attributes) => void>> = {
    c({ r, t = '' }) {
      column = r === undefined ? column + 1 : columnOf(r);
      cell = newCell(t);
      inline.begin();
    },
    f: () => (cell.hasFormula = true),
    v() {
      inside = 'value';
      cell.value = '';
    },
    is: () => (inside = 'inline'),
  };
  const close: Readonly<Record<string, () => void>> = {
    v: () => (inside = undefined),
    is: () => (inside = undefined),
    c: () => put(row, column, cellOf(cell, shared)),
    row() {
      lines.push({ at: row.at, cells: row.cells });
      isInRow = false;
    },
  };
  return {
    open(tag, attributes) {
      if (inside === 'inline') inline.open(tag);
      else if (isInRow) open[tag]?.(attributes);
      else if (tag === 'row') {
        row = rowAfter(row, attributes);
        column = -1;
        isInRow = true;
      }
    },
    close(tag) {
      if (inside === 'inline' && tag !== 'is') inline.close(tag);
      else if (isInRow) close[tag]?.();
    },
    text(text) {
      if (inside === 'value') cell.value = (cell.value ?? '') + text;
      else inline.add(text);
    },
    take: () => lines.splice(0),
  };
};

/**
 * The lines of a worksheet as it is read. References may be missing, as some programs leave them out.
 * @param shared the workbook's texts, to which cells refer by number
 * @throws Refusal when it is damaged
 */
export async function* linesOf(
  content: AsyncIterable<Uint8Array>,
  shared: readonly string[],
): AsyncGenerator<Line, void, undefined> {
  const lines = lineReader(shared);
  const reader = xmlReader(lines);
  for await (const bytes of content) {
    reader.write(bytes);
    yield* lines.take();
  }
  reader.end();
}
