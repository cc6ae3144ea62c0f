import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { asAdmin, bodyOf, issueKey, newUser, type Somebody } from '../integration/accounts.ts';
import { drop, loadsOf } from '../integration/reports.ts';
import { endpoints, localStack, until } from '../integration/stack.ts';
import { ask } from '../integration/target.ts';
import { portalCsv, portalRows } from '../shared/permits/portal.ts';
import { heading, signedInAt } from './people.ts';
import { pageAt, visitor } from './visitor.ts';

/** Who may read permits, in all tests of this file. */
let who: Somebody;
beforeAll(async () => {
  who = await newUser();
  await issueKey(who);
});

/** The rows of the city's file of December 2016: tests beside this one load other files. */
const DECEMBER = 'file_date=between.2016-12-01,2016-12-31';

const searched = async (page: Page): Promise<void> => page.getByText(/This page used/).waitFor();

/** The page of permits, once its rows are there. */
const permitsAt = async (query: string, context?: BrowserContext): Promise<Page> => {
  const { page } = await signedInAt(`/permits${query}`, 'Permits', { who, ...(context && { context }) });
  await searched(page);
  return page;
};

const table = (page: Page) => page.getByRole('table', { name: 'Permits', exact: true });
const filterInput = (page: Page) => page.getByRole('combobox', { name: 'Filter permits' });
const next = (page: Page) => page.getByRole('button', { name: 'Next page' });

/** What an address says, as people read it. */
const queryOf = (page: Page): string => decodeURIComponent(new URL(page.url()).search);

/** The application numbers of the rows that are shown. */
const numbersOf = (page: Page): Promise<string[]> => table(page).locator('tbody th').allInnerTexts();

describe('the filter', () => {
  test('is built by mouse, becomes a link in the language of the API, and back returns to it', async () => {
    const page = await permitsAt(`?${DECEMBER}`);
    await filterInput(page).click();
    await page.getByRole('option', { name: 'Status', exact: true }).click();
    await page.getByText('Equals', { exact: true }).click();

    await page
      .getByRole('option', { name: /issued/ })
      .first()
      .click();

    await page.waitForURL(/status=eq\.issued/);
    await searched(page);
    expect(queryOf(page)).toBe(`?${DECEMBER}&status=eq.issued`);
    await page.goBack();
    await page
      .getByText(/ of \d,\d{3}/)
      .first()
      .waitFor();
    expect(queryOf(page)).toBe(`?${DECEMBER}`);
    await page.goForward();
    await page
      .getByRole('button', { name: /Status = issued/ })
      .first()
      .waitFor();
  });

  test('is typed by keyboard alone, also with lists and days', async () => {
    const page = await permitsAt('');
    await filterInput(page).focus();
    await page.keyboard.type('Estimated cost >= 10000');
    await page.keyboard.press('Enter');
    await page.waitForURL(/estimated_cost=gte\.10000/);
    await page.keyboard.type('File date between ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('2016-12-01');
    await page.getByLabel('Last day').focus();
    await page.keyboard.type('2016-12-05');
    await page.getByRole('button', { name: 'Apply' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/file_date=between/);
    await page.keyboard.type('Status in ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('issued');
    await page.keyboard.press('Enter');
    await page.keyboard.type('a, "b"');
    await page.getByRole('button', { name: 'Apply' }).focus();

    await page.keyboard.press('Enter');

    await page.waitForURL(/status=in/);
    await searched(page);
    expect(new URL(page.url()).searchParams.get('status')).toBe('in.issued,"a, ""b"""');
    expect(queryOf(page)).toContain('estimated_cost=gte.10000&file_date=between.2016-12-01,2016-12-05');
    await page.getByText('All conditions must hold.').waitFor();
  });

  test('says what is wrong with a value, and asks the API about nothing', async () => {
    const context = await visitor();
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/me/permits')) asked.push(request.url());
    });

    const { page } = await signedInAt('/permits?file_date=2016-02-30', 'Permits', { who, context });

    await page.getByText('File date needs a day that exists').waitFor();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: /Remove filter/ }).click();
    await searched(page);
  });

  test('shows what the API rejects, beside the filter', async () => {
    const { page } = await signedInAt('/permits?estimated_cost=gte.1e99', 'Permits', { who });

    await page.getByText('Estimated cost must be a number of at least 0 with up to 40 digits').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });
});

