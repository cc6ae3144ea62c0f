import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { json, list, text } from '../../core/json.ts';
import { readLongForm } from '../deploy/long-form.ts';
import { ROOT } from '../places.ts';
import { Problem } from '../../ops/problem.ts';

/** A function of the template, and how esbuild bundles it. */
export interface FunctionSource {
  /** Its name in the template. */
  readonly name: string;
  readonly options: BuildOptions;
}

const texts = (value: unknown): string[] => list(value).map(text);
const words = (value: unknown): string[] => text(value).split(',');
/** `['.js=.mjs']` -> `{ '.js': '.mjs' }` */
const pairs = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    texts(value).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );

/** What each of SAM's `BuildProperties` is to esbuild; SAM writes them on its command line. */
const PROPERTIES: Readonly<Record<string, (value: unknown) => BuildOptions>> = {
  Alias: (value) => ({ alias: pairs(value) }),
  Banner: (value) => ({ banner: pairs(value) }),
  Define: (value) => ({ define: pairs(value) }),
  EntryPoints: (value) => ({ entryPoints: texts(value) }),
  External: (value) => ({ external: texts(value) }),
  Format: (value) => ({ format: value === 'esm' ? 'esm' : 'cjs' }),
  MainFields: (value) => ({ mainFields: words(value) }),
  Minify: (value) => ({ minify: value === true }),
  OutExtension: (value) => ({ outExtension: pairs(value) }),
  Sourcemap: (value) => ({ sourcemap: value === true }),
  Splitting: (value) => ({ splitting: value === true }),
  Target: (value) => ({ target: words(value) }),
};

/**
 * SAM's build properties as esbuild's options.
 * @throws Problem for one that is not known here: a bundle must not differ from the deployed one
 */
export const esbuildOptions = (properties: unknown): BuildOptions =>
  Object.entries(json(properties)).reduce<BuildOptions>((options, [name, value]) => {
    const property = PROPERTIES[name];
    if (!property)
      throw new Problem(`Dev does not know the build property ${name}. Add it to local/dev/functions.ts.`);
    return { ...options, ...property(value) };
  }, {});

/**
 * The functions of `template.yaml` that esbuild bundles.
 * @throws Error when it is no YAML
 */
export const functionSources = (template: string): FunctionSource[] => {
  const resources = json(json(readLongForm(template))['Resources']);
  return Object.entries(resources).flatMap(([name, value]) => {
    const resource = json(value);
    const metadata = json(resource['Metadata']);
    if (resource['Type'] !== 'AWS::Serverless::Function' || metadata['BuildMethod'] !== 'esbuild') return [];
    const absWorkingDir = join(ROOT, text(json(resource['Properties'])['CodeUri']));
    return [{ name, options: { ...esbuildOptions(metadata['BuildProperties']), absWorkingDir } }];
  });
};
