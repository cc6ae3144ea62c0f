import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { issueKey, newUser } from '../integration/accounts.ts';
import { look } from './looks.ts';
import { signedInAt } from './people.ts';
import { pageAt } from './visitor.ts';

/** An operation, by its id. */
const operation = (page: Page, id: string) => page.locator(`[id$="-${id}"]`);

/** Opens an operation and sends its request. @returns the status and the body that are shown */
const tryIt = async (page: Page, id: string, fill: Record<string, string> = {}): Promise<string> => {
  const place = operation(page, id);
  await place.getByRole('button').first().click();
  for (const [label, value] of Object.entries(fill)) await place.getByPlaceholder(label).fill(value);
  await place.getByRole('button', { name: 'Execute' }).click();
  const answer = place.locator('.live-responses-table');
  await answer.waitFor();
  return answer.innerText();
};

describe('the API reference', () => {
  test('is a link in the navigation, and sends requests with the session of the reader', async () => {
    const { page, who } = await signedInAt('/keys', 'My keys');
    await page.getByRole('link', { name: 'API reference' }).click();
    await page.getByText(`Requests are sent as ${who.username}.`).waitFor();

    const answer = await tryIt(page, 'getMe');

    expect(answer).toMatch(/^Code\s+Details\s+200/);
    expect(answer).toContain(`"username": "${who.username}"`);
    expect(await operation(page, 'getMe').innerText()).toContain('Authorization: Bearer TOKEN');
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, location.href]));
    expect(stored).not.toMatch(/eyJ/);
  });

  test('sends requests with an API key that a guest pastes, by keyboard', async () => {
    const { value } = await issueKey(await newUser(), { scope: 'permits', name: 'report' });
    const page = await pageAt('/reference/');
    await page.getByText('You are not signed in.').waitFor();
    await page.getByRole('button', { name: 'Authorize' }).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('#api_key_value').fill(value);
    await page.keyboard.press('Enter');
    await page.locator('.btn-done').first().focus();
    await page.keyboard.press('Enter');

    const answer = await tryIt(page, 'getPermit', { number: '201612013997' });

    expect(answer).toMatch(/^Code\s+Details\s+200/);
    await page.reload();
    await page.getByText('You are not signed in.').waitFor();
    expect(await page.content()).not.toContain(value);
  });

  test('sends no parameter that the reader has not filled in', async () => {
    const page = await pageAt('/reference/');
    await page.getByText('You are not signed in.').waitFor();
    const sent = page.waitForRequest('**/v1/permits**');

    await tryIt(page, 'searchPermits');

    const url = new URL((await sent).url());
    expect([...url.searchParams.keys()].filter((name) => name.includes('_'))).toEqual([]);
  });

  test('follows the session: a sign-out in another tab takes the token away', async () => {
    const { page, context } = await signedInAt('/keys', 'My keys');
    const reference = await pageAt('/reference/', context);
    await reference.getByText('Requests are sent as').waitFor();

    await page.evaluate(() => {
      new BroadcastChannel('trellis-session').postMessage({ ended: true });
    });

    await reference.getByText('You are not signed in.').waitFor();
    expect(await tryIt(reference, 'getMe')).toMatch(/^Code\s+Details\s+401/);
  });
});

look(
  [
    {
      name: 'reference',
      path: '/reference/',
      prepare: async (page) => {
        await page.getByText('You are not signed in.').waitFor();
        await operation(page, 'searchPermits').getByRole('button').first().click();
        await operation(page, 'searchPermits').getByRole('button', { name: 'Execute' }).waitFor();
      },
    },
    {
      name: 'reference with a refusal',
      path: '/reference/',
      prepare: async (page) => {
        await page.getByText('You are not signed in.').waitFor();
        expect(await tryIt(page, 'getMe')).toContain('401');
      },
    },
    {
      name: 'reference with a dialog',
      path: '/reference/',
      prepare: async (page) => {
        await page.getByText('You are not signed in.').waitFor();
        await page.getByRole('button', { name: 'Authorize' }).first().click();
        await page.locator('#api_key_value').waitFor();
      },
    },
  ],
  await newUser(),
);
