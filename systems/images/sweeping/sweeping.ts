import type { RemainingMs } from '../../../core/events.ts';
import { type Counts, type Run, type SweepPorts, tried } from './run.ts';
import { sweepUnfinished } from './unfinished.ts';
import { sweepUsers } from './users.ts';

/** Brings to their end the images that stay unfinished, and removes what is kept of users who are gone. */
export const sweep = async (ports: SweepPorts, remainingMs: RemainingMs): Promise<Counts> => {
  const counts = { uploadsRemoved: 0, requeued: 0, usersForgotten: 0, tooManyGone: 0, failed: 0, cut: 0 };
  const run: Run = { ...ports, counts, remainingMs };
  await tried(run, { part: 'unfinished' }, () => sweepUnfinished(run));
  await tried(run, { part: 'users' }, () => sweepUsers(run));
  return counts;
};
