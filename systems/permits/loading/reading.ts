import type { RemainingMs } from '../../../core/events.ts';
import { type Settled, settledOf, type SitedRow } from '../claims/claim.ts';
import { Refusal } from '../report/refusal.ts';
import { openReport } from '../report/report.ts';
import { columnsOf } from '../row/header.ts';
import type { PermitNumber } from '../row/identity.ts';
import { permitOf } from '../row/permit.ts';
import { refuseLateness } from './lateness.ts';
import type { OpenObject } from './ports.ts';
import { spool } from './spool.ts';

/** The largest file that is read. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
const ROWS_BETWEEN_CHECKS = 1_000;
/** The rows of a permit may stand anywhere in a file: each part holds all rows of some permits. */
const PARTS = 64;

const bytesOf = async (opened: OpenObject): Promise<Uint8Array> => {
  if (opened.size > MAX_FILE_BYTES)
    throw new Refusal(`the file is too large: at most ${MAX_FILE_BYTES / 1024 / 1024} MB`);
  const bytes = await opened.bytes();
  if (bytes.length !== opened.size) throw new Error('the download broke off');
  return bytes;
};

type NumberedRow = SitedRow & { readonly number: PermitNumber };

const partOf = (number: PermitNumber): number => {
  let sum = 0;
  for (const letter of number) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % PARTS;
};

/** The rows of a file by permit, packed until all of them are known to be good. */
const gathered = () => {
  const parts = Array.from({ length: PARTS }, () => spool<NumberedRow>());
  const numbers = new Set<PermitNumber>();
  return {
    numbers,
    add(row: NumberedRow): void {
      numbers.add(row.number);
      parts[partOf(row.number)]?.add(row);
    },
    /** What the file says of each permit. */
    *settled(): Generator<Settled & { readonly number: PermitNumber }> {
      for (const part of parts) {
        const permits = new Map<PermitNumber, SitedRow[]>();
        for (const chunk of part.chunks())
          for (const row of chunk) {
            const rows = permits.get(row.number);
            if (rows) rows.push(row);
            else permits.set(row.number, [row]);
          }
        for (const [number, rows] of permits) yield { number, ...settledOf(rows) };
      }
    },
  };
};

/**
 * All rows of a file, mapped; a row that cannot be mapped is counted, and kept with the reason.
 * @throws Refusal when it is no report, or a damaged one
 * @throws Error when the download broke off or the time is up
 */
export const readAll = async (opened: OpenObject, remainingMs: RemainingMs) => {
  const report = await openReport(await bytesOf(opened));
  const source = { columns: columnsOf(report.header), dateSystem: report.dateSystem };
  const permits = gathered();
  const rejects = spool<string>();
  const counts = { rows_read: 0, rejected: 0 };
  for await (const { cells, index, sheetRow, fault } of report.rows) {
    if (counts.rows_read % ROWS_BETWEEN_CHECKS === 0) refuseLateness(remainingMs);
    counts.rows_read += 1;
    const mapped = fault === undefined ? permitOf(cells, source, index) : { rejected: fault };
    if ('permit' in mapped) permits.add({ number: mapped.number, site: mapped.site, row: mapped.permit });
    else {
      counts.rejected += 1;
      rejects.add(JSON.stringify({ row: sheetRow, reason: mapped.rejected }));
    }
  }
  return {
    numbers: permits.numbers,
    settled: () => permits.settled(),
    *rejects(): Generator<string> {
      for (const chunk of rejects.chunks()) yield* chunk;
    },
    sheets: [] as readonly string[],
    counts,
  };
};

export type Read = Awaited<ReturnType<typeof readAll>>;
