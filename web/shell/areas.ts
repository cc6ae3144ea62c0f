import type { Claims } from '../session/claims.ts';

/** A part of the console that has an address of its own. */
export interface Area {
  readonly to: `/${string}`;
  readonly label: string;
  /** Whom the API lets in: a user in one of these groups; absent for every user. */
  readonly groups?: readonly string[];
}

/** All areas that there are, in the order of the navigation; those for admins alone come last. */
export const AREAS: readonly Area[] = [
  { to: '/permits', label: 'Permits' },
  { to: '/images', label: 'Images' },
  { to: '/cameras', label: 'Cameras', groups: ['admins', 'viewers'] },
  { to: '/keys', label: 'My keys' },
  { to: '/account', label: 'My account' },
  { to: '/users', label: 'Users', groups: ['admins'] },
  { to: '/loads', label: 'Loads', groups: ['admins'] },
  { to: '/tables', label: 'Tables', groups: ['admins'] },
  { to: '/audit', label: 'Audit', groups: ['admins'] },
];

/** Whether an area is for admins alone. */
export const isForAdmins = ({ groups }: Area): boolean => groups?.join() === 'admins';

/** The areas that a user may use. */
export const areasOf = ({ groups }: Pick<Claims, 'groups'>, areas = AREAS): Area[] =>
  areas.filter((area) => area.groups === undefined || area.groups.some((group) => groups.includes(group)));
