import type { Pulse } from './pulse.ts';
import { Refusal } from './refusal.ts';
import type { Line, Sheet, Sheets } from './sheet.ts';
import { sharedStringsOf } from './strings.ts';
import { openWorkbook, type Worksheet } from './workbook.ts';
import { linesOf } from './worksheet.ts';
import { openZip, type Part } from './zip.ts';

const MIB = 1024 * 1024;
/** Sheets are read as streams; the one of December 2016 is 2.2 MB for 2,166 rows. */
const MAX_UNPACKED_BYTES = 256 * MIB;
/** Everything else, the shared strings above all, may be held in memory. */
const MAX_HELD_BYTES = 64 * MIB;

const refuseLarge = (parts: Iterable<Part>, worksheets: readonly Worksheet[]): void => {
  const sheets = new Set(worksheets.map(({ part }) => part));
  let unpacked = 0;
  let held = 0;
  for (const part of parts) {
    unpacked += part.bytes;
    if (!sheets.has(part)) held += part.bytes;
  }
  if (unpacked > MAX_UNPACKED_BYTES || held > MAX_HELD_BYTES)
    throw new Refusal(
      `the workbook is too large: at most ${MAX_UNPACKED_BYTES / MIB} MB unpacked, ${MAX_HELD_BYTES / MIB} MB without its sheets`,
    );
};

/**
 * Reads a workbook (.xlsx): its visible worksheets, each as a stream. A sheet's checksum is known to be
 * right once its last line has been read.
 * @throws Refusal if it is not a workbook, too large or damaged
 */
export const readXlsx = async (bytes: Uint8Array, pulse: Pulse): Promise<Sheets> => {
  const parts = await openZip(bytes, pulse);
  const { worksheets, dateSystem, leftOut, sharedStrings } = await openWorkbook(parts);
  refuseLarge(parts.values(), worksheets);
  const strings = await sharedStringsOf(sharedStrings);
  const sheetOf = ({ name, part }: Worksheet): Sheet => ({
    name,
    dateSystem,
    lines: (): AsyncGenerator<Line, void, undefined> => linesOf(part.content(), strings),
  });
  return { sheets: worksheets.map(sheetOf), leftOut };
};
