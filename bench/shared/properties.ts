import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { isJson, json, type Json } from '../../core/json.ts';
import { resourcesOf } from '../../generate/house.ts';
import { esbuildOptions as optionsOf } from '../../local/dev/functions.ts';
import { ROOT } from '../../local/places.ts';

/**
 * What SAM tells esbuild for a function, without the entry points, and without the aliases: the caller may
 * want to do without them.
 * @throws Problem for a property that is not known: unlike bundles would be compared
 */
export const esbuildOptions = (properties: Json): BuildOptions => ({
  ...optionsOf({ ...properties, Alias: [], EntryPoints: [] }),
  bundle: true,
  platform: 'node',
  logLevel: 'silent',
  absWorkingDir: ROOT,
});

/** Functions by their name in template.yaml. */
export interface SourceFunction {
  readonly name: string;
  readonly properties: Json;
  readonly buildProperties: Json;
}

/** The functions of a template that SAM builds with esbuild. Intrinsics are not resolved. */
export const functionsOf = (template: string): SourceFunction[] => {
  return Object.entries(resourcesOf(template)).flatMap(([name, value]) => {
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
