import { execa } from 'execa';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '../../ops/files.ts';

const BENCH = dirname(import.meta.dirname);

/** Installs what the bench compares with, from bench's own lock, where it is not there yet. */
export const installPeers = async (): Promise<void> => {
  try {
    // npm writes this file last.
    await access(join(BENCH, 'node_modules/.package-lock.json'));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    console.error('Installing what is compared with (npm ci --prefix bench), once');
    const args = ['ci', '--prefix', BENCH, '--ignore-scripts', '--no-audit', '--no-fund'];
    await execa('npm', args, { stdout: 2, stderr: 2 });
  }
};
