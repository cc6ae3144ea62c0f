import type { RemainingMs } from '../../../core/events.ts';
import { Refusal } from '../report/refusal.ts';
import { openReport, type PermitSheet } from '../report/report.ts';
import { rowPlace } from '../report/sheet.ts';
import { columnsOf, type Columns } from '../row/header.ts';
import { type Mapped, permitOf } from '../row/permit.ts';
import { gathered } from './gathering.ts';
import { refuseLateness } from './lateness.ts';
import type { RejectedRow } from './load-record.ts';
import type { OpenObject } from './ports.ts';
import { spool } from './spool.ts';

/** The largest file that is read. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** The most rows of a file; all permits of the city since 1980 are some 1,300,000. */
export const MOST_ROWS = 2_000_000;

/** The most rejected rows that are kept with their reasons; all are counted. */
export const MOST_REJECTS = 100_000;

const bytesOf = async (opened: OpenObject): Promise<Uint8Array> => {
  if (opened.size > MAX_FILE_BYTES)
    throw new Refusal(`the file is too large: at most ${MAX_FILE_BYTES / 1024 / 1024} MB`);
  const bytes = await opened.bytes();
  if (bytes.length !== opened.size) throw new Error('the download broke off');
  return bytes;
};

const placeOf = ({ sheet, row, column }: RejectedRow): string => {
  const place = rowPlace(sheet, row);
  return column === undefined ? place : `${place}, column ${column}`;
};

type ReadRow = Exclude<Mapped, { rejected: unknown }> | { readonly rejected: RejectedRow };

/** Reads one sheet. @param before the index of its first row @returns the index behind its last */
const readSheet = async (sheet: PermitSheet<Columns>, before: number, take: (row: ReadRow) => void) => {
  const source = { columns: sheet.columns, dateSystem: sheet.dateSystem };
  let end = before;
  for await (const { cells, index, sheetRow: row, fault } of sheet.rows) {
    end = before + index + 1;
    const mapped =
      fault === undefined ? permitOf(cells, source, before + index) : { rejected: { reason: fault } };
    take('rejected' in mapped ? { rejected: { sheet: sheet.name, row, ...mapped.rejected } } : mapped);
  }
  return end;
};

/**
 * All rows of a file, mapped; a row that cannot be mapped is counted, and kept with the reason.
 * @throws Refusal when it is no report, or a damaged one
 * @throws Error when the download broke off or the time is up
 */
export const readAll = async (opened: OpenObject, remainingMs: RemainingMs) => {
  const pulse = () => refuseLateness(remainingMs);
  const { sheets, leftOut } = await openReport(await bytesOf(opened), { columnsOf, pulse });
  const permits = gathered();
  const rejects = spool<RejectedRow>();
  let first: RejectedRow | undefined;
  const names: string[] = [];
  const counts = { rows_read: 0, rejected: 0, places_unclear: 0 };
  const take = (read: ReadRow): void => {
    counts.rows_read += 1;
    if (counts.rows_read > MOST_ROWS) throw new Refusal(`the file has more than ${MOST_ROWS} rows`);
    if ('rejected' in read) {
      counts.rejected += 1;
      first ??= read.rejected;
      if (counts.rejected <= MOST_REJECTS) rejects.add(read.rejected);
      return;
    }
    if (read.isPlaceUnclear) counts.places_unclear += 1;
    permits.add({ number: read.number, site: read.site, row: read.permit });
  };
  let before = 0;
  for (const sheet of sheets) {
    before = await readSheet(sheet, before, take);
    if (sheet.name !== '') names.push(sheet.name);
  }
  return {
    numbers: permits.numbers,
    settled: () => permits.settled(),
    counts: () => permits.counts(),
    *rejects(): Generator<RejectedRow> {
      for (const chunk of rejects.chunks()) yield* chunk;
    },
    first,
    /** What its record says of the file. */
    file: { ...counts, sheets: names, left_out: leftOut },
  };
};

export type Read = Awaited<ReturnType<typeof readAll>>;

/**
 * A file of which most is rejected is not what it seems, and one without a permit would take back all
 * that its forerunner said.
 * @throws Refusal
 */
export const refuseUseless = ({
  first,
  file: { rows_read, rejected },
}: Pick<Read, 'first' | 'file'>): void => {
  if (rows_read === 0) throw new Refusal('the file has no permits below its header');
  if (rejected * 2 <= rows_read) return;
  const example = first === undefined ? '' : `; the first is ${placeOf(first)}: ${first.reason}`;
  throw new Refusal(`${rejected} of ${rows_read} rows are rejected${example}`);
};
