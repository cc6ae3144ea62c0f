import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { originalKey, thumbnailKey } from '../../systems/images/image/object-keys.ts';
import { call } from './accounts.ts';
import {
  askForForm,
  type Image,
  imageAt,
  newOwner,
  newPicture,
  objectsOf,
  type Owner,
  pageOf,
  plainJpeg,
  sendForm,
  tagsOf,
} from './pictures.ts';

let [mine, theirs]: Owner[] = [];
let images: Image[];
let bytes: Buffer;

const me = (): Owner => {
  if (!mine) throw new Error('nobody');
  return mine;
};
const them = (): Owner => {
  if (!theirs) throw new Error('nobody');
  return theirs;
};
const theirImage = (): Image => {
  const [image] = images;
  if (!image) throw new Error('no image');
  return image;
};

beforeAll(async () => {
  [mine, theirs] = await Promise.all([newOwner(), newOwner()]);
  bytes = await plainJpeg('red');
  images = await Promise.all([
    newPicture(them().token, bytes),
    newPicture(them().token, await plainJpeg('blue')),
  ]);
});

describe('what is another’s', () => {
  test.each([
    ['GET', '', undefined],
    ['DELETE', '', undefined],
    ['PUT', '/tags', { add: ['mine'] }],
    ['POST', '/retag', undefined],
  ])('is not found by %s /images/{id}%s, and stays as it is', async (method, more, body) => {
    const { id, tags } = theirImage();

    const answer = await call(method, `/images/${id}${more}`, { token: me().token, body });

    expect(answer).toMatchObject({ status: 404, body: { code: 'NotFound' } });
    expect(await imageAt(them().token, id)).toMatchObject({ state: 'tagged', tags });
    expect(await objectsOf(them().sub)).toHaveLength(4);
  });

  test.each(['', 'tags=red', 'tags=red,blue&match=any', 'without=none', 'untagged=true', 'state=tagged'])(
    'is in no list of mine: “%s”',
    async (query) => {
      expect(await pageOf(me().token, query)).toEqual({ images: [] });
    },
  );

  test('is among no tags of mine', async () => {
    expect(await tagsOf(me().token)).toEqual({ tags: [], counts: {} });
  });

  test.each(['', 'state=tagged', 'tags=landscape%20format'])(
    'is not reached by a cursor of “%s”',
    async (query) => {
      const { cursor = '' } = await pageOf(them().token, `${query}&limit=1`);
      expect(cursor).not.toBe('');

      const answer = await call('GET', `/images?${query}&limit=1&cursor=${cursor}`, { token: me().token });

      expect(answer).toMatchObject({ status: 400, body: { code: 'CursorInvalid' } });
    },
  );

  test('is not reached by a cursor of tags', async () => {
    const { cursor = '' } = await tagsOf(them().token, 'limit=1');
    expect(cursor).not.toBe('');

    const answer = await call('GET', `/tags?limit=1&cursor=${cursor}`, { token: me().token });

    expect(answer).toMatchObject({ status: 400, body: { code: 'CursorInvalid' } });
  });

  test('is not found by its bytes: I am given a form, and my own image', async () => {
    const other = await newOwner();
    const sha256 = createHash('sha256').update(bytes).digest('hex');

    const { id } = await newPicture(other.token, bytes, { sha256 });

    expect(images.map((image) => image.id)).not.toContain(id);
    expect(await objectsOf(other.sub)).toEqual([originalKey(other.sub, id), thumbnailKey(other.sub, id)]);
  });

  test('is not written by a form of mine', async () => {
    const form = await askForForm(me().token);
    const key = originalKey(them().sub, theirImage().id);

    expect(await sendForm(form, await plainJpeg('green'), { fields: { key } })).toMatchObject({
      status: 403,
    });

    expect(Buffer.from(await (await fetch(theirImage().fileUrl ?? '')).arrayBuffer())).toEqual(bytes);
  });

  test('is not read at an address of mine', async () => {
    const other = await newOwner();
    const { id, fileUrl = '', thumbnailUrl = '' } = await newPicture(other.token, bytes);
    const swapped = [
      fileUrl.replace(originalKey(other.sub, id), originalKey(them().sub, theirImage().id)),
      thumbnailUrl.replace(thumbnailKey(other.sub, id), thumbnailKey(them().sub, theirImage().id)),
    ];

    const statuses = await Promise.all(swapped.map(async (url) => (await fetch(url)).status));

    expect(swapped).not.toEqual([fileUrl, thumbnailUrl]);
    expect(statuses).toEqual([403, 403]);
  });
});

test.each([
  ['GET', '/images'],
  ['POST', '/images'],
  ['GET', '/tags'],
  ['GET', '/tags/red/images'],
  ['GET', '/images/019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f'],
  ['DELETE', '/images/019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f'],
  ['POST', '/images/019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f/retag'],
  ['POST', '/images/tags'],
  ['PATCH', '/tags/red'],
  ['DELETE', '/tags/red'],
])('%s %s is for who is signed in', async (method, path) => {
  expect(await call(method, path)).toMatchObject({ status: 401 });
});
