import { createHash, createHmac } from 'node:crypto';
import { NotFound, S3Client } from '@aws-sdk/client-s3';
import { expect, jest, test } from '@jest/globals';
import { downloadName } from '../../../systems/images/image/download-name.ts';
import { imageObjects } from '../../../systems/images/aws/objects.ts';
import { madeAt } from '../../../systems/images/image/image-id.ts';
import { type Answers, CONFIG, fake } from '../../shared/sdk.ts';
import { ADA, BOB, idOf, imageWith } from './arbitrary.ts';

const SECRET = 'not a real secret';
const client = (endpoint?: string) =>
  new S3Client({
    region: 'us-west-2',
    credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: SECRET, sessionToken: 'a+b/c=' },
    ...(endpoint !== undefined && { endpoint }),
  });
const { found: _found, ...bare } = imageWith({ state: 'uploading' });

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly unknown[];
}
const policyOf = async (image: typeof bare & { askedType?: string; askedSha256?: string }) => {
  const { uploadUrl, formFields } = await imageObjects(client(), 'pictures').formFor(image);
  const text = Buffer.from(formFields['Policy'] ?? '', 'base64').toString('utf8');
  return { uploadUrl, formFields, policy: JSON.parse(text) as Policy };
};

test('a form takes one key, 1 byte to 10 MB, for 5 minutes, and no field that it does not hold', async () => {
  const { uploadUrl, formFields, policy } = await policyOf(bare);
  const after = Date.now();
  expect(uploadUrl).toBe('https://pictures.s3.us-west-2.amazonaws.com/');
  expect(formFields).toMatchObject({ key: `images/${ADA}/${idOf(1)}` });
  expect(formFields).not.toHaveProperty('Content-Type');
  expect(policy.conditions).toContainEqual(['content-length-range', 1, 10485760]);
  expect(policy.conditions).toContainEqual({ key: `images/${ADA}/${idOf(1)}` });
  expect(Date.parse(policy.expiration) - after).toBeLessThanOrEqual(300_000);
  const named = policy.conditions.flatMap((one) => (Array.isArray(one) ? [] : Object.keys(one as object)));
  const fields = Object.keys(formFields).filter((name) => !['Policy', 'X-Amz-Signature'].includes(name));
  expect(named.sort()).toEqual(fields.sort());
});

test('a form takes the type and the bytes that were asked for, and no others', async () => {
  const { formFields, policy } = await policyOf({
    ...bare,
    askedType: 'image/png',
    askedSha256: '00ff'.repeat(16),
  });
  const checksum = Buffer.from('00ff'.repeat(16), 'hex').toString('base64');
  for (const [name, value] of Object.entries({
    'Content-Type': 'image/png',
    'x-amz-checksum-algorithm': 'SHA256',
    'x-amz-checksum-sha256': checksum,
  })) {
    expect(formFields[name]).toBe(value);
    expect(policy.conditions).toContainEqual({ [name]: value });
  }
});

test('a form is for a user alone', async () => {
  await expect(policyOf({ ...bare, sub: '../x' })).rejects.toThrow('not a UUID');
});

