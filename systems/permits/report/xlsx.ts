import { streamXlsxRows } from 'hucre/xlsx';
import { Refusal } from './refusal.ts';
import { MAX_CELLS } from './sheet.ts';
import type { Cell, DateSystem, Line, Sheet } from './sheet.ts';
import { damaged, inspectZip, isSheet } from './zip.ts';

type Value = Cell | Date | undefined;

const cellOf = (value: Value): Cell => (value instanceof Date ? value.toISOString() : (value ?? null));

/**
 * Lines of the first sheet. The reader numbers rows as the sheet does, so `at` is right also where
 * blank rows are left out.
 */
async function* linesOf(bytes: Uint8Array): AsyncGenerator<Line, void, undefined> {
  let last = -1;
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      if (!Number.isInteger(index) || index <= last)
        throw new Refusal('the workbook is damaged: its rows are out of order');
      if (values.length > MAX_CELLS) throw new Refusal(`row ${index + 1} has more than ${MAX_CELLS} columns`);
      last = index;
      yield { at: index, cells: values.map(cellOf) };
    }
  } catch (error) {
    // The reader works in memory alone: whatever it throws is the file's fault.
    throw error instanceof Refusal ? error : damaged(error);
  }
}

const COUNTS_1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*["'](?:1|true|on)["']/i;

/** The reader takes the end of the text for the end of the sheet, whatever is missing. */
const endsWell = (content: Buffer): boolean =>
  /<\/(?:\w+:)?worksheet\s*>\s*$/.test(content.subarray(-200).toString('utf8'));

/**
 * Reads a workbook (.xlsx). The zip is checked as a whole first, because the reader does not compare
 * the sheet's checksum, and only the workbook's own part tells in which system its bare serials count.
 */
export const readXlsx = async (bytes: Uint8Array): Promise<Sheet> => {
  const found: { dateSystem: DateSystem; isWorkbook: boolean } = { dateSystem: '1900', isWorkbook: false };
  await inspectZip(bytes, (name, content) => {
    if (name === '[Content_Types].xml') found.isWorkbook = true;
    if (/(^|\/)workbook\.xml$/i.test(name) && COUNTS_1904.test(content.toString('utf8')))
      found.dateSystem = '1904';
    if (isSheet(name) && !endsWell(content)) throw damaged();
  });
  if (!found.isWorkbook)
    throw new Refusal(
      'the file is a zip archive but not a workbook: expected an Excel workbook (.xlsx) or a CSV file',
    );
  return { dateSystem: found.dateSystem, lines: linesOf(bytes) };
};
