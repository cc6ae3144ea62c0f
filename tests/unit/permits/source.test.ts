import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import { reportSource } from '../../../systems/permits/aws/source.ts';

const object = { bucket: 'reports-bucket', key: 'reports/a b.xlsx', etag: 'e', sequencer: '1', size: 3 };

/** An S3 client whose service answers this over the wire. */
const answering = (statusCode: number, body: string, headers: Record<string, string> = {}) => {
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
  return { source: reportSource(s3), asked };
};
const error = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>m</Message></Error>`;

test('an object is asked for by its etag, in quotes', async () => {
  const { source, asked } = answering(200, 'abc', {
    'content-length': '3',
    'last-modified': 'Tue, 03 Jan 2017 09:00:00 GMT',
  });
  const opened = await source.open(object);
  if (typeof opened === 'string') throw new Error(opened);
  expect(asked[0]).toMatchObject({
    hostname: 'reports-bucket.s3.us-west-2.amazonaws.com',
    path: '/reports/a%20b.xlsx',
    headers: { 'if-match': '"e"' },
  });
  expect(opened).toMatchObject({ size: 3, lastModified: new Date('2017-01-03T09:00:00Z') });
  expect(Buffer.from(await opened.bytes()).toString()).toBe('abc');
  opened.close();
});

test.each([
  ['a newer object in its place', 412, 'PreconditionFailed', 'superseded'],
  ['no object', 404, 'NoSuchKey', 'missing'],
])('%s is %i and no failure', async (_name, status, code, want) =>
  expect(await answering(status, error(code)).source.open(object)).toBe(want),
);

test.each([
  [403, 'AccessDenied'],
  [404, 'NoSuchBucket'],
  [503, 'SlowDown'],
])('%i %s is a failure', async (status, code) => {
  await expect(answering(status, error(code)).source.open(object)).rejects.toHaveProperty('name', code);
});
