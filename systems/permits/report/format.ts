import type { Pulse } from './pulse.ts';
import { Refusal } from './refusal.ts';
import type { Sheets } from './sheet.ts';

const EXPECTED = 'expected an Excel workbook (.xlsx), a CSV file, or the JSON of the city’s open data';

const refused = (what: string): Refusal => new Refusal(`the file is ${what}: ${EXPECTED}`);

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature;

/** Old workbooks and protected new ones are both compound files; the names of their streams tell them apart. */
const compoundFile = (bytes: Uint8Array): Refusal => {
  const holds = (stream: string) => Buffer.from(bytes).includes(stream, 0, 'utf16le');
  if (holds('EncryptedPackage')) return refused('a workbook with a password');
  if (holds('Workbook') || holds('Book')) return refused('an old Excel workbook (.xls)');
  return refused('a compound file of Microsoft Office');
};

const markup = (start: string): Refusal => {
  if (/^<(!doctype html|html|head|body|table|meta|div)\b/i.test(start)) return refused('a web page (HTML)');
  if (/progid="Excel.Sheet"/i.test(start)) return refused('an XML spreadsheet of Excel 2003');
  return refused('a web page or XML');
};

/**
 * The sheets of a file, of whichever format it has by its content; its name says nothing.
 * @throws Refusal naming a format that is not read
 */
export const formatOf = async (bytes: Uint8Array, pulse: Pulse): Promise<Sheets> => {
  if (bytes.length === 0) throw refused('empty');
  // Each reader is loaded only when a file needs it.
  if (startsWith(bytes, 'PK\x03\x04')) return (await import('./xlsx.ts')).readXlsx(bytes, pulse);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw compoundFile(bytes);
  if (startsWith(bytes, 'PK\x05\x06')) throw refused('an empty zip archive');
  if (startsWith(bytes, '%PDF-')) throw refused('a PDF');
  // A byte order mark is a space, too.
  const start = Buffer.from(bytes.subarray(0, 1024)).toString().trimStart();
  if (start.startsWith('<')) throw markup(start);
  if (start.startsWith('[') || start.startsWith('{'))
    return (await import('./json.ts')).readJson(bytes, pulse);
  return (await import('./csv.ts')).readCsv(bytes, pulse);
};
