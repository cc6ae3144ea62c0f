import { beforeAll, describe, expect, test } from '@jest/globals';
import { avifBomb } from '../unit/images/bytes/avif-samples.ts';
import { lyingAvif } from '../unit/images/bytes/avifs.ts';
import { cut, framesOfWebp, HTML, noise, pngBomb, SVG, zip } from '../unit/images/tagging/files.ts';
import { call } from './accounts.ts';
import {
  askForForm,
  imageAt,
  newOwner,
  newPicture,
  objectsOf,
  type Owner,
  pageOf,
  plainJpeg,
  putOriginal,
  sendForm,
  tagsOf,
  untilState,
  upload,
} from './pictures.ts';
import { endpoints, until } from './stack.ts';

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const noisePng = (): Promise<Buffer> => noise(64, 48).png().toBuffer();
const withProlog = `<?xml version="1.0"?><!-- a picture --><!DOCTYPE svg>${SVG}`;
const svgReason = /type \(SVG\) is not supported/;
const htmlReason = /type \(HTML\) is not supported/;
const damaged = /damaged or incomplete/;
const unknown = /type \(unknown\) is not supported/;

let owner: Owner;
beforeAll(async () => {
  owner = await newOwner();
});

const untilUnserved = (sub: string) =>
  until(
    () => objectsOf(sub),
    (keys) => keys.length === 0,
  );

describe('a hostile file', () => {
  test.each([
    ['an SVG with a script', () => Buffer.from(SVG), svgReason],
    ['an SVG behind a prologue', () => Buffer.from(withProlog), svgReason],
    ['an SVG in UTF-16', () => utf16(SVG), svgReason],
    ['HTML that is named .jpg', () => Buffer.from(HTML), htmlReason],
    ['a JPEG’s beginning before HTML', () => Buffer.from(`\xff\xd8\xff${HTML}`, 'latin1'), damaged],
    ['a GIF’s beginning before a script', () => Buffer.from('GIF89a/*\0*/=alert(1)//', 'latin1'), damaged],
    ['a PNG that is a ZIP', async () => Buffer.concat([await noisePng(), zip()]), /ZIP archive/],
    ['a ZIP', () => zip(), /type \(ZIP\) is not supported/],
    ['a PNG of 30,000 x 30,000', () => pngBomb(30_000, 30_000), /30000 x 30000 pixels/],
    ['an AVIF of 64 x 64 with a frame of 12,288', () => avifBomb(), /12288 x 12288 pixels/],
    ['an AVIF with a frame of twice its size', () => lyingAvif(128, 128), damaged],
    ['a WebP of very many frames', () => framesOfWebp(150_000), /150000 frames/],
    ['a document type of nothing but spaces', () => Buffer.from(`<!doctype${' '.repeat(4_087)}`), unknown],
    ['a PNG of 1 x 60,000', () => pngBomb(1, 60_000), /1 x 60000 pixels/],
    ['a JPEG that is cut', async () => cut(await noise().jpeg().toBuffer()), damaged],
    ['a JPEG’s first bytes', async () => (await noise().jpeg().toBuffer()).subarray(0, 20), damaged],
    ['one zero byte', () => Buffer.alloc(1), unknown],
    ['text', () => Buffer.from('hello'), unknown],
  ])('%s is rejected, told why, and served to nobody', async (_what, make, reason) => {
    const { token, sub } = await newOwner();

    const id = await upload(token, await make(), { type: 'image/jpeg', fileName: 'picture.jpg' });
    const image = await untilState(token, id, 'rejected');

    expect(image).toEqual({
      id,
      state: 'rejected',
      reason: expect.stringMatching(reason),
      tags: [],
      createdAt: expect.any(String),
    });
    await untilUnserved(sub);
    expect((await pageOf(token, 'state=rejected')).images).toMatchObject([{ id }]);
    expect((await tagsOf(token)).tags).toEqual([]);
  });

  test.each([
    ['an empty one', 0, /is empty/],
    ['one of 11 MB', 11 * 1024 * 1024, /larger than 10 MB/],
  ])('%s, which no form lets pass, is rejected all the same', async (_what, size, reason) => {
    const { token, sub } = await newOwner();
    const { imageId } = await askForForm(token);

    await putOriginal(sub, imageId, Buffer.alloc(size));

    expect(await untilState(token, imageId, 'rejected')).toMatchObject({
      reason: expect.stringMatching(reason),
    });
    await untilUnserved(sub);
  });

  test('of other bytes than were told is rejected, when S3 lets it pass', async () => {
    const { token, sub } = await newOwner();
    const { imageId } = await askForForm(token, { sha256: '0'.repeat(64) });

    await putOriginal(sub, imageId, await plainJpeg('red'));

    expect(await untilState(token, imageId, 'rejected')).toMatchObject({
      reason: expect.stringMatching(/does not have the SHA-256 of the upload request/),
    });
    await untilUnserved(sub);
  });

  test('in the place of a good one, by the same form, takes it along', async () => {
    const { token, sub } = await newOwner();
    const form = await askForForm(token);
    await sendForm(form, await plainJpeg('red'));
    const { fileUrl = '' } = await untilState(token, form.imageId, 'tagged');

    await sendForm(form, Buffer.from(HTML), { type: 'text/html' });

    const { type, bytes } = await fetch(fileUrl).then(async (response) => ({
      type: response.headers.get('content-type'),
      bytes: await response.text(),
    }));
    // It may be read until it was looked at, and never as what its sender says.
    if (bytes.startsWith('<!DOCTYPE html>')) expect(type).toBe('image/jpeg');
    expect(await untilState(token, form.imageId, 'rejected')).not.toHaveProperty('fileUrl');
    await untilUnserved(sub);
    expect((await tagsOf(token)).tags).toEqual([]);
    expect((await pageOf(token, 'tags=red')).images).toEqual([]);
  });
});

test('a file that was rejected cannot be tagged again, but deleted', async () => {
  const { token } = owner;
  const id = await upload(token, Buffer.from(SVG));
  await untilState(token, id, 'rejected');

  expect(await call('POST', `/images/${id}/retag`, { token })).toMatchObject({ status: 409 });
  expect(await call('PUT', `/images/${id}/tags`, { token, body: { add: ['a'] } })).toMatchObject({
    status: 409,
  });
  expect(await call('DELETE', `/images/${id}`, { token })).toMatchObject({ status: 200 });
});

test('one user’s hostile files, many at once, leave another’s picture to be tagged', async () => {
  const other = await newOwner();
  const webp = await framesOfWebp(150_000);
  const files = [pngBomb(30_000, 30_000), avifBomb(), webp, Buffer.from(`<!doctype${' '.repeat(4_087)}`)];
  const bombs = await Promise.all([...files, ...files].map((file) => upload(owner.token, file)));

  const image = await newPicture(other.token, await plainJpeg('red'));

  expect(image.state).toBe('tagged');
  for (const id of bombs) await untilState(owner.token, id, 'rejected');
});

test('a name of a file is told as it is, and used for nothing', async () => {
  const fileName = '../../<img src=x onerror=alert(1)>.jpg';
  const image = await newPicture(owner.token, await plainJpeg('red'), { fileName });

  const { headers } = await fetch(image.fileUrl ?? '');

  expect(await imageAt(owner.token, image.id)).toMatchObject({ fileName });
  expect(headers.get('content-disposition')).toBe('inline');
  expect(image.fileUrl).toContain(endpoints.resources.imagesBucket);
  expect(image.fileUrl).not.toContain('onerror');
});
