import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { clipId } from '../../systems/cameras/clip/object-keys.ts';
import {
  films,
  newCamera,
  PICTURE,
  putObject,
  removeFiles,
  untilClip,
  upload,
} from '../integration/clips.ts';
import { endpoints } from '../integration/stack.ts';
import { signedInAt } from './people.ts';
import { visitor } from './visitor.ts';

const who = endpoints.users.viewer;
const HOUR_MS = 3_600_000;

/** The address of a camera's day, and what else is in it. */
const linkTo = (camera: string, day: string, more = ''): string =>
  `/cameras?${new URLSearchParams({ camera, day }).toString()}${more}`;

const lane = (page: Page, camera: string) => page.getByRole('slider', { name: camera });
const player = (page: Page) => page.getByRole('group', { name: 'Player' });
/** There as soon as the clips before and after are known. */
const nextButton = (page: Page) => player(page).getByRole('button', { name: 'Next', disabled: false });
const bars = (page: Page) => page.locator('.lane-bar');

/** Waits until an address has a parameter with a value. */
const addressed = (page: Page, name: string, wanted: (value: string | null) => boolean) =>
  page.waitForURL((url) => wanted(url.searchParams.get(name)));

/** Waits until the film that is shown is at a second, or after it. */
const filmAt = (page: Page, second: number) =>
  page.waitForFunction((least) => (document.querySelector('video')?.currentTime ?? -1) >= least, second);

const resting = (page: Page) => page.waitForFunction(() => document.querySelector('video')?.paused === true);
const running = (page: Page) => page.waitForFunction(() => document.querySelector('video')?.paused === false);

let camera = '';
let keys: readonly string[] = [];
beforeAll(async () => {
  camera = newCamera();
  keys = await films(
    [camera, '2016-12-21T16:00:00Z'],
    [camera, '2016-12-21T18:30:00Z'],
    [camera, '2016-12-22T18:30:00Z'],
  );
  await untilClip(
    await upload(camera, '2016-12-21T16:00:02Z', { folder: 'snap', ending: '.jpg', bytes: PICTURE }),
  );
});
afterAll(removeFiles);

describe('the days of the cameras', () => {
  test('are a calendar with counts, and one of them is a link', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-12-22'), 'Cameras', { who });
    await page.getByText('Dec 22, 2016').waitFor();

    await page.getByRole('link', { name: 'Wednesday, December 21, 2016: 2 clips, 1 snapshot' }).click();

    await page.getByRole('heading', { name: 'Dec 21, 2016' }).waitFor();
    await addressed(page, 'day', (day) => day === '2016-12-21');
    expect(await page.getByRole('gridcell', { selected: true }).innerText()).toBe('21');
    await page.goBack();
    await page.getByRole('heading', { name: 'Dec 22, 2016' }).waitFor();
  });

  test('are walked by keys, into another month too', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-12-22'), 'Cameras', { who });
    await page.getByRole('link', { name: /^Thursday, December 22, 2016: 1 clip/ }).focus();

    for (const key of ['PageUp', 'ArrowRight', 'ArrowDown', 'PageDown', 'ArrowUp', 'ArrowLeft', 'ArrowLeft'])
      await page.keyboard.press(key);
    await page.getByRole('link', { name: /^Wednesday, December 21, 2016: 2 clips/ }).waitFor();
    await page.keyboard.press('Space');

    await page.getByRole('heading', { name: 'Dec 21, 2016' }).waitFor();
  });

  test('of the change of the clocks have 25 hours, and say which of two hours is meant', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-11-06'), 'Cameras', { who });
    await page.getByText('The whole day, in America/Los_Angeles (UTC−7, then UTC−8)').waitFor();

    await lane(page, camera).focus();
    await page.keyboard.press('Home');

    expect(await lane(page, camera).getAttribute('aria-valuemax')).toBe(String((25 * HOUR_MS) / 1000));
    const second = linkTo(camera, '2016-11-06', '&from=2016-11-06T09:00:00Z&to=2016-11-06T10:00:00Z');
    await page.goto(second);
    await page.getByText(/^1:00:00\sAM UTC−8 to 2:00:00\sAM, in America/).waitFor();
  });
});

