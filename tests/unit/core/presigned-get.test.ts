import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { presignedGets, type Validity } from '../../../core/aws/presigned-get.ts';
import { CONFIG } from '../../shared/sdk.ts';

const AS = { contentType: 'video/mp4', disposition: 'inline', cacheControl: 'private, max-age=900' };
const signerOf = (
  credentials: { accessKeyId: string; secretAccessKey: string } = CONFIG.credentials,
  validity: Validity = { forS: 3600, everyS: 900 },
) => presignedGets(new S3Client({ ...CONFIG, credentials }), 'clips', validity);

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a presigned URL', () => {
  const at = (iso: string): void => void jest.setSystemTime(new Date(iso));

  test('is the same for a quarter of an hour, and another for another object', async () => {
    const sign = signerOf();
    at('2026-11-27T12:00:00Z');
    const first = await sign('a b.mp4', AS);
    at('2026-11-27T12:14:59.999Z');

    expect(await sign('a b.mp4', AS)).toBe(first);
    expect(await sign('b.mp4', AS)).not.toBe(first);
    at('2026-11-27T12:15:00Z');
    expect(await sign('a b.mp4', AS)).not.toBe(first);
  });

  test('is another with other credentials', async () => {
    at('2026-11-27T12:00:00Z');

    const other = signerOf({ accessKeyId: 'y', secretAccessKey: 'y' });

    expect(await other('a.mp4', AS)).not.toBe(await signerOf()('a.mp4', AS));
  });

  test('fixes how the object is served, and is valid for an hour at least', async () => {
    at('2026-11-27T12:14:59Z');

    const url = new URL(await signerOf()('a.mp4', AS));

    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'response-content-type': 'video/mp4',
      'response-content-disposition': 'inline',
      'response-cache-control': 'private, max-age=900',
      'X-Amz-Date': '20261127T120000Z',
      'X-Amz-Expires': '4500',
    });
  });

  test('without steps is signed now', async () => {
    at('2026-11-27T12:14:59Z');

    const url = new URL(await signerOf(CONFIG.credentials, { forS: 900 })('a.mp4', AS));

    expect(url.searchParams.get('X-Amz-Date')).toBe('20261127T121459Z');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
  });

  test.each([
    ['Front Door/é+.mp4', '/Front%20Door/%C3%A9%2B.mp4'],
    ["!'()*", '/%21%27%28%29%2A'],
    ['100%/ü?#&+', '/100%25/%C3%BC%3F%23%26%2B'],
  ])('of %s has the path %s', async (key, path) =>
    expect(new URL(await signerOf()(key, AS)).pathname).toBe(path),
  );
});
