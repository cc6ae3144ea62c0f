import type { Page } from 'playwright-core';
import { newOwner, type Owner, pageOf, plainJpeg, upload } from '../integration/pictures.ts';
import { until } from '../integration/stack.ts';

const COLOURS = ['red', 'green', 'blue', 'yellow', 'white', 'black'] as const;

/** A file as the browser's own dialog gives it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A small picture, other than those of other numbers. */
export const pictureFile = async (at: number): Promise<ChosenFile> => ({
  name: `picture-${String(at)}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await plainJpeg(COLOURS[at % COLOURS.length] ?? 'red', 64 + (at % 12), 48 + Math.floor(at / 12)),
});

export const pictureFiles = (count: number): Promise<ChosenFile[]> =>
  Promise.all(Array.from({ length: count }, (_none, at) => pictureFile(at)));

/** Somebody with pictures that have been uploaded and tagged, the last one first. */
export const ownerOf = async (count: number): Promise<Owner> => {
  const owner = await newOwner();
  for (const { name, buffer } of await pictureFiles(count))
    await upload(owner.token, buffer, { asked: { fileName: name } });
  await until(
    () => pageOf(owner.token, 'state=tagged&limit=60'),
    ({ images }) => images.length === Math.min(count, 60),
  );
  return owner;
};

/** Gives files to the page. */
export const choose = (page: Page, files: readonly ChosenFile[]): Promise<void> =>
  page
    .getByLabel('Files to upload')
    .first()
    .setInputFiles([...files]);

export const cells = (page: Page) => page.getByRole('grid', { name: 'Images' }).getByRole('gridcell');
