import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Refusal } from '../../../systems/permits/report/refusal.ts';
import { bytesOf, december, HEADER, readReport, row, workbook } from './files.ts';

const rebuilt = async (change: (parts: Record<string, Uint8Array>) => void, bytes?: Uint8Array) => {
  const parts = unzipSync(bytes ?? (await workbook([HEADER, row()])));
  change(parts);
  return zipSync(parts);
};
const sheetXml = (rows: string) =>
  strToU8(
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  );
const inSheet = (rows: string) =>
  rebuilt((parts) => {
    parts['xl/worksheets/sheet1.xml'] = sheetXml(rows);
  });

describe('a workbook', () => {
  test('cells keep their kinds; dates come as text', async () => {
    const day = new Date('2016-12-21T00:00:00Z');
    const { header, rows } = await readReport(
      await workbook([
        ['a', 'b', 'c', 'd'],
        ['x', 1.5, true, day],
      ]),
    );
    expect(header).toEqual(['a', 'b', 'c', 'd']);
    expect(rows).toEqual([{ index: 0, sheetRow: 2, cells: ['x', 1.5, true, '2016-12-21T00:00:00.000Z'] }]);
  });

  test.each(['1900', '1904'] as const)('the %s system is told', async (system) =>
    expect(await readReport(await workbook([['a'], [1]], system))).toMatchObject({ dateSystem: system }),
  );

  test.each([
    ['<workbookPr date1904="1"/>', '1904'],
    ['<workbookPr date1904="true"/>', '1904'],
    ["<workbookPr date1904 = 'on'/>", '1904'],
    ['<x:workbookPr a="b" date1904="1"/>', '1904'],
    ['<workbookPr date1904="0"/>', '1900'],
    ['<workbookPr date1904="false"/>', '1900'],
    ['<workbookPr notdate1904="1"/>', '1900'],
    ['<workbookPr/><other date1904="1"/>', '1900'],
  ])('%s counts from %s', async (properties, dateSystem) => {
    const bytes = await rebuilt((parts) => {
      const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace(/<workbookPr[^>]*>/, '');
      parts['xl/workbook.xml'] = strToU8(xml.replace('<sheets>', `${properties}<sheets>`));
    });
    expect(await readReport(bytes)).toMatchObject({ dateSystem });
  });

  test('a property of another part of that name does not count', async () => {
    const bytes = await rebuilt((parts) => {
      parts['xl/notworkbook.xml'] = strToU8('<workbookPr date1904="1"/>');
    });
    expect(await readReport(bytes)).toMatchObject({ dateSystem: '1900' });
  });

  test('a sheet may have a prefix, and blanks at its end', async () => {
    const bytes = await rebuilt((parts) => {
      parts['xl/worksheets/sheet2.xml'] = strToU8('<x:worksheet></x:worksheet >\n ');
    });
    expect((await readReport(bytes)).rows).toHaveLength(1);
  });

  test('a row of 0 and no is not blank', async () =>
    expect((await readReport(await workbook([['a'], [0], [false], [' ']]))).rows).toHaveLength(2));

  test('blank rows are left out but counted, missing ones too', async () => {
    const { rows } = await readReport(
      await inSheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>' +
          '<row r="3"/><row r="4"><c r="A4" t="inlineStr"><is><t> </t></is></c></row>' +
          '<row r="7"><c r="B7"><v>2</v></c></row><row r="8"/>',
      ),
    );
    expect(rows).toEqual([
      { index: 0, sheetRow: 2, cells: [1] },
      { index: 5, sheetRow: 7, cells: [null, 2] },
    ]);
  });

  test('the header is the first row that is not blank', async () =>
    expect(await readReport(await workbook([[], ['a'], [1]]))).toMatchObject({
      header: ['a'],
      rows: [{ index: 0, sheetRow: 3 }],
    }));

  test('500 columns are read', async () =>
    expect((await readReport(await workbook([Array.from({ length: 500 }, () => 'a')]))).header).toHaveLength(
      500,
    ));

  test('rich text and a formula’s error are text', async () => {
    const { rows } = await readReport(
      await inSheet(
        '<row r="1"><c r="A1"><v>0</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>' +
          '<c r="B2" t="e"><f>-X</f><v>#NAME?</v></c></row>',
      ),
    );
    expect(rows[0]?.cells).toEqual(['ab', '#NAME?']);
  });
});

describe('a CSV file', () => {
  test.each([
    ['with a byte order mark', '\ufeffa,b\r\n1,2\r\n'],
    ['with quotes', '"a","b"\n"1","2"\n'],
    ['without a last line end', 'a,b\n1,2'],
    ['with blank rows at its end', 'a,b\n1,2\n\n,\n\n'],
  ])('%s', async (_name, text) =>
    expect(await readReport(bytesOf(text))).toEqual({
      header: ['a', 'b'],
      dateSystem: '1900',
      rows: [{ index: 0, sheetRow: 2, cells: ['1', '2'] }],
    }),
  );

  test('a record of a megabyte is read', async () => {
    const cell = 'x'.repeat(1024 * 1024);
    expect((await readReport(bytesOf(`a\n${cell}\n`))).rows[0]?.cells).toEqual([cell]);
  });

  test('rows before the header are left out, whatever their width', async () =>
    expect(await readReport(bytesOf('\n,,\na,b\n1,2\n'))).toMatchObject({
      header: ['a', 'b'],
      rows: [{ index: 0, sheetRow: 4, cells: ['1', '2'] }],
    }));

  test('line ends and commas in quotes belong to the cell', async () =>
    expect((await readReport(bytesOf('a,b\n"1\n,""",2\n3,4\n'))).rows.map(({ cells }) => cells)).toEqual([
      ['1\n,"', '2'],
      ['3', '4'],
    ]));

  test('a ragged row has a fault, the others none', async () =>
    expect((await readReport(bytesOf('a,b\n1\n\n1,2\n1,2,3\n'))).rows).toEqual([
      { index: 0, sheetRow: 2, cells: ['1'], fault: 'the row has 1 cells, but the header has 2' },
      { index: 2, sheetRow: 4, cells: ['1', '2'] },
      { index: 3, sheetRow: 5, cells: ['1', '2', '3'], fault: 'the row has 3 cells, but the header has 2' },
    ]));

  test('500 columns are read', async () =>
    expect((await readReport(bytesOf(`${'a,'.repeat(499)}a\n1\n`))).header).toHaveLength(500));

  test('a character on the border of two chunks survives', async () => {
    const cell = 'é'.repeat(100_000);
    expect((await readReport(bytesOf(`a\nx${cell}\n`))).rows[0]?.cells).toEqual([`x${cell}`]);
  });
});

