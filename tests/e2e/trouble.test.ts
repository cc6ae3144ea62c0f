import { describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { asAdmin, newAdmin, newUser } from '../integration/accounts.ts';
import { heading, signedInAt, signInOn } from './people.ts';
import { pageAt, visitor } from './visitor.ts';

/** An area, what it reads first, and what is to be seen once that is there. */
interface Read {
  readonly path: string;
  readonly title: string;
  readonly reads: RegExp;
  readonly shown: (page: Page) => Promise<void>;
}

const textOf =
  (text: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByText(text).first().waitFor();

const rowOf =
  (text: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole('row').filter({ hasText: text }).first().waitFor();

const who = await newAdmin();

const AREAS: readonly Read[] = [
  {
    path: '/permits?application_number=201612013997',
    title: 'Permits',
    reads: /\/v1\/me\/permits/,
    shown: rowOf('201612013997'),
  },
  { path: '/images', title: 'Images', reads: /\/v1\/images/, shown: textOf('Choose files') },
  {
    path: '/cameras',
    title: 'Cameras',
    reads: /\/v1\/(cameras|clips)/,
    shown: textOf('America/Los_Angeles'),
  },
  { path: '/keys', title: 'My keys', reads: /\/v1\/me\/keys/, shown: textOf('You have no keys') },
  { path: '/account', title: 'My account', reads: /\/v1\/me$/, shown: textOf('Profile') },
  { path: '/users?username=admin', title: 'Users', reads: /\/v1\/users/, shown: textOf('admin@example.com') },
  { path: '/loads?state=loaded', title: 'Loads', reads: /\/v1\/permits\/loads/, shown: rowOf('Loaded') },
  {
    path: '/tables?partition=none',
    title: 'Tables',
    reads: /\/v1\/me\/dynamodbmanager/,
    shown: textOf('There are no items here'),
  },
  {
    path: `/audit?user=${who.username}`,
    title: 'Audit',
    reads: /\/v1\/audit/,
    shown: rowOf(who.username),
  },
];

/** Answers the requests of a path in another way, as long as that says something. */
const disturb = async (
  context: BrowserContext,
  path: RegExp,
  answer: (route: Route, count: number) => Promise<boolean> | boolean,
): Promise<void> => {
  let count = 0;
  await context.route(path, async (route) => {
    count += 1;
    if (!(await answer(route, count))) await route.continue();
  });
};

const error = (code: string, message: string) => ({ message, code, requestId: 'a1b2' });

describe.each(AREAS)('$title', ({ path, title, reads, shown }) => {
  test('is read although each answer takes three seconds, and every third is an error', async () => {
    const context = await visitor();
    await disturb(context, reads, async (route, count) => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      if (count % 3 !== 1) return false;
      await route.fulfill({ status: 500, json: error('Internal', 'Internal server error') });
      return true;
    });

    const { page } = await signedInAt(path, title, { who, context });

    await shown(page);
  });

  test('says when it can be read after too many requests, and is read then', async () => {
    const context = await visitor();
    let isThrottled = true;
    await disturb(context, reads, async (route) => {
      if (isThrottled)
        await route.fulfill({
          status: 429,
          headers: { 'retry-after': '6' },
          json: error('TooManyRequests', 'Too many requests'),
        });
      return isThrottled;
    });
    const { page } = await signedInAt(path, title, { who, context });
    await page
      .getByText(/Try again in \d s/)
      .first()
      .waitFor();
    isThrottled = false;

    await page.getByRole('button', { name: 'Try again', exact: true }).first().click();

    await shown(page);
  });

  test('becomes the sign-in when the session has ended, and is itself again after it', async () => {
    const context = await visitor();
    let isEnded = false;
    await disturb(context, /\/v1\/(?!signin)/, async (route) => {
      if (isEnded) await route.fulfill({ status: 401, json: error('Unauthorized', 'The token is invalid') });
      return isEnded;
    });
    const { page } = await signedInAt(path, title, { who, context });
    await shown(page);
    isEnded = true;
    await page.reload();
    await page.getByLabel('Password').waitFor();
    isEnded = false;

    await signInOn(page, who);

    await heading(page, title).waitFor();
    await shown(page);
  });
});

test('too many sign-ins: the form says when the next one may be tried, and keeps the name', async () => {
  const context = await visitor();
  await context.route('**/v1/signin', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'retry-after': '300' },
      json: error('TooManyRequests', 'Too many requests from this address'),
    }),
  );
  const page = await pageAt('/keys', context);

  await signInOn(page, { username: 'ada', password: 'Abc123!' });

  await page.getByText('You can try again in 5 min.').waitFor();
  expect(await page.getByLabel('Username').inputValue()).toBe('ada');
});

test('a user who is deleted meanwhile comes to the sign-in with the next thing that they do', async () => {
  const gone = await newUser();
  const { page } = await signedInAt('/account', 'My account', { who: gone });
  expect(await asAdmin('DELETE', `/users/${gone.username}`)).toMatchObject({ status: 202 });

  await page.getByLabel('New password').fill('Another123!');
  await page.getByLabel('Current password').fill(gone.password);
  await page.getByRole('button', { name: 'Change the password' }).click();

  await page.getByLabel('Username').waitFor();
});