describe('the timeline', () => {
  test('shows a part of the day that is a link, by buttons, wheel, keys and drag', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who });
    await bars(page).nth(1).waitFor();

    await page.getByRole('button', { name: 'Zoom in' }).click();
    await addressed(page, 'from', (from) => from === '2016-12-21T14:00:00Z');
    await page.getByRole('button', { name: 'Earlier' }).click();
    await addressed(page, 'from', (from) => from === '2016-12-21T08:00:00Z');
    await lane(page, camera).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await addressed(page, 'from', (from) => from === '2016-12-21T11:00:00Z');
    await page.keyboard.press('+');
    await addressed(page, 'from', (from) => from === '2016-12-21T14:00:00Z');
    await page.keyboard.press('0');
    await addressed(page, 'from', (from) => from === null);
    await lane(page, camera).hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -600);
    await page.keyboard.up('Control');
    await addressed(page, 'from', (from) => from !== null);
    const from = new URL(page.url()).searchParams.get('from');
    await page.mouse.down();
    await page.mouse.move(500, 300, { steps: 5 });
    await page.mouse.up();
    await addressed(page, 'from', (now) => now !== null && now !== from);
    expect(page.url()).not.toContain('cursor');
  });

  test('counts by the hour where a day has many clips, and comes closer when a count is pressed', async () => {
    const busy = newCamera();
    const began = Date.parse('2016-12-21T18:00:00Z');
    const many = Array.from({ length: 61 }, (_, at) => new Date(began + at * 30_000).toISOString());
    await films(...many.map((iso) => [busy, iso] as const));
    const { page } = await signedInAt(linkTo(busy, '2016-12-21'), 'Cameras', { who });
    await page.getByText('61 clips, counted by the hour.').waitFor();
    await page.locator('.lane-drawing text', { hasText: '61' }).waitFor();

    await page.locator('.lane-count').first().click();
    await addressed(page, 'from', (from) => from !== null);
    await page.getByRole('button', { name: 'Zoom in' }).click();

    await bars(page).first().waitFor();
    await page.getByText('Press a clip to play it.').waitFor();
    await page.getByRole('button', { name: 'Next page' }).waitFor();
  });

  test('shows the snapshot nearest to the pointer, and to the needle that keys move', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who });
    await bars(page).nth(1).waitFor();
    const snapshot = page.getByRole('group', { name: 'Nearest snapshot' });

    await lane(page, camera).hover();
    await snapshot.getByText(/Snapshot of 8:00:02/).waitFor();
    await page.mouse.move(0, 0);
    await snapshot.waitFor({ state: 'detached' });

    await lane(page, camera).focus();
    await page.keyboard.press('ArrowLeft');
    await snapshot.getByText(/Snapshot of 8:00:02/).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('n');
    expect(await lane(page, camera).getAttribute('aria-valuetext')).toMatch(/^8:00:00\sAM, clip of 4 s/);
  });

  test('lists its keys, and those of the player', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who });
    await page.keyboard.press('?');
    await lane(page, camera).focus();

    await page.keyboard.press('?');

    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Show the whole day').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});

describe('a clip', () => {
  test('plays when its bar is pressed, and the next one of the camera follows by choice', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who });
    await bars(page).nth(1).waitFor();

    await bars(page).last().click();
    await addressed(page, 'clip', (clip) => clip === clipId(keys[0] ?? ''));
    await player(page).getByLabel('Go on with the next clip').check();

    await addressed(page, 'clip', (clip) => clip === clipId(keys[1] ?? ''));
    await addressed(page, 'clip', (clip) => clip === clipId(keys[2] ?? ''));
    await page.getByRole('heading', { name: 'Dec 22, 2016' }).waitFor();
  });

  test('plays by keys alone, from the lane and in the player', async () => {
    const { page } = await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who });
    await bars(page).nth(1).waitFor();
    await lane(page, camera).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await running(page);

    await page.keyboard.press('k');
    await resting(page);
    await page.keyboard.press('ArrowLeft');
    await addressed(page, 't', (t) => t === null);
    await nextButton(page).waitFor();
    await page.keyboard.press('n');
    await addressed(page, 'clip', (clip) => clip === clipId(keys[1] ?? ''));
    await running(page);
    await nextButton(page).waitFor();
    await page.keyboard.press('p');
    await addressed(page, 'clip', (clip) => clip === clipId(keys[0] ?? ''));
  });

  test('is linked with its second, and the link is copied', async () => {
    const context = await visitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    const id = clipId(keys[0] ?? '');
    const { page } = await signedInAt(`/cameras?clip=${id}&t=2`, 'Cameras', { who, context });

    await filmAt(page, 2);
    await player(page).getByText('Copy link').click();
    await page.getByText('The link was copied').waitFor();

    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      new URL(`/cameras?day=2016-12-21&clip=${id}&t=2`, endpoints.console).href,
    );
  });

  test('is read again when its address has expired, and goes on at the same second', async () => {
    const context = await visitor();
    const id = clipId(keys[0] ?? '');
    let isExpired = true;
    let readings = 0;
    await context.route(/\.mp4\?/, (route) =>
      isExpired ? route.fulfill({ status: 403 }) : route.continue(),
    );
    await context.route(`**/v1/clips/${id}`, async (route) => {
      readings += 1;
      isExpired = readings < 2;
      await route.continue();
    });

    const { page } = await signedInAt(`/cameras?clip=${id}&t=2`, 'Cameras', { who, context });

    await filmAt(page, 2);
    expect(readings).toBe(2);
  });

  test('that cannot be played says so once it was tried twice, and can be downloaded', async () => {
    const context = await visitor();
    const id = clipId(keys[0] ?? '');
    await context.route(/\.mp4\?.*inline/, (route) => route.fulfill({ status: 403 }));
    const { page } = await signedInAt(`/cameras?clip=${id}`, 'Cameras', { who, context });
    await page.getByText('The video cannot be played here').waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      player(page).getByRole('button', { name: 'Download' }).click(),
    ]);

    expect(download.suggestedFilename()).toMatch(/_2016-12-21T08-00-00\.mp4$/);
  });

  test('that is gone says so', async () => {
    const { page } = await signedInAt(`/cameras?clip=${'0'.repeat(31)}a`, 'Cameras', { who });
    await page.getByText('No clip has this id').waitFor();
  });
});

