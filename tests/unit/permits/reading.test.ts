import { describe, expect, test } from '@jest/globals';
import { readAll, refuseUseless } from '../../../systems/permits/loading/reading.ts';
import { bytesOf, HEADER, openData, permitsFile, row } from './files.ts';
import { packed, partsOf, rowXml, workbookOf } from './workbooks.ts';

const readFile = async (bytes: Uint8Array) => {
  const opened = {
    lastModified: new Date(0),
    size: bytes.length,
    bytes: () => Promise.resolve(bytes),
    close: () => undefined,
  };
  const read = await readAll(opened, () => 300_000);
  const permits = [...read.settled()].flatMap(({ rows }) => rows);
  return { read, permits: permits.sort((one, other) => Number(one.record_id) - Number(other.record_id)) };
};

type Value = string | number | null;
const plain = (changes: Readonly<Record<string, Value>> = {}): Value[] =>
  row(changes).map((value) => (typeof value === 'string' || typeof value === 'number' ? value : null));
const csvOf = (rows: readonly (readonly Value[])[], delimiter = ','): Uint8Array =>
  bytesOf(rows.map((cells) => cells.map((cell) => cell ?? '').join(delimiter)).join('\r\n'));

describe('limits of a file', () => {
  const rowsOf = (many: number, changes: Readonly<Record<string, Value>>) =>
    Array.from({ length: many }, (_, at) => plain({ 'STREET NUMBER': String(at), ...changes }));

  test('a permit has at most 1,000 rows', async () => {
    const { read } = await readFile(csvOf([HEADER, ...rowsOf(1_000, {})]));
    expect(read.file).toMatchObject({ rows_read: 1_000, rejected: 0 });
    await expect(readFile(csvOf([HEADER, ...rowsOf(1_001, {})]))).rejects.toMatchObject({
      name: 'Refusal',
      message: 'permit 201612013997 is too large: a permit may have at most 1000 rows with 5 MB of text',
    });
  });

  test('a permit has at most as much text as an answer has room for', async () => {
    const long = { DESCRIPTION: '木'.repeat(32_767) };
    await readFile(csvOf([HEADER, ...rowsOf(50, long)]));
    await expect(readFile(csvOf([HEADER, ...rowsOf(51, long)]))).rejects.toThrow('is too large');
  });

  test('the first 100,000 rejected rows are kept with their reasons, and all are counted', async () => {
    const { read } = await readFile(bytesOf(`${HEADER.join()}\n${'a\n'.repeat(100_001)}`));
    expect(read.file.rejected).toBe(100_001);
    expect([...read.rejects()]).toHaveLength(100_000);
  });

  test.each([
    ['200 sheets', 200, 31, undefined],
    ['201 sheets', 201, 31, 'the workbook has 201 sheets: at most 200 can be read'],
    ['a name of 255 characters', 1, 255, undefined],
    ['a name of 256 characters', 2, 256, 'the workbook has a sheet with a name of more than 255 characters'],
  ])('a workbook with %s', async (_, sheets, length, message) => {
    const rows = [HEADER, plain()].map((cells) => rowXml(cells)).join('');
    const notes = Array.from({ length: sheets - 1 }, (__, at) => ({
      name: `Notes ${at}`,
      rows: rowXml(['see below']),
    }));
    const reading = readFile(workbookOf([{ name: 'F'.repeat(length), rows }, ...notes]));
    if (message === undefined) expect((await reading).read.file).toMatchObject({ rows_read: 1, rejected: 0 });
    else await expect(reading).rejects.toMatchObject({ name: 'Refusal', message });
  });

  test('a sheet that is listed twice makes a workbook damaged', async () => {
    const rows = [HEADER, plain()].map((cells) => rowXml(cells)).join('');
    const parts = partsOf([
      { name: 'A', rows },
      { name: 'B', rows },
    ]);
    const relations = 'xl/_rels/workbook.xml.rels';
    const listed = parts[relations]?.replace('sheet2.xml', 'sheet1.xml') ?? '';
    await expect(readFile(packed({ ...parts, [relations]: listed }))).rejects.toThrow('damaged');
  });

  test('a reason has at most 2,000 characters, whatever the sheets are called', async () => {
    const titles = Array.from({ length: 90 }, (_, at) => `Column ${at} ${'ö'.repeat(100)}`);
    const hidden = Array.from({ length: 199 }, (_, at) => ({
      name: `${at}${'ü'.repeat(200)}`,
      rows: '',
      state: 'hidden' as const,
    }));
    const reading = readFile(workbookOf([{ name: 'F'.repeat(255), rows: rowXml(titles) }, ...hidden]));
    const failure: unknown = await reading.catch((error: unknown) => error);
    const message = failure instanceof Error ? failure.message : '';
    expect(message).toContain('and 191 more');
    expect(message.length).toBeLessThanOrEqual(2_000);
  });
});

