import { beforeAll, describe, expect, test } from '@jest/globals';
import { asAdmin, issueKey, newUser, type Somebody } from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';
import { choose, rowWith } from './admin.ts';
import { heading, signedInAt } from './people.ts';
import { visitor } from './visitor.ts';

const who = endpoints.users.admin;

describe('the audit', () => {
  let somebody: Somebody;
  beforeAll(async () => {
    somebody = await newUser();
    const issued = [];
    for (let count = 0; count < 20; count += 1) issued.push(await issueKey(somebody));
    await asAdmin('PATCH', `/users/${somebody.username}/keys/${issued[0]?.key.id ?? ''}`, { enabled: false });
  });

  test('says in a sentence who did what, and more when it is opened by keyboard', async () => {
    const { page } = await signedInAt(`/audit?user=${somebody.username}`, 'Audit', { who });
    const sentence = page.getByText(`admin disabled a key of ${somebody.username}`);

    await sentence.focus();
    await page.keyboard.press('Enter');

    await page.getByText('changeKey', { exact: true }).waitFor();
    await page.getByRole('row').filter({ has: sentence }).getByRole('link').last().click();
    await heading(page, somebody.username).waitFor();
    await page.getByText('No usage is reported').waitFor();
  });

  test('says in words what was refused: an invitation of a name in use', async () => {
    const { username } = await newUser();
    await asAdmin('POST', '/users', { username, scopes: [], sendEmail: false });
    const { page } = await signedInAt(`/audit?user=${username}`, 'Audit', { who });

    const row = rowWith(page, `admin tried to invite a user named ${username}`);

    expect(await row.innerText()).toContain('Refused: conflict');
  });

  test('is filtered by links, and back returns to the one before', async () => {
    const { page } = await signedInAt('/audit', 'Audit', { who });
    await page.getByLabel('User (name or id)').fill(somebody.username);
    await page.keyboard.press('Enter');
    await rowWith(page, 'disabled a key').waitFor();
    await choose(page, 'Action', 'Issue a key');
    await rowWith(page, 'disabled a key').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe(`?user=${somebody.username}&action=issueKey`);

    await page.goBack();

    await rowWith(page, 'disabled a key').waitFor();
  });

  test('goes on page by page, without a cursor in the address', async () => {
    const { page } = await signedInAt(`/audit?user=${somebody.username}`, 'Audit', { who });
    await rowWith(page, 'disabled a key').waitFor();

    await page.getByRole('button', { name: 'Next page' }).click();

    await page.getByRole('button', { name: 'Page 2 of all pages' }).waitFor();
    await rowWith(page, 'disabled a key').waitFor({ state: 'detached' });
    expect(await rowWith(page, 'a key for permits').count()).toBe(1);
    expect(page.url()).not.toContain('cursor');
  });

  test('of a time without records says so', async () => {
    const { page } = await signedInAt('/audit?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z', 'Audit', {
      who,
    });

    await page.getByText('No record is found').waitFor();
  });

  test('takes a range of time from the picker into the address', async () => {
    const { page } = await signedInAt(`/audit?user=${somebody.username}`, 'Audit', { who });
    await page.getByRole('button', { name: /Any time/ }).click();
    await page.getByLabel('Start date').fill('2020/01/01');
    await page.getByLabel('End date').fill('2020/01/02');

    await page.getByRole('button', { name: 'Apply' }).click();

    await page.getByText('No record is found').waitFor();
    expect(page.url()).toMatch(/from=.*2020.*to=.*2020/);
  });

  test('looks further when a page is empty, and there are more', async () => {
    const context = await visitor();
    await context.route('**/v1/audit?*', async (route) => {
      if (route.request().url().includes('cursor=')) return route.fulfill({ json: { records: [] } });
      return route.fulfill({ json: { records: [], cursor: 'more' } });
    });
    const { page } = await signedInAt(`/audit?user=${somebody.username}`, 'Audit', { who, context });

    await page.getByRole('button', { name: 'Look further' }).click();

    await page.getByText('No record is found').waitFor();
  });

  test('is not shown to a user who is no admin', async () => {
    const { page } = await signedInAt('/audit', 'Audit', { who: somebody });

    await page.getByText('You may not do this').waitFor();
  });
});