describe('what is refused', () => {
  const whole = () =>
    workbook([HEADER, ...Array.from({ length: 500 }, (_, at) => row({ DESCRIPTION: `text ${at * 7919}` }))]);
  const cut = async (part: number) => {
    const bytes = await whole();
    return bytes.slice(0, Math.floor(bytes.length * part));
  };
  /** One byte of the sheet's packed content is another; the reader alone does not always notice. */
  const flipped = async () => {
    const bytes = (await december()).slice();
    const middle = Buffer.from(bytes.buffer).indexOf('xl/worksheets/sheet1.xml') + 200_000;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    return bytes;
  };
  /** A sheet of blanks whose size in the directory is another. */
  const promising = async (bytes: number) => {
    const zip = Buffer.from(
      await rebuilt((parts) => {
        parts['xl/worksheets/sheet1.xml'] = sheetXml(' '.repeat(1_000_000));
      }),
    );
    zip.writeUInt32LE(bytes, zip.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24);
    return zip;
  };

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['an empty file', () => bytesOf(''), /^the file is empty: expected/],
    ['blank lines', () => bytesOf('\n\n  \n'), /^the file has no rows: expected/],
    ['random bytes', () => Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 256), /neither/],
    ['text in UTF-16', () => Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), /neither/],
    ['text in Latin-1', () => Buffer.from('a,b\n1,é\n', 'latin1'), /CSV file in UTF-8/],
    ['text with a zero byte', () => bytesOf('a,b\n1,\0\n'), /neither/],
    ['a web page', () => bytesOf('\ufeff\n<!doctype html><p>Sign in</p>'), /web page or XML: expected/],
    [
      'an old or protected workbook',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /\.xls\) or has a password: expected/,
    ],
    ['an empty zip', () => zipSync({}), /empty zip archive: expected/],
    [
      'a zip that is no workbook',
      () => zipSync({ 'readme.txt': strToU8('hello') }),
      /zip archive but not a workbook: expected/,
    ],
    ['a zip’s signature alone', () => bytesOf('PK\x03\x04'), /damaged/],
    ['a workbook cut short', () => cut(0.5), /damaged/],
    ['a workbook without its last byte', () => cut(0.9999), /damaged/],
    ['a workbook with one wrong byte', flipped, /damaged/],
    [
      'a sheet that ends in the middle of a row',
      () =>
        rebuilt((parts) => {
          parts['xl/worksheets/sheet1.xml'] = strToU8(
            '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row',
          );
        }),
      /damaged/,
    ],
    [
      'a workbook without its sheet',
      () => rebuilt((parts) => delete parts['xl/worksheets/sheet1.xml']),
      /damaged/,
    ],
    [
      'a workbook whose second sheet is cut',
      () =>
        rebuilt((parts) => {
          parts['xl/worksheets/sheet2.xml'] = strToU8('<worksheet><sheetData>');
        }),
      /damaged/,
    ],
    ['a sheet without rows', () => inSheet(''), /has no rows/],
    [
      'rows out of order',
      () => inSheet('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'),
      /out of order/,
    ],
    ['a row number that is none', () => inSheet('<row r="x"><c><v>1</v></c></row>'), /out of order/],
    ['a CSV file of 501 columns', () => bytesOf('a,'.repeat(500)), /^the CSV file has more than 500 columns/],
    [
      'a CSV file whose header is narrow and blank before',
      () => bytesOf(`,\n${'a,'.repeat(500)}`),
      /^the CSV file has more than 500 columns/,
    ],
    [
      'a row of 501 columns',
      () => workbook([['a'], Array.from({ length: 501 }, () => 'a')]),
      /^row 2 has more than 500 columns/,
    ],
    [
      'a row of 16,384 columns',
      () => inSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
      /has more than 500 columns/,
    ],
    ['a zip bomb', () => promising(257 * 1024 * 1024), /too large: at most 256 MB unpacked/],
    ['a zip bomb that lies about its size', () => promising(1), /damaged/],
    [
      'a record of more than a megabyte',
      () => bytesOf(`a\n"${'x'.repeat(1024 * 1024 + 2)}"\n`),
      /damaged( near line \d+)?: csv max record size$/,
    ],
    ['an unclosed quote', () => bytesOf('a,b\n1,"2\n3,4\n'), /damaged near line \d+: csv quote not closed/],
    ['a quote in the middle of a cell', () => bytesOf('a,b\n1,5" pipe\n'), /damaged near line 2/],
    ['text behind a closing quote', () => bytesOf('a,b\n1,"5" pipe\n'), /damaged near line 2/],
  ])('%s', async (_name, file, reason) => {
    const refused = await readReport(await file()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toHaveProperty('message', expect.stringMatching(reason));
  });
});
