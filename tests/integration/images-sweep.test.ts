import { randomUUID } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from '@jest/globals';
import { v7 } from 'uuid';
import type { Image } from '../../systems/images/image/image.ts';
import { thumbnailKey } from '../../systems/images/image/object-keys.ts';
import { imageStore } from '../../systems/images/aws/image-store.ts';
import type { Counts } from '../../systems/images/sweeping/run.ts';
import { call, invoke } from './accounts.ts';
import {
  askForForm,
  imageAt,
  newOwner,
  newPicture,
  objectsOf,
  plainJpeg,
  recordsOf,
  tagsOf,
  untilState,
} from './pictures.ts';
import { aws, endpoints, output } from './stack.ts';

const store = imageStore(aws.dynamoDB, output('ImagesTableName'));

const longAgo = (): string => new Date(Date.now() - 24 * 3600_000 - 60_000).toISOString();
const anHourAgo = (): string => new Date(Date.now() - 3600_000 - 60_000).toISOString();

/** An upload that was requested more than an hour ago and whose file never arrived. */
const oldUpload = async (sub: string): Promise<string> => {
  const id = v7();
  const createdAt = anHourAgo();
  const image: Image = { id, sub, state: 'uploading', createdAt, tags: {}, removed: [], version: 0 };
  await store.create(image);
  return id;
};

/** What the schedule does every hour. */
const sweep = () => invoke('ImagesSweepFunction', {});

describe('the sweep', () => {
  test('removes an upload that has not come for an hour, and nothing else of its owner', async () => {
    const { token, sub } = await newOwner();
    const { id: picture } = await newPicture(token, await plainJpeg('red'));
    const { imageId: fresh } = await askForForm(token);
    const before = [await recordsOf(sub), await objectsOf(sub), await tagsOf(token)];
    const old = await oldUpload(sub);
    expect(await imageAt(token, old)).toMatchObject({ state: 'uploading' });

    const { failed, answer } = await sweep();

    expect([failed, answer]).toEqual([undefined, expect.objectContaining({ failed: 0, cut: 0 })]);
    expect((answer as Counts).uploadsRemoved).toBeGreaterThanOrEqual(1);
    expect(await call('GET', `/images/${old}`, { token })).toMatchObject({ status: 404 });
    expect([await recordsOf(sub), await objectsOf(sub), await tagsOf(token)]).toEqual(before);
    expect(await imageAt(token, fresh)).toMatchObject({ state: 'uploading' });
    expect(await imageAt(token, picture)).toMatchObject({ state: 'tagged' });
  });

  test.each([
    ['uploading', 'an hour', anHourAgo],
    ['processing', 'a day', longAgo],
  ] as const)(
    'has an image tagged that stays %s though its file came more than %s ago',
    async (state, _long, ago) => {
      const { token, sub } = await newOwner();
      const { id, tags } = await newPicture(token, await plainJpeg('red'));
      await store.change(sub, id, (image) => ({ ...image, state, createdAt: ago() }));
      expect(await imageAt(token, id)).toMatchObject({ state });

      const { answer } = await sweep();

      expect((answer as Counts).requeued).toBeGreaterThanOrEqual(1);
      expect(await untilState(token, id, 'tagged')).toMatchObject({ tags });
      expect((await sweep()).failed).toBeUndefined();
      expect(await imageAt(token, id)).toMatchObject({ state: 'tagged' });
    },
  );

  test('takes what is left of a user who is gone, and of nobody else', async () => {
    const { token, sub } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));
    const before = [await recordsOf(sub), await objectsOf(sub)];
    // Nobody in the directory has this one: a deletion that was cut would leave the same.
    const gone = randomUUID();
    const left = await oldUpload(gone);
    await store.change(gone, left, (image) => ({
      ...image,
      state: 'tagged',
      found: { contentType: 'image/jpeg', size: 1, width: 1, height: 1, sha256: '00'.repeat(32) },
      tags: { red: { source: 'user', confidence: 1 } },
    }));
    // A thumbnail, because the event of an original would have the tagging look at it meanwhile.
    const Key = thumbnailKey(gone, left);
    await aws.s3.send(new PutObjectCommand({ Bucket: endpoints.resources.imagesBucket, Key, Body: 'left' }));
    expect(await recordsOf(gone)).not.toEqual([]);

    const { answer } = await sweep();

    expect((answer as Counts).usersForgotten).toBeGreaterThanOrEqual(1);
    expect(await recordsOf(gone)).toEqual([]);
    expect(await objectsOf(gone)).toEqual([]);
    expect([await recordsOf(sub), await objectsOf(sub)]).toEqual(before);
    expect(await imageAt(token, id)).toMatchObject({ state: 'tagged' });
  });
});
