import type { Page } from 'playwright-core';
import { newOwner, plainJpeg, upload } from '../integration/pictures.ts';
import { failing, look, type View } from './looks.ts';
import { heading, signInOn } from './people.ts';
import { cells, choose, ownerOf, pictureFile } from './pictures.ts';

const who = await ownerOf(14);
const beginner = await newOwner();
// Its bytes are no picture.
await upload(who.token, Buffer.from('no picture'), {
  asked: { fileName: 'a rather long name of a file.jpg' },
});
await upload(who.token, await plainJpeg('red', 500, 300), { asked: { tags: ['Holiday', 'Old town'] } });

const opened = async (page: Page): Promise<void> => {
  await cells(page).first().click();
  await page.getByRole('button', { name: 'Remove holiday' }).waitFor();
};

const VIEWS: readonly View[] = [
  {
    name: 'images',
    path: '/images?without=cat&from=2024-05-01',
    title: 'Images',
    prepare: async (page) => {
      await cells(page).nth(2).getByRole('checkbox').check();
      await page.getByText('1 image is selected').waitFor();
    },
  },
  {
    name: 'images with an open one',
    path: '/images',
    title: 'Images',
    prepare: async (page) => {
      await opened(page);
      await page.getByRole('button', { name: 'Remove holiday' }).press('Delete');
      await page.getByText('“holiday” was removed.').waitFor();
      await page.getByRole('button', { name: /^Undo/ }).click();
      await page.getByRole('button', { name: 'Remove holiday' }).waitFor();
    },
  },
  {
    name: 'images with a correction of many',
    path: '/images',
    title: 'Images',
    prepare: async (page) => {
      await cells(page).first().focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('t');
      await page.getByLabel('Add these tags').waitFor();
    },
  },
  {
    name: 'images with uploads and a deletion',
    path: '/images',
    title: 'Images',
    prepare: async (page) => {
      // A notice that fades in has too little contrast for a moment.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const big = { name: 'huge.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(11 * 1024 * 1024) };
      const text = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') };
      await choose(page, [big, text, await pictureFile(0)]);
      await page.getByText('0 of 3 uploaded, 1 was there already, 2 could not be uploaded').waitFor();
      await cells(page).last().focus();
      await page.keyboard.press('x');
      await page.getByText('The image will be deleted in a moment.').waitFor();
    },
  },
  {
    name: 'images with the list of tags',
    path: '/images',
    title: 'Images',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Manage tags' }).click();
      await page.getByRole('button', { name: 'Rename red' }).waitFor();
    },
  },
  {
    name: 'images that cannot be read',
    path: '/images',
    title: 'Images',
    prepare: failing('**/v1/images?*'),
  },
  {
    name: 'images of a beginner',
    path: '/images',
    prepare: async (page) => {
      await signInOn(page, beginner);
      await heading(page, 'Images').waitFor();
      await page.getByText('You have no images yet').waitFor();
    },
  },
];

look(VIEWS, who);
