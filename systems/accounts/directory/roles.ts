import type { components } from '../../../core/contract/types.ts';

/** What a user may do: `admin` all, `viewer` see the cameras. */
export type Role = components['schemas']['Role'];

/** The role that groups give: the greatest of them. */
export const roleOf = (groups: readonly string[]): Role => {
  if (groups.includes('admins')) return 'admin';
  return groups.includes('viewers') ? 'viewer' : 'user';
};
