import { join } from 'node:path';
import { execa } from 'execa';
import { ROOT } from '../places.ts';
import { installed } from './installed.ts';
import { run } from './command.ts';

/** What every install step needs to know. */
export interface Install {
  /** A Python that is new enough. */
  readonly python: string;
  readonly log: string;
  readonly signal: AbortSignal;
}

const REQUIREMENTS = join(ROOT, 'local/requirements/uv.txt');

/**
 * The `uv` program, which installs Python packages several times faster than pip: the one on PATH, or
 * else one of our own, made by pip.
 * @returns its path
 * @throws Problem when Python has no venv module, or pip fails
 */
export const findUv = async ({ python, log, signal }: Install): Promise<string> => {
  const onPath = await execa('uv', ['--version'], { reject: false });
  if (onPath.exitCode === 0) return 'uv';
  const dir = await installed('uv', [REQUIREMENTS], async (fresh) => {
    const common = { cwd: ROOT, env: process.env, log, signal };
    await run({
      ...common,
      what: 'Making a Python venv',
      file: python,
      args: ['-m', 'venv', fresh],
      advice:
        'If the venv module is missing, install it (Debian and Ubuntu: apt install python3-venv), or put uv on PATH.',
    });
    await run({
      ...common,
      what: 'Installing uv',
      file: join(fresh, 'bin/python'),
      args: ['-m', 'pip', 'install', '--disable-pip-version-check', '-r', REQUIREMENTS],
      advice: 'Is the Python package index reachable from here?',
    });
  });
  return join(dir, 'bin/uv');
};
