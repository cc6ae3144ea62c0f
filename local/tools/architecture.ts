import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { list } from '../../core/json.ts';
import { readJson } from '../../ops/files.ts';
import { Problem } from '../../ops/problem.ts';

/** What npm calls the processors that the parameter Architecture may name. */
const CPU = { x86_64: 'x64', arm64: 'arm64' } as const;

export type Cpu = (typeof CPU)[keyof typeof CPU];

/** `Architecture=arm64` as a person or samconfig.toml writes it, in quotes or after ParameterValue= too. */
const GIVEN = /\bArchitecture(?:=|,ParameterValue=)[\\"']*(x86_64|arm64)\b/;

const optionIn = (args: readonly string[], names: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => names.includes(arg));
  const joined = args.find((arg) => names.some((name) => arg.startsWith(`${name}=`)));
  return at < 0 ? joined?.replace(/^[^=]*=/, '') : args[at + 1];
};

/** The sections of samconfig.toml that `sam` reads: those of one environment, whose names begin with its name. */
const sectionsOf = (samconfig: string, environment: string): string =>
  samconfig
    .split(/^(?=\[)/m)
    .filter((section) => section.startsWith(`[${environment}.`))
    .join('');

/**
 * The processor that a deployment is for: what the arguments of `sam` say, else what samconfig.toml says for the
 * environment that they name, else what the template has by default.
 */
export const cpuFor = (args: readonly string[], samconfig: string): Cpu => {
  const sections = sectionsOf(samconfig, optionIn(args, ['--config-env']) ?? 'default');
  const [, given] = GIVEN.exec(args.join(' ')) ?? GIVEN.exec(sections) ?? [];
  return given === 'arm64' ? CPU.arm64 : CPU.x86_64;
};

/** The folder that `sam` builds into, or takes what it deploys from. */
export const buildFolder = (args: readonly string[]): string => {
  const template = optionIn(args, ['-t', '--template', '--template-file']);
  if (args[0] !== 'build' && template !== undefined) return dirname(template);
  return optionIn(args, ['-b', '--build-dir']) ?? join('.aws-sam', 'build');
};

/** The packages that npm installed into the layers of a build, as paths. */
const layerPackages = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch(() => []);
  const modules = names.map((name) => join(folder, name, 'nodejs', 'node_modules'));
  const packages = await Promise.all(
    modules.map(async (path) => {
      const direct = await readdir(path).catch(() => []);
      const scoped = direct.filter((name) => name.startsWith('@'));
      const inScopes = await Promise.all(
        scoped.map(async (scope) =>
          (await readdir(join(path, scope))).map((name) => join(path, scope, name)),
        ),
      );
      return [
        ...direct.filter((name) => !name.startsWith('@')).map((name) => join(path, name)),
        ...inScopes.flat(),
      ];
    }),
  );
  return packages.flat();
};

/** The native packages in the layers of a build that are for other processors than this one. */
export const misfitsIn = async (folder: string, cpu: Cpu): Promise<string[]> => {
  const packages = await layerPackages(folder);
  const read = await Promise.all(
    packages.map(async (path) => ({ path, cpus: (await readJson(join(path, 'package.json')))['cpu'] })),
  );
  return read
    .filter(({ cpus }) => cpus !== undefined && !list(cpus).includes(cpu))
    .map(({ path }) => path)
    .sort();
};

/** @throws Problem when a layer of a build was made for another processor than the functions run on */
export const refuseMisfits = async (folder: string, cpu: Cpu): Promise<void> => {
  const misfits = await misfitsIn(folder, cpu);
  if (misfits.length > 0)
    throw new Problem(
      [
        `The functions are to run on ${cpu}, and the layers were built for another processor:`,
        ...misfits.map((path) => `  ${path}`),
        'Build again for the same architecture: npm run sam -- build --parameter-overrides Architecture=…',
      ].join('\n'),
    );
};
