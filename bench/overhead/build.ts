import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { generate } from '../../generate/generate.ts';
import { ROOT } from '../../local/places.ts';
import { esbuildOptions, sourceFunctions, standIn } from '../shared/properties.ts';

const HERE = import.meta.dirname;
const CONTESTANTS = ['trellis', 'powertools', 'openapiBackend', 'hono'];

/** Generates contract.yaml's table the way `npm run generate` does. */
const generated = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const source = await readFile(join(HERE, 'contract.yaml'), 'utf8');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of await generate({ contract: source })) await writeFile(join(folder, name), text);
  await writeFile(join(folder, 'contract.json'), JSON.stringify(parse(source)));
  return new Map([
    ['bench:things', join(folder, 'things.ts')],
    ['bench:contract', join(folder, 'contract.json')],
  ]);
};

/**
 * Bundles every contestant alone, with the options of template.yaml's first function, as it would
 * be deployed.
 * @returns the folder of the bundles and of `measure.mjs`
 */
export const buildContestants = async (): Promise<string> => {
  const folder = join(ROOT, '.local/bench/overhead');
  await rm(folder, { recursive: true, force: true });
  const files = await generated(join(folder, 'generated'));
  const [first] = await sourceFunctions();
  if (!first) throw new Error('template.yaml has no function that SAM builds with esbuild');
  // One at a time: with splitting they would share chunks.
  for (const name of [...CONTESTANTS, 'measure'])
    await build({
      ...esbuildOptions(first.buildProperties),
      entryPoints: [join(HERE, `${name}.ts`)],
      outdir: folder,
      plugins: [standIn(files)],
    });
  return folder;
};
