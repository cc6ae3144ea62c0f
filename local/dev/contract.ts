import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from '../../generate/generate.ts';
import { houseIn } from '../../generate/house.ts';
import { writeFolder } from '../../generate/write.ts';
import { ROOT } from '../places.ts';

const CONTRACT = 'openapi.yaml';
const MESSAGES = 'core/messages/messages.yaml';
const GENERATED = join(ROOT, 'core/contract');

/** What is generated from, absolute. */
export const SOURCES = [CONTRACT, MESSAGES].map((file) => join(ROOT, file));

/**
 * Does what `npm run generate` does, without the seconds that a new process needs.
 * @returns the files of `core/contract/` that have changed, absolute
 * @throws Error that lists what in the contract cannot be kept
 */
export const generateContract = async (): Promise<string[]> => {
  const [contract, messages] = await Promise.all(SOURCES.map((path) => readFile(path, 'utf8')));
  const files = await generate({ contract: contract ?? '', messages: messages ?? '', house: houseIn(ROOT) });
  return (await writeFolder(GENERATED, files)).map((name) => join(GENERATED, name));
};