describe('sheets of one file', () => {
  test('are read as one: their rows are counted on, and each sheet is named', async () => {
    const sheet = (...numbers: string[]) =>
      [HEADER, ...numbers.map((number) => plain({ 'APPLICATION #': number }))]
        .map((cells) => rowXml(cells))
        .join('');
    const file = workbookOf([
      { name: 'Notes', rows: rowXml(['see below']) },
      { name: 'FILED', rows: `${sheet('1')}${rowXml([null])}${rowXml(plain({ 'APPLICATION #': '2' }))}` },
      { name: 'ISSUED', rows: sheet('3', 'TOTAL', '4') },
    ]);
    const { read, permits } = await readFile(file);
    expect(permits.map(({ application_number: number, record_id: id }) => [number, id])).toEqual([
      ['#1', '0'],
      ['#2', '2'],
      ['#3', '3'],
      ['#4', '5'],
    ]);
    expect(read.file).toEqual({
      rows_read: 5,
      rejected: 1,
      places_unclear: 0,
      sheets: ['FILED', 'ISSUED'],
      left_out: [{ name: 'Notes', reason: 'no header of permits' }],
    });
    expect([...read.rejects()]).toEqual([
      {
        sheet: 'ISSUED',
        row: 3,
        column: 'APPLICATION #',
        value: 'TOTAL',
        reason: 'not an application number',
      },
    ]);
  });
});

describe('every vintage says the same', () => {
  const same = {
    application_number: '#201612013997',
    status: 'issued',
    status_date: '2016-12-21T00:00:00.000000+0000',
    file_date: '2016-12-01T00:00:00.000000+0000',
    address: '235 Bella Vista Wy San Francisco, CA',
  };
  const monthly = (changes: Readonly<Record<string, Value>>, header: readonly string[] = HEADER) => [
    header,
    plain(changes),
  ];
  const renamed = HEADER.map(
    (title) =>
      ({ 'APPLICATION #': 'APPLICATION NO.', 'EXISTING USE': 'EXISTINGUSE', STATUS_DATE: 'STATUS_ DATE' })[
        title
      ] ?? title,
  );
  const names = { FILE_DATE: '01-DEC-16', STATUS_DATE: '21-DEC-16', EXPIRATION_DATE: '21-JUN-17' };
  const short = { FILE_DATE: '12/1/16', STATUS_DATE: '12/21/16', EXPIRATION_DATE: '6/21/17' };

  test.each<[string, Uint8Array | Promise<Uint8Array>]>([
    ['a workbook', permitsFile({})],
    ['other titles', csvOf(monthly({}, renamed))],
    ['months by name', csvOf(monthly(names))],
    ['years of two digits', csvOf(monthly(short))],
    ['semicolons', csvOf(monthly({}), ';')],
    ['a line that names the delimiter', Buffer.concat([bytesOf('sep=,\r\n'), csvOf(monthly({}))])],
    ['an inch sign', csvOf(monthly({ DESCRIPTION: '6" PIPE' }))],
  ])('with %s', async (_name, bytes) => expect((await readFile(await bytes)).permits).toMatchObject([same]));

  /** The open data's sample, its dates and places written anew. */
  const sample = async (change: (text: string) => string) =>
    bytesOf(change(Buffer.from(await openData()).toString()));
  const place = /"\((-?[\d.]+), (-?[\d.]+)\)"/g;
  const date = /\b(\d\d)\/(\d\d)\/(\d{4})\b/g;
  const api = (text: string) =>
    text.replace(/^.*/, (titles) =>
      titles.toLowerCase().replaceAll(/[ -]+/g, '_').replaceAll('current_', ''),
    );
  const asJson = (text: string) => {
    const [titles = '', ...lines] = api(text).trim().split(/\r?\n/);
    const cells = (line: string) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('"', ''));
    const records = lines.map((line) =>
      Object.fromEntries(
        cells(titles)
          .map((title, at) => [title, cells(line)[at] ?? ''] as const)
          .filter(([, value]) => value !== ''),
      ),
    );
    return JSON.stringify(records);
  };
  test.each<[string, (text: string) => string]>([
    ['points', (text) => text.replaceAll(place, 'POINT ($2 $1)')],
    [
      'an address above the place',
      (text) => text.replaceAll(place, '"1 Post St\nSan Francisco, CA\n($1, $2)"'),
    ],
    ['the names and dates of the API', (text) => api(text.replaceAll(date, '$3-$1-$2T00:00:00.000'))],
    ['a time on each day', (text) => text.replaceAll(date, '$3/$1/$2 12:00:00 AM')],
    ['JSON', asJson],
  ])('the open data with %s', async (_name, change) => {
    const { permits: want } = await readFile(await openData());
    const { permits, read } = await readFile(await sample(change));
    expect(permits).toEqual(want);
    expect(want).toHaveLength(10);
    expect(read.file).toMatchObject({ places_unclear: 0, rejected: 0 });
  });

  test('a place that is not understood is counted, and its permit loaded', async () => {
    const { read, permits } = await readFile(await sample((text) => text.replaceAll(place, 'somewhere')));
    expect(read.file).toMatchObject({ places_unclear: 10, rejected: 0 });
    expect(permits[0]).not.toHaveProperty('latitude');
  });
});

describe('a file is useless', () => {
  const verdict = async (...changes: Readonly<Record<string, Value>>[]) => {
    const { read } = await readFile(await permitsFile(...changes));
    return () => {
      refuseUseless(read);
    };
  };
  const bad = { FILE_DATE: 'soon' };

  test('when more than half of its rows are rejected, with the first of them as an example', async () =>
    expect(await verdict(bad, {}, bad)).toThrow(
      '2 of 3 rows are rejected; the first is row 2 of sheet "Sheet1", column FILE_DATE: not a date',
    ));
  test('when all are', async () => expect(await verdict(bad)).toThrow('1 of 1 rows are rejected'));
  test('when it has no rows', async () =>
    expect(await verdict()).toThrow('the file has no permits below its header'));
  test('but not when half of them are', async () => expect(await verdict(bad, {})).not.toThrow());
});
