import { createServer } from 'node:net';
import { execa } from 'execa';
import { HOST } from './places.ts';
import { Problem } from '../ops/problem.ts';
import { hasCode } from '../ops/files.ts';

/** The oldest Node and Python that everything here runs on. */
export const NODE = [20, 19] as const;
export const PYTHON = [3, 10] as const;

/** Whether a version such as `20.19.1` is at least `[20, 19]`. */
export const isAtLeast = (version: string, [major, minor]: readonly [number, number]): boolean => {
  const [ours = 0, oursMinor = 0] = version.split('.').map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
};

/** @throws Problem when this Node is too old, or on Windows */
export const checkNode = (version: string = process.versions.node): void => {
  if (process.platform === 'win32') throw new Problem('The local stack does not run on Windows. Use WSL.');
  if (!isAtLeast(version, NODE))
    throw new Problem(
      `This is Node ${version}, but Trellis needs ${NODE.join('.')} or newer. Install a newer Node.`,
    );
};

/**
 * Finds a Python that is new enough.
 * @returns the program's path
 * @throws Problem that says what to install
 */
export const findPython = async (): Promise<string> => {
  const seen: string[] = [];
  for (const name of ['python3', 'python']) {
    const asked = await execa(
      name,
      ['-c', 'import sys; print(sys.executable); print("%d.%d" % sys.version_info[:2])'],
      { reject: false },
    );
    if (asked.exitCode !== 0) continue;
    const [path, version] = asked.stdout.split('\n');
    if (!path || !version) continue;
    if (isAtLeast(version, PYTHON)) return path;
    seen.push(`${name} is ${version}`);
  }
  const found = seen.length > 0 ? ` (${seen.join(', ')})` : '';
  throw new Problem(
    `Python ${PYTHON.join('.')} or newer is needed, and none is on PATH${found}. Install it and try again.`,
  );
};

/** A port that the stack listens on, and the option that picks another. */
export interface Port {
  readonly number: number;
  readonly option: string;
}

/** @throws Problem when a port is taken, or may not be used; names the option that picks another */
export const checkPort = async ({ number, option }: Port): Promise<void> => {
  await new Promise<void>((free, taken) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const why = hasCode(error, 'EADDRINUSE')
        ? 'in use by another program'
        : `not usable (${error.message})`;
      taken(
        new Problem(
          `Port ${String(number)} is ${why}. Choose another: npm start -- ${option} ${String(number + 1)}`,
        ),
      );
    });
    probe.listen(number, HOST, () =>
      probe.close(() => {
        free();
      }),
    );
  });
};
