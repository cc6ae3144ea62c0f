import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  asAdmin,
  issueKey,
  keysOf,
  newAdmin,
  newName,
  newUser,
  permitsBy,
  signIn,
  type Somebody,
  untilAnswered,
  userNamed,
} from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';
import { choose, rowWith } from './admin.ts';
import { heading, signedInAt, signInOn } from './people.ts';
import { pageAt, visitor } from './visitor.ts';

const who = endpoints.users.admin;

/** The page of a user, as an admin sees it. */
const atUser = (username: string, context = visitor()) =>
  context.then((its) => signedInAt(`/users?user=${username}`, username, { who, context: its }));

/** Presses a button by keyboard. @param inside where it is looked for: the page, or the open dialog */
const press = async (inside: Pick<Page, 'getByRole'>, page: Page, name: string): Promise<void> => {
  await inside.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
};

/** Presses a button of the open dialog. */
const answer = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('the list of users', () => {
  let somebody: Somebody;
  beforeAll(async () => {
    somebody = await newUser();
  });

  test('is searched by keyboard: a filter is a link, and back returns to the one before', async () => {
    const { page } = await signedInAt('/users', 'Users', { who });
    await page.getByLabel('Name begins with').focus();
    await page.keyboard.type(somebody.username.slice(0, -1));
    await page.keyboard.press('Enter');
    await rowWith(page, somebody.username).waitFor();
    await choose(page, 'State', 'Disabled');
    await page.getByText('No user is found').waitFor();

    await page.goBack();

    await rowWith(page, somebody.username).waitFor();
    expect(new URL(page.url()).search).toBe(`?username=${somebody.username.slice(0, -1)}`);
    expect(await page.getByLabel('Name begins with').inputValue()).toBe(somebody.username.slice(0, -1));
  });

  test('opens a user by mouse, and goes back to the same filter', async () => {
    const { page } = await signedInAt(`/users?username=${somebody.username}`, 'Users', { who });

    await page.getByRole('link', { name: somebody.username }).click();
    await heading(page, somebody.username).waitFor();
    await page.getByRole('link', { name: 'All users' }).click();

    await rowWith(page, somebody.username).waitFor();
    expect(new URL(page.url()).search).toBe(`?username=${somebody.username}`);
  });

  test.each(['?state=none&role=7&user=', '?state[]=active&role=%00', '?user=%22%7B'])(
    'does not stumble over the link %s',
    async (search) => {
      const page = await pageAt(`/users${search}`);
      await signInOn(page, who);

      await page.getByRole('heading', { level: 1 }).first().waitFor();

      expect(await page.getByText('This page has a fault').count()).toBe(0);
    },
  );

  test('is for admins: the page says so to others, and the navigation leaves it out', async () => {
    const { page } = await signedInAt('/users', 'Users', { who: somebody });

    await page.getByText('You may not do this').waitFor();

    expect(await page.getByRole('link', { name: 'Users' }).count()).toBe(0);
  });

  test('is read although every third request fails, and is slow', async () => {
    const context = await visitor();
    let count = 0;
    const json = { message: 'Internal server error', code: 'Internal', requestId: 'a1b2' };
    await context.route(/\/v1\/users(\?|$)/, async (route) => {
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await (count % 3 === 1 ? route.fulfill({ status: 500, json }) : route.continue());
    });

    const { page } = await signedInAt(`/users?username=${somebody.username}`, 'Users', { who, context });

    await page.getByText('Loading the users').waitFor();
    await rowWith(page, somebody.username).waitFor();
    expect(count).toBe(2);
  });

  test('says when it can be read again', async () => {
    const context = await visitor();
    let isThrottled = true;
    const json = { message: 'Too many requests', code: 'TooManyRequests', requestId: 'none' };
    await context.route(/\/v1\/users(\?|$)/, (route) =>
      isThrottled ? route.fulfill({ status: 429, headers: { 'retry-after': '6' }, json }) : route.continue(),
    );
    const { page } = await signedInAt(`/users?username=${somebody.username}`, 'Users', { who, context });
    await page.getByRole('button', { name: /Try again in \d s/ }).waitFor();
    isThrottled = false;

    await page.getByRole('button', { name: 'Try again', exact: true }).click();

    await rowWith(page, somebody.username).waitFor();
  });

  test('ends at the sign-in for an admin who is deleted meanwhile', async () => {
    const admin = await newAdmin();
    const { page } = await signedInAt('/users', 'Users', { who: admin });
    await asAdmin('DELETE', `/users/${admin.username}`);
    await page.getByRole('button', { name: 'Invite a user' }).click();
    await page.getByLabel('Username').fill(newName());
    await page.getByLabel('E-mail address', { exact: true }).last().fill('ada@example.com');

    await answer(page, 'Invite');

    await page.getByText('Your session has ended').waitFor();
  });
});

