import { createHash, createHmac } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import { foldersOf, imageObjects, removalOf, uploadOf } from '../../../systems/images/aws/objects.ts';
import { ADA, idOf, imageWith } from './arbitrary.ts';

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

test('a form is for nobody but a user of ours', () => {
  expect(() => uploadOf('pictures', { ...imageWith(), sub: '../x' })).toThrow();
});

/**
 * The signature that an address ought to have, computed by the book.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
const signatureOf = (url: URL): string => {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
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
  const { fileUrl, thumbnailUrl } = await imageObjects(client(endpoint), 'pictures').urlsOf(
    imageWith(),
    'image/png',
  );
  expect(fileUrl.startsWith(`${base}/images/${ADA}/${idOf(1)}?`)).toBe(true);
  expect(thumbnailUrl.startsWith(`${base}/thumbnails/${ADA}/${idOf(1)}.webp?`)).toBe(true);
  for (const [address, type] of [
    [fileUrl, 'image/png'],
    [thumbnailUrl, 'image/webp'],
  ] as const) {
    const url = new URL(address);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(url.searchParams.get('X-Amz-Security-Token')).toBe('a+b/c=');
    expect(url.searchParams.get('response-content-type')).toBe(type);
    expect(url.searchParams.get('response-content-disposition')).toBe('inline');
    expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureOf(url));
  }
});

test('removals and folders say what they mean', () => {
  expect(removalOf('pictures', ['a', 'b'])).toEqual({
    Bucket: 'pictures',
    Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }], Quiet: true },
  });
  expect(foldersOf('pictures', 'images/')).toEqual({ Bucket: 'pictures', Prefix: 'images/', Delimiter: '/' });
  expect(foldersOf('pictures', 'images/', ADA)).toHaveProperty('StartAfter', `images/${ADA}`);
});
