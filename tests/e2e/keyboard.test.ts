import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { call, issueKey, keysOf, newName, newUser } from '../integration/accounts.ts';
import { films, newCamera, removeFiles } from '../integration/clips.ts';
import { found, mailsAbout } from '../integration/mail.ts';
import { aws, endpoints, output, until } from '../integration/stack.ts';
import { rowWith } from './admin.ts';
import { heading, signedInAt } from './people.ts';
import { cells, ownerOf } from './pictures.ts';
import { pageAt, visitor } from './visitor.ts';

/** More than any page has. */
const MOST_STOPS = 200;

/** Goes on by the tab key until the keyboard is at an element. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not lead to ${String(target)}`);
};

/** Goes to an element, and presses a key there. */
const press = async (page: Page, target: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press(key);
};

const button = (inside: Pick<Page, 'getByRole'>, name: string): Locator =>
  inside.getByRole('button', { name, exact: true });

/** Goes to a field, and writes a text in place of what it has. */
const write = async (page: Page, label: string, text: string): Promise<void> => {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
};

/** Chooses from the menu of who is signed in. */
const chooseFromMenu = async (page: Page, username: string, item: string): Promise<void> => {
  await press(page, button(page, username));
  const wanted = page.getByRole('menuitem', { name: item, exact: true });
  await wanted.waitFor();
  for (let step = 0; step < MOST_STOPS; step += 1) {
    if (await wanted.evaluate((element) => element.contains(document.activeElement))) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
};

const dialog = (page: Page): Locator => page.getByRole('dialog').last();

describe('by the tab key and others alone', () => {
  test('one signs up, changes the password, signs out everywhere, and sets a forgotten password', async () => {
    const page = await pageAt('/signup');
    const username = newName();
    const email = `${username}@example.com`;
    await write(page, 'Username', username);
    await write(page, 'Password', 'Abc123!x');
    await page.keyboard.press('Enter');
    await heading(page, 'My keys').waitFor();
    await chooseFromMenu(page, username, 'My account');
    await heading(page, 'My account').waitFor();
    await write(page, 'E-mail address', email);
    await page.keyboard.press('Enter');
    const [code] = await mailsAbout(email, 'Trellis code');
    await write(page, 'Code from the e-mail', found(/code: (\d{8})/, code?.text));
    await page.keyboard.press('Enter');
    await page.getByText(`${email} is verified`).first().waitFor();
    await write(page, 'Current password', 'Abc123!x');
    await write(page, 'New password', 'Another123!');
    await page.keyboard.press('Enter');
    await page.getByText('Your password was changed').waitFor();
    const other = await signedInAt('/keys', 'My keys', { who: { username, password: 'Another123!' } });
    await chooseFromMenu(page, username, 'Sign out everywhere');
    await heading(page, 'Sign in').waitFor();
    await other.page.reload();
    await heading(other.page, 'Sign in').waitFor();

    await press(page, page.getByRole('link', { name: /password/ }));
    await write(page, 'Username', username);
    await page.keyboard.press('Enter');
    await heading(page, 'Set a new password').waitFor();
    const mails = await mailsAbout(email, 'verification code');
    await write(page, 'Code from the e-mail', found(/code is (\d+)/, mails.at(-1)?.text));
    await write(page, 'New password', 'Reset1234!');
    await page.keyboard.press('Enter');

    await heading(page, 'My account').or(heading(page, 'My keys')).waitFor();
  });

  test('one deletes the account', async () => {
    const { page, who } = await signedInAt('/account', 'My account');
    await press(page, button(page, 'Delete my account'));
    await write(page, `Type ${who.username} to go on`, who.username);
    await press(page, button(dialog(page), 'Delete my account'));

    await page.getByRole('button', { name: 'Sign in' }).waitFor();

    await until(
      () => call('POST', '/signin', { body: who }),
      ({ status }) => status === 401,
    );
  });

  test('one disables a key, and deletes it', async () => {
    const who = await newUser();
    await issueKey(who, { scope: 'permits', name: 'report' });
    const { page } = await signedInAt('/keys', 'My keys', { who });
    await press(page, page.getByRole('radio', { name: 'report' }), 'Space');
    await press(page, button(page, 'Disable'));
    await press(page, button(dialog(page), 'Disable'));
    await page.getByText('report was disabled.').waitFor();

    await press(page, button(page, 'Delete'));
    await press(page, button(dialog(page), 'Delete'));

    await page.getByText('You have no keys').waitFor();
    expect(await keysOf(who.username)).toEqual([]);
  });

  test('one sorts permits, chooses a column, goes to the next page, opens a permit, and saves and copies', async () => {
    const who = await newUser();
    await issueKey(who);
    const context = await visitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    const query = '?file_date=between.2016-12-01,2016-12-31&limit=20';
    const { page } = await signedInAt(`/permits${query}`, 'Permits', { who, context });
    const table = page.getByRole('table', { name: 'Permits', exact: true });
    await table.getByRole('radio').first().waitFor();
    await press(
      page,
      table.getByRole('columnheader', { name: 'Estimated cost' }).getByRole('button').first(),
    );
    await page.waitForURL(/sort=estimated_cost&order=desc/);
    await press(page, button(page, 'Preferences'));
    await press(page, dialog(page).getByRole('checkbox', { name: 'Block' }), 'Space');
    await press(page, button(dialog(page), 'Confirm'));
    await table.getByRole('columnheader', { name: 'Block' }).first().waitFor();
    await press(page, button(page, 'Next page'));
    await page.getByText(/21–40 of \d,\d{3}/).waitFor();
    await press(page, button(page, 'Copy as curl'));
    await page.getByText('The request was copied').waitFor();
    await page.keyboard.press('Escape');
    await press(page, button(page, 'Download this page'));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);

    await press(page, table.getByRole('radio').first(), 'Space');
    await page.getByRole('heading', { name: 'History' }).waitFor();

    expect(download.suggestedFilename()).toMatch(/^permits-/);
    expect(page.url()).toMatch(/permit=\d+/);
  });

  test('one filters images by a tag, and deletes one', async () => {
    const who = await ownerOf(3);
    const { page } = await signedInAt('/images', 'Images', { who });
    await cells(page).nth(2).waitFor();
    await press(page, page.getByRole('button', { name: 'With tags' }));
    await page.getByPlaceholder('First letters of a tag').first().waitFor();
    await page.keyboard.type('red');
    await page.getByRole('option', { name: 'red' }).waitFor();
    await page.getByRole('option', { name: 'blue' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/images?tags=red');
    await page.keyboard.press('Escape');
    await cells(page).nth(1).waitFor({ state: 'detached' });

    await press(page, cells(page).first(), 'x');
    await page.getByText('The image will be deleted in a moment.').waitFor();

    await page.getByText('The image was deleted.').waitFor();
  });

  test('one plays a clip of the list, zooms, and downloads it', async () => {
    const camera = newCamera();
    await films([camera, '2017-03-01T18:00:00Z']);
    const link = `/cameras?${new URLSearchParams({ camera, day: '2017-03-01' }).toString()}`;
    const { page } = await signedInAt(link, 'Cameras', { who: endpoints.users.viewer });
    await press(page, page.getByRole('link', { name: /^Play / }));
    const player = page.getByRole('group', { name: 'Player' });
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);
    await press(page, button(page, 'Zoom in'));
    await page.waitForURL(/from=/);

    await tabTo(page, button(player, 'Download'));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);

    expect(download.suggestedFilename()).toMatch(/\.mp4$/);
    await removeFiles();
  });

  test('one asks for a partition of a table, edits its item, and deletes it', async () => {
    const [TableName, id] = [output('ManagerTableName'), newName('item')];
    await aws.dynamoDB.send(
      new PutItemCommand({ TableName, Item: { id: { S: id }, size: { N: '1' }, old: { BOOL: true } } }),
    );
    const { page } = await signedInAt('/tables', 'Tables', { who: endpoints.users.admin });
    await write(page, 'id is', id);
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('link', { name: id }));
    await write(page, 'Value of size', '2');
    await press(page, page.getByRole('button', { name: /Remove old/ }));
    await press(page, button(dialog(page), 'Save'));
    await page.getByText('The item was saved.').waitFor();
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' });

    await press(page, page.getByRole('link', { name: id }));
    await press(page, button(dialog(page), 'Delete'));
    await press(page, button(page.getByRole('dialog', { name: 'Delete the item?' }), 'Delete'));

    await page.getByText('The item was deleted.').waitFor();
  });

  test('one invites a user, whose name is typed as soon as the dialog is open', async () => {
    const { page } = await signedInAt('/users', 'Users', { who: endpoints.users.admin });
    const username = newName();
    await press(page, button(page, 'Invite a user'));
    await dialog(page).waitFor();
    await page.keyboard.type(username);
    await press(page, dialog(page).getByRole('checkbox', { name: /Send the temporary password/ }), 'Space');
    await press(page, button(dialog(page), 'Invite'));
    await page.getByText(`${username} is invited`).waitFor();

    await press(page, button(dialog(page), 'I have stored it'));

    await heading(page, username).waitFor();
  });

  test('one goes from area to area, and looks for records of the audit', async () => {
    const { page } = await signedInAt('/keys', 'My keys', { who: endpoints.users.admin });
    for (const [area, title] of [
      ['Permits', 'Permits'],
      ['Images', 'Images'],
      ['Cameras', 'Cameras'],
      ['Users', 'Users'],
      ['Loads', 'Loads'],
      ['Tables', 'Tables'],
      ['Audit', 'Audit'],
    ] as const) {
      await press(page, page.getByRole('navigation').getByRole('link', { name: area, exact: true }));
      await heading(page, title).waitFor();
    }
    const somebody = await newUser();
    await issueKey(somebody, { scope: 'music' });

    await write(page, 'User (name or id)', somebody.username);
    await page.keyboard.press('Enter');

    await rowWith(page, `gave ${somebody.username} a key for music`).waitFor();
  });
});