/**
 * The signature that an address ought to have, computed by the book.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
const signatureOf = (url: URL): string => {
  const encoded = (text: string): string =>
    encodeURIComponent(text).replaceAll(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const request = ['GET', url.pathname, query, `host:${url.host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const moment = url.searchParams.get('X-Amz-Date') ?? '';
  const scope = `${moment.slice(0, 8)}/us-west-2/s3/aws4_request`;
  const hashed = createHash('sha256').update(request).digest('hex');
  const key = scope
    .split('/')
    .reduce<Buffer>(
      (by, part) => createHmac('sha256', by).update(part).digest(),
      Buffer.from(`AWS4${SECRET}`),
    );
  return createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', moment, scope, hashed].join('\n'))
    .digest('hex');
};

test.each([
  ['on AWS', undefined, 'https://pictures.s3.us-west-2.amazonaws.com'],
  ['on an emulator', 'http://127.0.0.1:4566', 'http://127.0.0.1:4566/pictures'],
])('%s a file is read for 15 minutes, as what it was found to be', async (_name, endpoint, base) => {
  const { fileUrl, downloadUrl, thumbnailUrl } = await imageObjects(client(endpoint), 'pictures').urlsOf(
    imageWith({ fileName: 'Straße am Meer.jpeg' }),
    'image/png',
  );
  expect(fileUrl.startsWith(`${base}/images/${ADA}/${idOf(1)}?`)).toBe(true);
  expect(thumbnailUrl.startsWith(`${base}/thumbnails/${ADA}/${idOf(1)}.webp?`)).toBe(true);
  const saved = `attachment; filename="Stra?e am Meer.jpeg.png"; filename*=UTF-8''Stra%C3%9Fe%20am%20Meer.jpeg.png`;
  for (const [address, type, disposition] of [
    [fileUrl, 'image/png', 'inline'],
    [downloadUrl, 'image/png', saved],
    [thumbnailUrl, 'image/webp', 'inline'],
  ] as const) {
    const url = new URL(address);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('1800');
    expect(url.searchParams.get('X-Amz-Security-Token')).toBe('a+b/c=');
    expect(url.searchParams.get('response-content-type')).toBe(type);
    expect(url.searchParams.get('response-content-disposition')).toBe(disposition);
    expect(url.searchParams.get('response-cache-control')).toBe('private, max-age=900');
    expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureOf(url));
  }
});

test.each([
  ['holiday.jpg', 'image/jpeg', 'holiday.jpg'],
  ['holiday.JPEG', 'image/jpeg', 'holiday.JPEG'],
  ['holiday.exe', 'image/png', 'holiday.exe.png'],
  ['../../etc/passwd', 'image/gif', '.._.._etc_passwd.gif'],
  ['a:b*c?"<>|.webp', 'image/webp', 'a_b_c_____.webp'],
  [undefined, 'image/avif', `image-${idOf(1)}.avif`],
  ['🏖'.repeat(255), 'image/png', `${'🏖'.repeat(60)}.png`],
])('a file called %p that is %s is saved as %p', (fileName, contentType, want) => {
  expect(downloadName({ id: idOf(1), ...(fileName !== undefined && { fileName }) }, contentType)).toBe(want);
});

test('an address with the longest name is no longer than the contract says', async () => {
  const image = imageWith({ fileName: '🏖'.repeat(255) });
  const { downloadUrl } = await imageObjects(client(undefined), 'pictures').urlsOf(image, 'image/png');
  expect(downloadUrl.length).toBeLessThan(4_096 - 1_500);
});

test('an address stays the same for a quarter of an hour', async () => {
  jest.useFakeTimers({ now: new Date('2026-11-21T12:00:01.000Z') });
  const { urlsOf } = imageObjects(client(undefined), 'pictures');
  const first = await urlsOf(imageWith(), 'image/png');
  jest.setSystemTime(new Date('2026-11-21T12:14:59.000Z'));
  const later = await urlsOf(imageWith(), 'image/png');
  jest.setSystemTime(new Date('2026-11-21T12:15:00.000Z'));
  const after = await urlsOf(imageWith(), 'image/png');
  jest.useRealTimers();
  expect(later).toEqual(first);
  expect(after.thumbnailUrl).not.toBe(first.thumbnailUrl);
});

/** A bucket that gives these answers. */
const bucket = (answers: Answers) => {
  const { client: s3, sent } = fake(new S3Client(CONFIG), answers);
  return { objects: imageObjects(s3, 'pictures'), sent };
};
const all = async <T>(pages: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const page of pages) found.push(page);
  return found;
};

test('objects are removed a thousand at a time', async () => {
  const { objects, sent } = bucket({ DeleteObjects: {} });
  const keys = Array.from({ length: 1001 }, (_none, n) => `images/${String(n)}`);
  await objects.removeObjects(keys);
  await objects.removeObjects([]);
  const removed = sent.map(({ input }) => (input['Delete'] as { Objects: { Key: string }[] }).Objects);
  expect(removed.map(({ length }) => length)).toEqual([1000, 1]);
  expect(removed.flat().map(({ Key }) => Key)).toEqual(keys);
});

