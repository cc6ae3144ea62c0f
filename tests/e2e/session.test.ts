import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asAdmin, bodyOf, call, newName, newUser, signIn } from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';
import { chooseFromMenu, heading, signedInAt, signInOn } from './people.ts';
import { pageAt, visitor } from './visitor.ts';

/** All that a page could leave behind for others to find. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([location.href, Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]),
  );

describe('signing in', () => {
  test('works by keyboard alone, and leads to the page that was asked for', async () => {
    const who = await newUser();
    const page = await pageAt('/account');
    await page.getByLabel('Username').waitFor();

    await page.keyboard.type(who.username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(who.password);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await heading(page, 'My account').waitFor();
    expect(new URL(page.url()).pathname).toBe('/account');
  });

  test('says when the name or the password is wrong, and keeps the name', async () => {
    const page = await pageAt('/keys');

    await signInOn(page, { username: newName(), password: 'Wrong123!' });

    await page.getByText('The username or the password is wrong.').waitFor();
    expect(await page.getByLabel('Username').inputValue()).not.toBe('');
  });

  test('asks an invited user for a password of their own first', async () => {
    const username = newName();
    const invited = bodyOf(
      'InvitedUser',
      await asAdmin('POST', '/users', { username, sendEmail: false }),
      201,
    );
    const page = await pageAt('/keys');
    await signInOn(page, { username, password: invited.temporaryPassword ?? '' });
    await heading(page, 'Choose a password').waitFor();

    await page.getByLabel('New password').fill('Another123!');
    await page.keyboard.press('Enter');

    await heading(page, 'My keys').waitFor();
    expect(await signIn({ username, password: 'Another123!' })).toHaveProperty('token');
  });
});

describe('a session', () => {
  test('survives a reload, and leaves nothing where a script or a reader of addresses finds it', async () => {
    const { page } = await signedInAt('/keys', 'My keys');

    await page.reload();

    await heading(page, 'My keys').waitFor();
    expect(await traces(page)).toBe(JSON.stringify([`${endpoints.console}keys`, [], [], '']));
  });

  test('ends here, and its page asks for a sign-in', async () => {
    const { page, who } = await signedInAt('/keys', 'My keys');

    await chooseFromMenu(page, who.username, 'Sign out');

    await page.getByLabel('Password').waitFor();
    await page.reload();
    await page.getByLabel('Password').waitFor();
  });

  test('that ends everywhere ends in another browser', async () => {
    const { page, who } = await signedInAt('/keys', 'My keys');
    const other = await signedInAt('/keys', 'My keys', { who });

    await chooseFromMenu(page, who.username, 'Sign out everywhere');

    await page.getByLabel('Password').waitFor();
    await other.page.reload();
    await other.page.getByLabel('Password').waitFor();
  });

  test('that ends in one tab ends in the other at once', async () => {
    const { page, who, context } = await signedInAt('/keys', 'My keys');
    const other = await pageAt('/account', context);
    await heading(other, 'My account').waitFor();

    await chooseFromMenu(page, who.username, 'Sign out');

    await other.getByText('Your session has ended').waitFor();
  });

  test('that the API accepts no longer leads to the sign-in, and from there back to the page', async () => {
    const context = await visitor();
    let isOver = true;
    const json = { message: 'Unauthorized', code: 'Unauthorized', requestId: 'none' };
    await context.route('**/v1/me/keys', (route) =>
      isOver ? route.fulfill({ status: 401, json }) : route.continue(),
    );
    const { page, who } = await signedInAt('/keys', 'My keys', { context });
    await page.getByText('Your session has ended').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Password').waitFor();
    isOver = false;
    await signInOn(page, who);

    await page.getByText('You have no keys').waitFor();
  });

  test('of somebody else in one tab shows in the other, too', async () => {
    const { page, who, context } = await signedInAt('/keys', 'My keys');
    const other = await pageAt('/keys', context);
    await heading(other, 'My keys').waitFor();
    await chooseFromMenu(page, who.username, 'Sign out');
    const second = await newUser();

    await signInOn(page, second);

    await other.getByRole('button', { name: second.username }).waitFor();
  });

  test('is renewed for two tabs whose token has expired and that act at once', async () => {
    const { page, context } = await signedInAt('/keys', 'My keys');
    const other = await pageAt('/keys', context);
    await heading(other, 'My keys').waitFor();
    const renewals: string[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/v1/token')) renewals.push(request.url());
    });
    // A quarter of an hour later, as far as these pages can see.
    for (const tab of [page, other]) await tab.clock.install({ time: Date.now() + 15 * 60_000 });

    await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: 'Refresh' }).click()));

    await Promise.all([page, other].map((tab) => tab.getByText('You have no keys').waitFor()));
    expect(renewals.length).toBeGreaterThanOrEqual(1);
  });

  test('whose token was rejected is renewed on the way', async () => {
    const { page } = await signedInAt('/account', 'My account');
    let rejected = 0;
    await page.route('**/v1/me/keys', async (route) => {
      rejected += 1;
      if (rejected > 1) return route.continue();
      const body = { message: 'Unauthorized', code: 'Unauthorized', requestId: 'none' };
      return route.fulfill({ status: 401, json: body });
    });

    await page.getByRole('link', { name: 'My keys' }).click();

    await page.getByText('You have no keys').waitFor();
    expect(rejected).toBe(2);
  });

  test('cannot be told from none while the API is away: the page says so, and goes on', async () => {
    const { page, context } = await signedInAt('/keys', 'My keys');
    await context.route('**/v1/token', (route) => route.abort());
    await page.reload();
    await page.getByText('Trellis cannot be reached').waitFor();
    await context.unroute('**/v1/token');

    await page.getByRole('button', { name: 'Try again' }).click();

    await heading(page, 'My keys').waitFor();
  });
});

test('an address without a page says so, with a way back', async () => {
  const { page } = await signedInAt('/nowhere', 'There is no such page');

  await page.getByRole('link', { name: 'Go to the first page' }).click();

  await heading(page, 'My keys').waitFor();
});

test('a new user signs up, and is in', async () => {
  const page = await pageAt('/signup');
  const username = newName();

  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill('Abc123!x');
  await page.getByRole('button', { name: 'Sign up' }).click();

  await heading(page, 'My keys').waitFor();
  expect(await call('POST', '/signin', { body: { username, password: 'Abc123!x' } })).toMatchObject({
    status: 201,
  });
});

test('the form of the sign-up names a username that is in use', async () => {
  const { username } = await newUser();
  const page = await pageAt('/signup', await visitor());

  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill('Abc123!x');
  await page.getByRole('button', { name: 'Sign up' }).click();

  await page.getByText('It conflicts with what is there').waitFor();
});
