import type { components } from '../../../core/contract/types.ts';

/** What a user may do: `admin` all, `viewer` see the cameras. */
export type Role = components['schemas']['Role'];

/** The group whose members may do everything. */
export const ADMINS = 'admins';
/** The group whose members see the cameras. */
export const VIEWERS = 'viewers';

/** The role that groups give: the greatest of them. */
export const roleOf = (groups: readonly string[]): Role => {
  if (groups.includes(ADMINS)) return 'admin';
  return groups.includes(VIEWERS) ? 'viewer' : 'user';
};
