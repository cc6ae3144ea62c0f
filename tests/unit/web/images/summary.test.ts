import { expect, test } from '@jest/globals';
import type { Item, Stage } from '../../../../web/images/uploads/queue.ts';
import { inOrder, summaryOf } from '../../../../web/images/uploads/summary.ts';

const STAGES: readonly Stage[] = [
  { at: 'sent', imageId: 'a', image: { state: 'tagged' } },
  { at: 'waiting' },
  { at: 'failed', reason: 'It went wrong.' },
  { at: 'sending', part: 0.5 },
  { at: 'known', imageId: 'b' },
  { at: 'sent', imageId: 'c', image: { state: 'rejected', reason: 'no picture' } },
  { at: 'unfit', reason: 'The file is empty.' },
  { at: 'sent', imageId: 'd' },
];

const ITEMS: readonly Item[] = STAGES.map((stage, id) => ({
  id,
  name: `${String(id)}.jpg`,
  size: 10,
  stage,
}));

test('files that failed are shown first, then those under way, those that wait, and those that are done', () =>
  expect(inOrder(ITEMS).map(({ id }) => id)).toEqual([2, 5, 6, 3, 1, 0, 4, 7]));

test('files are counted by what became of them, and rejected ones by themselves', () =>
  expect(summaryOf(ITEMS)).toEqual({
    percent: 81,
    text: '2 of 8 uploaded, 1 is being tagged, 1 was there already, 2 could not be uploaded',
    rejectedText: '1 was rejected',
  }));
