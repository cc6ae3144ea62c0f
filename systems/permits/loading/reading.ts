import type { RemainingMs } from '../../../core/events.ts';
import { Refusal } from '../report/refusal.ts';
import { openReport } from '../report/report.ts';
import { columnsOf } from '../row/header.ts';
import { rowIdsOfOneFile, type RowId } from '../row/identity.ts';
import { permitOf, type Permit } from '../row/permit.ts';
import { refuseLateness } from './lateness.ts';
import type { RejectedRow } from './load-record.ts';
import type { OpenObject } from './ports.ts';
import { spool } from './spool.ts';

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_REJECTIONS = 50;
const ROWS_BETWEEN_CHECKS = 1_000;

export type IdentifiedPermit = readonly [RowId, Permit];

const bytesOf = async (opened: OpenObject): Promise<Uint8Array> => {
  if (opened.size > MAX_FILE_BYTES)
    throw new Refusal(`the file is too large: at most ${MAX_FILE_BYTES / 1024 / 1024} MB`);
  const bytes = await opened.bytes();
  if (bytes.length !== opened.size) throw new Error('the download broke off');
  return bytes;
};

/**
 * All rows of a file, mapped; a row that cannot be mapped is counted, and the first fifty say why.
 * @throws Refusal when it is no report, or a damaged one
 * @throws Error when the download broke off or the time is up
 */
export const readAll = async (opened: OpenObject, loadDate: string, remainingMs: RemainingMs) => {
  const report = await openReport(await bytesOf(opened));
  const source = { columns: columnsOf(report.header), dateSystem: report.dateSystem, loadDate };
  const idOf = rowIdsOfOneFile();
  const permits = spool<IdentifiedPermit>();
  const rejections: RejectedRow[] = [];
  const counts = { rows_read: 0, rejected: 0 };
  for await (const { cells, index, sheetRow, fault } of report.rows) {
    if (counts.rows_read % ROWS_BETWEEN_CHECKS === 0) refuseLateness(remainingMs);
    counts.rows_read += 1;
    const mapped = fault === undefined ? permitOf(cells, source, index) : { rejected: fault };
    if ('permit' in mapped) permits.add([idOf(mapped.number, mapped.site), mapped.permit]);
    else {
      counts.rejected += 1;
      if (rejections.length < MAX_REJECTIONS) rejections.push({ row: sheetRow, reason: mapped.rejected });
    }
  }
  return { chunks: permits.chunks(), read: { ...counts, rejections } };
};
