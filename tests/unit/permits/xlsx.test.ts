import { describe, expect, test } from '@jest/globals';
import { december, HEADER, readReport, readSheets, row, workbook } from './files.ts';
import { packed, partsOf, rowXml, workbookOf, type WorkbookOptions } from './workbooks.ts';
import { zipOf } from './zips.ts';

const onlySheet = (rows: string, options?: WorkbookOptions) => readReport(workbookOf([{ rows }], options));
const HEAD = rowXml(['a', 'b', 'c']);
/** The cells of the row below a header. */
const cellsOf = async (cells: string, options?: WorkbookOptions) => {
  const { rows } = await onlySheet(`${HEAD}<row>${cells}</row>`, options);
  return rows[0]?.cells;
};
const refusal = (message: RegExp) => ({
  name: 'Refusal',
  message: expect.stringMatching(message) as unknown,
});
const DAMAGED = refusal(/^the workbook is damaged or incomplete$/);

describe('a workbook', () => {
  test('cells keep their kinds; dates are serials', async () => {
    const day = new Date('2016-12-21T00:00:00Z');
    const { header, rows } = await readReport(
      await workbook([
        ['a', 'b', 'c', 'd'],
        ['x', 1.5, true, day],
      ]),
    );
    expect(header).toEqual(['a', 'b', 'c', 'd']);
    expect(rows).toEqual([{ index: 0, sheetRow: 2, cells: ['x', 1.5, true, 42725] }]);
  });

  test.each(['1900', '1904'] as const)('the %s system is recognized', async (system) =>
    expect(await readReport(await workbook([['a'], [1]], system))).toMatchObject({ dateSystem: system }),
  );

  test.each([
    ['<workbookPr date1904="1"/>', '1904'],
    ['<workbookPr date1904="true"/>', '1904'],
    ["<workbookPr date1904 = 'on'/>", '1904'],
    ['<workbookPr date1904="0"/>', '1900'],
    ['<workbookPr date1904="01"/>', '1900'],
    ['<workbookPr date1904="10"/>', '1900'],
    ['<workbookPr date1904="false"/>', '1900'],
    ['<workbookPr notdate1904="1"/>', '1900'],
    ['<workbookPr/><other date1904="1"/>', '1900'],
  ])('%s counts from %s', async (properties, dateSystem) =>
    expect(await onlySheet(HEAD, { properties })).toMatchObject({ dateSystem }),
  );

  test('a row of 0 and no is not blank', async () =>
    expect((await readReport(await workbook([['a'], [0], [false], [' ']]))).rows).toHaveLength(2));

  test('blank rows are left out but counted, missing ones too', async () => {
    const { rows } = await onlySheet(
      `${rowXml(['a', 'b'], 1)}<row r="2"><c r="A2"><v>1</v></c></row><row r="3"/>` +
        `${rowXml([' '], 4)}<row r="12"><c r="B12"><v>2</v></c></row><row r="13"/>`,
    );
    expect(rows).toEqual([
      { index: 0, sheetRow: 2, cells: [1] },
      { index: 10, sheetRow: 12, cells: [null, 2] },
    ]);
  });

  test('rows and cells without references stand one behind the other', async () =>
    expect((await onlySheet(`${HEAD}<row><c><v>1</v></c><c r="C2"><v>3</v></c></row>`)).rows).toEqual([
      { index: 0, sheetRow: 2, cells: [1, null, 3] },
    ]));

  test.each<[string, WorkbookOptions]>([
    ['with prefixes', { prefix: 'x', shared: '<si><t>shared</t></si>' }],
    ['in strict OOXML', { isStrict: true, shared: '<si><t>shared</t></si>' }],
  ])('%s is read', async (_name, options) =>
    expect(await cellsOf('<c t="s"><v>0</v></c><c t="d"><v>2016-12-21</v></c>', options)).toEqual([
      'shared',
      '2016-12-21',
    ]),
  );

  test.each<[string, string, unknown]>([
    ['an inline text', '<c t="inlineStr"><is><t>a &lt;b&gt; &#128512;</t></is></c>', 'a <b> 😀'],
    ['an inline rich text', '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', 'ab'],
    [
      'an inline text with its pronunciation',
      '<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>',
      '東京',
    ],
    [
      'a text with a pronunciation of two texts',
      '<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウ</t><t>キョウ</t></rPh></is></c>',
      '東京',
    ],
    [
      'a rich text with spaces around its runs',
      '<c t="inlineStr"><is> <r> <t>a</t> </r> <r> <t>b</t> </r> </is></c>',
      'ab',
    ],
    [
      'a text behind how it is read aloud',
      '<c t="inlineStr"><is><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><t>東京</t></is></c>',
      '東京',
    ],
    ['an inline text that is blank', '<c t="inlineStr"/>', ''],
    ['a value with spaces around it', '<c t="str"> <v>a</v> </c>', 'a'],
    ['CDATA', '<c t="str"><v><![CDATA[a<b]]></v></c>', 'a<b'],
    ['CDATA in a text', '<c t="str"><v>a<![CDATA[<]]>b</v></c>', 'a<b'],
    ['what only some programs know', '<c><extLst><ext/></extLst><v>1</v></c>', 1],
    ['the first shared text', '<c t="s"><v>0</v></c>', 'first'],
    ['a shared text', '<c t="s"><v>1</v></c>', 'REPLACE WINDOWS'],
    ['a shared text with escapes', '<c t="s"><v>2</v></c>', ' one\r\ntwo A _x0042_ '],
    ['a shared text that is blank', '<c t="s"><v>3</v></c>', ''],
    ['a formula’s error', '<c t="e"><f>-X</f><v>#NAME?</v></c>', '#NAME?'],
    ['a formula’s text', '<c t="str"><f>A1</f><v>a_x000D_</v></c>', 'a\r'],
    ['a formula’s text of no characters', '<c t="str"><f>A1</f><v></v></c>', ''],
    ['a formula’s number', '<c><f>1+1</f><v>2</v></c>', 2],
    ['no truth', '<c t="b"><v>0</v></c>', false],
    ['a truth in a word', '<c t="b"><v>TRUE</v></c>', true],
    ['a number with an exponent', '<c><v>2.01612013997E11</v></c>', 201612013997],
    ['a number as a double is written', '<c t="n"><v>12500.000000000002</v></c>', 12500.000000000002],
    ['a text where a number should be', '<c><v>soon</v></c>', 'soon'],
    ['nothing', '<c s="1"/>', undefined],
    ['a shared text that is not there', '<c t="s"><v>4</v></c>', { fault: expect.any(String) }],
    ['a shared text without a number', '<c t="s"><v></v></c>', { fault: expect.any(String) }],
    ['a shared text before the first', '<c t="s"><v>-1</v></c>', { fault: expect.any(String) }],
    ['a formula that was not calculated', '<c><f>1+1</f></c>', { fault: expect.any(String) }],
    ['a formula of text that was not', '<c t="str"><f>A1</f></c>', { fault: expect.any(String) }],
    ['a formula with a blank number', '<c><f>1+1</f><v/></c>', { fault: expect.any(String) }],
    ['more digits than a double has', '<c><v>201612013997123456</v></c>', { fault: expect.any(String) }],
  ])('%s', async (_name, cell, want) => {
    const shared =
      '<si> <r><rPr><b/></rPr> <t>first</t> </r> </si>' +
      '<si><r><t xml:space="preserve">REPLACE </t></r><r><t>WINDOWS</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>' +
      '<si><t xml:space="preserve"> one_x000D_\ntwo _x0041_ _x005F_x0042_ </t></si><si/>';
    const cells = await cellsOf(`${cell}<c><v>0</v></c>`, { shared });
    expect(cells?.[0] ?? undefined).toEqual(want);
  });

  test('a row wider than the header has a fault, blank cells behind it none', async () => {
    const { rows } = await onlySheet(
      `${rowXml(['a', 'b', null])}${rowXml([1, 2, ' '])}${rowXml([1, 2, 3])}${rowXml([1])}` +
        '<row><c r="A5"><v>1</v></c><c r="XFD5"><v>9</v></c></row><row><c r="A6"><v>1</v></c><c r="XFD6"/></row>',
    );
    expect(rows.map(({ fault }) => fault)).toEqual([
      undefined,
      'the row has 3 cells, but the header has 2',
      undefined,
      'the row has 501 cells, but the header has 2',
      undefined,
    ]);
  });

  test('of its columns the first 500 are kept, and a row that has more has one cell more', async () => {
    const cells = (...columns: string[]) =>
      `<row>${columns.map((column) => `<c r="${column}1"><v>1</v></c>`).join('')}</row>`;
    const { rows } = await onlySheet(
      `${cells('A', 'SF')}${cells('SF')}${cells('SF', 'SG')}${cells('SG', 'SH')}`,
    );
    expect(rows.map(({ fault }) => fault)).toEqual([
      undefined,
      'the row has 501 cells, but the header has 500',
      'the row has 501 cells, but the header has 500',
    ]);
    expect(rows.map(({ cells: { length } }) => length)).toEqual([500, 501, 501]);
    expect(rows[1]?.cells.slice(499)).toEqual([1, { fault: 'too far to the right' }]);
  });

  test('its main part may be any of its relations', async () => {
    const parts = partsOf([{ rows: `${HEAD}${HEAD}` }]);
    const relations = parts['_rels/.rels'] ?? '';
    const more = relations.replace(
      /(?=<Relationship )/,
      '<Relationship Id="a" Type="http://a/core-properties" Target="docProps/core.xml"/>',
    );
    expect((await readReport(packed({ ...parts, '_rels/.rels': more }))).rows).toHaveLength(1);
  });

  test('text between its rows belongs to no cell', async () =>
    expect((await onlySheet(`${HEAD}<c r="A2"><v>1</v></c><v>2</v>${rowXml([3])}`)).rows).toEqual([
      { index: 0, sheetRow: 2, cells: [3] },
    ]));

  test('a text of 256 thousand characters is read', async () => {
    const long = 'x'.repeat(256 * 1024);
    expect(await cellsOf(`<c t="inlineStr"><is><t>${long}</t></is></c>`)).toEqual([long]);
  });
});

