import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { pageWithGaps } from '../docs.ts';

test('docs/local.md names the gaps that the tests know (npm run docs:gaps writes them)', async () => {
  const page = await readFile('docs/local.md', 'utf8');
  expect(page).toBe(pageWithGaps(page));
});
