import { afterAll } from '@jest/globals';
import type { Page } from 'playwright-core';
import { films, newCamera, PICTURE, removeFiles, untilClip, upload } from '../integration/clips.ts';
import { endpoints } from '../integration/stack.ts';
import { dialog, failing, look, type View } from './looks.ts';

const TITLE = 'Cameras';
const camera = newCamera();
const PATH = `/cameras?${new URLSearchParams({ camera, day: '2017-02-14' }).toString()}`;

await films([camera, '2017-02-14T17:00:00Z'], [camera, '2017-02-14T20:15:00Z']);
await untilClip(
  await upload(camera, '2017-02-14T17:00:02Z', { folder: 'snap', ending: '.jpg', bytes: PICTURE }),
);
afterAll(removeFiles);

/** Opens the first clip of the table, and waits until it can be played. */
const playFirst = async (page: Page): Promise<void> => {
  await page
    .getByRole('link', { name: /^Play / })
    .first()
    .click();
  await page.getByRole('group', { name: 'Player' }).waitFor();
};

const VIEWS: readonly View[] = [
  {
    name: 'cameras',
    path: PATH,
    title: TITLE,
    prepare: (page) =>
      page
        .getByRole('link', { name: /^Play / })
        .first()
        .waitFor(),
  },
  { name: 'cameras with a clip', path: PATH, title: TITLE, prepare: playFirst },
  {
    name: 'cameras with a snapshot under the needle',
    path: PATH,
    title: TITLE,
    prepare: async (page) => {
      await page
        .getByRole('link', { name: /^Play / })
        .first()
        .waitFor();
      await page.getByRole('slider').last().focus();
      await page.getByRole('group', { name: 'Nearest snapshot' }).locator('img').waitFor();
    },
  },
  {
    name: 'cameras with the list of shortcuts',
    path: PATH,
    title: TITLE,
    prepare: dialog('Keyboard shortcuts'),
  },
  {
    name: 'cameras with a clip that cannot be played',
    path: PATH,
    title: TITLE,
    prepare: async (page, context) => {
      await context.route(/\.mp4\?/, (route) => route.fulfill({ status: 403 }));
      await playFirst(page);
      await page.getByText('The video cannot be played here').waitFor();
    },
  },
  {
    name: 'cameras when no camera has sent anything',
    path: PATH,
    title: TITLE,
    prepare: async (page, context) => {
      await context.route('**/v1/cameras/details', (route) =>
        route.fulfill({ json: { zone: 'UTC', cameras: [] } }),
      );
      await page.reload();
      await page.getByText('No camera has sent anything').waitFor();
    },
  },
  {
    name: 'cameras that cannot be read',
    path: PATH,
    title: TITLE,
    prepare: failing('**/v1/cameras/details'),
  },
];

look(VIEWS, endpoints.users.admin);
