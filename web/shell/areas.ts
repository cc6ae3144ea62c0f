import type { Claims } from '../session/claims.ts';

/** A part of the console that has an address of its own. */
export interface Area {
  readonly to: `/${string}`;
  readonly label: string;
  /** Whom the API lets in: a user in one of these groups; absent for every user. */
  readonly groups?: readonly string[];
}

/** All areas that there are, in the order of the navigation. */
export const AREAS: readonly Area[] = [
  { to: '/keys', label: 'My keys' },
  { to: '/permits', label: 'Permits' },
  { to: '/account', label: 'My account' },
];

/** The areas that a user may use. */
export const areasOf = ({ groups }: Pick<Claims, 'groups'>, areas = AREAS): Area[] =>
  areas.filter((area) => area.groups === undefined || area.groups.some((group) => groups.includes(group)));