describe('the page of the cameras', () => {
  test('is for admins and viewers, and skipped files are for admins', async () => {
    await putObject(`patrolcams/${camera}/2016-12-21/Hour-8/record/nothing_20161221_080000.mp4`, '');
    const [admin, viewer, user] = [
      await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who: endpoints.users.admin }),
      await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who }),
      await signedInAt('/keys', 'My keys'),
    ];

    const table = admin.page.getByRole('table', { name: 'Skipped files' });
    await table.getByRole('row').nth(1).waitFor();
    await viewer.page
      .getByRole('link', { name: /^Play / })
      .first()
      .waitFor();

    expect(await viewer.page.getByRole('table', { name: 'Skipped files' }).count()).toBe(0);
    expect(await user.page.getByRole('link', { name: 'Cameras' }).count()).toBe(0);
  });

  test('says where files must be laid while there is no camera', async () => {
    const context = await visitor();
    await context.route('**/v1/cameras/details', (route) =>
      route.fulfill({ json: { zone: 'UTC', cameras: [] } }),
    );

    const { page } = await signedInAt('/cameras', 'Cameras', { who, context });

    await page.getByText('No camera has sent anything').waitFor();
    await page.getByText('patrolcams/<camera>/').waitFor();
  });

  test('reads what fails again, says when, and loses nothing', async () => {
    const context = await visitor();
    let isThrottled = true;
    const json = { message: 'Too many requests', code: 'TooManyRequests', requestId: 'none' };
    await context.route('**/v1/clips?**', (route) =>
      isThrottled ? route.fulfill({ status: 429, headers: { 'retry-after': '6' }, json }) : route.continue(),
    );
    const { page } = await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who, context });
    await page.getByRole('button', { name: /Try again in \d s/ }).waitFor();
    await page.getByText('The clips could not be read.').nth(1).waitFor();
    expect(await page.getByText('No clips at this time').count()).toBe(0);
    isThrottled = false;

    await page.getByRole('button', { name: 'Try again', exact: true }).click();

    await bars(page).nth(1).waitFor();
    await page
      .getByRole('link', { name: /^Play / })
      .nth(1)
      .waitFor();
  });

  test('says once what has failed, and reads all of it again by one button', async () => {
    const context = await visitor();
    let isBroken = true;
    const json = { message: 'Internal server error', code: 'Internal', requestId: 'a1b2' };
    await context.route(/\/v1\/(clips|lastfive)/, (route) =>
      isBroken ? route.fulfill({ status: 500, json }) : route.continue(),
    );
    const more = `&clip=${clipId(keys[0] ?? '')}`;
    const { page } = await signedInAt(linkTo(camera, '2016-12-21', more), 'Cameras', { who, context });
    await page.getByText('The clip could not be read.').waitFor();
    await page.getByText('The clips could not be read.').nth(1).waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await page.getByText('No clips at this time').count()).toBe(0);
    isBroken = false;

    await page.getByRole('button', { name: 'Try again' }).click();

    await bars(page).nth(1).waitFor();
    await player(page).waitFor();
    await page.getByRole('link', { name: /: 2 clips, 1 snapshot/ }).waitFor();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  test('works with an API that is slow and fails every third time', async () => {
    const context = await visitor();
    let calls = 0;
    await context.route('**/v1/{clips,cameras,lastfive}/**', async (route) => {
      calls += 1;
      if (calls % 3 === 0) await route.fulfill({ status: 503, json: { message: 'Away', code: 'Internal' } });
      else await route.continue();
    });

    const { page } = await signedInAt(linkTo(camera, '2016-12-21'), 'Cameras', { who, context });

    await bars(page).nth(1).waitFor();
    expect(await bars(page).count()).toBe(2);
  });
});
