import { resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { json, text } from '../../../core/json.ts';
import { functionsOf } from './functions.ts';
import { listed, type Resource, type Template } from './read.ts';
import { reachOf, type Reach } from './reach.ts';

/** `[http.ts]` in `functions/permits/` -> `[functions/permits/http.ts]`. */
const entriesOf = ({ source, properties }: Resource): string[] =>
  listed(json(json(source['Metadata'])['BuildProperties'])['EntryPoints']).map(
    (entry) => `${text(properties['CodeUri'])}${text(entry)}`,
  );

/** What our own code is made, one text for each entry; the packages it imports stay imports. */
const bundlesOf = async (from: Pick<BuildOptions, 'entryPoints' | 'stdin'>): Promise<string[]> => {
  const { outputFiles } = await build({
    ...from,
    bundle: true,
    write: false,
    outdir: 'unwritten',
    format: 'esm',
    platform: 'node',
    packages: 'external',
    treeShaking: true,
    logLevel: 'silent',
  });
  return outputFiles.map((file) => file.text);
};

/** What the code of each function may come to, by the function's id. */
export const reachesOf = async (template: Template): Promise<ReadonlyMap<string, Reach>> =>
  new Map(
    await Promise.all(
      functionsOf(template).map(async (one) => {
        const reaches = (await bundlesOf({ entryPoints: entriesOf(one) })).map(reachOf);
        return [
          one.id,
          {
            imports: reaches.flatMap(({ imports }) => imports),
            writes: reaches.flatMap(({ writes }) => writes),
          },
        ] as const;
      }),
    ),
  );

/**
 * What the code of a function that is not there may come to.
 * @param source TypeScript that imports as an entry of a function does: `../../core/…`
 */
export const reachOfSource = async (source: string): Promise<Reach> => {
  const [bundle = ''] = await bundlesOf({
    stdin: { contents: source, loader: 'ts', resolveDir: resolve('tests/contract') },
  });
  return reachOf(bundle);
};
