import { beforeAll, describe, expect, test } from '@jest/globals';
import { imageAt, namesOf, newOwner, type Owner, pageOf, tagsOf } from '../integration/pictures.ts';
import type { Page } from 'playwright-core';
import { call, newUser } from '../integration/accounts.ts';
import { endpoints, until } from '../integration/stack.ts';
import { chooseFromMenu, heading, signedInAt, signInOn } from './people.ts';
import { cells, choose, ownerOf, pictureFile, pictureFiles } from './pictures.ts';
import { pageAt, visitor } from './visitor.ts';

/** Where forms are sent to. */
const bucket = `${endpoints.aws}/${endpoints.resources.imagesBucket}`;

/** All files of somebody that have come, by name, sorted. */
const filesOf = async ({ token }: Owner): Promise<string[]> => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageOf(token, `limit=60${cursor === undefined ? '' : `&cursor=${cursor}`}`);
    const come = page.images.filter(({ state }) => state !== 'uploading');
    names.push(...come.map(({ fileName }) => fileName ?? ''));
    ({ cursor } = page);
  } while (cursor !== undefined);
  return names.sort();
};

describe('uploads', () => {
  test('go from a file to a tagged picture in the gallery, and tell what is there already', async () => {
    const who = await newOwner();
    const { page } = await signedInAt('/images', 'Images', { who });
    await page.getByText('You have no images yet').waitFor();
    const files = await pictureFiles(3);

    await choose(page, files);
    await page.getByText('3 of 3 uploaded', { exact: true }).waitFor();
    await choose(page, files.slice(0, 1));

    await page.getByText('You have this picture already').waitFor();
    await cells(page).nth(2).waitFor();
    expect(await cells(page).count()).toBe(3);
    await page.getByRole('img', { name: /red/ }).waitFor();
  });

  test('tell at once which file is too large or of the wrong type, and what would be right', async () => {
    const { page } = await signedInAt('/images', 'Images');

    await choose(page, [
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
      { name: 'huge.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(11 * 1024 * 1024) },
      { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
    ]);

    await page.getByText('This type of file is not accepted. Use JPEG, PNG').waitFor();
    await page.getByText('The file is too large: 11 MB. At most 10 MB').waitFor();
    await page.getByText('0 of 3 uploaded, 2 could not be uploaded, 1 was rejected').waitFor();
    await page.getByRole('link', { name: '1 was rejected' }).click();
    await page.waitForURL('**/images?show=rejected');
    await cells(page).getByText('broken.jpg (rejected)').waitFor();
  });

  test('that have come are looked for again when the gallery could not be read meanwhile', async () => {
    const context = await visitor();
    let isBroken = false;
    const json = { message: 'Internal server error', code: 'Internal', requestId: 'none' };
    await context.route('**/v1/images?*', (route) =>
      isBroken ? route.fulfill({ status: 500, json }) : route.continue(),
    );
    const { page } = await signedInAt('/images', 'Images', { context });
    await page.getByText('You have no images yet').waitFor();
    isBroken = true;

    await choose(page, await pictureFiles(1));
    await page.getByText('1 of 1 uploaded').waitFor();
    await page.getByText('Something went wrong in Trellis').waitFor();
    expect(await page.getByText('You have no images yet').count()).toBe(0);
    isBroken = false;
    await page.getByRole('button', { name: 'Try again' }).click();

    await cells(page).first().waitFor();
  });

  test('wait while the network is cut, and each file becomes one image', async () => {
    const who = await newOwner();
    const { page, context } = await signedInAt('/images', 'Images', { who });
    const files = await pictureFiles(60);
    await choose(page, files);
    await page.getByText(/^[1-9]\d* of 60 uploaded/).waitFor();

    await context.setOffline(true);
    await page.getByText('There is no network.').waitFor();
    await context.setOffline(false);

    await page.getByText(/^60 of 60 uploaded/).waitFor();
    expect(await filesOf(who)).toEqual(files.map(({ name }) => name).sort());
  });

  test('whose answers are lost on the way still become one image each', async () => {
    const who = await newOwner();
    const context = await visitor();
    let count = 0;
    const losing: Parameters<typeof context.route>[1] = async (route) => {
      count += 1;
      if (route.request().method() !== 'POST' || count % 3 !== 0) {
        await route.continue();
        return;
      }
      await route.fetch();
      await route.abort('connectionreset');
    };
    await context.route(/\/v1\/images$/, losing);
    await context.route((url) => url.href === bucket, losing);
    const { page } = await signedInAt('/images', 'Images', { who, context });
    const files = await pictureFiles(9);

    await choose(page, files);

    await page.getByText('9 of 9 uploaded', { exact: true }).waitFor();
    expect(await filesOf(who)).toEqual(files.map(({ name }) => name).sort());
  });

  test('wait as long as the API asks, fail with its reason, and are tried again', async () => {
    const context = await visitor();
    let answer = { status: 429, message: 'Too many files are awaited', code: 'TooManyRequests' };
    let isMended = false;
    await context.route(/\/v1\/images$/, async (route) => {
      if (route.request().method() !== 'POST' || isMended) {
        await route.continue();
        return;
      }
      const { status, ...error } = answer;
      const headers = { 'retry-after': status === 429 ? '6' : '0' };
      answer = { status: 409, message: 'An image can have at most 40 tags', code: 'Conflict' };
      await route.fulfill({ status, headers, json: { ...error, requestId: 'none' } });
    });
    const { page } = await signedInAt('/images', 'Images', { context });

    await choose(page, [await pictureFile(1)]);

    await page.getByText(/Trellis takes more in \d s/).waitFor();
    await page.getByText('An image can have at most 40 tags').waitFor();
    isMended = true;
    await page.getByRole('button', { name: 'Retry picture-1.jpg' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 of 1 uploaded', { exact: true }).waitFor();
  });

  test('go on in another area, ask before the page is left, and end with the session', async () => {
    const context = await visitor();
    let isHeld = true;
    const held: (() => void)[] = [];
    await context.route(
      (url) => url.href === bucket,
      async (route) => {
        if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
        await route.continue().catch(() => undefined);
      },
    );
    const { page, who } = await signedInAt('/images', 'Images', { context });
    await choose(page, await pictureFiles(2));
    await page.getByText('0 of 2 uploaded').waitFor();

    await page.getByRole('link', { name: 'My keys' }).click();
    await heading(page, 'My keys').waitFor();
    const asked = page.waitForEvent('dialog');
    void page.reload().catch(() => undefined);
    const dialog = await asked;
    await dialog.dismiss();
    isHeld = false;
    for (const go of held) go();
    await page.getByRole('link', { name: 'Images' }).click();
    await page.getByText('2 of 2 uploaded', { exact: true }).waitFor();

    expect(dialog.type()).toBe('beforeunload');
    await chooseFromMenu(page, who.username, 'Sign out');
    await page.getByLabel('Password').waitFor();
    await signInOn(page, await newUser());
    await page.getByText('You have no images yet').waitFor();
    expect(await page.getByRole('heading', { name: 'Uploads' }).count()).toBe(0);
  });

  test('are kept until a sign-out is confirmed; the next sign-in reports what a lost session cut off', async () => {
    const context = await visitor();
    await context.route(
      (url) => url.href === bucket,
      () => undefined,
    );
    const { page, who } = await signedInAt('/images', 'Images', { context });
    const other = await pageAt('/keys', context);
    await choose(page, await pictureFiles(2));
    await page.getByText('0 of 2 uploaded').waitFor();

    await chooseFromMenu(page, who.username, 'Sign out');
    await page.getByText('2 files are not uploaded yet.').waitFor();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('0 of 2 uploaded').waitFor();
    await chooseFromMenu(other, who.username, 'Sign out');
    await page.getByText('Your session has ended').waitFor();
    await signInOn(page, who);

    await page.getByText('The session ended before 2 images were uploaded.').waitFor();
    await choose(page, await pictureFiles(1));
    await page.getByText('0 of 1 uploaded').waitFor();
    await chooseFromMenu(page, who.username, 'Sign out');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
  });

  test('are begun by keyboard alone, and by files that are dropped', async () => {
    const { page } = await signedInAt('/images', 'Images');
    const files = await pictureFiles(2);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload' }).first().focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(files.slice(0, 1));

    const data = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'dropped.jpg', { type: 'image/jpeg' }));
        return transfer;
      },
      [...(files[1]?.buffer ?? [])],
    );
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
    await page.getByText('Drop to upload: JPEG').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });

    await page.getByText('2 of 2 uploaded', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'dropped.jpg' }).waitFor();
  });
});

