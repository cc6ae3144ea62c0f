import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import type { Invitation, Invitations } from './invitation.ts';
import { LEASE_MS } from '../work/times.ts';

export interface LeasePorts {
  readonly invitations: Pick<Invitations, 'get' | 'lease' | 'release'>;
  /** A new UUID: names the holder. */
  readonly newId: () => string;
  readonly now: () => Date;
}

/**
 * Does work while an invitation is this call's alone.
 * @throws Failure TooManyRequests when it is somebody else's
 */
export const leased = async <T>(
  { invitations, newId, now }: LeasePorts,
  sub: string,
  work: (holder: string, invitation: Invitation | undefined) => Promise<T>,
): Promise<T> => {
  const holder = newId();
  if (!(await invitations.lease(sub, holder, now(), LEASE_MS)))
    throw new Failure('TooManyRequests', 'The invitation is being processed: try again in a few minutes');
  try {
    return await work(holder, await invitations.get(sub));
  } finally {
    // A lease that cannot be given back ends by itself.
    await invitations.release(sub, holder).catch((error: unknown) => {
      log.warn('a lease could not be released', { sub, error: describe(error) });
    });
  }
};
