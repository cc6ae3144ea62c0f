import { describe, expect, test } from '@jest/globals';
import { columnsOf } from '../../../systems/permits/row/header.ts';
import { bytesOf, HEADER, openData, readSheets, row } from './files.ts';
import { packed, rowXml, workbookOf, type SheetParts } from './workbooks.ts';

const HEAD = rowXml(HEADER);
const blank = rowXml([' ']);
const permit = (number: string) =>
  rowXml(
    row({ 'APPLICATION #': number }).map((value) =>
      typeof value === 'number' ? value : value === null ? null : String(value),
    ),
  );
const reading = (bytes: Uint8Array) => readSheets(bytes, columnsOf);
const refused = async (bytes: Uint8Array): Promise<string> => {
  const error: unknown = await reading(bytes).catch((thrown: unknown) => thrown);
  expect(error).toHaveProperty('name', 'Refusal');
  return error instanceof Error ? error.message : '';
};

describe('the header', () => {
  test('may stand below titles, and its rows are numbered from there', async () => {
    const file = workbookOf([
      { rows: `${rowXml(['Building permits issued'])}${blank}${HEAD}${permit('1')}` },
    ]);
    expect((await reading(file)).sheets).toMatchObject([{ rows: [{ index: 0, sheetRow: 4 }] }]);
  });

  test.each([
    ['row 20 is searched', 20, true],
    ['row 21 is not', 21, false],
  ])('%s', async (_name, at, is) => {
    const header = rowXml(HEADER, at);
    const file = workbookOf([
      { rows: `${header}${permit('1')}` },
      { name: 'Second', rows: `${HEAD}${permit('2')}` },
    ]);
    expect((await reading(file)).sheets).toHaveLength(is ? 2 : 1);
  });

  test('may stand on any visible sheet, and on several', async () => {
    const notes: SheetParts = { name: 'Read me', rows: rowXml(['Data is on the next sheets']) };
    const file = workbookOf([
      notes,
      { name: 'FILED', rows: `${HEAD}${permit('1')}${permit('2')}` },
      { name: 'ISSUED', rows: `${HEAD}${permit('3')}` },
    ]);
    const { sheets, leftOut } = await reading(file);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['FILED', 2],
      ['ISSUED', 1],
    ]);
    expect(leftOut).toEqual([{ name: 'Read me', reason: 'no header of permits' }]);
  });

  test('of a CSV file may stand below titles, too', async () => {
    const lines = Buffer.from(await openData()).toString();
    expect(await reading(bytesOf(`Permits of the city\r\n\r\n${lines}`))).toMatchObject({
      sheets: [{ name: '', dateSystem: '1900', rows: { length: 10 } }],
      leftOut: [],
    });
  });

  test('of a JSON file may leave out what no record has', async () => {
    const record = {
      permit_number: '1',
      filed_date: '2016-12-01',
      status: 'issued',
      status_date: '2016-12-01',
    };
    expect(await reading(bytesOf(JSON.stringify([record])))).toMatchObject({
      sheets: [{ name: '', rows: { length: 1 } }],
      leftOut: [],
    });
  });

  test('is followed by rows, of which each thousand gives a pulse', async () => {
    let pulses = 0;
    await readSheets(bytesOf('a\n'.repeat(2_001)), undefined, () => void (pulses += 1));
    expect(pulses).toBe(3);
  });
});

