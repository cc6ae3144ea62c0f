import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Item, numbersOf, stringsOf } from '../../core/aws/dynamo.ts';
import { clipItem } from '../../systems/cameras/aws/clip-writes.ts';
import { hourKey } from '../../systems/cameras/aws/keys.ts';
import { type Clip, HOUR_MS, utcHour } from '../../systems/cameras/clip/clip.ts';
import { films, removeFiles } from '../integration/clips.ts';
import { aws, endpoints, output } from '../integration/stack.ts';
import { signedInAt } from './people.ts';

const CLIPS = 100_000;
/** Noon in UTC is in the same day of the cameras' zone. */
const FROM_MS = Date.parse('2015-06-01T12:00:00Z');
const HOURS = 10;
const STEP_MS = (HOURS * HOUR_MS) / CLIPS;
const UNTIL = Math.floor(Date.now() / 1000) + 30 * 86_400;

const clipAt = (camera: string, n: number): Clip => ({
  id: n.toString(16).padStart(32, '0'),
  type: 'video',
  camera_name: camera,
  video_name: `MDalarm_${String(n)}.mp4`,
  video_size: 1000,
  capture_date: '2015-06-01',
  capture_hour: 'Hour-9',
  event_ts: Math.floor(FROM_MS + n * STEP_MS),
  time_source: 'name',
  content_type: 'video/mp4',
  duration_ms: 300,
  codec: 'avc1.64001F',
  playable: true,
  object_key_small: `patrolcams/${camera}/2015-06-01/Hour-9/record/MDalarm_${String(n)}-small.mp4`,
  object_key: `patrolcams/${camera}/2015-06-01/Hour-9/record/MDalarm_${String(n)}.mp4`,
  s3_arrival_time: '2015-06-01T12:00:00.000Z',
  etag: 'ab'.repeat(16),
  until: UNTIL,
  version: 1,
});

/** All items of the clips: themselves, and their counts by the hour. */
function* itemsOf(camera: string): Generator<Item> {
  for (let n = 0; n < CLIPS; n += 1) yield clipItem(clipAt(camera, n));
  for (let hour = 0; hour < HOURS; hour += 1)
    yield {
      ...stringsOf({ ...hourKey(camera, utcHour(FROM_MS + hour * HOUR_MS), UNTIL) }),
      ...numbersOf({ until: UNTIL, clips: CLIPS / HOURS, snapshots: 0, bytes: 1000 * (CLIPS / HOURS) }),
    };
}

/** Writes them as they come, 25 at a time. */
const writeAll = async (items: Iterator<Item>): Promise<void> => {
  const TableName = output('ClipsTableName');
  for (;;) {
    const batch: WriteRequest[] = [];
    for (let next = items.next(); !next.done; next = items.next()) {
      batch.push({ PutRequest: { Item: next.value } });
      if (batch.length === 25) break;
    }
    if (batch.length === 0) return;
    for (let left: WriteRequest[] | undefined = batch; left !== undefined && left.length > 0;) {
      const { UnprocessedItems }: BatchWriteItemCommandOutput = await aws.dynamoDB.send(
        new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }),
      );
      left = UnprocessedItems?.[TableName];
    }
  }
};

const links = (page: Page) => page.getByRole('link', { name: /^Play / });
const bars = (page: Page) => page.locator('.lane-bar');

// A stack that goes on holds them once, however often they are written.
const camera = 'Camera of very many';
beforeAll(async () => {
  // The function makes the camera known.
  await films([camera, '2015-05-01T17:00:00Z']);
  const items = itemsOf(camera);
  await Promise.all(Array.from({ length: 4 }, () => writeAll(items)));
});
afterAll(removeFiles);

describe('100,000 clips of one day', () => {
  test('are counted on the lane and listed in pages', async () => {
    const { page } = await signedInAt(
      `/cameras?${new URLSearchParams({ camera, day: '2015-06-01' }).toString()}`,
      'Cameras',
      { who: endpoints.users.viewer },
    );
    await page.getByText('100,000 clips, counted by the hour.').waitFor();
    await links(page).nth(1).waitFor();
    const first = await links(page).first().getAttribute('aria-label');
    const counts = [await links(page).count()];

    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByRole('button', { name: 'Page 2 of all pages' }).waitFor();
    await page.waitForFunction(
      (before) => document.querySelector('a[aria-label^="Play "]')?.getAttribute('aria-label') !== before,
      first,
    );
    counts.push(await links(page).count());

    expect(await bars(page).count()).toBe(0);
    expect(Math.max(...counts)).toBeLessThanOrEqual(100);
  });

  test('are drawn one by one in the minute of a link', async () => {
    const part = { from: '2015-06-01T15:00:00Z', to: '2015-06-01T15:01:00Z' };
    const { page } = await signedInAt(
      `/cameras?${new URLSearchParams({ camera, day: '2015-06-01', ...part }).toString()}`,
      'Cameras',
      { who: endpoints.users.viewer },
    );

    await bars(page).nth(150).waitFor();

    expect(await bars(page).count()).toBeLessThanOrEqual(170);
  });
});
