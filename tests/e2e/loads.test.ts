import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { newAdmin } from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';
import { choose, loaded, rowWith, spreadsheet } from './admin.ts';
import { chooseFromMenu, heading, signedInAt, signInOn } from './people.ts';
import { pageAt, visitor } from './visitor.ts';

const who = endpoints.users.admin;

describe('spreadsheets', () => {
  test('are uploaded, several at once, and become loads whose rejected rows can be read', async () => {
    const [one, other] = [await spreadsheet(), await spreadsheet()];
    const { page } = await signedInAt('/loads', 'Loads', { who });

    const chooser = page.waitForEvent('filechooser');
    await page.getByText('Choose files').first().click();
    await (await chooser).setFiles([one, other]);

    await page.getByText('4 rows, 1 rejected').nth(1).waitFor();
    await rowWith(page, one.name).getByText('Loaded').waitFor();
    await page.getByRole('link', { name: other.name }).click();
    await heading(page, other.name).waitFor();
    expect(await rowWith(page, 'not an application number').innerText()).toMatch(
      /5\s+None\s+Permit Number\s+\?/,
    );
  });

  test('are chosen by keyboard, and wait for their turn', async () => {
    const files = [await spreadsheet(), await spreadsheet(), await spreadsheet()];
    const context = await visitor();
    let release = (): void => undefined;
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    await context.route(`${endpoints.aws}/${endpoints.resources.reportsBucket}**`, async (route) => {
      await isReleased;
      await route.continue();
    });
    const { page } = await signedInAt('/loads', 'Loads', { who, context });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(files);
    await page.getByText('Waits for its turn').waitFor();

    release();

    await page.getByText('4 rows, 1 rejected').nth(2).waitFor();
  });

  test('can be dropped', async () => {
    const { name, buffer } = await spreadsheet();
    const { page } = await signedInAt('/loads', 'Loads', { who });
    const files = await page.evaluateHandle(
      ([fileName, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], fileName, { type: 'text/csv' }));
        return transfer;
      },
      [name, buffer.toString()] as const,
    );

    await page
      .getByText('Drop Excel workbooks or CSV files here')
      .dispatchEvent('drop', { dataTransfer: files });

    await page.getByText('4 rows, 1 rejected').waitFor();
  });

  test('that were not sent are sent again', async () => {
    const file = await spreadsheet();
    const context = await visitor();
    let isBroken = true;
    await context.route(`${endpoints.aws}/${endpoints.resources.reportsBucket}**`, (route) =>
      isBroken ? route.abort() : route.continue(),
    );
    const { page } = await signedInAt('/loads', 'Loads', { who, context });
    await page.locator('input[type=file]').setInputFiles([file]);
    await page.getByText(/It may have been done all the same/).waitFor();
    isBroken = false;

    await page.getByRole('button', { name: `Send ${file.name} again` }).click();

    await page.getByText('4 rows, 1 rejected').waitFor();
  });
});

test('a file waits for the network, and is sent by itself', async () => {
  const file = await spreadsheet();
  const { page, context } = await signedInAt('/loads', 'Loads', { who });
  await context.setOffline(true);
  await page.locator('input[type=file]').setInputFiles([file]);
  await page.getByText('Waits for the network').waitFor();

  await context.setOffline(false);

  await page.getByText('4 rows, 1 rejected').waitFor();
});

test('a sign-out asks first while a file is on its way; the next sign-in reports one that a lost session cut off', async () => {
  const context = await visitor();
  await context.route(`${endpoints.aws}/${endpoints.resources.reportsBucket}**`, () => undefined);
  const admin = await newAdmin();
  const { page } = await signedInAt('/loads', 'Loads', { who: admin, context });
  const other = await pageAt('/keys', context);
  await page.locator('input[type=file]').setInputFiles([await spreadsheet()]);
  await page.getByRole('progressbar').waitFor();

  await chooseFromMenu(page, admin.username, 'Sign out');
  await page.getByText('1 file is not uploaded yet.').waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await chooseFromMenu(other, admin.username, 'Sign out');
  await page.getByText('Your session has ended').waitFor();
  await signInOn(page, admin);

  await page.getByText('The session ended before 1 spreadsheet was uploaded.').waitFor();
  expect(await page.getByRole('progressbar').count()).toBe(0);
});

test('files that can never be loaded are not sent, and each says why', async () => {
  const context = await visitor();
  const { page } = await signedInAt('/loads', 'Loads', { who, context });
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/permits/loads')) sent += 1;
  });
  const file = await spreadsheet();

  await page.locator('input[type=file]').setInputFiles([
    { ...file, name: 'picture.png' },
    { ...file, name: 'old.xls' },
    { ...file, buffer: Buffer.of() },
    { ...file, name: 'ümlaut.csv' },
  ]);

  await page
    .getByText(/This type of file is not read/)
    .nth(1)
    .waitFor();
  await page.getByText('The file is empty.').waitFor();
  await page.getByText(/The name of the file is not accepted/).waitFor();
  expect(await page.getByRole('button', { name: /^Send .* again$/ }).count()).toBe(0);
  expect(sent).toBe(0);
});

describe('loads', () => {
  test('are filtered by a link, and back returns', async () => {
    const [name, good] = [`refused ${randomUUID().slice(0, 8)}.csv`, await spreadsheet()];
    await loaded(name, 'NAME,COLOR\nx,red\n');
    await loaded(good.name, good.buffer);
    const { page } = await signedInAt('/loads', 'Loads', { who });
    await rowWith(page, good.name).waitFor();

    await choose(page, 'State', 'Refused');
    await rowWith(page, good.name).waitFor({ state: 'detached' });
    await rowWith(page, name).waitFor();
    expect(new URL(page.url()).search).toBe('?state=refused');
    await page.goBack();

    await rowWith(page, good.name).waitFor();
  });

  test('that were refused say why, and are loaded again by keyboard', async () => {
    const name = `refused ${randomUUID().slice(0, 8)}.csv`;
    const id = await loaded(name, 'NAME,COLOR\nx,red\n');
    const { page } = await signedInAt(`/loads?load=${id}`, name, { who });
    await page.getByText('Why it was not loaded').waitFor();

    await page.getByRole('button', { name: 'Load again' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/mend the file/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Load again' }).focus();
    await page.keyboard.press('Enter');

    await page.getByText(`${name} was refused again.`).waitFor();
    await page.getByText('Refused', { exact: true }).waitFor();
    await page.getByText(`${name} is queued.`).waitFor({ state: 'detached' });
  });

  test('hand out all rejected rows as a file', async () => {
    const { name, buffer } = await spreadsheet();
    const id = await loaded(name, buffer);
    const { page } = await signedInAt(`/loads?load=${id}`, name, { who });
    const arrival = page.waitForEvent('download');

    await page.getByRole('button', { name: 'Download all' }).click();

    const path = await (await arrival).path();
    expect(await readFile(path, 'utf8')).toContain('not an application number');
    await heading(page, name).waitFor();
  });

  test('that are not there say so', async () => {
    const { page } = await signedInAt('/loads?load=nothing', 'Load', { who });

    await page.getByText('No load has this id.').waitFor();
  });
});
