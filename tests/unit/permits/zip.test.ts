import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { inspectZip, isSheet } from '../../../systems/permits/report/zip.ts';
import { Refusal } from '../../../systems/permits/report/refusal.ts';
import { HEADER, readReport, row, workbook } from './files.ts';
import { otherExtra, zipOf, type PartOptions, type ZipOptions } from './zips.ts';

const CONTENTS = {
  'a.txt': Buffer.from('first '.repeat(100)),
  'b/ü.txt': Buffer.from('second'),
  empty: Buffer.alloc(0),
};

const partsOf = async (zip: Uint8Array) => {
  const parts: Record<string, string> = {};
  await inspectZip(zip, (name, content) => (parts[name] = content.toString()));
  return parts;
};
const want = Object.fromEntries(
  Object.entries(CONTENTS).map(([name, content]) => [name, content.toString()]),
);
/** What is said of an archive that does not hold together. */
const DAMAGED = { name: 'Refusal', message: 'the workbook is damaged or incomplete' };
const all = (options: PartOptions): ZipOptions => ({ each: () => options });

describe('an archive', () => {
  test.each<[string, ZipOptions]>([
    ['as small ones are', {}],
    ['of stored parts', all({ isStored: true })],
    ['with data descriptors', all({ hasDescriptor: true })],
    ['with extra fields', all({ extra: otherExtra })],
    ['with comments of parts', all({ comment: 'a part' })],
    ['with a comment', { comment: 'an archive' }],
    ['with something before it', { prefix: Buffer.from('MZ') }],
    ['with a Zip64 end', { isWide: true }],
    ['with sizes in the Zip64 field', all({ isWide: true })],
    ['with sizes in the Zip64 field behind another', all({ isWide: true, extra: otherExtra })],
    [
      'in all these ways',
      {
        ...all({ isWide: true, extra: otherExtra, hasDescriptor: true, comment: 'a part' }),
        isWide: true,
        comment: 'an archive',
      },
    ],
  ])('%s is read whole', async (_name, options) =>
    expect(await partsOf(zipOf(CONTENTS, options))).toEqual(want),
  );

  test('that lies inside a larger buffer is read', async () => {
    const zip = zipOf(CONTENTS);
    const around = Buffer.concat([Buffer.from('before'), zip]);
    expect(await partsOf(around.subarray(6))).toEqual(want);
  });

  test.each<[string, ZipOptions]>([
    ['whose checksum is wrong', all({ says: { crc: 1 } })],
    ['whose part is shorter than it says', all({ says: { bytes: 1_000 } })],
    ['whose part is longer than it says', all({ says: { bytes: 1 } })],
    ['whose stored part is longer than it says', all({ isStored: true, says: { bytes: 1 } })],
    ['whose packed part is cut', all({ says: { packed: 3 } })],
    ['whose part is packed in an unknown way', all({ isStored: true, says: { method: 12 } })],
    ['whose part lies elsewhere', all({ says: { at: 1 } })],
    ['whose part lies outside', all({ says: { at: 1_000_000 } })],
  ])('%s is refused', async (_name, options) =>
    expect(partsOf(zipOf(CONTENTS, options))).rejects.toMatchObject(DAMAGED),
  );

  const changed = (change: (zip: Buffer, end: number) => void, options?: ZipOptions): Buffer => {
    const zip = zipOf(CONTENTS, options);
    change(zip, zip.lastIndexOf('PK\x05\x06'));
    return zip;
  };
  test.each<[string, Uint8Array]>([
    ['without an end', Buffer.from('PK\x03\x04 and no more of it, but long enough')],
    ['whose directory lies elsewhere', changed((zip, end) => zip.writeUInt32LE(1, end + 16))],
    ['that lists more parts than it has', changed((zip, end) => zip.writeUInt16LE(4, end + 10))],
    ['whose Zip64 end is lost', changed((zip, end) => zip.writeUInt32LE(0, end - 20), { isWide: true })],
    [
      'whose Zip64 end lies elsewhere',
      changed((zip, end) => zip.writeUInt32LE(1, end - 12), { isWide: true }),
    ],
  ])('%s is refused', async (_name, zip) => expect(partsOf(zip)).rejects.toMatchObject(DAMAGED));

  test('that lists 65,535 parts and has no Zip64 end is refused', async () =>
    expect(partsOf(changed((zip, end) => zip.writeUInt16LE(0xffff, end + 10)))).rejects.toMatchObject(
      DAMAGED,
    ));

  test('whose part is refused by content is refused for that', async () => {
    const refusal = new Refusal('not that one');
    const look = () => {
      throw refusal;
    };
    await expect(inspectZip(zipOf(CONTENTS), look)).rejects.toBe(refusal);
  });
});

describe('what all parts hold', () => {
  const MB = 1_048_576;
  const sized = (sizes: Readonly<Record<string, number>>) =>
    partsOf(
      zipOf(Object.fromEntries(Object.keys(sizes).map((name) => [name, Buffer.alloc(1)])), {
        each: (name) => ({ says: { bytes: sizes[name] ?? 0 } }),
      }),
    );
  const sheet = 'xl/worksheets/sheet1.xml';
  const large = 'the workbook is too large: at most 256 MB unpacked, 64 MB without its sheets';

  // What is not too large is found to be damaged: its parts hold one byte each.
  test.each<[string, Record<string, number>, string]>([
    ['256 MB', { [sheet]: 192 * MB, 'xl/sharedStrings.xml': 64 * MB }, 'damaged'],
    ['a byte more', { [sheet]: 192 * MB + 1, 'xl/sharedStrings.xml': 64 * MB }, large],
    ['64 MB without the sheets', { [sheet]: 1, 'xl/sharedStrings.xml': 64 * MB }, 'damaged'],
    ['a byte more without the sheets', { [sheet]: 1, 'xl/sharedStrings.xml': 64 * MB, c: 1 }, large],
  ])('%s', async (_name, sizes, reason) => expect(sized(sizes)).rejects.toThrow(reason));
});

test.each([
  ['xl/worksheets/sheet1.xml', true],
  ['worksheets/Sheet2.XML', true],
  ['xl/worksheets/_rels/sheet1.xml.rels', false],
  ['xl/worksheets/_rels/sheet1.xml', false],
  ['xl/myworksheets/sheet1.xml', false],
  ['xl/worksheets/.xml', false],
  ['xl/sharedStrings.xml', false],
])('%s is a sheet: %s', (name, is) => expect(isSheet(name)).toBe(is));

test.each<[string, ZipOptions]>([
  ['stored', all({ isStored: true })],
  ['streamed', all({ hasDescriptor: true })],
  ['with extra fields', all({ extra: otherExtra })],
])('a workbook whose parts are %s is read', async (_name, options) => {
  const parts = unzipSync(await workbook([HEADER, row()]));
  expect((await readReport(zipOf(parts, options))).rows).toHaveLength(1);
});
