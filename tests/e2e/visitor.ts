import { mkdir } from 'node:fs/promises';
import { afterAll, afterEach, expect } from '@jest/globals';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { endpoints } from '../integration/stack.ts';
import type { Browser } from './chromium.ts';

/** Where the pictures of a run are: one of each page at the end of each test. */
const SCREENSHOTS = '.local/e2e';

const missing = process.env['TRELLIS_NO_BROWSER'];
if (missing !== undefined) throw new Error(missing);
const { executablePath, env } = JSON.parse(process.env['TRELLIS_BROWSER'] ?? '{}') as Browser;
const browser = await chromium.launch({
  executablePath,
  env: { ...(process.env as Record<string, string>), ...env },
  // A busy machine takes its time.
  timeout: 120_000,
});
afterAll(() => browser.close());

const buckets = [
  endpoints.resources.imagesBucket,
  endpoints.resources.clipsBucket,
  endpoints.resources.reportsBucket,
];
const ALLOWED = [
  endpoints.console,
  ...buckets.map((bucket) => `${endpoints.aws}/${bucket}`),
  'blob:',
  'data:',
];

/** What must never happen, whatever a test is about. */
let faults: string[] = [];
let contexts: BrowserContext[] = [];

/** Notes requests that leave for somewhere else, what the policy has stopped, and faults of the page. */
const watch = (context: BrowserContext): void => {
  context.on('request', (request) => {
    if (!ALLOWED.some((start) => request.url().startsWith(start))) faults.push(`request to ${request.url()}`);
  });
  context.on('weberror', (error) => {
    faults.push(error.error().message);
  });
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text());
  });
};

/** A person with a browser of their own: no cookie, nothing stored. */
export const visitor = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: endpoints.console,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(120_000);
  context.setDefaultNavigationTimeout(120_000);
  contexts.push(context);
  watch(context);
  return context;
};

/** A page of a visitor, at an address. */
export const pageAt = async (path: string, context?: BrowserContext): Promise<Page> => {
  const page = await (context ?? (await visitor())).newPage();
  await page.goto(path);
  return page;
};

/** A name for a file. */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 120);

/** Keeps a picture of a page among those of the run. */
export const picture = async (page: Page, name: string): Promise<void> => {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${slug(name)}.png`, animations: 'disabled' });
};

afterEach(async () => {
  const name = expect.getState().currentTestName ?? 'unknown';
  const pages = contexts.flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) await picture(page, `${name} ${at === 0 ? '' : String(at + 1)}`);
  for (const context of contexts) await context.close();
  const found = faults;
  [contexts, faults] = [[], []];
  expect(found).toEqual([]);
});
