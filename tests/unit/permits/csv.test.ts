import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf, readReport, readSheets } from './files.ts';

const cellsOf = async (text: string) => (await readReport(bytesOf(text))).rows.map(({ cells }) => cells);

describe('a CSV file', () => {
  test.each([
    ['with a byte order mark', '\ufeffa,b\r\n1,2\r\n'],
    ['with quotes', '"a","b"\n"1","2"\n'],
    ['with quotes and line ends of two characters', '"a","b"\r\n"1","2"\r\n'],
    ['without a last line end', 'a,b\n1,2'],
    ['with blank rows at its end', 'a,b\n1,2\n\n,\n\n'],
    ['with semicolons', 'a;b\n1;2\n'],
    ['with tabs', 'a\tb\n1\t2\n'],
    ['with bars', 'a|b\n1|2\n'],
    ['with line ends of old Macs', 'a,b\r1,2\r'],
    ['with commas at the ends of its rows', 'a,b\n1,2,\n'],
    ['with commas at the end of its header', 'a,b,,\n1,2\n'],
  ])('%s', async (_name, text) => {
    const { header, rows } = await readReport(bytesOf(text));
    expect(header.slice(0, 2)).toEqual(['a', 'b']);
    expect(rows).toMatchObject([{ index: 0, sheetRow: 2 }]);
    expect(rows[0]?.cells.slice(0, 2)).toEqual(['1', '2']);
    expect(rows[0]).not.toHaveProperty('fault');
  });

  test.each([
    ['a comma', 'sep=,\r\na,b\r\n1,2\r\n'],
    ['a sign of its own', 'sep=^\na^b\n1^2\n'],
    ['a semicolon, in large letters and with a byte order mark', '\ufeffSEP=;\na;b\n1;2\n'],
  ])('its first line may name %s as the delimiter', async (_name, text) =>
    expect(await readReport(bytesOf(text))).toMatchObject({
      header: ['a', 'b'],
      rows: [{ sheetRow: 3, cells: ['1', '2'] }],
    }),
  );

  test('of two delimiters that make as many cells, the comma is the one', async () =>
    expect(await cellsOf('a,b;c\n1,2;3\n')).toEqual([['1', '2;3']]));

  test.each(['Permits, by day', 'Pipes of 6"', '"Permits, by day, by week, by month"'])(
    'the delimiter is the one that makes the most cells, whatever a title says: %s',
    async (title) => expect(await cellsOf(`${title}\na;b;c\n1;2,5;3\n`)).toContainEqual(['1', '2,5', '3']),
  );

  test.each([
    ['sep=ab,c', ['sep=ab', 'c']],
    ['a sep=^', ['a sep=^']],
  ])('a first line of %s names no delimiter', async (line, header) =>
    expect((await readReport(bytesOf(`${line}\n1\n`))).header).toEqual(header),
  );

  test('a cell and a line end go on in the next piece of the file', async () => {
    const long = 'x'.repeat(256 * 1024 - 4);
    expect(await cellsOf(`a\n"${long}\r\ny"\n1\n`)).toEqual([[`${long}\ny`], ['1']]);
  });

  test('a space behind a quote is the last of a piece of the file', async () => {
    const long = 'x'.repeat(256 * 1024 - 7);
    expect(await cellsOf(`a,b\n"${long}" ,1\n`)).toEqual([[long, '1']]);
  });

  test('a character goes on in the next piece of the file', async () => {
    const long = 'é'.repeat(140_000);
    expect(await cellsOf(`a\n${long}\n`)).toEqual([[long]]);
    expect(await cellsOf(`ab\n${long}\n`)).toEqual([[long]]);
  });

  test('that ends where a piece does is read to its end', async () => {
    const text = 'x'.repeat(1_023).concat('\n').repeat(512).slice(0, -1).concat('y');
    const cells = await cellsOf(text);
    expect(cells).toHaveLength(511);
    expect(cells.at(-1)).toEqual(['x'.repeat(1_023).concat('y')]);
  });

  test('line ends of several kinds end lines', async () =>
    expect(await cellsOf('a,b\r\n1,2\r\n3,4\n5,6\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]));

  test('a quote inside a bare cell is an inch sign', async () =>
    expect(await cellsOf('a,b\n1,6" PIPE\n2,"7"" PIPE"\n3,4" AND 5"\n')).toEqual([
      ['1', '6" PIPE'],
      ['2', '7" PIPE'],
      ['3', '4" AND 5"'],
    ]));

  test('line ends and commas in quotes belong to the cell', async () =>
    expect(await cellsOf('a,b\n"1\n,""",2\n3,4\n')).toEqual([
      ['1\n,"', '2'],
      ['3', '4'],
    ]));

  test('a record of a megabyte is read', async () => {
    const cell = 'x'.repeat(1_000_000);
    expect(await cellsOf(`a\n${cell}\n`)).toEqual([[cell]]);
  });

  test('a ragged row has a fault, the others none', async () =>
    expect((await readReport(bytesOf('a,b\n1\n\n1,2\n1,2,3\n1,2, \n'))).rows).toEqual([
      { index: 0, sheetRow: 2, cells: ['1'], fault: 'the row has 1 cells, but the header has 2' },
      { index: 2, sheetRow: 4, cells: ['1', '2'] },
      { index: 3, sheetRow: 5, cells: ['1', '2', '3'], fault: 'the row has 3 cells, but the header has 2' },
      { index: 4, sheetRow: 6, cells: ['1', '2', ' '] },
    ]));

  test('a line may end in any way, also in one file and in a cell', async () =>
    expect(await cellsOf('a,b\r1,2\n3,4\r\n"5\r6","7\n8"\r9,10')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5\n6', '7\n8'],
      ['9', '10'],
    ]));

  test('what was written is read, wherever its pieces begin', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '😀', ',', ';', '"', '\n', '\r', '\r\n', ' ', 'x'.repeat(50_000)),
      maxLength: 6,
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, end) => {
          const text = [['h,1', 'h,2'], ...rows].map((row) => row.map(quoted).join(',')).join(end);
          const blank = (row: readonly string[]) => row.every((one) => one.trim() === '');
          const lines = rows.map((row) => row.map((one) => one.replaceAll(/\r\n?/g, '\n')));
          expect(await cellsOf(text)).toEqual(lines.filter((row) => !blank(row)));
        },
      ),
    );
  });

  test('a long cell that begins before the delimiter is looked for, and ends behind it, does not decide it', async () => {
    const long = 'x'.repeat(130_000);
    const rows = [
      [long, long],
      ['', `;;${long}`],
    ];
    const text = [['h,1', 'h,2'], ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
    expect(await cellsOf(text)).toEqual(rows);
  });

  test('of lines that are blank the clock is looked at, too', async () => {
    const late = new Error('the time is up');
    let looks = 0;
    const pulse = () => {
      looks += 1;
      if (looks > 3) throw late;
    };
    const file = bytesOf(`a,b\n${'\n'.repeat(5_000)}`);
    await expect(readSheets(file, undefined, pulse)).rejects.toBe(late);
  });

  test('without any header, the clock is looked at on the way', async () => {
    const file = bytesOf(`${' '.repeat(1_000)},\n`.repeat(4_400));
    const late = new Error('the time is up');
    const pulse = () => {
      throw late;
    };
    await expect(readSheets(file, undefined, pulse)).rejects.toBe(late);
  });

  test.each<[string, string, RegExp]>([
    ['an unclosed quote', 'a,b\n1,"2\n3,4\n', /^the CSV file is damaged in row 2: a quote is never closed$/],
    [
      'text behind a closing quote',
      'a,b\n1,2\n1,"5" pipe\n',
      /damaged in row 3: there is text behind a closing quote$/,
    ],
    [
      'text behind a closing quote, long before the end',
      `a,b\n1,"5" pipe"\n${'1,2\n'.repeat(70_000)}`,
      /damaged in row 2: there is text behind a closing quote$/,
    ],
    [
      'a quote that opens a megabyte',
      `a\n1\n"${'x,\n'.repeat(700_000)}`,
      /damaged in row 3: it is longer than a megabyte$/,
    ],
    ['the name of a delimiter alone', 'sep=;', /^the file has no rows$/],
    ['blank lines', '\n\n  \n', /^the file has no rows/],
  ])('%s refuses the file', async (_name, text, message) =>
    expect(readSheets(bytesOf(text))).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(message) as unknown,
    }),
  );
});
