import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { generate } from '../../generate/generate.ts';

test('core/contract is what openapi.yaml says, file by file', async () => {
  const wanted = await generate(await readFile('openapi.yaml', 'utf8'), process.cwd());

  const found = new Map<string, string>();
  for (const name of await readdir('core/contract'))
    found.set(name, await readFile(`core/contract/${name}`, 'utf8'));

  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, text] of wanted) expect({ name, text: found.get(name) }).toEqual({ name, text });
});
