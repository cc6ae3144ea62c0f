import { build } from 'esbuild';
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
const bundlesOf = async (entryPoints: string[]): Promise<string[]> => {
  const { outputFiles } = await build({
    entryPoints,
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
        const reaches = (await bundlesOf(entriesOf(one))).map(reachOf);
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
