import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clients, Emulator } from '../../ops/clients.ts';
import { readJson, writeJson } from '../../ops/files.ts';
import { ROOT, STACK, type State, TEMPLATE } from '../places.ts';
import { Problem } from '../../ops/problem.ts';
import { run } from '../tools/command.ts';
import { samAtEmulator } from '../tools/sam.ts';
import { inputsHash } from './inputs.ts';
import { type Deployed, deployedStack } from '../../ops/deployed.ts';

export interface DeployOptions {
  readonly state: State;
  readonly emulator: Emulator;
  /** The `bin` folder of sam's venv. */
  readonly bin: string;
  /** Values of the template's parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** samconfig.toml is for AWS: nothing that a guided deployment saves there may reach the emulator. */
const NO_CONFIG = ['--config-env', 'local-stack'];

const sam = (options: DeployOptions, what: string, args: readonly string[]): Promise<void> =>
  run({
    what,
    file: 'sam',
    args,
    cwd: ROOT,
    env: samAtEmulator(options.bin, options.emulator),
    log: `${options.state.logs}/sam.log`,
    signal: options.signal,
  });

/**
 * Builds, unless what is there was built from the same inputs.
 * @throws Problem with what `sam build` printed
 */
export const build = async (options: DeployOptions): Promise<void> => {
  const { built, builtTemplate } = options.state;
  const inputs = await inputsHash(options.parameters);
  if ((await readJson(built))['inputs'] === inputs) return;
  await rm(built, { force: true });
  await sam(options, 'sam build', [
    'build',
    ...['--template-file', TEMPLATE, '--build-dir', dirname(builtTemplate), '--parallel'],
    ...NO_CONFIG,
  ]);
  await writeJson(built, { inputs });
};

/**
 * The stack when the emulator has exactly what is built; undefined when a deployment is due. An
 * emulator that lost its last changes in a crash has an older version, and so is found out.
 */
export const current = async (state: State, clients: Clients): Promise<Deployed | undefined> => {
  const [mark, built] = [await readJson(state.deployed), await readJson(state.built)];
  const deployed = await deployedStack(clients, STACK);
  return deployed?.version === mark['version'] && mark['inputs'] === built['inputs'] ? deployed : undefined;
};

/**
 * Deploys what is built.
 * @throws Problem with what `sam deploy` printed
 */
export const deploy = async (options: DeployOptions, clients: Clients): Promise<Deployed> => {
  const overrides = Object.entries(options.parameters).map(([name, value]) => `${name}=${value}`);
  await sam(options, 'sam deploy', [
    'deploy',
    ...['--template-file', options.state.builtTemplate, '--stack-name', STACK],
    ...['--region', options.emulator.region, '--resolve-s3', '--capabilities', 'CAPABILITY_IAM'],
    ...['--no-confirm-changeset', '--no-fail-on-empty-changeset', '--on-failure', 'DELETE'],
    ...NO_CONFIG,
    ...['--parameter-overrides', ...overrides],
  ]);
  const deployed = await deployedStack(clients, STACK);
  if (!deployed) throw new Problem('sam deploy succeeded, but the emulator has no stack.');
  const { inputs } = await readJson(options.state.built);
  await writeJson(options.state.deployed, { inputs, version: deployed.version });
  return deployed;
};
