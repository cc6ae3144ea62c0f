import { test } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { endpoints } from '../integration/stack.ts';
import { signedInAt } from './people.ts';
import { visitor } from './visitor.ts';

/** Where the pictures of README go: beside the others, unless they are to be made anew. */
const PICTURES = process.env['TRELLIS_PICTURES'] ?? '.local/e2e';

const keep = async (page: Page, name: string): Promise<void> => {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, animations: 'disabled' });
};

test('README shows how permits are searched', async () => {
  const context = await visitor({ viewport: { width: 1600, height: 900 } });
  const { page } = await signedInAt(
    '/permits?status=eq.issued&estimated_cost=gte.500000&sort=estimated_cost&order=desc',
    'Permits',
    { who: endpoints.users.admin, context },
  );
  await page.getByRole('radio').first().click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await page.getByText('Loading the history').first().waitFor({ state: 'detached' });

  await keep(page, 'permits');
});

test('README shows what cameras have recorded', async () => {
  const context = await visitor({ viewport: { width: 1280, height: 1060 } });
  const { page } = await signedInAt('/cameras', 'Cameras', { who: endpoints.users.viewer, context });
  await page.locator('.lane-bar').first().click();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) >= 1);

  await keep(page, 'cameras');
});