describe('a link', () => {
  test('shows a filter, an order, columns, a page size and a permit to another person', async () => {
    const query = `?${DECEMBER}&street=eq.Market&sort=street_number&order=desc&fields=application_number,street_number,lot&limit=20&permit=201612013997`;

    const page = await permitsAt(query);

    await page.getByRole('heading', { name: 'Permit 201612013997' }).waitFor();
    expect(queryOf(page)).toBe(query);
    expect(await table(page).getByRole('columnheader').allInnerTexts()).toEqual(
      expect.arrayContaining(['Application number', 'Street number', 'Lot']),
    );
    const houses = (await table(page).locator('tbody tr td:nth-child(3)').allInnerTexts()).map(Number);
    expect(houses).toHaveLength(20);
    expect(houses).toEqual([...houses].sort((one, other) => other - one));
  });

  test('that is malformed is repaired, and the page says what was left out', async () => {
    const page = await permitsAt(
      `?${DECEMBER}&sort=colour&limit=100000&fields=lot,none&permit=..%2Fkeys&cursor=abc&__proto__=1&colour=%7B%22a%22%3A1%7D`,
    );

    const alert = page.getByText(/Permits have no field “colour”/);
    await alert.waitFor();
    expect(await alert.innerText()).toContain('A page has 1 to 100 rows.');
    expect(await alert.innerText()).toContain('“../keys” is no application number.');
    expect(page.url()).not.toContain('cursor');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.waitForURL(/limit=100(?!0)/);
    expect(queryOf(page)).toBe(`?${DECEMBER}&fields=lot&limit=100`);
  });
});

describe('the table', () => {
  test('goes through pages, says how many rows there are, and never names a cursor', async () => {
    const page = await permitsAt(`?${DECEMBER}&limit=20`);
    await page.getByText(/1–20 of \d,\d{3}/).waitFor();
    const first = await numbersOf(page);

    await next(page).click();

    await page.getByText(/21–40 of \d,\d{3}/).waitFor();
    const second = await numbersOf(page);
    expect(second).not.toEqual(first);
    expect(page.url()).not.toContain('cursor');
    await page.getByRole('button', { name: 'Previous page' }).click();
    await page.getByText(/1–20 of \d,\d{3}/).waitFor();
    expect(await numbersOf(page)).toEqual(first);
  });

  test('says “at least” where the total is not known, and it is known on the last page', async () => {
    const page = await permitsAt(`?${DECEMBER}&description=contains.skylight&limit=5`);
    await page.getByText('(1–5 of at least 5)').waitFor();

    while (await next(page).isEnabled()) {
      const before = await page.getByRole('heading', { name: 'Rows' }).innerText();
      await next(page).click();
      await page.waitForFunction(
        (text) => ![...document.querySelectorAll('h2')].some((one) => one.innerText === text),
        before,
      );
    }

    expect(await page.getByRole('heading', { name: 'Rows' }).innerText()).toMatch(/–(\d+) of \1\)/);
  });

  test('is sorted by what the filter allows, from the greatest first', async () => {
    const page = await permitsAt(`?${DECEMBER}`);
    const header = (name: string) => table(page).getByRole('columnheader', { name });
    expect(await header('Address').getByRole('button').count()).toBe(0);

    // A copy of it, which stays in sight, lies above it.
    await header('Estimated cost').getByRole('button').click({ force: true });

    await page.waitForURL(/sort=estimated_cost&order=desc/);
    await searched(page);
    await page.waitForFunction(() =>
      /\$\d{2},\d{3},\d{3}|\$\d,\d{3},\d{3}/.test(document.querySelector('tbody')?.innerText ?? ''),
    );
    await header('Estimated cost').getByRole('button').press('Enter');
    await page.waitForURL(/order=asc/);
  });

  test('shows the columns that are chosen, in the rows of a page that are chosen', async () => {
    const page = await permitsAt(`?${DECEMBER}`);
    await page.getByRole('button', { name: 'Preferences' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '20 rows' }).check();
    await dialog.getByRole('checkbox', { name: 'Description' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'Block' }).check();

    await dialog.getByRole('button', { name: 'Confirm' }).click();

    await page.waitForURL(/limit=20/);
    await page.getByText(/1–20 of \d,\d{3}/).waitFor();
    await table(page).getByRole('columnheader', { name: 'Block' }).waitFor();
    expect(await table(page).getByRole('columnheader', { name: 'Description' }).count()).toBe(0);
  });

  test('says what to do when a search has used up its read units, and goes on', async () => {
    const context = await visitor();
    await context.route(/\/me\/permits\?(?!.*cursor)/, async (route) => {
      const response = await route.fetch();
      const { total: _total, ...page } = (await response.json()) as { total?: number };
      await route.fulfill({ response, json: { ...page, complete: false, items: [] } });
    });

    const page = await permitsAt(`?${DECEMBER}&limit=20`, context);

    await page.getByText('The search ended before this page was full').waitFor();
    await page.getByText('The next page may have some.').waitFor();
    await next(page).click();
    await table(page).locator('tbody th').first().waitFor();
  });
});

