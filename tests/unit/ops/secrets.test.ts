import { expect, test } from '@jest/globals';
import { PassThrough, Readable } from 'node:stream';
import { readSecret } from '../../../ops/prompt.ts';
import { secretParameter } from '../../../ops/secrets.ts';
import { seenFromInside } from '../../../local/sam-local/environment.ts';

const silent = { write: () => true };

test('a secret may be piped in, with the end of its line', async () => {
  const secret = await readSecret('key', { input: Readable.from(['abc', 'def\n']), asks: silent });
  expect(secret).toBe('abcdef');
});

test.each([
  ['nothing', ''],
  ['an empty line', '\n'],
  ['two words', 'abc def\n'],
])('%s is no secret, and is not repeated', async (_name, given) => {
  const reading = readSecret('key', { input: Readable.from([given]), asks: silent });
  await expect(reading).rejects.toThrow('Enter a value for key without spaces');
});

test('a person is asked, and sees nothing of what they type', async () => {
  const shown: string[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const reading = readSecret('key', { input, asks: { write: (text: string) => shown.push(text) } });
  input.write('abcx');
  input.write('\u007fdef\r');
  expect(await reading).toBe('abcdef');
  expect(shown.join('')).toBe('key: \n');
});

test('a person may think better of it', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const reading = readSecret('key', { input, asks: silent });
  input.end();
  await expect(reading).rejects.toThrow('Nothing was entered');
});

test('a secret is encrypted, under the name that the template gives its function', () => {
  expect(secretParameter('permits', 'clarifai-api-key', 'abc')).toEqual({
    Name: '/trellis/permits/secrets/clarifai-api-key',
    Value: 'abc',
    Type: 'SecureString',
    Overwrite: true,
  });
});

test.each([
  ['http://127.0.0.1:4566/000000000000/queue', 'http://172.17.0.1:5001/000000000000/queue'],
  ['http://127.0.0.1:4000', 'http://172.17.0.1:5002'],
  ['http://127.0.0.1:40001', 'http://127.0.0.1:40001'],
  ['a table', 'a table'],
])('under sam local %s is %s', (outside, inside) => {
  const passages = [
    ['http://127.0.0.1:4566', 'http://172.17.0.1:5001'],
    ['http://127.0.0.1:4000', 'http://172.17.0.1:5002'],
  ] as const;
  expect(seenFromInside(outside, passages)).toBe(inside);
});
