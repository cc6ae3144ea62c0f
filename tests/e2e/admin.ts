import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { itemsOf, load } from '../integration/reports.ts';

/** The row of a table that holds a text. */
export const rowWith = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

/** Opens a select by its label, and chooses an option. */
export const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** A file of permits of which one row is rejected. @param name unique by default */
export const spreadsheet = async (
  name = `console ${randomUUID().slice(0, 8)}.csv`,
): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }> => {
  const text = await readFile('local/demo/DataSF_Building_Permits_sample.csv', 'utf8');
  const [header = '', first = ''] = text.split('\n');
  const bad = first.replace('201505065519', '?');
  return { name, mimeType: 'text/csv', buffer: Buffer.from([header, first, first, first, bad].join('\n')) };
};

/** A load that is over. @returns its id */
export const loaded = async (name: string, bytes: Buffer | string): Promise<string> => {
  await load(`reports/${name}`, bytes);
  const items = await itemsOf(`reports/${name}`);
  return items.at(-1)?.['sk']?.S ?? '';
};
