import type { components } from 'trellis/client';
import { present, textIn, wordIn } from '../format/link.ts';

type Schemas = components['schemas'];

export const USER_STATES = [
  'active',
  'invited',
  'disabled',
  'deleting',
] as const satisfies readonly Schemas['UserState'][];
export const ROLES = ['admin', 'viewer', 'user'] as const satisfies readonly Schemas['Role'][];

/** Which users are listed. The API looks by a name or by an address, and not by both. */
export interface UserFilter {
  /** The start of the name. */
  readonly username?: string;
  /** The start of the e-mail address. */
  readonly email?: string;
  readonly state?: Schemas['UserState'];
  readonly role?: Schemas['Role'];
}

/** What a link to the users says. */
export interface UsersLink extends UserFilter {
  /** Whose page is open; absent for the list. */
  readonly user?: string;
  /** The id of the key that is selected there. */
  readonly key?: string;
}

/** Reads a link. What it does not understand is left out. */
export const usersLink = (search: Record<string, unknown>): UsersLink => {
  const username = textIn(search['username']);
  const user = textIn(search['user']);
  return present({
    username,
    email: username === undefined ? textIn(search['email']) : undefined,
    state: wordIn(USER_STATES, search['state']),
    role: wordIn(ROLES, search['role']),
    user,
    key: user === undefined ? undefined : textIn(search['key']),
  });
};

/** The part of a link that is a request of the API. */
export const filterOf = ({ username, email, state, role }: UsersLink): UserFilter =>
  present({ username, email, state, role });
