import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from './generate.ts';
import { houseIn } from './house.ts';
import { writeFolder } from './write.ts';

const root = join(import.meta.dirname, '..');

try {
  const files = await generate({
    contract: await readFile(join(root, 'openapi.yaml'), 'utf8'),
    messages: await readFile(join(root, 'core/messages/messages.yaml'), 'utf8'),
    house: houseIn(root),
  });
  await writeFolder(join(root, 'core/contract'), files);
  console.log(`core/contract: ${[...files.keys()].sort().join(', ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
