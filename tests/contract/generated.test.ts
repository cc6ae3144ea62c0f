import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { generate } from '../../generate/generate.ts';
import { houseIn } from '../../generate/house.ts';

test('openapi.yaml keeps the rules of the house, and core/contract is what it and messages.yaml say, file by file', async () => {
  const wanted = await generate({
    contract: await readFile('openapi.yaml', 'utf8'),
    messages: await readFile('core/messages/messages.yaml', 'utf8'),
    house: houseIn('.'),
  });

  const found = new Map<string, string>();
  for (const name of await readdir('core/contract'))
    found.set(name, await readFile(`core/contract/${name}`, 'utf8'));

  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, text] of wanted) expect({ name, text: found.get(name) }).toEqual({ name, text });
});