describe('the gallery', () => {
  let who: Owner;
  beforeAll(async () => {
    who = await ownerOf(130);
  });

  test('shows the newest first, reads on while one scrolls, and has few cells at a time', async () => {
    const { page } = await signedInAt('/images', 'Images', { who });
    await cells(page).first().waitFor();
    const first = await cells(page).first().getByRole('img').getAttribute('alt');
    const counts = [await cells(page).count()];

    await cells(page).first().focus();
    await page.keyboard.press('Control+End');
    const grid = page.getByRole('grid', { name: 'Images' });
    while ((await grid.getAttribute('aria-rowcount')) === '-1') {
      await page.mouse.wheel(0, 1500);
      await page.keyboard.press('Control+End');
      counts.push(await cells(page).count());
    }

    expect(first).toContain('yellow');
    expect(Math.max(...counts)).toBeLessThan(100);
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(
      Math.ceil(130 / Number(await grid.getAttribute('aria-colcount'))),
    );
  });

  test('a filter is a link, proposes tags, and back returns to it', async () => {
    const { page } = await signedInAt('/images', 'Images', { who });
    await page.getByRole('button', { name: 'With tags' }).click();
    await page.getByPlaceholder('First letters of a tag').first().fill('re');

    await page.getByRole('option', { name: 'red' }).click();
    await page.keyboard.press('Escape');

    await page.waitForURL('**/images?tags=red');
    await page.locator('[role=gridcell] img[alt*="green"]').first().waitFor({ state: 'detached' });
    await page.getByRole('img', { name: /red/ }).nth(1).waitFor();
    await cells(page).first().click();
    await page.getByRole('dialog', { name: /picture-\d+.jpg/ }).waitFor();
    await page.goBack();
    await page.waitForURL('**/images?tags=red');
    await page.goBack();
    await page.getByRole('img', { name: /green/ }).first().waitFor();
  });

  test('a link with any of two tags, the oldest first, shows just that; a broken link shows all', async () => {
    const { page } = await signedInAt('/images?tags=red,blue&match=any&order=oldest', 'Images', { who });
    await cells(page).first().waitFor();
    const alts = await page
      .locator('[role=gridcell] img')
      .evaluateAll((images) => images.map((image) => image.getAttribute('alt') ?? ''));

    await page.goto('/images?show=untagged');
    await page.getByText('No image fits').waitFor();
    await page.goto('/images?from=2024-99-99&show=%5B1%5D&order=up&image=..%2F..%2F');
    await page.getByRole('img', { name: /green/ }).first().waitFor();

    expect(alts[0]).toContain('red');
    expect(alts.every((alt) => /red|blue/.test(alt))).toBe(true);
  });

  test('is read although every third request fails; a session that has ended says so', async () => {
    const context = await visitor();
    let count = 0;
    let isOver = false;
    const error = { message: 'It went wrong', code: 'Internal', requestId: 'none' };
    await context.route(/\/v1\/(images\?|token)/, async (route) => {
      count += 1;
      if (isOver) await route.fulfill({ status: 401, json: { ...error, code: 'Unauthorized' } });
      else if (count % 3 === 1 && route.request().url().includes('images'))
        await route.fulfill({ status: 500, json: error });
      else await route.continue();
    });
    const { page } = await signedInAt('/images', 'Images', { who, context });
    await cells(page).first().waitFor();

    isOver = true;
    await page.getByRole('button', { name: 'Refresh' }).click();

    await page.getByText('Your session has ended.').waitFor();
  });

  test('is walked, selected and opened by keyboard, and says how', async () => {
    const { page } = await signedInAt('/images', 'Images', { who });
    await cells(page).first().focus();

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('1 image is selected').waitFor();
    const columns = Number(await page.getByRole('grid', { name: 'Images' }).getAttribute('aria-colcount'));
    expect(
      await cells(page)
        .nth(columns + 1)
        .getAttribute('aria-selected'),
    ).toBe('true');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    const before = await page.getByRole('dialog').getByRole('heading').first().innerText();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog').getByRole('heading', { name: before }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');

    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFocus(page, columns + 2);
  });
});

