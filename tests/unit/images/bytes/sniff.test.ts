import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brandsOf } from '../../../../systems/images/bytes/avif/brands.ts';
import { sniff } from '../../../../systems/images/bytes/sniff.ts';
import { endsInZip } from '../../../../systems/images/bytes/zip.ts';
import { animated, HTML, KINDS, noise, pictureOf, SVG, zip } from '../tagging/files.ts';

describe('what a file is, by its content', () => {
  test.each(KINDS)('%s is taken', async (kind) =>
    expect(await sniff(await pictureOf(kind))).toEqual({ contentType: `image/${kind}` }),
  );

  test.each(['gif', 'webp'] as const)('an animated %s is taken', async (kind) =>
    expect(await sniff(await animated(kind))).toEqual({ contentType: `image/${kind}` }),
  );

  test.each([
    ['SVG', SVG],
    ['SVG after a byte order mark and space', `\uFEFF \n${SVG}`],
    ['SVG after an XML declaration', `<?xml version="1.0"?>\n${SVG}`],
    [
      'SVG after a comment and a document type',
      `<!-- a > b --><!DOCTYPE svg PUBLIC "x" "y" [<!ENTITY a "b">]>${SVG}`,
    ],
    ['SVG of another prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['HTML', HTML],
    ['HTML of no head', '<script>alert(1)</script>'],
    ['HTML after a comment', `<!-- ha -->${HTML}`],
  ])('%s is told by name, and not taken', async (name, text) =>
    expect(await sniff(Buffer.from(text))).toEqual({ other: name.slice(0, 4).trim() }),
  );

  test.each([
    ['spaces', '<!doctype', ' '],
    ['spaces of another name', '<!doctype x', ' '],
    ['openings', '<!doctype x', '['],
    ['openings and closings', '<!doctype x', '[]'],
    ['document types', '', '<!doctype x>'],
    ['open document types', '', '<!doctype x'],
    ['comments', '', '<!---->'],
    ['open comments', '', '<!--'],
    ['instructions', '', '<?a?>'],
    ['open instructions', '', '<?'],
  ])('a prologue of nothing but %s comes to an end', async (_name, beginning, piece) => {
    // As much as is looked at: to find what these might mean in all ways that there are takes minutes.
    const text = `${beginning}${piece.repeat(4_096)}`;
    expect(await sniff(Buffer.from(text))).toMatchObject({ other: expect.any(String) });
  });

  const pieces = fc.constantFrom(
    ...[
      '<!doctype',
      '<!DOCTYPE svg',
      '<!doctype html',
      '<!--',
      '-->',
      '<?xml',
      '?>',
      '[',
      ']',
      '>',
      '<',
      '"',
      'x',
    ],
    ...[' ', '\n', ' '.repeat(500), '[]'.repeat(100), '<!ENTITY a "b">', '<svg ', '<html>'],
  );

  test('whatever a prologue is made of, what it is before comes to an end, and is no picture', () =>
    fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60, size: 'max' }), async (parts) =>
        expect(await sniff(Buffer.from(parts.join('')))).toMatchObject({ other: expect.any(String) }),
      ),
      { numRuns: 1_000 },
    ));

  const whole = fc.constantFrom(
    ...[' ', '\n\t', '<?xml version="1.0"?>', '<?x <svg > ?>', '<!-- <html> -- > -->', '<!---->'],
    ...[
      '<!DOCTYPE svg>',
      '<!doctype svg PUBLIC "x" "y">',
      '<!doctype  svg[<!ENTITY a "<b>">]  >',
      '<!doctype\nsvg []>',
    ],
  );

  test('what may come before the first element does not hide it', () =>
    fc.assert(
      fc.asyncProperty(fc.array(whole, { maxLength: 20, size: 'max' }), async (parts) => {
        expect(await sniff(Buffer.from(`${parts.join('')}${SVG}`))).toEqual({ other: 'SVG' });
        expect(await sniff(Buffer.from(`${parts.join('')}${HTML}`))).toEqual({ other: 'HTML' });
      }),
    ));

  const utf16 = Buffer.from(`\uFEFF${SVG}`, 'utf16le');

  test.each([
    ['the little end', utf16],
    ['the big end', Buffer.from(utf16).swap16()],
  ])('SVG in UTF-16 with %s first is recognised by name, and rejected', async (_name, bytes) =>
    expect(await sniff(bytes)).toEqual({ other: 'SVG' }),
  );

  test.each([
    ['PDF', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['ZIP', zip(), 'ZIP'],
    ['text', Buffer.from('hello'), 'unknown'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'XML'],
    ['one byte', Buffer.from([0xff]), 'unknown'],
    ['a JPEG after a byte', Buffer.from([0, 0xff, 0xd8, 0xff, 0xe0]), 'unknown'],
  ])('%s is not taken', async (_name, bytes, other) => expect(await sniff(bytes)).toEqual({ other }));

  const heif = (brands: string, size = brands.length + 8): Buffer => {
    const file = Buffer.from(`\0\0\0\0ftyp${brands}\0\0\0\x14metaavif`, 'latin1');
    file.writeUInt32BE(size);
    return file;
  };
  const MANY = 'xxxx'.repeat(1_000);

  test.each([
    ['AVIF first', heif('avif\0\0\0\0'), { contentType: 'image/avif' }],
    ['AVIF that moves first', heif('avis\0\0\0\0'), { contentType: 'image/avif' }],
    ['AVIF besides', heif('mif1\0\0\0\0mif1miafavif'), { contentType: 'image/avif' }],
    ['AVIF besides several pictures', heif('msf1\0\0\0\0avif'), { contentType: 'image/avif' }],
    ['AVIF besides HEIC', heif('heic\0\0\0\0avif'), { contentType: 'image/avif' }],
    ['HEIC', heif('heic\0\0\0\0mif1heic'), { other: 'HEIC' }],
    ['of no codec', heif('mif1\0\0\0\0mif1'), { other: 'HEIC' }],
    ['AVIF by version', heif('mif1avifmif1'), { other: 'HEIC' }],
    ['AVIF across two brands', heif('mif1\0\0\0\0xxavifxx'), { other: 'HEIC' }],
    ['AVIF behind the list', heif('mif1\0\0\0\0mif1avif', 20), { other: 'HEIC' }],
    ['AVIF behind an empty list', heif('mif1\0\0\0\0avif', 0), { other: 'HEIC' }],
    ['AVIF behind very many', heif(`mif1\0\0\0\0${MANY}avif`), { other: 'HEIC' }],
    ['a video besides AVIF', heif('isom\0\0\0\0avif'), { other: 'MP4' }],
    ['AVIF in a list without an end', heif('mif1\0\0\0\0avif', 0xffffffff), { contentType: 'image/avif' }],
  ])('what says that it is %s', async (_name, bytes, sniffed) => expect(await sniff(bytes)).toEqual(sniffed));

  test('what is no file of boxes has no brands', () =>
    expect(brandsOf(Buffer.from('\0\0\0\x14what\0\0\0\0avifavif', 'latin1'))).toEqual([]));

  test('TIFF is not taken', async () =>
    expect(await sniff(await noise(8, 8).tiff().toBuffer())).toEqual({ other: 'TIF' }));
});

