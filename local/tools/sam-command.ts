import { execa } from 'execa';
import { findPython } from '../machine.ts';
import { ROOT, stateAt } from '../places.ts';
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

/**
 * Runs the pinned `sam` in the terminal, and ends with its exit code. Whom it talks to is the
 * caller's affair: AWS, or the emulator when AWS_ENDPOINT_URL says so.
 */
export const passToSam = async (args: readonly string[]): Promise<void> => {
  const env = samEnv(await samBin(), process.env);
  const { exitCode } = await execa('sam', args, {
    cwd: ROOT,
    env,
    extendEnv: false,
    stdio: 'inherit',
    reject: false,
  });
  process.exitCode = exitCode ?? 1;
};
