import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import { hasCode } from '../../ops/files.ts';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface Identity {
  readonly pid: number;
  /** When it began, in the system's own words. */
  readonly began: string;
}

/** The start of a process as `/proc/<pid>/stat` has it: field 22, counted after the name in brackets. */
export const startTicks = (stat: string): string | undefined =>
  stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];

const beganOnLinux = async (pid: number): Promise<string | undefined> => {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
    const isZombie = stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
    const ticks = startTicks(stat);
    return isZombie || ticks === undefined ? undefined : `${boot.trim()} ${ticks}`;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return undefined;
    throw error;
  }
};

const beganElsewhere = async (pid: number): Promise<string | undefined> => {
  const asked = await execa('ps', ['-o', 'lstart=', '-p', String(pid)], { reject: false });
  return asked.exitCode === 0 ? asked.stdout.trim() || undefined : undefined;
};

/** Who a running process is; undefined when no such process runs. */
export const identify = async (pid: number): Promise<Identity | undefined> => {
  const began = process.platform === 'linux' ? await beganOnLinux(pid) : await beganElsewhere(pid);
  return began === undefined ? undefined : { pid, began };
};

/** Whether that very process still runs. */
export const isAlive = async ({ pid, began }: Identity): Promise<boolean> =>
  (await identify(pid))?.began === began;

/**
 * Ends a process gently, and by force when it does not end in time. One that has ended is left alone,
 * and so is a later process with its pid.
 * @param patienceMs how long it may take to end
 * @returns whether it ended in that time
 */
export const end = async (process_: Identity, patienceMs: number): Promise<boolean> => {
  if (!(await isAlive(process_))) return true;
  process.kill(process_.pid, 'SIGTERM');
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (!(await isAlive(process_))) return true;
    await pause(50);
  }
  if (await isAlive(process_)) process.kill(process_.pid, 'SIGKILL');
  return false;
};
