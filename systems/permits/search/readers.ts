import { Failure } from '../../../core/errors.ts';
import type { HoldsKey } from './ports.ts';

/** A user who calls. */
interface User {
  readonly sub: string;
  readonly groups: readonly string[];
}

/**
 * Lets those read permits without a key who could do it with one, and admins.
 * @returns throws Failure Forbidden for all others
 */
export const onlyReaders =
  (holdsKey: HoldsKey) =>
  async ({ sub, groups }: User): Promise<void> => {
    if (groups.includes('admins') || (await holdsKey(sub, 'permits'))) return;
    throw new Failure(
      'Forbidden',
      'This operation is for users who have an active API key for permits, and for admins',
    );
  };
