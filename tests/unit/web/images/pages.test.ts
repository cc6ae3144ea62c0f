import { expect, test } from '@jest/globals';
import { informedPages } from '../../../../web/images/pages.ts';
import { altText, type Image, sizeText, takenText } from '../../../../web/images/image.ts';

const image = (id: string, second: number, more: Partial<Image> = {}): Image => ({
  id,
  state: 'tagged',
  tags: [],
  createdAt: `2026-11-21T10:00:0${String(second)}Z`,
  ...more,
});
const pageOf = (images: Image[], cursor?: string) => ({
  images,
  readAtMs: 0,
  ...(cursor !== undefined && { cursor }),
});
const idsOf = (pages: readonly { images: readonly Image[] }[]) =>
  pages.map(({ images }) => images.map(({ id }) => id));

test('news of an image replace it on its page', () => {
  const pages = [pageOf([image('b', 2)], 'x'), pageOf([image('a', 1)])];
  const [, last] = informedPages(pages, [image('a', 1, { state: 'failed' })], false);
  expect(last?.images[0]?.state).toBe('failed');
});

test('a new image takes its place by its time, but not on a page that is not read', () => {
  const open = [pageOf([image('d', 8), image('b', 4)], 'x')];
  const news = [image('e', 9), image('c', 6), image('a', 1)];
  expect(idsOf(informedPages(open, news, true))).toEqual([['e', 'd', 'c', 'b']]);
  expect(idsOf(informedPages([pageOf([image('d', 8)])], news, true))).toEqual([['e', 'd', 'c', 'a']]);
  expect(idsOf(informedPages(open, news, false))).toEqual([['d', 'b']]);
});

test('a picture is described by its tags, those of its owner first', () => {
  const tags: Image['tags'] = [
    { name: 'red', source: 'clarifai', confidence: 0.7 },
    { name: 'sky', source: 'clarifai', confidence: 0.9 },
    { name: 'lisbon', source: 'user', confidence: 1 },
  ];
  expect(altText({ tags, state: 'processing' })).toBe('lisbon, sky, red (being tagged)');
  expect(altText({ tags: [], fileName: 'beach.jpg', state: 'tagged' })).toBe('beach.jpg');
});

test('a time without a zone is the one of the camera', () => {
  expect(takenText('2024-05-01T10:00:00')).toMatch(/10:00/);
  expect(takenText('2024-05-01T10:00:00+02:00')).toMatch(/10:00.*UTC\+02:00/);
});

test.each([
  [512, '512 bytes'],
  [1536, '1.5 KB'],
  [10_485_760, '10 MB'],
])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
