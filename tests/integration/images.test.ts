import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { originalKey, thumbnailKey } from '../../systems/images/image/object-keys.ts';
import { imageStore } from '../../systems/images/aws/image-store.ts';
import { bodyOf, call } from './accounts.ts';
import {
  askForForm,
  type Image,
  imageAt,
  namesOf,
  newOwner,
  newPicture,
  objectsOf,
  type Owner,
  pageOf,
  plainJpeg,
  sendForm,
  tagsOf,
  untilState,
  upload,
} from './pictures.ts';
import { aws, endpoints, output, until } from './stack.ts';

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file behind an address. */
const fetched = async (url = '') => {
  const response = await fetch(url);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

test('the flow of the example works: a form, a file, a tag, and the images of the tag', async () => {
  const { token } = await newOwner();
  const authorization = `Bearer ${token}`;
  const bytes = await plainJpeg('red');

  const answer = await call('POST', '/images', { headers: { authorization } });
  const form = bodyOf('Upload', answer, 201);
  const received = await sendForm(form, bytes);
  const { tags } = await until(
    async () => bodyOf('Tags', await call('GET', '/tags', { headers: { authorization } })),
    (seen) => seen.tags.length > 0,
  );
  const { status, headers } = await call('GET', '/tags/red/images', { headers: { authorization } });
  const location = headers.get('location') ?? '';
  const images = await fetch(new URL(location, endpoints.api), { headers: { authorization } });

  expect(Object.keys(answer.body as object).sort()).toEqual(['formConfig', 'imageId']);
  expect(received.status).toBe(204);
  expect(tags).toContain('red');
  expect([status, location]).toEqual([308, '/v1/images?tags=red']);
  expect(await images.json()).toMatchObject({ images: [{ id: form.imageId, state: 'tagged' }] });
});

describe('an image', () => {
  test('is served as it was sent, by what it is, with a small WebP beside it', async () => {
    const { token } = await newOwner();
    const bytes = await plainJpeg('blue', 800, 600);

    const image = await newPicture(token, bytes, { fileName: 'blue.jpg' });

    const [file, thumbnail] = await Promise.all([fetched(image.fileUrl), fetched(image.thumbnailUrl)]);
    const { width, height, format } = await sharp(thumbnail.bytes).metadata();
    expect(image).toMatchObject({
      fileName: 'blue.jpg',
      contentType: 'image/jpeg',
      size: bytes.length,
      width: 800,
      height: 600,
    });
    expect(file).toEqual({ status: 200, type: 'image/jpeg', bytes });
    expect([thumbnail.status, thumbnail.type]).toEqual([200, 'image/webp']);
    expect([width, height, format]).toEqual([320, 240, 'webp']);
  });

  test('may be kept by a browser, and is saved by its name from an address of its own', async () => {
    const { token } = await newOwner();

    const image = await newPicture(token, await plainJpeg('blue'), { fileName: 'Straße (1).jpg' });

    const [shown, saved] = await Promise.all([
      fetch(image.thumbnailUrl ?? ''),
      fetch(image.downloadUrl ?? ''),
    ]);
    const headerOf = ({ headers }: Response) => [
      headers.get('cache-control'),
      headers.get('content-disposition'),
    ];
    expect(headerOf(shown)).toEqual(['private, max-age=900', 'inline']);
    expect(headerOf(saved)).toEqual([
      'private, max-age=900',
      `attachment; filename="Stra?e (1).jpg"; filename*=UTF-8''Stra%C3%9Fe%20%281%29.jpg`,
    ]);
    expect(saved.status).toBe(200);
  });

  test('has the type of its bytes, whatever its sender says', async () => {
    const { token } = await newOwner();
    const bytes = await sharp(await plainJpeg('green'))
      .png()
      .toBuffer();

    const id = await upload(token, bytes, { type: 'text/html', fileName: 'page.html' });

    const { contentType, fileUrl } = await untilState(token, id, 'tagged');
    expect(contentType).toBe('image/png');
    expect(await fetched(fileUrl)).toMatchObject({ status: 200, type: 'image/png' });
  });

  test('has no address before its file has come', async () => {
    const { token } = await newOwner();

    const { imageId } = await askForForm(token);

    const image = await imageAt(token, imageId);
    expect(image).toEqual({
      id: imageId,
      state: 'uploading',
      tags: [],
      createdAt: expect.any(String),
    });
  });

  test('has the tags that were sent with its upload, whatever tags it', async () => {
    const { token } = await newOwner();
    const bytes = await plainJpeg('red');
    const sha256 = sha256Of(bytes);
    const mine = ['holiday', 'red'].map((name) => ({ name, source: 'user', confidence: 1 }));

    const { imageId, ...form } = await askForForm(token, { sha256, tags: [' Holiday', 'holiday', 'RED'] });
    const waiting = [(await imageAt(token, imageId)).tags, (await tagsOf(token)).tags];
    await sendForm({ imageId, ...form }, bytes);
    const image = await untilState(token, imageId, 'tagged');
    await call('POST', `/images/${imageId}/retag`, { token });
    const again = await untilState(token, imageId, 'tagged');
    const known = await call('POST', '/images', { token, body: { sha256, tags: ['Lisbon'] } });

    expect(waiting).toEqual([mine, []]);
    expect(image.tags).toEqual(expect.arrayContaining(mine));
    expect(image.tags.length).toBeGreaterThan(mine.length);
    expect(again.tags).toEqual(image.tags);
    expect([known.status, namesOf(known.body as Image)]).toEqual([200, [...namesOf(image), 'lisbon'].sort()]);
    expect((await tagsOf(token)).counts).toMatchObject({ holiday: 1, lisbon: 1, red: 1 });
    expect((await pageOf(token, 'tags=holiday,lisbon')).images).toMatchObject([{ id: imageId }]);
  });

  test('is read by nobody without an address that is signed', async () => {
    const { token, sub } = await newOwner();
    const { id, fileUrl = '', thumbnailUrl = '' } = await newPicture(token, await plainJpeg('red'));
    const bucket = `${endpoints.aws}/${endpoints.resources.imagesBucket}`;
    const otherType = fileUrl.replace('image%2Fjpeg', 'text%2Fhtml');
    const longer = fileUrl.replace('X-Amz-Expires=1800', 'X-Amz-Expires=90000');

    const urls = [
      `${bucket}/${originalKey(sub, id)}`,
      `${bucket}/${thumbnailKey(sub, id)}`,
      `${bucket}?list-type=2`,
      fileUrl.split('?')[0],
      thumbnailUrl.split('?')[0],
      otherType,
      longer,
    ];
    const statuses = await Promise.all(urls.map(async (url) => (await fetched(url)).status));

    expect(new Set([fileUrl, otherType, longer]).size).toBe(3);
    expect(statuses).toEqual(urls.map(() => 403));
  });

  test('of bytes that one has already is that image', async () => {
    const { token } = await newOwner();
    const bytes = await plainJpeg('red');
    const sha256 = sha256Of(bytes);
    const { id } = await newPicture(token, bytes, { sha256 });

    const { status, body } = await call('POST', '/images', { token, body: { sha256 } });

    expect(status).toBe(200);
    expect(body).toMatchObject({ id, state: 'tagged' });
    expect((await pageOf(token)).images).toHaveLength(1);
  });
});

describe('a form', () => {
  const KB = 1024;
  let owner: Owner;
  let jpeg: Buffer;
  beforeAll(async () => {
    owner = await newOwner();
    jpeg = await plainJpeg('red');
  });

  test('is for its own key alone', async () => {
    const form = await askForForm(owner.token);
    const key = originalKey(owner.sub, randomUUID());

    expect(await sendForm(form, jpeg, { fields: { key } })).toMatchObject({ status: 403 });
    expect(await objectsOf(owner.sub)).not.toContain(key);
  });

  test('is no more once its policy or its signature is changed', async () => {
    const form = await askForForm(owner.token);
    const { Policy = '', 'X-Amz-Signature': signature = '' } = form.formConfig.formFields;
    const policy = JSON.parse(Buffer.from(Policy, 'base64').toString()) as Record<string, unknown>;
    const later = { ...policy, expiration: '2099-01-01T00:00:00Z' };
    const wrong = `${signature.startsWith('0') ? '1' : '0'}${signature.slice(1)}`;

    const received = [
      await sendForm(form, jpeg, {
        fields: { Policy: Buffer.from(JSON.stringify(later)).toString('base64') },
      }),
      await sendForm(form, jpeg, { fields: { 'X-Amz-Signature': wrong } }),
    ];

    expect(received).toMatchObject([{ status: 403 }, { status: 403 }]);
    expect(await imageAt(owner.token, form.imageId)).toMatchObject({ state: 'uploading' });
  });

  test.each([
    ['no bytes', 0, 'EntityTooSmall'],
    ['11 MB', 11 * KB * KB, 'EntityTooLarge'],
  ])('takes no file of %s', async (_what, size, code) => {
    const form = await askForForm(owner.token);

    expect(await sendForm(form, Buffer.alloc(size))).toEqual({ status: 400, code });
    expect(await imageAt(owner.token, form.imageId)).toMatchObject({ state: 'uploading' });
  });

  test('holds the content type that was asked for', async () => {
    const form = await askForForm(owner.token, { contentType: 'image/jpeg' });

    const other = await sendForm(form, jpeg, { fields: { 'Content-Type': 'text/html' } });
    const same = await sendForm(form, jpeg);

    expect(form.formConfig.formFields).toMatchObject({ 'Content-Type': 'image/jpeg' });
    expect([other.status, same.status]).toEqual([403, 204]);
  });

  test('with a SHA-256 is of use for these bytes alone', async () => {
    const bytes = await plainJpeg('yellow');
    const asked = { sha256: sha256Of(bytes) };
    const [good, bad] = [await askForForm(owner.token, asked), await askForForm(owner.token, asked)];

    const [same, other] = [await sendForm(good, bytes), await sendForm(bad, jpeg)];

    expect(good.formConfig.formFields).toMatchObject({
      'x-amz-checksum-sha256': Buffer.from(asked.sha256, 'hex').toString('base64'),
    });
    expect(same.status).toBe(204);
    expect(await untilState(owner.token, good.imageId, 'tagged')).toMatchObject({ size: bytes.length });
    // Where S3 lets other bytes pass, we do not.
    const state = other.status === 204 ? 'rejected' : 'uploading';
    expect(await untilState(owner.token, bad.imageId, state)).not.toHaveProperty('fileUrl');
  });

  test.each([
    ['acl', 'public-read'],
    ['success_action_redirect', 'https://example.com/'],
    ['Content-Type', 'text/html'],
    ['x-amz-meta-made-of', 'x'],
  ])('has no room for a field %s', async (name, value) => {
    const form = await askForForm(owner.token);

    expect(await sendForm(form, jpeg, { fields: { [name]: value } })).toMatchObject({ status: 403 });
    expect(await imageAt(owner.token, form.imageId)).toMatchObject({ state: 'uploading' });
  });

  test.each([
    [{ contentType: 'image/svg+xml' }, 'contentType'],
    [{ sha256: 'abc' }, 'sha256'],
    [{ tags: ['a,b'] }, 'tags'],
    [{ tags: Array.from({ length: 21 }, String) }, 'tags'],
  ])('for %j is refused, naming the field', async (body, name) => {
    expect(await call('POST', '/images', { token: owner.token, body })).toMatchObject({
      status: 400,
      body: {
        code: 'RequestInvalid',
        errors: expect.arrayContaining([expect.objectContaining({ in: 'body', name })]),
      },
    });
  });
});

test.each([
  ['the console’s origin', () => new URL(endpoints.api).origin, true],
  ['another origin', () => 'https://example.com', false],
])('a browser of %s is told whether it may upload', async (_whose, originOf, isAllowed) => {
  const origin = originOf();
  const { ok, headers } = await fetch(`${endpoints.aws}/${endpoints.resources.imagesBucket}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });

  expect(ok).toBe(isAllowed);
  expect(headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null);
});

describe('corrections', () => {
  const correct = (token: string, id: string, body: unknown) =>
    call('PUT', `/images/${id}/tags`, { token, body });

  test('add and remove tags, and stay when the image is tagged again', async () => {
    const { token } = await newOwner();
    const { id, ...before } = await newPicture(token, await plainJpeg('red'));
    expect(namesOf(before)).toContain('red');

    const { status, body } = await correct(token, id, { add: ['Holiday', 'smooth'], remove: ['red'] });
    const retagged = await call('POST', `/images/${id}/retag`, { token });
    const after = await untilState(token, id, 'tagged');

    const names = [...new Set([...namesOf(before), 'holiday', 'smooth'])].filter((name) => name !== 'red');
    expect(status).toBe(200);
    expect(namesOf(body as Image)).toEqual(names.sort());
    expect(retagged.status).toBe(202);
    expect(after.tags).toEqual((body as Image).tags);
    expect(after.tags).toContainEqual({ name: 'holiday', source: 'user', confidence: 1 });
    expect(after.tags).toContainEqual({ name: 'smooth', source: 'user', confidence: 1 });
    expect(await tagsOf(token)).toEqual({
      tags: names,
      counts: Object.fromEntries(names.map((name) => [name, 1])),
    });
    expect((await pageOf(token, 'tags=holiday')).images).toMatchObject([{ id }]);
    expect((await pageOf(token, 'tags=red')).images).toEqual([]);
  });

  test('and searches mean a tag however it is typed', async () => {
    const { token } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'), { fileName: ' be\u202each\n.jpg' });

    const { body } = await correct(token, id, { add: ['s\u00adky\u200b', 'Old  town', ' beach '] });
    const again = await correct(token, id, { add: ['SKY', 'old town'], remove: ['be\u200bach'] });
    const found = await Promise.all(
      ['sky', ' ＳＫＹ', 's\u00adky, old  town', 'red, beach'].map(async (tags) =>
        (await pageOf(token, `tags=${encodeURIComponent(tags).replaceAll('%2C', ',')}`)).images.map(
          (one) => one.id,
        ),
      ),
    );
    const { headers } = await call('GET', `/tags/${encodeURIComponent(' Old  Town')}/images`, { token });

    expect(namesOf(body as Image)).toEqual(expect.arrayContaining(['beach', 'old town', 'sky']));
    expect(namesOf(again.body as Image)).toEqual(expect.not.arrayContaining(['beach']));
    expect(found).toEqual([[id], [id], [id], []]);
    expect(headers.get('location')).toMatch(/\/images\?tags=old%20town$/);
    expect(await imageAt(token, id)).toMatchObject({ fileName: 'beach .jpg' });
  });

  test('are allowed, and found, where an image could not be tagged, and while it is tagged again', async () => {
    const { token, sub } = await newOwner();
    const bytes = await plainJpeg('red');
    const sha256 = sha256Of(bytes);
    const { id } = await newPicture(token, bytes);
    const images = imageStore(aws.dynamoDB, output('ImagesTableName'));
    for (const state of ['failed', 'processing'] as const) {
      await images.change(sub, id, (image) => ({ ...image, state }));

      const { status } = await correct(token, id, { add: [`holiday ${state}`] });

      expect(status).toBe(200);
      for (const query of [`tags=holiday%20${state}`, `tags=red&state=${state}`, 'without=blue'])
        expect((await pageOf(token, query)).images).toMatchObject([{ id, state }]);
      expect((await tagsOf(token)).counts).toMatchObject({ red: 1, [`holiday ${state}`]: 1 });
      expect(await call('POST', '/images', { token, body: { sha256 } })).toMatchObject({
        status: 200,
        body: { id, state },
      });
    }
  });

  test.each(['👩\u200d🚀', 'می\u200cخواهم', 'a b'])('take the name “%s”', async (name) => {
    const { token } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));

    expect(await correct(token, id, { add: [name] })).toMatchObject({ status: 200 });
    expect((await pageOf(token, `tags=${encodeURIComponent(name)}`)).images).toMatchObject([{ id }]);
  });

  test('a tag that was removed comes back when it is added', async () => {
    const { token } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));

    await correct(token, id, { remove: ['red'] });
    const { body } = await correct(token, id, { add: ['red'] });

    expect((body as Image).tags).toContainEqual({ name: 'red', source: 'user', confidence: 1 });
    expect((await pageOf(token, 'tags=red')).images).toMatchObject([{ id }]);
  });

  test('an image has 40 tags at most', async () => {
    const { token } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));
    const add = (from: number) =>
      correct(token, id, { add: Array.from({ length: 10 }, (_, at) => `tag ${String(from + at)}`) });

    for (const from of [0, 10, 20]) expect(await add(from)).toMatchObject({ status: 200 });

    expect(await add(30)).toMatchObject({ status: 409, body: { code: 'Conflict' } });
    expect((await pageOf(token, 'tags=tag%2029')).images).toMatchObject([{ id }]);
    expect((await pageOf(token, 'tags=tag%2030')).images).toEqual([]);
  });

  test('of one name both ways are refused, whatever its letters', async () => {
    const { token } = await newOwner();

    expect(await correct(token, randomUUID(), { add: ['a'], remove: ['A'] })).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'body', name: 'remove' }] },
    });
  });

  test.each([
    { add: ['a,b'] },
    { add: ['x'.repeat(65)] },
    { add: [' '] },
    { add: ['\u200b'] },
    { add: ['\u202egnp.jpg'] },
    { remove: 'red' },
    { put: [] },
    {},
  ])('%j are none, and refused', async (body) => {
    const { token } = await newOwner();
    expect(await correct(token, randomUUID(), body)).toMatchObject({ status: 400 });
  });

  test('and another tagging wait until the file has come', async () => {
    const { token } = await newOwner();
    const { imageId } = await askForForm(token);

    expect(await correct(token, imageId, { add: ['a'] })).toMatchObject({ status: 409 });
    expect(await call('POST', `/images/${imageId}/retag`, { token })).toMatchObject({ status: 409 });
  });
});

describe('a search', () => {
  let token: string;
  /** What each image is, by its id. */
  let names: Map<string, string>;

  beforeAll(async () => {
    ({ token } = await newOwner());
    const pictures = [
      ['red wide', await plainJpeg('red', 640, 480)],
      ['red tall', await plainJpeg('red', 480, 640)],
      ['blue wide', await plainJpeg('blue', 640, 480)],
      ['bare', await plainJpeg('green', 480, 640)],
    ] as const;
    const forms = [];
    for (const [name, bytes] of pictures) forms.push({ name, bytes, form: await askForForm(token) });
    await Promise.all(forms.map(({ form, bytes }) => sendForm(form, bytes)));
    const images = await Promise.all(forms.map(({ form }) => untilState(token, form.imageId, 'tagged')));
    names = new Map(forms.map(({ name, form }) => [form.imageId, name]));
    const [bare] = images.slice(-1);
    if (bare)
      bodyOf(
        'Image',
        await call('PUT', `/images/${bare.id}/tags`, { token, body: { remove: namesOf(bare) } }),
      );
  });

  const called = (images: readonly Image[]) => images.map(({ id }) => names.get(id));
  /** All pages. */
  const allOf = async (query: string, limit: number): Promise<Image[]> => {
    const images: Image[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await pageOf(token, `${query}&limit=${String(limit)}${more}`);
      expect(page.images.length).toBeLessThanOrEqual(limit);
      images.push(...page.images);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return images;
  };

  test.each([
    ['', ['bare', 'blue wide', 'red tall', 'red wide']],
    ['state=tagged', ['bare', 'blue wide', 'red tall', 'red wide']],
    ['state=rejected', []],
    ['tags=red', ['red tall', 'red wide']],
    ['tags=RED', ['red tall', 'red wide']],
    ['tags=red,landscape%20format', ['red wide']],
    ['tags=red,blue', []],
    ['tags=red,blue&match=all', []],
    ['tags=red,blue&match=any', ['blue wide', 'red tall', 'red wide']],
    ['tags=landscape%20format&without=blue', ['red wide']],
    ['without=red', ['bare', 'blue wide']],
    ['tags=red,blue&match=any&without=portrait%20format&state=tagged', ['blue wide', 'red wide']],
    ['tags=red&state=failed', []],
    ['without=red&state=tagged', ['bare', 'blue wide']],
    ['untagged=true', ['bare']],
    ['untagged=true&state=tagged', ['bare']],
    ['tags=none', []],
  ])('for “%s” finds %j, newest first, in one page and in many', async (query, found) => {
    expect(called((await pageOf(token, query)).images)).toEqual(found);
    expect(called(await allOf(query, 1))).toEqual(found);
    expect(called(await allOf(query, 3))).toEqual(found);
  });

  test.each([
    ['untagged=true&tags=red', 'untagged'],
    ['untagged=true&without=red', 'untagged'],
    ['tags=red&state=rejected', 'state'],
    ['untagged=true&state=uploading', 'state'],
    ['match=some', 'match'],
    ['limit=0', 'limit'],
    ['state=lost', 'state'],
    ['order=best', 'order'],
    ['tags=red&minConfidence=1.1', 'minConfidence'],
    ['tags=red&minConfidence=sure', 'minConfidence'],
    ['minConfidence=0.9', 'minConfidence'],
    ['uploadedFrom=2026-11-21T12:00:00', 'uploadedFrom'],
    ['uploadedFrom=2026-11-21T12:00:00Z&uploadedTo=2026-11-20T12:00:00Z', 'uploadedTo'],
  ])('for “%s” is refused, naming %s', async (query, name) => {
    expect(await call('GET', `/images?${query}`, { token })).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'query', name }] },
    });
  });

  test.each([
    ['order=oldest', ['red wide', 'red tall', 'blue wide', 'bare']],
    ['order=oldest&tags=red', ['red wide', 'red tall']],
    ['uploadedFrom=AT', ['bare', 'blue wide', 'red tall']],
    ['uploadedTo=AT', ['red wide']],
    ['uploadedFrom=AT&tags=red,blue&match=any&order=oldest', ['red tall', 'blue wide']],
    ['uploadedTo=AT&without=red', []],
    ['uploadedFrom=AT&uploadedTo=AT', []],
  ])('for “%s”, AT the second upload, finds %j, in one page and in many', async (query, found) => {
    const [, second = ''] = names.keys();
    const { createdAt } = await imageAt(token, second);
    const asked = query.replaceAll('AT', createdAt);

    expect(called((await pageOf(token, asked)).images)).toEqual(found);
    expect(called(await allOf(asked, 1))).toEqual(found);
  });

  test('by confidence counts only tags that are as sure', async () => {
    const { images } = await pageOf(token, 'tags=red');
    const [red] = images.flatMap(({ tags }) => tags.filter(({ name }) => name === 'red'));
    const confidence = red?.confidence ?? 0;
    const sure = images.filter(({ tags }) =>
      tags.some((tag) => tag.name === 'red' && tag.confidence >= confidence),
    );

    const found = await pageOf(token, `tags=red&minConfidence=${String(confidence)}`);
    const without = await pageOf(token, `without=red&minConfidence=${String(confidence)}`);

    expect(called(found.images)).toEqual(called(sure));
    expect(called(sure)).not.toEqual([]);
    expect([...called(found.images), ...called(without.images)].sort()).toEqual([...names.values()].sort());
  });

  test('goes on by its own cursor only', async () => {
    const { cursor = '' } = await pageOf(token, 'tags=red&limit=1');
    expect(cursor).not.toBe('');

    for (const query of ['tags=blue', 'tags=red&match=any', 'without=red', 'tags=red&order=oldest', ''])
      expect(await call('GET', `/images?${query}&cursor=${cursor}`, { token })).toMatchObject({
        status: 400,
        body: { code: 'CursorInvalid' },
      });
  });

  test('counts of tags are those of its images', async () => {
    const { tags, counts } = await tagsOf(token);

    expect(tags).toEqual([...tags].sort());
    expect(Object.keys(counts).sort()).toEqual([...tags]);
    expect(counts).toMatchObject({ red: 2, blue: 1, 'landscape format': 2, 'portrait format': 1 });
    for (const tag of tags)
      expect((await pageOf(token, `tags=${encodeURIComponent(tag)}`)).images).toHaveLength(counts[tag] ?? 0);
  });

  test('its tags come in pages, too', async () => {
    const { tags, counts, cursor } = await tagsOf(token);
    const found: string[] = [];
    let next = '';
    do {
      const page = await tagsOf(token, `limit=2${next && `&cursor=${encodeURIComponent(next)}`}`);
      expect(page.tags.length).toBeLessThanOrEqual(2);
      for (const tag of page.tags) expect(page.counts[tag]).toBe(counts[tag]);
      found.push(...page.tags);
      next = page.cursor ?? '';
    } while (next !== '');

    expect([found, cursor]).toEqual([tags, undefined]);
  });

  test('its tags are found by how they begin, in one page and in many', async () => {
    const { tags, counts } = await tagsOf(token);
    const wanted = tags.filter((tag) => tag.startsWith('bl'));
    const whole = await tagsOf(token, 'prefix=%20BL');
    const found: string[] = [];
    let next = '';
    do {
      const page = await tagsOf(token, `prefix=bl&limit=1${next && `&cursor=${encodeURIComponent(next)}`}`);
      found.push(...page.tags);
      next = page.cursor ?? '';
    } while (next !== '');

    expect(wanted).toContain('blue');
    expect(whole).toEqual({
      tags: wanted,
      counts: Object.fromEntries(wanted.map((tag) => [tag, counts[tag]])),
    });
    expect(found).toEqual(wanted);
    expect(await tagsOf((await newOwner()).token, 'prefix=bl')).toEqual({ tags: [], counts: {} });
  });

  test('a cursor of images is none of tags, and the other way round', async () => {
    const { cursor: ofImages = '' } = await pageOf(token, 'limit=1');
    const { cursor: ofTags = '' } = await tagsOf(token, 'limit=1');

    for (const path of [`/tags?cursor=${ofImages}`, `/images?cursor=${ofTags}`])
      expect(await call('GET', path, { token })).toMatchObject({
        status: 400,
        body: { code: 'CursorInvalid' },
      });
  });

  test.each(['landscape format', 'a/b', 'été', '100%', 'a&b=c', '__proto__'])(
    'by the tag “%s” is led to from its path',
    async (tag) => {
      const { status, headers } = await call('GET', `/tags/${encodeURIComponent(tag)}/images`, { token });
      const location = headers.get('location') ?? '';

      expect([status, location]).toEqual([308, `/v1/images?tags=${encodeURIComponent(tag)}`]);
      expect((await call('GET', location.slice('/v1'.length), { token })).status).toBe(200);
    },
  );
});

describe('an image that is deleted', () => {
  test('is gone, with its objects, its tags and its addresses', async () => {
    const { token, sub } = await newOwner();
    const bytes = await plainJpeg('red');
    const kept = await newPicture(token, await plainJpeg('blue'));
    const { id, fileUrl, thumbnailUrl } = await newPicture(token, bytes);
    expect(await objectsOf(sub)).toHaveLength(4);

    const { status, body } = await call('DELETE', `/images/${id}`, { token });

    expect([status, body]).toEqual([200, { message: `Deleted image: ${id}` }]);
    expect(await call('GET', `/images/${id}`, { token })).toMatchObject({ status: 404 });
    expect(await call('DELETE', `/images/${id}`, { token })).toMatchObject({ status: 404 });
    expect((await objectsOf(sub)).sort()).toEqual([originalKey(sub, kept.id), thumbnailKey(sub, kept.id)]);
    expect((await tagsOf(token)).tags).toEqual(namesOf(kept));
    expect((await pageOf(token)).images).toMatchObject([{ id: kept.id }]);
    expect((await pageOf(token, 'tags=red')).images).toEqual([]);
    for (const url of [fileUrl, thumbnailUrl]) expect([403, 404]).toContain((await fetched(url)).status);
    expect(await call('POST', '/images', { token, body: { sha256: sha256Of(bytes) } })).toMatchObject({
      status: 201,
    });
  });

  test('may be one that never came', async () => {
    const { token } = await newOwner();
    const { imageId } = await askForForm(token);

    expect(await call('DELETE', `/images/${imageId}`, { token })).toMatchObject({ status: 200 });
    expect((await pageOf(token)).images).toEqual([]);
  });

  test('is none when its id is none', async () => {
    const { token } = await newOwner();

    expect(await call('DELETE', '/images/7', { token })).toMatchObject({ status: 400 });
    expect(await call('DELETE', `/images/${randomUUID()}`, { token })).toMatchObject({ status: 404 });
  });
});
