import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { parse } from 'yaml';
import { isJson, json, list, text, type Json } from '../../core/json.ts';
import { ROOT } from '../../local/places.ts';

/** `js=text` as SAM writes it: a list of `name=value`. */
const pairs = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    list(value ?? []).map((item): [string, string] => {
      const [name = '', ...rest] = text(item).split('=');
      return [name, rest.join('=')];
    }),
  );

/** One reader for each of esbuild's options that template.yaml uses; SAM passes them on as they are. */
const OPTIONS: Readonly<Record<string, (value: unknown) => BuildOptions>> = {
  EntryPoints: () => ({}),
  // Resolved by the caller, who may want to do without.
  Alias: () => ({}),
  Format: (value) => ({ format: text(value) === 'esm' ? 'esm' : 'cjs' }),
  Target: (value) => ({ target: text(value).split(',') }),
  Minify: (value) => ({ minify: value === true }),
  Splitting: (value) => ({ splitting: value === true }),
  Sourcemap: (value) => ({ sourcemap: value === true }),
  OutExtension: (value) => ({ outExtension: pairs(value) }),
  MainFields: (value) => ({ mainFields: text(value).split(',') }),
  External: (value) => ({ external: list(value).map(text) }),
  Banner: (value) => ({ banner: pairs(value) }),
  Define: (value) => ({ define: pairs(value) }),
  LegalComments: (value) => ({ legalComments: text(value) === 'none' ? 'none' : 'eof' }),
};

/**
 * What SAM tells esbuild for a function, without the entry points and without `Alias`.
 * @throws Error for a property that this bench does not know: it would compare unlike bundles
 */
export const esbuildOptions = (properties: Json): BuildOptions =>
  Object.entries(properties).reduce<BuildOptions>(
    (options, [name, value]) => {
      const read = OPTIONS[name];
      if (!read) throw new Error(`bench/shared/properties.ts does not know the BuildProperty ${name}`);
      return { ...options, ...read(value) };
    },
    { bundle: true, platform: 'node', logLevel: 'silent', absWorkingDir: ROOT },
  );

/** Functions by their name in template.yaml. */
export interface SourceFunction {
  readonly name: string;
  readonly properties: Json;
  readonly buildProperties: Json;
}

/** The functions of a template that SAM builds with esbuild. Intrinsics are not resolved. */
export const functionsOf = (template: string): SourceFunction[] => {
  const resources = json(json(parse(template, { merge: true, logLevel: 'silent' }))['Resources']);
  return Object.entries(resources).flatMap(([name, value]) => {
    const resource = json(value);
    const metadata = isJson(resource['Metadata']) ? resource['Metadata'] : {};
    if (resource['Type'] !== 'AWS::Serverless::Function' || metadata['BuildMethod'] !== 'esbuild') return [];
    const buildProperties = json(metadata['BuildProperties']);
    return [{ name, properties: json(resource['Properties']), buildProperties }];
  });
};

/** The functions of template.yaml. */
export const sourceFunctions = async (): Promise<SourceFunction[]> =>
  functionsOf(await readFile(join(ROOT, 'template.yaml'), 'utf8'));

/** Lets sources import a generated file under a name of its own. */
export const standIn = (files: ReadonlyMap<string, string>): Plugin => ({
  name: 'stand-in',
  setup(build) {
    build.onResolve({ filter: /^bench:/ }, ({ path }) => {
      const file = files.get(path);
      return file === undefined ? { errors: [{ text: `nothing stands for ${path}` }] } : { path: file };
    });
  },
});