/** The end of a large archive: a record of its own says where the directory is, and the old one that it does not know. */
const largeEnd = (comment = ''): Buffer => {
  const [record, locator, end] = [Buffer.alloc(56), Buffer.alloc(20), Buffer.alloc(22, 0xff)];
  record.writeUInt32LE(0x06064b50, 0);
  record.writeUInt32LE(44, 4);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeUInt32LE(1, 16);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, locator, end, Buffer.from(comment)]);
};

describe('an archive at the end', () => {
  const picture = noise(64, 64).png().toBuffer();

  test.each([
    ['an archive', zip()],
    ['an archive with a comment', zip('x', 'y', 'a comment')],
    ['an archive with bytes behind it', Buffer.concat([zip(), Buffer.from('\r\n and more')])],
    ['a large archive', Buffer.concat([zip().subarray(0, -22), largeEnd()])],
    ['a large archive with a comment', Buffer.concat([zip().subarray(0, -22), largeEnd('a comment')])],
    [
      'a large archive with bytes behind it',
      Buffer.concat([zip().subarray(0, -22), largeEnd(), Buffer.alloc(9, 7)]),
    ],
    ['an empty archive', Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])],
  ])('%s is found, alone and behind a picture', async (_name, archive) => {
    expect(endsInZip(archive)).toBe(true);
    expect(endsInZip(Buffer.concat([await picture, archive]))).toBe(true);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['few bytes', Buffer.from('PK\x05\x06', 'latin1')],
    ['the four bytes by chance', Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(100, 7)])],
  ])('%s is none', (_name, bytes) => expect(endsInZip(bytes)).toBe(false));

  const end = (size: number, comment: number, behind = 0): Buffer => {
    const record = Buffer.alloc(22 + behind);
    record.writeUInt32LE(0x06054b50, 0);
    record.writeUInt32LE(size, 12);
    record.writeUInt16LE(comment, 20);
    return record;
  };
  const directory = Buffer.from('PK\x01\x02', 'latin1');
  const locator = Buffer.concat([Buffer.from('PK\x06\x07', 'latin1'), Buffer.alloc(16)]);

  test.each([
    ['with the longest comment', true, end(0, 0xffff, 0xffff)],
    ['with bytes behind the longest comment', true, Buffer.concat([directory, end(4, 0, 0xffff)])],
    ['farther from the end than any comment is long', false, Buffer.concat([directory, end(4, 0, 0x10000)])],
    ['whose comment ends too early', false, end(0, 3, 4)],
    ['whose comment ends too late', false, end(0, 5, 4)],
    ['behind its directory', true, Buffer.concat([directory, end(4, 9)])],
    ['behind what is no directory', false, Buffer.concat([Buffer.alloc(4, 1), end(4, 9)])],
    ['whose directory is elsewhere', false, Buffer.concat([directory, Buffer.alloc(1), end(4, 9)])],
    ['whose directory begins before the file', false, end(1, 9)],
    ['without a directory, and not at the end', false, end(0, 9)],
    ['behind the locator of a large one', true, Buffer.concat([locator, end(0, 9)])],
    ['behind half a locator', false, Buffer.concat([locator.subarray(1), end(0, 9)])],
    [
      'behind a locator that is not right before it',
      false,
      Buffer.concat([locator, Buffer.alloc(1), end(0, 9)]),
    ],
  ])('an end %s is one: %p', (_name, isOne, bytes) => expect(endsInZip(bytes)).toBe(isOne));

  test('a picture is none', async () => expect(endsInZip(await picture)).toBe(false));
});
