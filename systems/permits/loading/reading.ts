import type { RemainingMs } from '../../../core/events.ts';
import { Refusal } from '../report/refusal.ts';
import { openReport, type PermitSheet } from '../report/report.ts';
import type { LeftOut } from '../report/sheet.ts';
import { columnsOf, type Columns } from '../row/header.ts';
import { rowIdsOfOneFile, type RowId } from '../row/identity.ts';
import { type Mapped, permitOf, type Permit } from '../row/permit.ts';
import { refuseLateness } from './lateness.ts';
import type { RejectedRow } from './load-record.ts';
import type { OpenObject } from './ports.ts';
import { spool } from './spool.ts';

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_REJECTIONS = 50;

export type IdentifiedPermit = readonly [RowId, Permit];

const bytesOf = async (opened: OpenObject): Promise<Uint8Array> => {
  if (opened.size > MAX_FILE_BYTES)
    throw new Refusal(`the file is too large: at most ${MAX_FILE_BYTES / 1024 / 1024} MB`);
  const bytes = await opened.bytes();
  if (bytes.length !== opened.size) throw new Error('the download broke off');
  return bytes;
};

/** A sheet that was loaded. */
export interface LoadedSheet {
  readonly name: string;
  readonly rows: number;
}

/** What was read of a file. */
export interface FileRead {
  readonly rows_read: number;
  readonly rejected: number;
  readonly rejections: readonly RejectedRow[];
  readonly sheets: readonly LoadedSheet[];
  readonly leftOut: readonly LeftOut[];
  /** Rows whose place is not understood; they are loaded without it. */
  readonly placesUnclear: number;
}

const placeOf = ({ sheet, row, column }: RejectedRow): string => {
  const place = sheet === '' ? `row ${row}` : `row ${row} of sheet "${sheet}"`;
  return column === undefined ? place : `${place}, column ${column}`;
};

/**
 * A file of which most is rejected is not what it seems, and one without a permit would take back all
 * that its forerunner said.
 * @throws Refusal
 */
export const refuseUseless = ({ rows_read, rejected, rejections }: FileRead): void => {
  if (rows_read === 0) throw new Refusal('the file has no permits below its header');
  if (rejected * 2 <= rows_read) return;
  const [first] = rejections;
  const example = first === undefined ? '' : `; the first is ${placeOf(first)}: ${first.reason}`;
  throw new Refusal(`${rejected} of ${rows_read} rows are rejected${example}`);
};

type ReadRow = Exclude<Mapped, { rejected: unknown }> | { readonly rejected: RejectedRow };

/** Reads one sheet. @param before rows of the sheets before it: the index of its first row */
const readSheet = async (
  sheet: PermitSheet<Columns>,
  before: number,
  loadDate: string,
  take: (row: ReadRow) => void,
) => {
  const source = { columns: sheet.columns, dateSystem: sheet.dateSystem, loadDate };
  let end = before;
  let rows = 0;
  for await (const { cells, index, sheetRow: row, fault } of sheet.rows) {
    rows += 1;
    end = before + index + 1;
    const mapped =
      fault === undefined ? permitOf(cells, source, before + index) : { rejected: { reason: fault } };
    take('rejected' in mapped ? { rejected: { sheet: sheet.name, row, ...mapped.rejected } } : mapped);
  }
  return { rows, end };
};

/**
 * All rows of a file, mapped; a row that cannot be mapped is counted, and the first fifty say why.
 * @throws Refusal when it is no report, or a damaged one
 * @throws Error when the download broke off or the time is up
 */
export const readAll = async (opened: OpenObject, loadDate: string, remainingMs: RemainingMs) => {
  const pulse = () => refuseLateness(remainingMs);
  const { sheets, leftOut } = await openReport(await bytesOf(opened), { columnsOf, pulse });
  const idOf = rowIdsOfOneFile();
  const permits = spool<IdentifiedPermit>();
  const rejections: RejectedRow[] = [];
  const loaded: LoadedSheet[] = [];
  const counts = { rows_read: 0, rejected: 0, placesUnclear: 0 };
  const take = (read: ReadRow): void => {
    counts.rows_read += 1;
    if ('rejected' in read) {
      counts.rejected += 1;
      if (rejections.length < MAX_REJECTIONS) rejections.push(read.rejected);
      return;
    }
    if (read.isPlaceUnclear) counts.placesUnclear += 1;
    permits.add([idOf(read.number, read.site), read.permit]);
  };
  let before = 0;
  for (const sheet of sheets) {
    const { rows, end } = await readSheet(sheet, before, loadDate, take);
    loaded.push({ name: sheet.name, rows });
    before = end;
  }
  const read: FileRead = { ...counts, rejections, sheets: loaded, leftOut };
  return { chunks: permits.chunks(), read };
};
