import { expect, test } from '@jest/globals';
import { reportSource } from '../../../systems/permits/aws/source.ts';
import { bucket } from './bucket.ts';

const MODIFIED = new Date('2017-01-03T09:00:00Z');
const bytes = Buffer.from('abc');

test('an object is opened with its size and time, and its bytes can be read', async () => {
  const { s3, upload } = bucket();
  const opened = await reportSource(s3).open(upload('reports/a b.xlsx', bytes, 'e', MODIFIED));
  expect(opened).toMatchObject({ size: 3, lastModified: MODIFIED });
  expect(typeof opened === 'string' || Buffer.from(await opened.bytes())).toEqual(bytes);
});

test('an object that is closed unread holds no connection', async () => {
  const { s3, upload, open } = bucket();
  const opened = await reportSource(s3).open(upload('a', bytes, 'e', MODIFIED));
  expect(open()).toBe(1);
  if (typeof opened !== 'string') opened.close();
  expect(open()).toBe(0);
});

test('an object with a newer one in its place is superseded', async () => {
  const { s3, upload } = bucket();
  const old = upload('a', bytes, 'e1', MODIFIED);
  upload('a', bytes, 'e2', MODIFIED);
  expect(await reportSource(s3).open(old)).toBe('superseded');
});

test('an object that was removed is missing', async () => {
  const { s3, upload, remove } = bucket();
  const gone = upload('a', bytes, 'e', MODIFIED);
  remove('a');
  expect(await reportSource(s3).open(gone)).toBe('missing');
});

test.each([
  [403, 'AccessDenied'],
  [404, 'NoSuchBucket'],
  [503, 'SlowDown'],
])('%i %s is a failure', async (status, code) => {
  const { s3, upload, down } = bucket();
  const object = upload('a', bytes, 'e', MODIFIED);
  down.code = [status, code];
  await expect(reportSource(s3).open(object)).rejects.toHaveProperty('name', code);
});

test('an object without a time is a failure', async () => {
  const { s3, upload } = bucket();
  await expect(reportSource(s3).open(upload('a', bytes, 'e'))).rejects.toThrow('without a body or a date');
});
