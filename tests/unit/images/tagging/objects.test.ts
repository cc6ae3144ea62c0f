import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from '@jest/globals';
import { bucketObjects } from '../../../../systems/images/aws/tagging-objects.ts';
import { CONFIG, fake } from '../../../shared/sdk.ts';

/** A bucket whose service answers this over the wire. */
const answering = (statusCode: number, body = '', headers: Record<string, string> = {}) => {
  const asked: unknown[] = [];
  const s3 = new S3Client({
    region: 'us-west-2',
    maxAttempts: 1,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: {
      handle: async (request: unknown) => {
        asked.push(request);
        return { response: { statusCode, headers, body: Readable.from([Buffer.from(body)]) } };
      },
    },
  });
  return { objects: bucketObjects(s3, 'b'), asked };
};
const error = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>m</Message></Error>`;

test('one object is meant, and no more of it than is taken', async () => {
  const body = { transformToByteArray: async () => Buffer.from('x') };
  const { client, sent } = fake(new S3Client(CONFIG), {
    GetObject: { Body: body },
    PutObject: {},
    DeleteObject: {},
  });
  const objects = bucketObjects(client, 'b');
  await objects.read('k', 'e');
  await objects.putThumbnail('t', Buffer.from('x'), 'e');
  await objects.remove('k', 'e');
  await objects.remove('k');
  expect(sent.map(({ input }) => input)).toEqual([
    { Bucket: 'b', Key: 'k', IfMatch: '"e"', Range: 'bytes=0-10485759' },
    {
      Bucket: 'b',
      Key: 't',
      Body: Buffer.from('x'),
      ContentType: 'image/webp',
      Metadata: { 'made-of': 'e' },
    },
    { Bucket: 'b', Key: 'k', IfMatch: '"e"' },
    { Bucket: 'b', Key: 'k' },
  ]);
});

describe('an object', () => {
  test('is known by its etag and size', async () =>
    expect(await answering(200, '', { etag: '"e"', 'content-length': '3' }).objects.head('k')).toEqual({
      etag: 'e',
      size: 3,
    }));

  test('may say what it was made of', async () =>
    expect(
      await answering(200, '', {
        etag: '"t"',
        'content-length': '3',
        'x-amz-meta-made-of': 'e',
      }).objects.head('k'),
    ).toEqual({ etag: 't', size: 3, madeOf: 'e' }));

  test('is read as it is', async () => {
    const { objects } = answering(206, 'abc', { 'content-length': '3' });
    expect(Buffer.from((await objects.read('k', 'e')) ?? []).toString()).toBe('abc');
  });

  test('that is not there is none', async () => {
    expect(await answering(404).objects.head('k')).toBeUndefined();
    expect(await answering(404, error('NoSuchKey')).objects.read('k', 'e')).toBeUndefined();
    await answering(404, error('NoSuchKey')).objects.remove('k', 'e');
  });

  test('that another has the place of is not read, and the other not removed', async () => {
    expect(await answering(412, error('PreconditionFailed')).objects.read('k', 'e')).toBeUndefined();
    await answering(412, error('PreconditionFailed')).objects.remove('k', 'e');
  });

  test.each([
    [403, 'AccessDenied'],
    [404, 'NoSuchBucket'],
    [416, 'InvalidRange'],
    [503, 'SlowDown'],
  ])('%i %s is a failure', async (status, code) => {
    const { objects } = answering(status, error(code));
    await expect(objects.read('k', 'e')).rejects.toHaveProperty('name', code);
    await expect(objects.remove('k')).rejects.toHaveProperty('name', code);
    await expect(objects.putThumbnail('k', Buffer.from('x'), 'e')).rejects.toHaveProperty('name', code);
  });
});
