import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { isJson, json, list, text, type Json } from '../../core/json.ts';
import { hasCode } from '../../ops/files.ts';
import { ROOT } from '../../local/places.ts';
import { esbuildOptions, functionsOf, sourceFunctions } from '../shared/properties.ts';
import { bareModule, madeModule, sdkImports } from './sdk.ts';

/** A module to import, and how large all that was bundled with it is. */
export interface Bundle {
  readonly file: string;
  readonly bytes: number;
}

/** One function, as it is deployed, beside the SDK clients that it uses. */
export interface Contest {
  readonly name: string;
  readonly ours: Bundle;
  /** The clients and commands imported. */
  readonly bare: Bundle;
  /** The same, and each client made. */
  readonly made: Bundle;
  /** What the function's settings need; the values mean nothing. */
  readonly env: Readonly<Record<string, string>>;
}

const bytesIn = async (folder: string): Promise<number> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.mjs'));
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const variablesOf = (of: Json): Json => json(json(of['Environment'])['Variables']);

/**
 * A function's environment as far as it is known before a deployment: plain values, and the defaults of
 * parameters, which are what each setting reads. Where a resource is named, any address will do.
 * @param parameters the template's `Parameters`
 */
export const environmentOf = (variables: Json, parameters: Json): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const parameter = json(parameters[text(json(value)['Ref'])]);
      return [name, String(isJson(value) ? (parameter['Default'] ?? 'http://127.0.0.1') : value)];
    }),
  );

/** Bundles the text of a module with a function's build options. */
const bundleOf = async (folder: string, text: string, buildProperties: Json): Promise<Bundle> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const source = join(folder, 'index.js');
  await writeFile(source, text);
  const outdir = join(folder, 'built');
  await build({ ...esbuildOptions(buildProperties), entryPoints: [source], outdir });
  return { file: join(outdir, 'index.mjs'), bytes: await bytesIn(outdir) };
};

const templateIn = async (buildDir: string): Promise<string> => {
  try {
    return await readFile(join(buildDir, 'template.yaml'), 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw new Error(`Nothing is built in ${buildDir}. Run npm run build, or give --build with its folder.`, {
      cause: error,
    });
  }
};

/**
 * Every function that `sam build` has made, with bare bundles made here with the same options, only
 * that they have the SDK's own credential chain.
 * @param buildDir where `sam build` put its output
 * @throws Error when nothing is built there, or the template has changed since
 */
export const contestsIn = async (buildDir: string): Promise<Contest[]> => {
  const built = await templateIn(buildDir);
  const template = json(parse(built));
  const globals = variablesOf(json(json(template['Globals'])['Function']));
  const sources = new Map((await sourceFunctions()).map((one) => [one.name, one]));
  const contests: Contest[] = [];
  for (const { name, properties, buildProperties } of functionsOf(built)) {
    const source = sources.get(name);
    if (!source) throw new Error(`template.yaml no longer has ${name}, which is built: build again`);
    const folder = join(buildDir, text(properties['CodeUri']));
    const [entry] = list(source.buildProperties['EntryPoints']);
    const path = join(ROOT, text(source.properties['CodeUri']), text(entry));
    const [module] = text(properties['Handler']).split('.');
    const imports = await sdkImports(path);
    const bareFolder = join(ROOT, '.local/bench/cold', name);
    contests.push({
      name,
      ours: { file: join(folder, `${module ?? ''}.mjs`), bytes: await bytesIn(folder) },
      bare: await bundleOf(join(bareFolder, 'bare'), bareModule(imports), buildProperties),
      made: await bundleOf(join(bareFolder, 'made'), madeModule(imports), buildProperties),
      env: environmentOf({ ...globals, ...variablesOf(properties) }, json(template['Parameters'])),
    });
  }
  return contests;
};
