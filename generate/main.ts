import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from './generate.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'core/contract');

try {
  const files = await generate({
    contract: await readFile(join(root, 'openapi.yaml'), 'utf8'),
    messages: await readFile(join(root, 'core/messages/messages.yaml'), 'utf8'),
  });
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder))
    if (!files.has(name)) await rm(join(folder, name), { recursive: true });
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  console.log(`core/contract: ${[...files.keys()].sort().join(', ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
