import { dirname, relative, resolve } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { json, text } from '../../../core/json.ts';
import { functionsOf } from './functions.ts';
import { listed, type Resource, type Template } from './read.ts';
import { reachOf, type Reach } from './reach.ts';

/** `[http.ts]` in `functions/permits/` -> `[functions/permits/http.ts]`. */
const entriesOf = ({ source, properties }: Resource): string[] =>
  listed(json(json(source['Metadata'])['BuildProperties'])['EntryPoints']).map(
    (entry) => `${text(properties['CodeUri'])}${text(entry)}`,
  );

/** Lets a build see files that are not there, or that are other than they are. */
const planned = (files: ReadonlyMap<string, string>): Plugin => ({
  name: 'planned',
  setup(builder) {
    const textAt = (path: string) => files.get(relative('.', path));
    builder.onResolve({ filter: /./ }, ({ path, importer, resolveDir }) => {
      const isPlanned = textAt(importer) !== undefined;
      const found = resolve(isPlanned ? dirname(importer) : resolveDir, path);
      if (textAt(found) !== undefined) return { path: found };
      if (!isPlanned) return undefined;
      // Its folder need not be there, where esbuild would look from.
      return path.startsWith('.') ? { path: found } : { path, external: true };
    });
    builder.onLoad({ filter: /\.[jt]s$/ }, ({ path }) => {
      const contents = textAt(path);
      return contents === undefined ? undefined : { contents, loader: 'ts' };
    });
  },
});

/** What our own code is made, one text for each entry; the packages it imports stay imports. */
export const bundlesOf = async (
  from: Pick<BuildOptions, 'entryPoints' | 'stdin'>,
  files: ReadonlyMap<string, string> = new Map(),
): Promise<string[]> => {
  const { outputFiles } = await build({
    ...from,
    // Else it is the folder in which esbuild was loaded.
    absWorkingDir: process.cwd(),
    plugins: [planned(files)],
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

/**
 * What the code of each function may come to, by the function's id.
 * @param files texts of files that are planned, by their paths
 */
export const reachesOf = async (
  template: Template,
  files?: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Reach>> =>
  new Map(
    await Promise.all(
      functionsOf(template).map(async (one) => {
        const reaches = (await bundlesOf({ entryPoints: entriesOf(one) }, files)).map(reachOf);
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