/** The cell with the focus, by its place. */
const expectFocus = async (page: Page, at: number): Promise<void> => {
  await until(
    () =>
      cells(page).evaluateAll((all) => all.findIndex((cell) => cell === cell.ownerDocument.activeElement)),
    (found) => found === at,
    10_000,
  );
};

describe('an image', () => {
  test('has its tags corrected by keyboard, and undone', async () => {
    const who = await ownerOf(1);
    const [image] = (await pageOf(who.token)).images;
    const { page } = await signedInAt(`/images?image=${image?.id ?? ''}`, 'Images', { who });
    const tagsNow = async () => namesOf(await imageAt(who.token, image?.id ?? ''));
    const field = page.getByRole('combobox', { name: 'Add a tag' });

    await field.fill('a,b');
    await page.keyboard.press('Enter');
    await page.getByText('A tag has no commas.').waitFor();
    await field.fill('Lisbon');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove lisbon' }).waitFor();
    await page.getByText('“lisbon” was added.').waitFor();
    await page.getByRole('button', { name: 'Remove red' }).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Remove red' }).waitFor({ state: 'detached' });
    const corrected = await tagsNow();
    await page.getByRole('button', { name: /Undo: “red” was removed/ }).click();
    await page.getByRole('button', { name: 'Remove red' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Remove lisbon' }).waitFor({ state: 'detached' });

    expect(corrected).toContain('lisbon');
    expect(corrected).not.toContain('red');
    expect(await tagsNow()).toContain('red');
    await page.getByRole('button', { name: 'Tag again' }).click();
    await page.getByText('Tagged', { exact: true }).waitFor();
  });

  test('that is not there says so, and leads back to the gallery', async () => {
    const { page } = await signedInAt('/images?image=019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f', 'Images');

    await page.getByText('The image is not there').waitFor();
    expect(await page.getByRole('button', { name: /^(Delete|Try again)$/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Back to the gallery' }).click();
    await page.waitForURL('**/images');
  });

  test('that was deleted elsewhere says so, and leaves the gallery', async () => {
    const who = await ownerOf(2);
    const { page } = await signedInAt('/images', 'Images', { who });
    await cells(page).nth(1).waitFor();
    const [image] = (await pageOf(who.token)).images;
    await call('DELETE', `/images/${image?.id ?? ''}`, { token: who.token });

    await cells(page).first().click();

    await page.getByText('The image is not there').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await cells(page).nth(1).waitFor({ state: 'detached' });
    expect(await cells(page).count()).toBe(1);
  });

  test('is deleted by a key, and comes back by another; the focus stays beside it', async () => {
    const who = await ownerOf(3);
    const { page } = await signedInAt('/images', 'Images', { who });
    await cells(page).nth(1).focus();

    await page.keyboard.press('x');
    await page.getByText('The image will be deleted in a moment.').waitFor();
    await expectFocus(page, 1);
    expect(await cells(page).count()).toBe(2);
    await page.keyboard.press('z');
    await cells(page).nth(2).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Undo' }).click();
    await cells(page).nth(2).waitFor();

    expect((await pageOf(who.token)).images).toHaveLength(3);
  });

  test('is gone for good once the time for an undo is over, also in another area', async () => {
    const who = await ownerOf(3);
    const { page } = await signedInAt('/images', 'Images', { who });
    await cells(page).first().getByRole('checkbox').check();
    await cells(page)
      .nth(1)
      .click({ modifiers: ['Control'] });

    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('2 images will be deleted in a moment.').waitFor();
    await page.getByRole('link', { name: 'My keys' }).click();

    await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    await page.getByText('2 images were deleted.').waitFor();
    await until(
      () => pageOf(who.token),
      ({ images }) => images.length === 1,
    );
  });

  test('that cannot be deleted comes back, and the page says why', async () => {
    const who = await ownerOf(1);
    const context = await visitor();
    const json = { message: 'The image is being changed', code: 'Conflict', requestId: 'none' };
    await context.route('**/v1/images/*', (route) =>
      route.request().method() === 'DELETE' ? route.fulfill({ status: 409, json }) : route.continue(),
    );
    const { page } = await signedInAt('/images', 'Images', { who, context });
    await page.clock.install();
    await cells(page).first().focus();
    await page.keyboard.press('x');
    await page.getByText('The image will be deleted in a moment.').waitFor();

    await page.clock.runFor(9000);

    await page.getByText('The image could not be deleted.').waitFor();
    await cells(page).first().waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The image will be deleted in a moment.').waitFor();
    await cells(page).first().waitFor({ state: 'detached' });
  });

  test('stays when its owner signs out before that', async () => {
    const who = await ownerOf(1);
    const { page } = await signedInAt('/images', 'Images', { who });
    await page.clock.install();
    await cells(page).first().focus();

    await page.keyboard.press('Delete');
    await page.getByText('The image will be deleted in a moment.').waitFor();
    await chooseFromMenu(page, who.username, 'Sign out');
    await page.getByLabel('Password').waitFor();
    await page.clock.runFor(10_000);

    await signInOn(page, who);
    await cells(page).first().waitFor();
    expect((await pageOf(who.token)).images).toHaveLength(1);
  });
});

describe('tags', () => {
  test('of many images are corrected at once', async () => {
    const who = await ownerOf(3);
    const { page } = await signedInAt('/images', 'Images', { who });
    await cells(page).first().focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('t');

    await page.getByLabel('Add these tags').fill('Holiday, Old town');
    await page.getByRole('dialog').getByRole('button', { name: 'Correct' }).click();

    await page.getByText('3 images changed.').waitFor();
    const { images } = await pageOf(who.token, 'tags=holiday,old%20town');
    expect(images).toHaveLength(3);
  });

  test('are renamed and deleted on all images', async () => {
    const who = await ownerOf(2);
    const { page } = await signedInAt('/images', 'Images', { who });
    await page.getByRole('button', { name: 'Manage tags' }).click();

    await page.getByRole('button', { name: 'Rename red' }).click();
    await page.getByLabel('New name').fill('Crimson');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Delete green' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“green” was removed on 1 image.').waitFor();

    const { tags } = await tagsOf(who.token);
    expect(tags).toContain('crimson');
    expect(tags).not.toContain('red');
    expect(tags).not.toContain('green');
  });
});
