import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { findPython } from '../machine.ts';
import { ROOT, stateAt } from '../places.ts';
import { buildFolder, cpuFor, refuseMisfits } from './architecture.ts';
import { samEnv } from './sam.ts';
import { findUv } from './uv.ts';
import { venv } from './venv.ts';

/** The `bin` folder of the pinned `sam`, installed when it is missing. */
export const samBin = async (): Promise<string> => {
  const { logs } = stateAt('.local');
  const { signal } = new AbortController();
  const install = { python: await findPython(), log: `${logs}/install.log`, signal };
  return venv('sam', await findUv(install), install);
};

/** The commands that put on AWS what was built before. */
const DEPLOYING = ['deploy', 'package'];

/**
 * Runs the pinned `sam` in the terminal, and ends with its exit code. Whom it talks to is the
 * caller's affair: AWS, or the emulator when AWS_ENDPOINT_URL says so. Layers are built for the architecture that
 * the arguments or samconfig.toml name.
 * @throws Problem when the layers of the build are for another one
 */
export const passToSam = async (args: readonly string[]): Promise<void> => {
  const samconfig = await readFile(join(ROOT, 'samconfig.toml'), 'utf8').catch(() => '');
  const cpu = cpuFor(args, samconfig);
  const [command = ''] = args;
  const folder = resolve(ROOT, buildFolder(args));
  if (DEPLOYING.includes(command)) await refuseMisfits(folder, cpu);
  const env = { npm_config_cpu: cpu, ...samEnv(await samBin(), process.env) };
  const { exitCode } = await execa('sam', args, {
    cwd: ROOT,
    env,
    extendEnv: false,
    stdio: 'inherit',
    reject: false,
  });
  process.exitCode = exitCode ?? 1;
  if (command === 'build' && exitCode === 0) await refuseMisfits(folder, cpu);
};