describe('sheets', () => {
  const data = `${HEAD}${rowXml([1, 2, 3])}`;
  test('all that have a header are read, in their order; the others are named', async () => {
    const file = workbookOf([
      { name: 'Chart', rows: '', kind: 'chartsheet' },
      { name: 'Blank', rows: '' },
      { name: 'FILED & more', rows: data },
      { name: 'Old', rows: data, state: 'hidden' },
      { name: 'Older', rows: data, state: 'veryHidden' },
      { name: 'ISSUED', rows: `${rowXml([null])}${data}${rowXml([4])}` },
    ]);
    const { sheets, leftOut } = await readSheets(file);
    expect(sheets).toMatchObject([
      { name: 'FILED & more', rows: [{ sheetRow: 2 }] },
      { name: 'ISSUED', rows: [{ sheetRow: 3 }, { sheetRow: 4, cells: [4] }] },
    ]);
    expect(leftOut).toEqual([
      { name: 'Chart', reason: 'no worksheet' },
      { name: 'Old', reason: 'hidden' },
      { name: 'Older', reason: 'hidden' },
      { name: 'Blank', reason: 'no rows' },
    ]);
  });
});

describe('refused is', () => {
  const changed = (change: (parts: Record<string, string>) => void, rows = `${HEAD}${HEAD}`) => {
    const parts = partsOf([{ rows }, { name: 'Notes', rows: '' }]);
    change(parts);
    return packed(parts);
  };
  const whole = () =>
    workbook([HEADER, ...Array.from({ length: 500 }, (_, at) => row({ DESCRIPTION: `text ${at * 7919}` }))]);
  const cut = async (part: number) => {
    const bytes = await whole();
    return bytes.slice(0, Math.floor(bytes.length * part));
  };
  /** One byte of the sheet's packed content is another, which need not make it malformed. */
  const flipped = async () => {
    const bytes = (await december()).slice();
    const middle = Buffer.from(bytes.buffer).indexOf('xl/worksheets/sheet1.xml') + 200_000;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    return bytes;
  };
  /** A sheet of blanks whose size in the directory is another. */
  const promising = (bytes: number) =>
    workbookOf([{ rows: `${HEAD}${' '.repeat(100_000)}` }], {
      zip: { each: (name) => (name === 'xl/worksheets/sheet1.xml' ? { says: { bytes } } : {}) },
    });
  const MB = 1024 * 1024;

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, object]>([
    ['a zip’s signature alone', () => Buffer.from('PK\x03\x04'), DAMAGED],
    ['a workbook cut short', () => cut(0.5), DAMAGED],
    ['a workbook without its last byte', () => cut(0.9999), DAMAGED],
    ['a workbook with one wrong byte', flipped, DAMAGED],
    [
      'a sheet that ends in a row',
      () => changed((parts) => (parts['xl/worksheets/sheet1.xml'] = `<worksheet><sheetData>${HEAD}<row`)),
      DAMAGED,
    ],
    [
      'a sheet that is not XML',
      () => changed((parts) => (parts['xl/worksheets/sheet1.xml'] = '<a><b></a>')),
      DAMAGED,
    ],
    [
      'a sheet that does not say which part it is',
      () =>
        changed(
          (parts) =>
            (parts['xl/workbook.xml'] =
              '<workbook><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>'),
        ),
      DAMAGED,
    ],
    [
      'a workbook without the shared texts that it names',
      () => {
        const { 'xl/sharedStrings.xml': _gone, ...parts } = partsOf([{ rows: HEAD }], { shared: '<si/>' });
        return packed(parts);
      },
      DAMAGED,
    ],
    ['a workbook without relations', () => changed((parts) => delete parts['_rels/.rels']), DAMAGED],
    ['a sheet without its part', () => changed((parts) => delete parts['xl/worksheets/sheet1.xml']), DAMAGED],
    [
      'a sheet that relates to nothing',
      () => changed((parts) => (parts['xl/_rels/workbook.xml.rels'] = '<Relationships/>')),
      DAMAGED,
    ],
    [
      'a second sheet that is cut',
      () => changed((parts) => (parts['xl/worksheets/sheet2.xml'] = '<worksheet><sheetData>')),
      DAMAGED,
    ],
    [
      'a workbook without its main part',
      () => changed((parts) => (parts['_rels/.rels'] = '<Relationships/>')),
      DAMAGED,
    ],
    [
      'text that is not UTF-8',
      () =>
        zipOf(
          Object.entries(partsOf([{ rows: rowXml(['ÿ']) }])).map(
            ([name, xml]) => [name, Buffer.from(xml, 'latin1')] as const,
          ),
        ),
      DAMAGED,
    ],
    [
      'a document type',
      () => workbookOf([{ rows: HEAD }], { prolog: '<!DOCTYPE worksheet [<!ENTITY b "bbb">]>' }),
      refusal(/declares a document type \(DOCTYPE\)/),
    ],
    [
      'an entity that is not declared',
      () => workbookOf([{ rows: `${HEAD}<row><c t="str"><v>&b;</v></c></row>` }]),
      DAMAGED,
    ],
    [
      'rows out of order',
      () => workbookOf([{ rows: `${rowXml(['a'], 2)}${rowXml(['b'], 1)}` }]),
      refusal(/out of order/),
    ],
    [
      'a row twice',
      () => workbookOf([{ rows: `${rowXml(['a'], 1)}${rowXml(['b'], 1)}` }]),
      refusal(/out of order/),
    ],
    [
      'an invalid row number',
      () => workbookOf([{ rows: '<row r="x"><c><v>1</v></c></row>' }]),
      refusal(/out of order/),
    ],
    [
      'a cell beyond the last column',
      () => workbookOf([{ rows: '<row><c r="XFE1"><v>1</v></c></row>' }]),
      refusal(/^row 1 has more than 16384 columns$/),
    ],
    [
      'a row beyond the last one',
      () => workbookOf([{ rows: '<row r="1048577"><c><v>1</v></c></row>' }]),
      refusal(/^the workbook has more than 1048576 rows$/),
    ],
    [
      'a cell twice',
      () => workbookOf([{ rows: '<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>' }]),
      refusal(/^row 1 has two cells in one column$/),
    ],
    [
      'an invalid place of a cell',
      () => workbookOf([{ rows: '<row><c r="1A"><v>1</v></c></row>' }]),
      DAMAGED,
    ],
    ['a zip bomb', () => promising(257 * MB), refusal(/too large: at most 256 MB unpacked/)],
    ['a zip bomb that lies about its size', () => promising(1), DAMAGED],
    [
      'a text of many short runs',
      () =>
        workbookOf([{ rows: HEAD }], {
          shared: `<si>${`<r><t>${'a'.repeat(100)}</t></r>`.repeat(2_700)}</si>`,
        }),
      refusal(/a cell of more than 256 thousand characters/),
    ],
    [
      'a text of more than a megabyte',
      () => workbookOf([{ rows: `<row><c t="str"><v>${'a'.repeat(2 * MB)}</v></c></row>` }]),
      refusal(/a text in it is longer than a megabyte/),
    ],
    [
      'a part twice',
      () => {
        const parts = Object.entries(partsOf([{ rows: HEAD }]));
        return zipOf([...parts, ...parts.slice(-1)].map(([name, xml]) => [name, Buffer.from(xml)] as const));
      },
      refusal(/a part of it is there twice/),
    ],
    [
      'an encrypted part',
      () => workbookOf([{ rows: HEAD }], { zip: { each: () => ({ isEncrypted: true }) } }),
      refusal(/has a password/),
    ],
    [
      'a zip that is not a workbook',
      () => packed({ 'readme.txt': 'hello' }),
      refusal(/zip archive but not a workbook: expected/),
    ],
    [
      'a zip that has a part of an OpenDocument spreadsheet',
      () => packed({ 'content.xml': '' }),
      refusal(/zip archive but not a workbook: expected/),
    ],
    [
      'a zip that has another part of an OpenDocument spreadsheet',
      () => packed({ 'META-INF/manifest.xml': '' }),
      refusal(/zip archive but not a workbook: expected/),
    ],
    [
      'an OpenDocument spreadsheet',
      () => packed({ mimetype: '', 'content.xml': '', 'META-INF/manifest.xml': '' }),
      refusal(/an OpenDocument spreadsheet \(\.ods\): expected/),
    ],
    [
      'a binary workbook',
      () =>
        changed(
          (parts) =>
            (parts['_rels/.rels'] = parts['_rels/.rels']?.replace('workbook.xml', 'workbook.bin') ?? ''),
        ),
      refusal(/a binary Excel workbook \(\.xlsb\): expected/),
    ],
    ['a sheet without rows', () => workbookOf([{ rows: '' }]), refusal(/^the file has no rows/)],
  ])('%s', async (_name, file, refused) => expect(readSheets(await file())).rejects.toMatchObject(refused));

  test.each<[string, number, number, RegExp]>([
    ['256 MB are not too large', 192, 64, /damaged/],
    ['more than 256 MB are', 195, 63, /too large: at most 256 MB unpacked, 64 MB without its sheets/],
    ['nor are 64 MB without the sheets', 1, 63, /damaged/],
    ['more than 64 MB without the sheets are', 1, 65, /too large/],
  ])('%s', async (_name, sheet, strings, refused) => {
    // What is not too large is found to be damaged: its parts are smaller than they say.
    const says: Readonly<Record<string, number>> = {
      'xl/worksheets/sheet1.xml': sheet,
      'xl/sharedStrings.xml': strings,
    };
    const file = workbookOf([{ rows: HEAD }], {
      shared: '<si/>',
      zip: {
        each: (name) => (says[name] === undefined ? {} : { says: { bytes: says[name] * MB - 1_000_000 } }),
      },
    });
    await expect(readSheets(file)).rejects.toMatchObject(refusal(refused));
  });
});
