import { describe, expect, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import type { Somebody } from '../integration/accounts.ts';
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
export interface View {
  readonly name: string;
  readonly path: string;
  /** Absent for guests. */
  readonly title?: string;
  readonly prepare?: (page: Page, context: BrowserContext) => Promise<void>;
}

const BROKEN = { message: 'Internal server error', code: 'Internal', requestId: 'a1b2' };

/** Has requests of an address answered by a fault of the API, and reads the page anew. */
export const failing =
  (...addresses: readonly string[]): NonNullable<View['prepare']> =>
  async (page, context) => {
    for (const address of addresses)
      await context.route(address, (route) => route.fulfill({ status: 500, json: BROKEN }));
    await page.reload();
    await page.getByText('Something went wrong in Trellis').first().waitFor();
  };

/** Opens a dialog by its button. */
export const dialog =
  (button: string): NonNullable<View['prepare']> =>
  async (page) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor();
  };

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

/**
 * Looks at pages, wide and narrow, light and dark: there is no obstacle, nothing that a programmer forgot, and nothing
 * that reaches over the edge.
 * @param who sees those that have a title
 */
export const look = (views: readonly View[], who: Somebody): void => {
  describe.each(LOOKS)('at $width px, $colorScheme', ({ width, colorScheme }) => {
    test.each(views)('the page $name has no obstacle and no fault', async ({ path, title, prepare }) => {
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
};