describe('a file without a header is refused with what was found', () => {
  test('the sheet, the row, the columns that are missing, and the names that are there', async () => {
    const others = HEADER.filter((title) => title !== 'STATUS' && title !== 'LOT');
    const file = workbookOf([
      { name: 'Notes', rows: rowXml(['Status']) },
      { name: 'Permits', rows: `${blank}${rowXml([...others, '15_DAY_HOLD?'])}${permit('1')}` },
      { name: 'Old', rows: HEAD, state: 'hidden' },
    ]);
    expect(await refused(file)).toBe(
      'not a permits report: none of the first 20 rows has the columns of one; ' +
        'row 2 of sheet "Permits" comes closest; missing columns STATUS, LOT; ' +
        `found ${[...others, '15_DAY_HOLD?'].join(', ')}; sheets left out: "Old" (hidden)`,
    );
  });

  test('the delimiter of a CSV file', async () => {
    const message = await refused(bytesOf('Nummer;Status;Datum\n1;issued;01.12.2016\n'));
    expect(message).toMatch(
      /; read with a semicolon as the delimiter; row 1 comes closest; missing columns APPLICATION #, FILE_DATE, .*; found Nummer, Status, Datum$/,
    );
    expect(await refused(bytesOf('sep=^\nNummer^Status\n'))).toContain('read with "^" as the delimiter');
  });

  test('what is in a row is not shown where it may be data', async () => {
    const message = await refused(bytesOf('201612013997,42705,PAT SANTANA,HAYWARD\n'));
    expect(message).toMatch(/; row 1 comes closest; missing columns [^;]*$/);
    expect(await refused(bytesOf('Status,Unit,12345\n'))).not.toContain('found');
    expect(await refused(bytesOf('Status, Unit ,,Block,12345\n'))).toMatch(
      /; found Status, Unit, Block, \?$/,
    );
    const cells = `${['Status', 'Unit', 'Block'].map((title) => `<c t="str"><v>${title}</v></c>`).join('')}<c t="b"><v>1</v></c>`;
    expect(await refused(workbookOf([{ rows: `<row>${cells}</row>` }]))).toMatch(
      /; found Status, Unit, Block, \?$/,
    );
  });

  test('the sheets that are hidden, where there are no rows', async () => {
    const hidden = (many: number) =>
      Array.from({ length: many }, (_, at) => ({ name: `Old ${at}`, rows: HEAD, state: 'hidden' as const }));
    expect(await refused(workbookOf([{ rows: '' }]))).toBe('the file has no rows');
    expect(await refused(workbookOf([{ rows: blank }, ...hidden(1)]))).toBe(
      'the file has no rows; sheets left out: "Old 0" (hidden)',
    );
    expect(await refused(workbookOf([{ rows: '' }, ...hidden(8)]))).toMatch(/, "Old 7" \(hidden\)$/);
    expect(await refused(workbookOf([{ rows: '' }, ...hidden(9)]))).toMatch(
      /, "Old 7" \(hidden\) and 1 more$/,
    );
  });

  test('of several rows that are as close, the first, and so of sheets', async () => {
    expect(await refused(bytesOf('Status,Unit\nBlock,Lot\n'))).toContain('row 1 comes closest');
    const file = workbookOf([
      { name: 'One', rows: rowXml(['Status']) },
      { name: 'Other', rows: rowXml(['Unit']) },
    ]);
    expect(await refused(file)).toContain('row 1 of sheet "One" comes closest');
  });

  test('the row with the most columns that are known, on the sheet that has it', async () => {
    const lines = 'Permits\nStatus\nStatus,Unit,Block\nStatus,Unit\n';
    expect(await refused(bytesOf(lines))).toContain('row 3 comes closest');
    const file = workbookOf([
      { name: 'Near', rows: rowXml(['Status', 'Unit']) },
      { name: 'Far', rows: rowXml(['Status']) },
      ...['Old', 'Older'].map((name) => ({ name, rows: '', state: 'hidden' as const })),
    ]);
    const message = await refused(file);
    expect(message).toContain('row 1 of sheet "Near" comes closest');
    expect(message).toMatch(/; sheets left out: "Old" \(hidden\), "Older" \(hidden\)$/);
  });

  test('of many names the first are shown, and of long ones the beginning', async () => {
    const titles = Array.from({ length: 70 }, (_, at) => `title ${String.fromCharCode(97 + (at % 26))}`);
    expect(await refused(bytesOf(['Status', ...titles].join(',')))).toMatch(
      /Status(, title [a-z]){29} and 41 more$/,
    );
    expect(await refused(bytesOf(['Status', ...titles.slice(0, 29)].join(',')))).toMatch(
      /; found Status(, title [a-z]){29}$/,
    );
    expect(await refused(bytesOf('Jane Roe,Elm Street\nJohn Doe,Oak Street\n'))).not.toMatch(/found|Jane/);
    expect(await refused(bytesOf(`Status,${'x'.repeat(100)}`))).toMatch(/; found Status, x{30}$/);
  });
});

describe('a file of another format is called by its name', () => {
  const compound = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from(stream, 'utf16le'),
    ]);
  test.each<[string, Uint8Array, RegExp]>([
    ['an empty file', bytesOf(''), /^the file is empty: expected/],
    [
      'a protected workbook',
      compound('EncryptedPackage'),
      /^the file is a workbook with a password: expected/,
    ],
    ['an old workbook', compound('Workbook'), /^the file is an old Excel workbook \(\.xls\): expected/],
    ['a very old one', compound('Book'), /\(\.xls\)/],
    ['another compound file', compound('WordDocument'), /^the file is a compound file of Microsoft Office/],
    ['an empty zip', packed({}), /^the file is an empty zip archive: expected/],
    ['a PDF', bytesOf('%PDF-1.7'), /^the file is a PDF: expected/],
    [
      'a web page',
      bytesOf('\ufeff\n<!doctype html><p>Sign in</p>'),
      /^the file is a web page \(HTML\): expected/,
    ],
    ['a table that calls itself .xls', bytesOf('<table><tr><td>1'), /\(HTML\)/],
    [
      'an XML spreadsheet',
      bytesOf('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'),
      /of Excel 2003/,
    ],
    [
      'XML with a table',
      bytesOf('<?xml version="1.0"?><table/>'),
      /^the file is a web page or XML: expected/,
    ],
    ['other XML', bytesOf('<?xml version="1.0"?><a/>'), /^the file is a web page or XML: expected/],
    ['random bytes', Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 256), /neither/],
    ['text in UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), /neither/],
    ['text in Latin-1', Buffer.from('a,b\n1,é\n', 'latin1'), /nor text in UTF-8/],
    ['text with a zero byte', bytesOf('a,b\n1,\0\n'), /neither/],
    ['JSON in Latin-1', Buffer.from('[{"a":"é"}]', 'latin1'), /^the file is JSON, but not in UTF-8$/],
    ['other JSON', bytesOf('[{"permit":"1"}]'), /missing columns .*; found permit$/],
  ])('%s', async (_name, bytes, message) => expect(await refused(bytes)).toMatch(message));
});