test.each([
  [{ Code: 'SlowDown' }, 'S3 did not delete an object: SlowDown'],
  [{}, 'S3 did not delete an object: no reason given'],
])('an object that is not removed is a failure (%j)', async (error, message) => {
  const { objects } = bucket({ DeleteObjects: { Errors: [error] } });
  await expect(objects.removeObjects(['a'])).rejects.toThrow(message);
});

test('the file and the thumbnail of an image go together', async () => {
  const { objects, sent } = bucket({ DeleteObjects: {} });
  await objects.removeFiles(ADA, idOf(1));
  expect(sent.map(({ input }) => input)).toEqual([
    {
      Bucket: 'pictures',
      Delete: {
        Objects: [{ Key: `images/${ADA}/${idOf(1)}` }, { Key: `thumbnails/${ADA}/${idOf(1)}.webp` }],
        Quiet: true,
      },
    },
  ]);
});

test('a file is there, or not, or it is not known', async () => {
  const absent = new NotFound({ $metadata: {}, message: 'no' });
  const hasFile = (answer: object) =>
    bucket({ HeadObject: () => answer as Record<string, unknown> }).objects.hasFile(ADA, idOf(1));
  expect(await hasFile({})).toBe(true);
  expect(await hasFile(absent)).toBe(false);
  await expect(hasFile(new Error('Forbidden'))).rejects.toThrow('Forbidden');
});

test('objects and folders are listed page by page, to the end', async () => {
  const { objects, sent } = bucket({
    ListObjectsV2: ({ ContinuationToken, Delimiter }) => ({
      ...(ContinuationToken === undefined && { IsTruncated: true, NextContinuationToken: 'next' }),
      ...(Delimiter === undefined
        ? { Contents: [{ Key: `a${String(ContinuationToken)}` }] }
        : { CommonPrefixes: [{ Prefix: `images/${ContinuationToken === undefined ? ADA : BOB}/` }, {}] }),
    }),
  });
  expect(await all(objects.objects('images/'))).toEqual([['aundefined'], ['anext']]);
  expect(await all(objects.folders('images/', ADA))).toEqual([ADA, BOB]);
  expect(await all(objects.folders('images/'))).toEqual([ADA, BOB]);
  const [first, , after, , whole] = sent.map(({ input }) => input);
  expect(first).toMatchObject({ Bucket: 'pictures', Prefix: 'images/' });
  expect(first).not.toHaveProperty('Delimiter');
  expect(after).toMatchObject({ Prefix: 'images/', Delimiter: '/', StartAfter: `images/${ADA}` });
  expect(whole).not.toHaveProperty('StartAfter');
});

test('the files of a user that came since a moment are listed by their ids, to the end', async () => {
  const { objects, sent } = bucket({
    ListObjectsV2: ({ ContinuationToken }) =>
      ContinuationToken === undefined
        ? {
            IsTruncated: true,
            NextContinuationToken: 'next',
            Contents: [{ Key: `images/${ADA}/${idOf(1)}` }, { Key: `images/${ADA}/else` }],
          }
        : { Contents: [{ Key: `images/${ADA}/${idOf(2)}` }] },
  });

  const ids = await objects.filesSince(ADA, madeAt(idOf(1)));

  expect(ids).toEqual(new Set([idOf(1), idOf(2)]));
  expect(sent[0]?.input).toMatchObject({
    Bucket: 'pictures',
    Prefix: `images/${ADA}/`,
    StartAfter: `images/${ADA}/019aa5c2-7c1f`,
  });
});

test('a bucket whose place cannot be told is asked for once more', async () => {
  let isDown = true;
  const credentials = async () => {
    if (isDown) throw new Error('no credentials');
    return CONFIG.credentials;
  };
  const { urlsOf } = imageObjects(new S3Client({ region: 'us-west-2', credentials }), 'pictures');
  await expect(urlsOf(imageWith(), 'image/png')).rejects.toThrow('no credentials');
  isDown = false;
  expect((await urlsOf(imageWith(), 'image/png')).fileUrl).toContain('X-Amz-Signature');
});