describe('an invitation', () => {
  test('is sent once by a double click, and shows its secrets once', async () => {
    const username = newName();
    const { page } = await signedInAt('/users', 'Users', { who });
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/users')) sent += 1;
    });
    await page.getByRole('button', { name: 'Invite a user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Username').fill(username);
    await dialog.getByRole('checkbox', { name: /Send the temporary password/ }).uncheck();

    await dialog.getByRole('button', { name: 'Invite', exact: true }).dblclick();
    await page.getByText('Temporary password, for the first sign-in').waitFor();
    const secrets = await page.getByRole('dialog').innerText();
    await answer(page, 'I have stored it');

    await heading(page, username).waitFor();
    expect(sent).toBe(1);
    const [key = ''] = /trl\w{38}/.exec(secrets) ?? [];
    expect((await permitsBy(key)).status).toBe(200);
    expect(await page.content()).not.toContain(key);
    expect(await userNamed(username)).toMatchObject({ state: 'invited' });
  });

  test('is made by keyboard, and its secrets stay when Escape is pressed', async () => {
    const username = newName();
    const { page } = await signedInAt('/users', 'Users', { who });
    await press(page, page, 'Invite a user');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Username').focus();
    await page.keyboard.type(username);
    await dialog.getByRole('checkbox', { name: /Send the temporary password/ }).focus();
    await page.keyboard.press('Space');
    await press(dialog, page, 'Invite');
    const secret = page.getByText('Temporary password, for the first sign-in');
    await secret.waitFor();

    await page.keyboard.press('Escape');

    await page.locator('button:focus', { hasText: 'I have stored it' }).waitFor();
    expect(await secret.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await heading(page, username).waitFor();
  });

  test('goes out by e-mail, and again, and says how far it has come', async () => {
    const username = newName();
    const { page } = await signedInAt('/users', 'Users', { who });
    await page.getByRole('button', { name: 'Invite a user' }).click();
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('E-mail address', { exact: true }).last().fill(`${username}@example.com`);
    await answer(page, 'Invite');
    await heading(page, username).waitFor();
    await page.getByText('The e-mail was sent', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Send the invitation again' }).click();
    await answer(page, 'Send again');

    await page.getByText(`The invitation of ${username} is sent again.`).waitFor();
  });

  test('of a name in use says so at the field, and what was typed stays', async () => {
    const { page } = await signedInAt('/users', 'Users', { who });
    await page.getByRole('button', { name: 'Invite a user' }).click();
    await page.getByLabel('Username').fill('viewer');
    await page.getByLabel('E-mail address', { exact: true }).last().fill('viewer@example.com');

    await answer(page, 'Invite');

    await page.getByText('This name is in use.').waitFor();
    expect(await page.getByLabel('Username').inputValue()).toBe('viewer');
  });

  test('with a name that is not allowed says so at the field', async () => {
    const { page } = await signedInAt('/users', 'Users', { who });
    await page.getByRole('button', { name: 'Invite a user' }).click();
    await page.getByLabel('Username').fill('two words');
    await page.getByLabel('E-mail address', { exact: true }).last().fill('two@example.com');

    await answer(page, 'Invite');

    await page.getByText(/It must contain only letters/).waitFor();
  });
});

describe('a user', () => {
  test('is disabled by keyboard, and enabled again', async () => {
    const { username } = await newUser();
    const { page } = await atUser(username);

    for (const [verb, state] of [
      ['Disable', 'Disabled'],
      ['Enable', 'Active'],
    ] as const) {
      await page.getByRole('button', { name: `${verb} the user` }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(`${username} was ${verb.toLowerCase()}d.`).waitFor();
      await page.getByText(state, { exact: true }).waitFor();
    }
  });

  test('is put into a group by keyboard', async () => {
    const { username } = await newUser();
    const { page } = await atUser(username);
    await press(page, page, 'Change groups');

    await page.getByRole('checkbox', { name: 'viewers' }).focus();
    await page.keyboard.press('Space');
    await press(page.getByRole('dialog'), page, 'Change groups');

    await page.getByText(`${username} is in viewers now.`).waitFor();
    expect((await userNamed(username)).groups).toEqual(['viewers']);
  });

  test('is deleted by keyboard once the name is typed, and the list says so', async () => {
    const somebody = await newUser();
    const { page } = await atUser(somebody.username);
    await press(page, page, 'Delete the user');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Delete', exact: true }).isDisabled()).toBe(true);

    await dialog.getByLabel(`Type ${somebody.username} to go on`).focus();
    await page.keyboard.type(somebody.username);
    await press(dialog, page, 'Delete');

    await heading(page, 'Users').waitFor();
    await page.getByText(`${somebody.username} is being deleted.`).waitFor();
    await expect(signIn(somebody)).rejects.toThrow('401');
  });

  test('who was deleted elsewhere is gone from the page with the next thing that is done', async () => {
    const { username } = await newUser();
    const { page } = await atUser(username);
    await asAdmin('DELETE', `/users/${username}`);
    await untilAnswered(404, () => asAdmin('GET', `/users/${username}`));
    await page.getByRole('button', { name: 'Issue a key' }).first().click();

    await answer(page, 'Issue');

    await page.getByText(`There is no user ${username}`).waitFor();
  });

  test('who is the last admin is not deleted, and the reason is shown', async () => {
    const { username } = await newUser();
    const context = await visitor();
    const message = 'The last admin cannot be deleted, disabled or demoted';
    await context.route(`**/v1/users/${username}`, (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({ status: 409, json: { message, code: 'Conflict', requestId: 'a1b2' } })
        : route.continue(),
    );
    const { page } = await atUser(username, Promise.resolve(context));
    await page.getByRole('button', { name: 'Disable the user' }).click();

    await answer(page, 'Disable');

    await page.getByText(`${message}.`).waitFor();
  });

  test('may have been changed when no answer came: the page says so, and reads again', async () => {
    const { username } = await newUser();
    const context = await visitor();
    await context.route(`**/v1/users/${username}`, async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await route.fetch();
      return route.abort();
    });
    const { page } = await atUser(username, Promise.resolve(context));
    await page.getByRole('button', { name: 'Disable the user' }).click();

    await answer(page, 'Disable');

    await page.getByText('It may have been done all the same.').waitFor();
    await page.getByText('Disabled', { exact: true }).waitFor();
  });
});

describe('the keys of a user', () => {
  test('are issued with a name and a last day, and the value is shown once', async () => {
    const { username } = await newUser();
    const { page } = await atUser(username);
    await page.getByRole('button', { name: 'Issue a key' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('nightly report');
    await page.getByRole('dialog').getByLabel('Last day').fill('2030-01-31');

    await answer(page, 'Issue');
    const text = await page.getByRole('dialog', { name: /The new key of/ }).innerText();
    await answer(page, 'I have stored it');

    const [value = ''] = /trl\w{38}/.exec(text) ?? [];
    expect((await permitsBy(value)).status).toBe(200);
    const row = await rowWith(page, 'nightly report').innerText();
    expect(row).toMatch(/Jan 31, 2030/);
    expect(await page.content()).not.toContain(value);
  });

  test('are renamed, rotated with an overlap, disabled and deleted', async () => {
    const somebody = await newUser();
    const { key } = await issueKey(somebody, { scope: 'permits', name: 'report' });
    const { page } = await signedInAt(`/users?user=${somebody.username}&key=${key.id}`, somebody.username, {
      who,
    });
    await page.getByText('No usage is reported').waitFor();

    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('weekly report');
    await answer(page, 'Save');
    await page.getByText('weekly report was changed.').waitFor();
    await page.getByRole('button', { name: 'Rotate' }).click();
    await answer(page, 'Rotate');
    await page.getByText(/….{4} works until/).waitFor();
    await answer(page, 'I have stored it');
    await page.getByRole('button', { name: 'Disable', exact: true }).click();
    await answer(page, 'Disable');
    await page.getByText('weekly report was disabled.').waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await answer(page, 'Delete');
    await page.getByText('weekly report was deleted.').waitFor();

    const [left, ...others] = await keysOf(somebody.username);
    expect(left).toMatchObject({ name: 'weekly report', state: 'active' });
    expect(others).toEqual([]);
  });
});
