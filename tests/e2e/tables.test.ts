import { BatchWriteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newAdmin, newName } from '../integration/accounts.ts';
import { aws, output } from '../integration/stack.ts';
import { failing, look } from './looks.ts';
import { heading, signedInAt, signInOn } from './people.ts';

const TableName = output('ManagerTableName');
const who = await newAdmin();

const put = async (
  item: NonNullable<ConstructorParameters<typeof PutItemCommand>[0]['Item']>,
): Promise<void> => {
  await aws.dynamoDB.send(new PutItemCommand({ TableName, Item: item }));
};
const stored = async (id: string) =>
  (await aws.dynamoDB.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item;

/** The address of an item. */
const linkOf = (id: string): string =>
  `/tables?item=${encodeURIComponent(JSON.stringify({ id: { S: id } }))}`;
const dialog = (page: Page) => page.getByRole('dialog').first();
const button = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });
const opened = async (id: string): Promise<Page> => {
  const { page } = await signedInAt(linkOf(id), 'Tables', { who });
  await page.getByLabel('Name of id').waitFor();
  return page;
};

describe('an item', () => {
  test('is edited with all types and digits kept', async () => {
    const id = newName('item');
    const item = {
      id: { S: id },
      exact: { N: '12345678901234567890123456789012345678' },
      tags: { SS: ['a', 'b'] },
      deep: { M: { list: { L: [{ N: '1' }, { BOOL: false }, { NULL: true }] } } },
      bytes: { B: Buffer.from('abc') },
      count: { N: '1' },
    };
    await put(item);
    const page = await opened(id);

    await page.getByLabel('Value of count').fill('2.50');
    await button(page, 'Save').click();
    await page.getByText('The item was saved.').waitFor();

    expect(await stored(id)).toEqual({
      ...item,
      bytes: { B: new Uint8Array(Buffer.from('abc')) },
      count: { N: '2.5' },
    });
  });

  test('is created by keyboard alone, after what was wrong is mended', async () => {
    const id = newName('item');
    const { page } = await signedInAt('/tables', 'Tables', { who });
    await page.getByRole('button', { name: 'Create an item' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Value of id').focus();
    await page.keyboard.type(id);
    await button(page, 'Add an attribute').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name of the new attribute').focus();
    await page.keyboard.type('size');
    await page.getByRole('button', { name: 'Type of size' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Value of size').focus();
    await page.keyboard.type('five');
    await page.keyboard.press('Enter');
    await page.getByText('Write a number of at most 38 digits, such as 5 or -1.5e3.').waitFor();

    await page.getByLabel('Value of size').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');

    await page.getByText('The item was created.').waitFor();
    expect(await stored(id)).toEqual({ id: { S: id }, size: { N: '5' } });
  });

  test('is not created over another one', async () => {
    const id = newName('item');
    await put({ id: { S: id }, kept: { S: 'yes' } });
    const { page } = await signedInAt('/tables?item=new', 'Tables', { who });
    await page.getByLabel('Value of id').fill(id);

    await button(page, 'Create').click();

    await page.getByText('Nothing was written').waitFor();
    expect(await stored(id)).toEqual({ id: { S: id }, kept: { S: 'yes' } });
  });

  test('that somebody else has changed meanwhile is not overwritten', async () => {
    const id = newName('item');
    await put({ id: { S: id }, a: { S: 'old' }, b: { S: 'old' } });
    const page = await opened(id);
    await page.getByLabel('Value of a').fill('mine');
    await put({ id: { S: id }, a: { S: 'theirs' }, b: { S: 'theirs' } });

    await button(page, 'Save').click();
    await page.getByText('Nothing was written').waitFor();
    expect(await page.getByLabel('Value of a').inputValue()).toBe('mine');
    await button(page, 'Discard my changes and read the item again').click();
    await expectValue(page, 'a', 'theirs');

    await page.getByLabel('Value of a').fill('mine');
    await button(page, 'Save').click();
    await page.getByText('The item was saved.').waitFor();
    expect(await stored(id)).toEqual({ id: { S: id }, a: { S: 'mine' }, b: { S: 'theirs' } });
  });

  test('keeps what is typed: a long text, a name that JavaScript knows, and changes that one leaves', async () => {
    const id = newName('item');
    await put({ id: { S: id }, long: { S: 'x' }, size: { N: '1' } });
    const page = await opened(id);
    const long = 'y'.repeat(100);
    await page.getByLabel('Value of long').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(long);
    await button(page, 'Add an attribute').click();
    await page.keyboard.type('constructor');
    await page.getByLabel('Value of constructor').fill('c');

    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Discard your changes?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await button(page, 'Save').click();

    await page.getByText('The item was saved.').waitFor();
    expect(await stored(id)).toEqual({
      id: { S: id },
      long: { S: long },
      size: { N: '1' },
      constructor: { S: 'c' },
    });
  });

  test('that could not be saved stays in the form, and can be saved later', async () => {
    const id = newName('item');
    await put({ id: { S: id }, a: { S: 'old' } });
    const page = await opened(id);
    let isBusy = true;
    const json = { message: 'Too many requests', code: 'TooManyRequests', requestId: 'a1b2' };
    await page.route('**/v1/me/dynamodbmanager', (route) =>
      isBusy ? route.fulfill({ status: 429, headers: { 'retry-after': '20' }, json }) : route.continue(),
    );
    await page.getByLabel('Value of a').fill('new');
    await button(page, 'Save').click();
    await dialog(page).getByText('Too many requests').first().waitFor();
    isBusy = false;

    await button(page, 'Save').click();

    await page.getByText('The item was saved.').waitFor();
    expect(await stored(id)).toEqual({ id: { S: id }, a: { S: 'new' } });
  });

  test('that could not be saved because the session ended is in the form after the next sign-in', async () => {
    const id = newName('item');
    await put({ id: { S: id }, a: { S: 'old' }, b: { S: 'old' } });
    const page = await opened(id);
    const json = { message: 'Unauthorized' };
    await page.route('**/v1/me/dynamodbmanager', (route) => route.fulfill({ status: 401, json }));
    await page.route('**/v1/token', (route) => route.fulfill({ status: 401, json }));
    await page.getByLabel('Value of a').fill('mine');
    await button(page, 'Save').click();
    await page.getByText('Your session has ended').first().waitFor();
    await put({ id: { S: id }, a: { S: 'old' }, b: { S: 'theirs' } });
    await page.unrouteAll();

    await signInOn(page, who);

    await page.getByText('Your session ended before this was saved.').waitFor();
    await expectValue(page, 'a', 'mine');
    await button(page, 'Save').click();
    await page.getByText('The item was saved.').waitFor();
    expect(await stored(id)).toEqual({ id: { S: id }, a: { S: 'mine' }, b: { S: 'theirs' } });
  });

  test('that an admin has changed until the session ended is not shown to the next one', async () => {
    const id = newName('item');
    await put({ id: { S: id }, a: { S: 'old' } });
    const page = await opened(id);
    const json = { message: 'Unauthorized' };
    await page.route('**/v1/{me/dynamodbmanager,token}', (route) => route.fulfill({ status: 401, json }));
    await page.getByLabel('Value of a').fill('mine');
    await button(page, 'Save').click();
    await page.getByText('Your session has ended').first().waitFor();
    await page.unrouteAll();

    await signInOn(page, await newAdmin());

    await expectValue(page, 'a', 'old');
    expect(await page.getByText('Your session ended before this was saved.').count()).toBe(0);
  });

  test('that was saved although the session ended is not asked for again', async () => {
    const id = newName('item');
    await put({ id: { S: id }, a: { S: 'old' } });
    const page = await opened(id);
    const json = { message: 'Unauthorized' };
    await page.route('**/v1/me/dynamodbmanager', async (route) => {
      await route.fetch();
      // Somebody else changes another attribute meanwhile.
      await put({ id: { S: id }, a: { S: 'mine' }, b: { S: 'theirs' } });
      await route.fulfill({ status: 401, json });
    });
    await page.route('**/v1/token', (route) => route.fulfill({ status: 401, json }));
    await page.getByLabel('Value of a').fill('mine');
    await button(page, 'Save').click();
    await page.getByText('Your session has ended').first().waitFor();
    await page.unrouteAll();

    await signInOn(page, who);

    await expectValue(page, 'a', 'mine');
    expect(await page.getByText('Your session ended before this was saved.').count()).toBe(0);
    await button(page, 'Cancel').click();
    await dialog(page).waitFor({ state: 'hidden' });
  });

  test('is deleted after a question', async () => {
    const id = newName('item');
    await put({ id: { S: id } });
    const page = await opened(id);

    await button(page, 'Delete').click();
    await page
      .getByRole('dialog', { name: 'Delete the item?' })
      .getByRole('button', { name: 'Delete' })
      .click();

    await page.getByText('The item was deleted.').waitFor();
    expect(await stored(id)).toBeUndefined();
  });
});

/** Waits until an attribute has a value in the form. */
const expectValue = async (page: Page, name: string, value: string): Promise<void> => {
  await page.waitForFunction(
    ([label, wanted]) =>
      document.querySelector<HTMLInputElement>(`[aria-label="${label ?? ''}"]`)?.value === wanted,
    [`Value of ${name}`, value],
  );
};

describe('the items of a table', () => {
  test('come in pages, and those of a partition are a link to which one can go back', async () => {
    const ids = Array.from({ length: 60 }, () => newName('many'));
    for (let at = 0; at < ids.length; at += 25)
      await aws.dynamoDB.send(
        new BatchWriteItemCommand({
          RequestItems: {
            [TableName]: ids.slice(at, at + 25).map((id) => ({ PutRequest: { Item: { id: { S: id } } } })),
          },
        }),
      );
    const { page } = await signedInAt('/tables', 'Tables', { who });
    const table = page.getByRole('table', { name: 'Items of lambda-apigateway' });
    await table.getByRole('link').first().waitFor();
    const first = await table.getByRole('link').allInnerTexts();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByRole('button', { name: 'Page 2' }).and(page.locator('[aria-current="true"]')).waitFor();
    const second = await table.getByRole('link').allInnerTexts();
    await page.getByLabel('id is').fill(ids[0] ?? '');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(`**/tables?*partition=${ids[0] ?? ''}*`);
    await table.getByRole('link', { name: ids[0] ?? '' }).waitFor();

    await table.getByRole('link').click();
    await page.getByLabel('Name of id').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goBack();

    await table.getByRole('link').nth(1).waitFor();
    expect(first).toHaveLength(50);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
    expect(page.url()).not.toMatch(/cursor|partition/i);
  });

  test('of a table that is not open to the manager: the API says which ones are', async () => {
    const { page } = await signedInAt('/tables?table=secrets', 'Tables', { who });

    await page.getByText('You may not do this').waitFor();

    expect(await page.getByRole('alert').innerText()).toContain('lambda-apigateway');
  });

  test('are for admins: the page says so to others who follow a link', async () => {
    const { page } = await signedInAt('/keys', 'My keys');
    expect(await page.getByRole('link', { name: 'Tables' }).count()).toBe(0);

    await page.goto('/tables');

    await heading(page, 'Tables').waitFor();
    await page.getByText('You may not do this').waitFor();
  });
});

const shown = newName('shown');
await put({
  id: { S: shown },
  name: { S: 'Ada' },
  size: { N: '5' },
  tags: { SS: ['a', 'b'] },
  deep: { M: { list: { L: [{ N: '1' }] } } },
});
look(
  [
    {
      name: 'tables',
      path: `/tables?partition=${shown}`,
      title: 'Tables',
      prepare: (page) => page.getByRole('link', { name: shown }).waitFor(),
    },
    {
      name: 'tables with an item and a fault',
      path: linkOf(shown),
      title: 'Tables',
      prepare: async (page) => {
        await page.getByLabel('Value of size').fill('five');
        await button(page, 'Save').click();
        await page.getByText('Write a number of at most 38 digits, such as 5 or -1.5e3.').waitFor();
      },
    },
    {
      name: 'tables with a deletion',
      path: linkOf(shown),
      title: 'Tables',
      prepare: async (page) => {
        await button(page, 'Delete').click();
        await page.getByRole('dialog', { name: 'Delete the item?' }).waitFor();
      },
    },
    {
      name: 'tables that cannot be read',
      path: '/tables',
      title: 'Tables',
      prepare: failing('**/v1/me/dynamodbmanager'),
    },
    {
      name: 'tables without a match',
      path: '/tables?partition=none',
      title: 'Tables',
      prepare: (page) => page.getByText('There are no items here').waitFor(),
    },
  ],
  who,
);
