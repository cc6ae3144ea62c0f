import type { components } from '../../../core/contract/types.ts';
import { nameIn } from '../../../core/names/profile.ts';
import { newUsername } from '../directory/usernames.ts';

type NewUser = components['schemas']['SignUp'];

/** Makes a user of the directory who can sign in. @throws Failure Conflict when the name is in use */
type SignUp = (user: NewUser) => Promise<void>;

/** @throws Failure RequestInvalid for the name, and what the directory refuses: Conflict when the name is in use */
export const signUp = async (
  { directory }: { readonly directory: { readonly signUp: SignUp } },
  user: NewUser,
): Promise<void> =>
  directory.signUp({ ...user, username: nameIn(newUsername, 'body', 'username', user.username) });
