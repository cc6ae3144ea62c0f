import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { imageTypeOf, IMAGE_TYPES, MAX_BYTES, unfitness } from '../../../../web/images/uploads/limits.ts';

test('the limits of uploads are those of the contract', async () => {
  const { components } = parse(await readFile('openapi.yaml', 'utf8')) as {
    components: {
      schemas: {
        Image: { properties: { size: { maximum: number } } };
        ImageType: { enum: string[] };
      };
    };
  };
  expect(MAX_BYTES).toBe(components.schemas.Image.properties.size.maximum);
  expect(IMAGE_TYPES).toEqual(components.schemas.ImageType.enum);
});

test.each([
  ['text', { size: 5, type: 'text/plain' }, /type of file/],
  ['nothing', { size: 0, type: 'image/png' }, /empty/],
  ['too much', { size: MAX_BYTES + 1, type: 'image/png' }, /too large/],
])('%s cannot be uploaded', (_name, file, reason) => expect(unfitness(file)).toMatch(reason));

test('a file whose type the browser does not know is left to the API', () => {
  expect(unfitness({ size: MAX_BYTES, type: '' })).toBeUndefined();
  expect(imageTypeOf('')).toBeUndefined();
});
