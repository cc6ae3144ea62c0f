import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { openZip } from '../../../systems/permits/report/zip.ts';
import { HEADER, readReport, row, workbook } from './files.ts';
import { otherExtra, zipOf, type PartOptions, type ZipOptions } from './zips.ts';

const CONTENTS = {
  'a.txt': Buffer.from('first '.repeat(100)),
  'b/ü.txt': Buffer.from('second'),
  empty: Buffer.alloc(0),
};

const unpack = async (zip: Uint8Array, pulse = () => undefined) => {
  const parts: Record<string, string> = {};
  for (const { name, content } of (await openZip(zip, pulse)).values()) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content()) pieces.push(piece);
    parts[name] = Buffer.concat(pieces).toString();
  }
  return parts;
};
const want = Object.fromEntries(
  Object.entries(CONTENTS).map(([name, content]) => [name, content.toString()]),
);
const refusal = (message: string | RegExp) => ({
  name: 'Refusal',
  message: expect.stringMatching(message) as unknown,
});
const DAMAGED = refusal(/^the workbook is damaged or incomplete$/);
const AMBIGUOUS = refusal(/^programs could read different things in the workbook/);
const all = (options: PartOptions): ZipOptions => ({ each: () => options });

describe('an archive', () => {
  test.each<[string, ZipOptions]>([
    ['as small ones are', {}],
    ['of stored parts', all({ isStored: true })],
    ['with data descriptors', all({ hasDescriptor: true })],
    ['with extra fields', all({ extra: otherExtra })],
    ['with comments of parts', all({ comment: 'a part' })],
    ['with a comment', { comment: 'an archive' }],
    ['with a Zip64 end', { isWide: true }],
    ['with sizes in the Zip64 field', all({ isWide: true })],
    ['with sizes in the Zip64 field behind another', all({ isWide: true, extra: otherExtra })],
  ])('%s is read whole', async (_name, options) =>
    expect(await unpack(zipOf(CONTENTS, options))).toEqual(want),
  );

  test('has no directory among its parts', async () =>
    expect(await unpack(zipOf({ ...CONTENTS, 'b/': Buffer.alloc(0) }))).toEqual(want));

  test('that is longer than it says gives no more than it says', async () => {
    const zip = zipOf({ long: Buffer.alloc(1_000_000) }, all({ says: { bytes: 100_000 } }));
    let bytes = 0;
    const reading = async () => {
      for await (const piece of (await openZip(zip, () => undefined)).get('long')?.content() ?? [])
        bytes += piece.length;
    };
    await expect(reading()).rejects.toMatchObject(DAMAGED);
    expect(bytes).toBeLessThanOrEqual(100_000);
  });

  test('that lies inside a larger buffer is read', async () => {
    const zip = zipOf(CONTENTS);
    expect(await unpack(Buffer.concat([Buffer.from('before'), zip]).subarray(6))).toEqual(want);
  });

  test('is read again as often as it is asked for, also after half of it', async () => {
    const parts = await openZip(zipOf({ long: Buffer.from('0123456789'.repeat(100_000)) }), () => undefined);
    const long = parts.get('long');
    for (let times = 0; times < 3; times += 1) {
      for await (const piece of long?.content() ?? []) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
    }
    let bytes = 0;
    for await (const piece of long?.content() ?? []) bytes += piece.length;
    expect(bytes).toBe(1_000_000);
  });

  test('that is large gives way to the clock while it is unpacked', async () => {
    const zip = zipOf({ long: Buffer.alloc(20_000_000) });
    const late = new Error('the time is up');
    const pulse = () => {
      throw late;
    };
    await expect(unpack(zip, pulse)).rejects.toBe(late);
  });

  test.each<[string, ZipOptions, object]>([
    ['whose checksum is wrong', all({ says: { crc: 1 } }), DAMAGED],
    ['whose part is shorter than it says', all({ says: { bytes: 1_000 } }), DAMAGED],
    ['whose part is longer than it says', all({ says: { bytes: 1 } }), DAMAGED],
    ['whose stored part is longer than it says', all({ isStored: true, says: { bytes: 1 } }), DAMAGED],
    ['whose packed part is cut', all({ says: { packed: 3 } }), DAMAGED],
    ['whose part is packed in an unknown way', all({ isStored: true, says: { method: 97 } }), DAMAGED],
    ['whose part lies elsewhere', all({ says: { at: 1 } }), refusal(/./)],
    ['whose part lies outside', all({ says: { at: 1_000_000 } }), refusal(/./)],
    ['whose parts are encrypted', all({ isEncrypted: true }), refusal(/^the workbook has a password$/)],
    ['with something before it', { prefix: Buffer.from('MZ') }, AMBIGUOUS],
  ])('%s is refused', async (_name, options, refused) =>
    expect(unpack(zipOf(CONTENTS, options))).rejects.toMatchObject(refused),
  );

  test('with a part twice is refused: two programs could read two workbooks', async () => {
    const twice = zipOf([
      ['a', Buffer.from('one')],
      ['a', Buffer.from('another')],
    ]);
    await expect(unpack(twice)).rejects.toMatchObject(AMBIGUOUS);
  });

  test.each<[string, ZipOptions]>([
    ['is damaged', all({ says: { crc: 1 } })],
    ['can be read in two ways', { prefix: Buffer.from('MZ') }],
  ])('that %s is refused with what its reader says of it, for the log', async (_name, options) =>
    expect(unpack(zipOf(CONTENTS, options))).rejects.toMatchObject({
      cause: { message: expect.any(String) as unknown },
    }),
  );

  test('of which one part is encrypted is refused before any is read', async () => {
    const zip = zipOf(CONTENTS, { each: (name) => ({ isEncrypted: name === 'empty' }) });
    await expect(openZip(zip, () => undefined)).rejects.toMatchObject(
      refusal(/^the workbook has a password$/),
    );
  });

  test('with a part inside another is refused', async () => {
    const inner = zipOf({ b: Buffer.from('second') }, all({ isStored: true }));
    const zip = zipOf(
      { a: inner.subarray(0, inner.indexOf('PK\x01\x02')), b: Buffer.from('second') },
      { each: (name) => ({ isStored: true, ...(name === 'b' && { says: { at: 31 } }) }) },
    );
    await expect(unpack(zip)).rejects.toMatchObject(DAMAGED);
  });

  test('of more than 1,000 parts is refused', async () => {
    const parts = (many: number) =>
      zipOf(
        Array.from({ length: many }, (_, at) => [`${at}`, Buffer.from('')] as const),
        all({ isStored: true }),
      );
    expect((await openZip(parts(1_000), () => undefined)).size).toBe(1_000);
    await expect(openZip(parts(1_001), () => undefined)).rejects.toMatchObject(
      refusal(/^the workbook has more than 1000 parts$/),
    );
  });

  test('with something behind it is refused, though it is sound', async () =>
    expect(unpack(Buffer.concat([zipOf(CONTENTS), Buffer.alloc(10)]))).rejects.toMatchObject(AMBIGUOUS));

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
  ])('%s is refused', async (_name, zip) => expect(unpack(zip)).rejects.toHaveProperty('name', 'Refusal'));
});

test.each<[string, ZipOptions]>([
  ['stored', all({ isStored: true })],
  ['streamed', all({ hasDescriptor: true })],
  ['with extra fields', all({ extra: otherExtra })],
  ['large enough for Zip64', { ...all({ isWide: true }), isWide: true }],
])('a workbook whose parts are %s is read', async (_name, options) => {
  const parts = unzipSync(await workbook([HEADER, row()]));
  expect((await readReport(zipOf(parts, options))).rows).toHaveLength(1);
});