describe('a permit', () => {
  /** A permit that two files list, in two states. */
  const NUMBER = `E2E${String(Date.now()).slice(-9)}`;
  const said = (status: string, day: string, cost: string) => {
    const [row] = portalRows({ seed: 4, permits: 1, prefix: 'E2E', years: [2011, 2012] });
    if (!row) throw new Error('no row was made');
    return portalCsv([
      {
        ...row,
        'Permit Number': NUMBER,
        'Current Status': status,
        'Current Status Date': day,
        'Estimated Cost': cost,
        'Filed Date': '05/05/2012',
        'Street Number': '7',
        'Street Name': 'Example',
      },
    ]);
  };
  const loaded = async (name: string, csv: string): Promise<void> => {
    await drop(`reports/${NUMBER}-${name}.csv`, csv);
    await until(
      () => loadsOf(`reports/${NUMBER}-${name}.csv`),
      (loads) => loads.some(({ state }) => state === 'loaded'),
    );
  };
  beforeAll(async () => {
    await loaded('1-filed', said('filed', '05/05/2012', '1000'));
    await loaded('2-issued', said('issued', '06/06/2012', '2500'));
  });

  test('opens beside the list, with what each file said and what was different', async () => {
    const page = await permitsAt(`?application_number=eq.${NUMBER}`);

    await page.getByRole('radio').first().check();

    await page.getByRole('heading', { name: `Permit ${NUMBER}` }).waitFor();
    await page.getByText(`${NUMBER}-1-filed.csv`).waitFor();
    const changes = page.locator('.changes');
    expect(await changes.innerText()).toMatch(/Status: filed issued/);
    expect(await changes.innerText()).toMatch(/Estimated cost: \$1,000 \$2,500/);
    expect(await changes.locator('del').first().innerText()).toBe('filed');
    expect(queryOf(page)).toContain(`permit=${NUMBER}`);
  });

  test('is opened and closed by keyboard, which returns to its row; back opens it again', async () => {
    const page = await permitsAt('?application_number=eq.201612054187');
    const radio = page.getByRole('radio', { name: /519 Birch/ });
    await radio.focus();
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: 'Permit 201612054187' }).waitFor();
    const addresses = page.getByRole('table', { name: 'Addresses' });
    await addresses.getByText('525 Birch St').waitFor();
    expect(await addresses.locator('tbody tr').count()).toBe(4);
    await page.getByRole('button', { name: 'Close panel' }).focus();

    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Permit 201612054187' }).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await page.goBack();
    await page.getByRole('heading', { name: 'Permit 201612054187' }).waitFor();
  });

  test('that no file lists says so', async () => {
    const page = await permitsAt('?permit=299912319999&limit=20');

    await page.getByText('There is no such permit').waitFor();
  });
});

