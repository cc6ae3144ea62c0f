import { describe, expect, test } from '@jest/globals';
import { sniff } from '../../../functions/tagging/sniff.ts';
import { endsInZip } from '../../../functions/tagging/zip.ts';
import { animated, HTML, KINDS, noise, pictureOf, SVG, zip } from './files.ts';

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

  test('SVG in UTF-16 is told by name, and not taken', async () =>
    expect(await sniff(Buffer.from(`\uFEFF${SVG}`, 'utf16le'))).toEqual({ other: 'SVG' }));

  test.each([
    ['PDF', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['ZIP', zip(), 'ZIP'],
    ['text', Buffer.from('hello'), 'of no kind that is known'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'XML'],
    ['one byte', Buffer.from([0xff]), 'of no kind that is known'],
    ['a JPEG after a byte', Buffer.from([0, 0xff, 0xd8, 0xff, 0xe0]), 'of no kind that is known'],
  ])('%s is not taken', async (_name, bytes, other) => expect(await sniff(bytes)).toEqual({ other }));

  test('TIFF is not taken', async () =>
    expect(await sniff(await noise(8, 8).tiff().toBuffer())).toEqual({ other: 'TIF' }));
});

describe('an archive at the end', () => {
  const picture = noise(64, 64).png().toBuffer();

  test.each([
    ['an archive', zip()],
    ['an archive with a comment', zip('x', 'y', 'a comment')],
    ['an archive with bytes behind it', Buffer.concat([zip(), Buffer.from('\r\n and more')])],
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

  test('a picture is none', async () => expect(endsInZip(await picture)).toBe(false));
});
