import { Refusal } from './refusal.ts';
import { type Cell, type Line, MAX_CELLS, type Unreadable } from './sheet.ts';
import { stringItem, unescaped } from './strings.ts';
import { readXml } from './xml.ts';
import { damaged } from './zip.ts';

/** A double needs no more to be told from its neighbours; a number that has more was never one. */
const MAX_DIGITS = 17;

const digitsOf = (number: string): number =>
  number.replace(/e.*$/i, '').replaceAll(/\D/g, '').replace(/^0+/, '').length;

const numberOf = (text: string): Cell | Unreadable => {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) return text;
  return digitsOf(text) > MAX_DIGITS ? { fault: 'a number of more digits than a workbook keeps' } : number;
};

/** What a cell says of itself. */
interface RawCell {
  readonly type: string;
  readonly hasFormula: boolean;
  /** Undefined where it has none, which a formula that was never calculated has not. */
  readonly value: string | undefined;
  readonly inline: string;
}

const sharedAt = (value: string, shared: readonly string[]): Cell | Unreadable =>
  (/^\d+$/.test(value) ? shared[Number(value)] : undefined) ?? {
    fault: 'refers to a text that the workbook does not hold',
  };

const valueOf = ({ type, hasFormula, value, inline }: RawCell, shared: readonly string[]) => {
  if (type === 'inlineStr') return inline;
  const isNothing = value === undefined || (value === '' && type !== 'str' && type !== 's');
  if (isNothing)
    return hasFormula
      ? { fault: 'a formula without its result: open the workbook in Excel and save it' }
      : null;
  if (type === 's') return sharedAt(value, shared);
  if (type === 'b') return value === '1' || value.toLowerCase() === 'true';
  if (type === 'str') return unescaped(value);
  // A formula's error, and a date of a strict workbook.
  return type === 'e' || type === 'd' ? value : numberOf(value);
};

const COLUMN = /^([A-Z]{1,3})\d+$/;
const columnOf = (reference: string): number => {
  const letters = COLUMN.exec(reference)?.[1];
  if (letters === undefined) throw damaged();
  return [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

/** A row being read. */
const openRow = (at: number) => {
  const cells: (Cell | Unreadable)[] = [];
  return {
    at,
    cells,
    put(column: number, value: Cell | Unreadable): void {
      if (column >= MAX_CELLS) throw new Refusal(`row ${at + 1} has more than ${MAX_CELLS} columns`);
      if ((cells[column] ?? null) !== null) throw new Refusal(`row ${at + 1} has a cell twice`);
      while (cells.length < column) cells.push(null);
      cells[column] = value;
    },
  };
};

/** Turns the events of a sheet into its lines. */
const rowReader = (shared: readonly string[]) => {
  const lines: Line[] = [];
  const item = stringItem();
  let row = openRow(-1);
  let column = -1;
  let cell = { type: '', hasFormula: false, value: undefined as string | undefined };
  let inside: 'row' | 'value' | 'inline' | undefined;

  const begin: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    row({ r }) {
      const at = r === undefined ? row.at + 1 : Number(r) - 1;
      if (!Number.isInteger(at) || at <= row.at)
        throw new Refusal('the workbook is damaged: its rows are out of order');
      row = openRow(at);
      column = -1;
      inside = 'row';
    },
    c({ r, t = '' }) {
      column = r === undefined ? column + 1 : columnOf(r);
      cell = { type: t, hasFormula: false, value: undefined };
      item.begin();
    },
    f() {
      cell.hasFormula = true;
    },
    v() {
      inside = 'value';
      cell.value = '';
    },
    is() {
      inside = 'inline';
    },
  };
  const end: Readonly<Record<string, () => void>> = {
    v() {
      inside = 'row';
    },
    is() {
      inside = 'row';
    },
    c() {
      row.put(column, valueOf({ ...cell, inline: item.value() }, shared));
    },
    row() {
      lines.push({ at: row.at, cells: row.cells });
      inside = undefined;
    },
  };

  return {
    open(tag: string, attributes: Readonly<Record<string, string>>): void {
      if (inside === 'inline') item.open(tag);
      else if (inside !== undefined || tag === 'row') begin[tag]?.(attributes);
    },
    close(tag: string): void {
      if (inside === 'inline' && tag !== 'is') item.close(tag);
      else if (inside !== undefined) end[tag]?.();
    },
    text(text: string): void {
      if (inside === 'value') cell.value += text;
      else if (inside === 'inline') item.add(text);
    },
    /** The lines that are complete. */
    take: (): Line[] => lines.splice(0),
  };
};

/**
 * The lines of a worksheet as it is read. References may be missing, as some programs leave them out.
 * @param shared the workbook's texts, to which cells refer by number
 * @throws Refusal
 */
export async function* linesOf(
  content: AsyncIterable<Uint8Array>,
  shared: readonly string[],
): AsyncGenerator<Line, void, undefined> {
  const rows = rowReader(shared);
  for await (const _piece of readXml(content, rows)) yield* rows.take();
  yield* rows.take();
}