describe('a page', () => {
  test.each([
    ['CSV, for spreadsheets', 'csv'],
    ['GeoJSON, for maps', 'geojson'],
    ['JSON', 'json'],
    ['NDJSON, a row a line', 'ndjson'],
  ])('is saved as %s: the one that is looked at, under its name', async (item, format) => {
    const page = await permitsAt(`?${DECEMBER}&limit=20`);
    await next(page).click();
    await page.getByText(/21–40 of \d,\d{3}/).waitFor();
    const shown = await numbersOf(page);
    await page.getByRole('button', { name: 'Download this page' }).click();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);

    expect(download.suggestedFilename()).toMatch(new RegExp(`^permits-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    const saved = await readFile(await download.path(), 'utf8');
    const numbers = [...saved.matchAll(/#?(2016\d{8})(?=[",])/g)].map(([, number]) => number);
    expect(new Set(numbers)).toEqual(new Set(shown));
  });

  test('is copied as curl, which finds the same', async () => {
    const context = await visitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await permitsAt(`?${DECEMBER}&address=eq.1%20O'Farrell%20St&limit=20`, context);

    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('The request was copied').waitFor();

    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('-H "x-api-key: $KEY"');
    const [url = ''] = /(?<=')[^']+/.exec(copied) ?? [];
    expect(url.startsWith(`${endpoints.api}/permits?`)).toBe(true);
    const answer = await ask(localStack, url.slice(endpoints.api.length), {
      headers: { 'x-api-key': endpoints.apiKeys.permits },
    });
    expect(bodyOf('PermitPage', answer).items).toEqual([]);
  });
});

describe('when something is wrong', () => {
  test('a user without a key reads who issues one, and is not asked to try again', async () => {
    const { page } = await signedInAt('/permits', 'Permits');

    await page.getByText('You cannot read permits yet').waitFor();

    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  test('a slow answer is waited for, and a failed one is read again: no row is doubled', async () => {
    const context = await visitor();
    let asked = 0;
    await context.route('**/v1/me/permits?*', async (route) => {
      asked += 1;
      if (asked % 3 === 2) {
        const json = { message: 'Internal server error', code: 'Internal', requestId: 'a1b2' };
        return route.fulfill({ status: 500, json });
      }
      const response = await route.fetch();
      return setTimeout(() => void route.fulfill({ response }).catch(() => undefined), 3000);
    });
    const page = await permitsAt(`?${DECEMBER}&limit=20`, context);

    await next(page).click();

    await page.getByText(/21–40 of \d,\d{3}/).waitFor();
    expect(await numbersOf(page)).toHaveLength(20);
  });

  test('a page that is refused for a while says until when, and keeps the one before', async () => {
    const context = await visitor();
    let isThrottled = true;
    await context.route('**/v1/me/permits?*cursor*', (route) =>
      isThrottled
        ? route.fulfill({
            status: 429,
            headers: { 'retry-after': '6' },
            json: { message: 'Too many requests', code: 'TooManyRequests', requestId: 'none' },
          })
        : route.continue(),
    );
    const page = await permitsAt(`?${DECEMBER}&limit=20`, context);
    await next(page).click();
    await page.getByRole('button', { name: /Try again in \d s/ }).waitFor();
    expect(await numbersOf(page)).toHaveLength(20);
    isThrottled = false;

    await page.getByRole('button', { name: 'Try again', exact: true }).click();

    await page.getByText(/21–40 of \d,\d{3}/).waitFor();
    expect(await page.getByText('Too many requests').count()).toBe(0);
  });

  test('a user who was deleted meanwhile comes to the sign-in, which says why', async () => {
    const gone = await newUser();
    await issueKey(gone);
    const { page } = await signedInAt(`/permits?${DECEMBER}&limit=20`, 'Permits', { who: gone });
    await searched(page);
    await asAdmin('DELETE', `/users/${gone.username}`);
    // Each instance of a function learns it for itself, within half a minute.
    await page.route('**/v1/me/permits?*', (route) =>
      route.fulfill({
        status: 401,
        json: { message: 'Unauthorized', code: 'Unauthorized', requestId: 'none' },
      }),
    );

    await page.getByRole('button', { name: 'Refresh' }).click();

    await page.getByText('Your session has ended').waitFor();
    await page.getByLabel('Password').waitFor();
  });

  test('a link is read by somebody who signs in first', async () => {
    const page = await pageAt(`/permits?${DECEMBER}&status=eq.issued&limit=20`);
    await page.getByLabel('Username').fill(who.username);
    await page.getByLabel('Password').fill(who.password);

    await page.getByRole('button', { name: 'Sign in' }).click();

    await heading(page, 'Permits').waitFor();
    await page
      .getByRole('button', { name: /Status = issued/ })
      .first()
      .waitFor();
  });
});
