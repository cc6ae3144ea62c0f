import { describe, expect, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { issueKey, newUser } from '../integration/accounts.ts';
import { heading, signInOn } from './people.ts';
import { pageAt, visitor } from './visitor.ts';

/** What stands in the way of people who see or move in another way: only what is serious. */
const obstacles = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** A page, how somebody comes to it, and what is done there before it is looked at. */
interface View {
  readonly name: string;
  readonly path: string;
  /** Absent for guests. */
  readonly title?: string;
  readonly prepare?: (page: Page, context: BrowserContext) => Promise<void>;
}

const VIEWS: readonly View[] = [
  { name: 'sign-in', path: '/keys', prepare: (page) => page.getByLabel('Password').waitFor() },
  {
    name: 'sign-in with an error',
    path: '/keys',
    prepare: async (page) => {
      await signInOn(page, { username: 'nobody', password: 'Wrong123!' });
      await page.getByText('The username or the password is wrong.').waitFor();
    },
  },
  { name: 'sign-up', path: '/signup', prepare: (page) => heading(page, 'Sign up').waitFor() },
  {
    name: 'forgotten password',
    path: '/password',
    prepare: (page) => heading(page, 'Forgotten password').waitFor(),
  },
  {
    name: 'reset of a password',
    path: '/password?username=ada&sent=true',
    prepare: (page) => heading(page, 'Set a new password').waitFor(),
  },
  {
    name: 'keys',
    path: '/keys',
    title: 'My keys',
    prepare: async (page) => {
      await page.getByRole('radio', { name: 'nightly report' }).check();
      await page.getByRole('heading', { name: 'How it is used' }).waitFor();
    },
  },
  {
    name: 'keys with a dialog',
    path: '/keys',
    title: 'My keys',
    prepare: async (page) => {
      await page.getByRole('radio', { name: 'nightly report' }).check();
      await page.getByRole('button', { name: 'Rotate', exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'keys that cannot be read',
    path: '/keys',
    title: 'My keys',
    prepare: async (page, context) => {
      const json = { message: 'Internal server error', code: 'Internal', requestId: 'a1b2' };
      await context.route('**/v1/me/keys', (route) => route.fulfill({ status: 500, json }));
      await page.reload();
      await page.getByText('Something went wrong in Trellis').waitFor();
    },
  },
  {
    name: 'account',
    path: '/account',
    title: 'My account',
    prepare: (page) => page.getByText('Profile').waitFor(),
  },
  { name: 'missing', path: '/nowhere', title: 'There is no such page' },
];

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

const who = await newUser();
await issueKey(who, { scope: 'permits', name: 'nightly report' });
await issueKey(who, { scope: 'music', expiresAt: new Date(Date.now() + 86_400_000).toISOString() });

describe.each(LOOKS)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  test.each(VIEWS)('the page $name has no obstacle and no fault', async ({ path, title, prepare }) => {
    const context = await visitor({ viewport: { width, height: 800 }, colorScheme });
    const page = await pageAt(path, context);
    if (title !== undefined) {
      await signInOn(page, who);
      await heading(page, title).waitFor();
    }

    await prepare?.(page, context);

    expect(await obstacles(page)).toEqual([]);
    expect(await page.locator('body').innerText()).not.toMatch(/undefined|\[object|NaN/);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
