import { join } from 'node:path';
import { ROOT } from '../places.ts';
import { installed } from './installed.ts';
import { run } from './command.ts';
import type { Install } from './uv.ts';

/**
 * A Python venv with exactly the packages of `local/requirements/<name>.txt`.
 * @returns its `bin` folder
 * @throws Problem when an install step fails
 */
export const venv = async (
  name: 'ministack' | 'moto' | 'sam',
  uv: string,
  install: Install,
): Promise<string> => {
  const requirements = join(ROOT, `local/requirements/${name}.txt`);
  const dir = await installed(name, [requirements], async (fresh) => {
    const common = { cwd: ROOT, env: process.env, log: install.log, signal: install.signal, file: uv };
    await run({
      ...common,
      what: `Making the venv of ${name}`,
      // Relocatable: it is renamed when it is complete.
      args: ['venv', '--quiet', '--relocatable', '--python', install.python, fresh],
    });
    await run({
      ...common,
      what: `Installing ${name}`,
      args: ['pip', 'install', '--python', join(fresh, 'bin/python'), '--no-deps', '-r', requirements],
      advice: 'Is the Python package index reachable from here?',
    });
  });
  return join(dir, 'bin');
};
