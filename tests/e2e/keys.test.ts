import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { isKeyValue } from '../../systems/accounts/keys/key-value.ts';
import { issueKey, newUser, permitsBy, type Schemas, type Somebody } from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';
import { signedInAt } from './people.ts';
import { visitor } from './visitor.ts';

/** The row of a key, by its name. */
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Selects a key, and presses one of the buttons above the table. */
const act = async (page: Page, name: string, action: string): Promise<void> => {
  await page.getByRole('radio', { name }).check();
  await page.getByRole('button', { name: action, exact: true }).click();
};

describe('my keys', () => {
  let who: Somebody;
  let issued: Schemas['IssuedKey'];
  beforeAll(async () => {
    who = await newUser();
    issued = await issueKey(who, { scope: 'permits', name: 'nightly report' });
  });

  test('are listed without their value', async () => {
    const { page } = await signedInAt('/keys', 'My keys', { who });

    const row = await rowOf(page, 'nightly report').innerText();

    expect(row).toContain(`…${issued.value.slice(-4)}`);
    expect(row).toContain('permits');
    expect(row).toContain('Works');
    expect(await page.content()).not.toContain(issued.value);
  });

  test('the selected one is a link, and snippets name this origin', async () => {
    const { page } = await signedInAt(`/keys?key=${issued.key.id}`, 'My keys', { who });

    await page.getByRole('heading', { name: 'Usage of nightly report' }).waitFor();

    for (const language of ['curl', 'JavaScript', 'Python']) {
      await page.getByRole('tab', { name: language }).click();
      const code = await page.getByRole('region', { name: `The request in ${language}` }).innerText();
      expect(code).toContain(`${endpoints.api}/permits/201612013997`);
    }
    await page.getByText('No usage is reported').waitFor();
  });

  test('usage is a chart against the quota, with a table beside it', async () => {
    const context = await visitor();
    const days = [120, 900, 0, 431].map((used, at) => ({
      date: `2026-11-2${String(at)}`,
      used,
      remaining: 1000 - used,
    }));
    await context.route('**/v1/me/usage', (route) =>
      route.fulfill({ json: { usage: [{ keyId: issued.key.id, scope: 'permits', days }] } }),
    );

    const { page } = await signedInAt(`/keys?key=${issued.key.id}`, 'My keys', { who, context });

    await page.getByText('Quota of a day').first().waitFor();
    const table = page.getByRole('table', { name: 'Requests of each day' });
    expect(await table.innerText()).toMatch(/Nov 21, 2026\s+900\s+100/);
  });

  test('a list that cannot be read says when it can, and is read then', async () => {
    const context = await visitor();
    let isThrottled = true;
    const error = { message: 'Too many requests', code: 'TooManyRequests', requestId: 'none' };
    await context.route('**/v1/me/keys', (route) =>
      isThrottled
        ? route.fulfill({ status: 429, headers: { 'retry-after': '6' }, json: error })
        : route.continue(),
    );
    const { page } = await signedInAt('/keys', 'My keys', { who, context });
    await page.getByRole('button', { name: /Try again in \d s/ }).waitFor();
    isThrottled = false;

    await page.getByRole('button', { name: 'Try again', exact: true }).click();

    await rowOf(page, 'nightly report').waitFor();
  });
});

describe('a key of mine', () => {
  test('is rotated: its new value is shown once, and both work until the overlap ends', async () => {
    const who = await newUser();
    const { value: old } = await issueKey(who, { scope: 'permits', name: 'report' });
    const context = await visitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = await signedInAt('/keys', 'My keys', { who, context });
    await act(page, 'report', 'Rotate');
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your new key' });
    await dialog.getByText(/….{4} works until/).waitFor();

    await dialog.getByRole('button', { name: 'Copy the key' }).click();
    await page.getByText('The key was copied').waitFor();

    const value = await page.evaluate(() => navigator.clipboard.readText());
    expect(isKeyValue(value)).toBe(true);
    expect([(await permitsBy(value)).status, (await permitsBy(old)).status]).toEqual([200, 200]);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByText(/^Works until/).waitFor();
    expect(await page.content()).not.toContain(value);
  });

  test('is rotated by keyboard alone, without an overlap', async () => {
    const who = await newUser();
    await issueKey(who, { scope: 'music', name: 'songs' });
    const { page } = await signedInAt('/keys', 'My keys', { who });
    await page.getByRole('radio', { name: 'songs' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Rotate', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('How long does the old key keep working?').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');

    await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).focus();
    await page.keyboard.press('Enter');

    await page.getByText('Has ended').waitFor();
  });

  test('is disabled and enabled again, and says so', async () => {
    const who = await newUser();
    await issueKey(who, { scope: 'permits', name: 'report' });
    const { page } = await signedInAt('/keys', 'My keys', { who });

    await act(page, 'report', 'Disable');
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await rowOf(page, 'report').getByText('Disabled').waitFor();
    await page.getByText('report was disabled.').waitFor();

    await act(page, 'report', 'Enable');
    await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
    await rowOf(page, 'report').getByText('Works').waitFor();
  });

  test('is deleted after a question, and gone', async () => {
    const who = await newUser();
    await issueKey(who, { scope: 'permits', name: 'report' });
    const { page } = await signedInAt('/keys', 'My keys', { who });

    await act(page, 'report', 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

    await page.getByText('You have no keys').waitFor();
    await page.getByText('report was deleted.').waitFor();
  });
});
