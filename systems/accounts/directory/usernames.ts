import type { Profile } from '../../../core/names/profile.ts';
import { username } from '../../../core/names/username.ts';

/** What a `sub` looks like. */
const SUB = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * A name as the directory compares it: `Ada` and `ada` are one user.
 */
export const foldedName = (username: string): string => username.toLowerCase();

/**
 * The name of a user who is about to be made, however that is: by a sign-up, an invitation or an operator. Nothing that
 * looks a user up asks for these rules.
 */
export const newUsername: Profile = (text) => {
  // The directory takes a sub wherever it takes a name: one user could pass for another.
  if (SUB.test(text)) return { complaint: 'looks like a user id: choose another one' };
  // A URL that ends in it leads elsewhere.
  if (text === '.' || text === '..') return { complaint: 'consists only of dots: choose another one' };
  return username(text);
};
