import type { BrowserContext, Page } from 'playwright-core';
import { newUser, type Somebody } from '../integration/accounts.ts';
import { pageAt, visitor } from './visitor.ts';

/** Signs in on the page that is open, by mouse. */
export const signInOn = async (page: Page, { username, password }: Somebody): Promise<void> => {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

/** The menu of who is signed in, opened. */
export const openMenu = async (page: Page, username: string): Promise<void> => {
  await page.getByRole('button', { name: username }).click();
};

export const chooseFromMenu = async (page: Page, username: string, item: string): Promise<void> => {
  await openMenu(page, username);
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

/** Waits for a page by its heading. */
export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Somebody who has signed in and sees a page. */
export const signedInAt = async (
  path: string,
  title: string,
  { who, context }: { readonly who?: Somebody; readonly context?: BrowserContext } = {},
): Promise<{ readonly page: Page; readonly who: Somebody; readonly context: BrowserContext }> => {
  const somebody = who ?? (await newUser());
  const its = context ?? (await visitor());
  const page = await pageAt(path, its);
  await signInOn(page, somebody);
  await heading(page, title).waitFor();
  return { page, who: somebody, context: its };
};
