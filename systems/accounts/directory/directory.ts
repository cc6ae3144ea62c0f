import type { Scope } from '../../../core/scopes.ts';

/** A user as the directory (Cognito) has it. */
export interface DirectoryUser {
  /** What belongs to a user is kept by it, never by the name: names are used again. */
  readonly sub: string;
  readonly username: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly enabled: boolean;
  /** Cognito's UserStatus, such as FORCE_CHANGE_PASSWORD (invited, not yet signed in) or CONFIRMED. */
  readonly status: string;
  readonly createdAt: Date;
  /** The id of the user's permits key (`custom:apiKey`), never its value. */
  readonly apiKey?: string;
}

/** The status of a user who was invited and has not signed in yet. */
export const INVITED = 'FORCE_CHANGE_PASSWORD';
/** The status of a user who has a password of their own. */
export const CONFIRMED = 'CONFIRMED';

/** What users are asked for; all of what is given must hold. */
export interface UserQuery {
  /** How the name begins. */
  readonly username?: string;
  /** How the address begins. */
  readonly email?: string;
  readonly state?: 'enabled' | 'disabled' | 'invited';
  readonly limit: number;
  /** Of the page before. */
  readonly token?: string;
}

/** May hold fewer users than its limit, none even, and go on all the same: the last page has no token. */
export interface UserPage {
  readonly users: readonly DirectoryUser[];
  readonly token?: string;
}

export interface NewUser {
  readonly username: string;
  readonly email?: string;
  /** The directory makes one when it is absent, and mails it. */
  readonly temporaryPassword?: string;
  /** Whether the directory mails the temporary password. */
  readonly sendEmail: boolean;
  /** Told to the pre-sign-up trigger: the keys that the invitation brings. */
  readonly scopes: readonly Scope[];
}

/** `null` deletes the attribute; what is absent stays as it is. */
export interface UserAttributes {
  readonly apiKey?: string | null;
  readonly email?: string;
  readonly emailVerified?: boolean;
}

/** The user directory. All of it throws Failure TooManyRequests when the directory asks for patience. */
export interface Directory {
  byName(username: string): Promise<DirectoryUser | undefined>;
  bySub(sub: string): Promise<DirectoryUser | undefined>;
  /** Everybody, page by page: for the reconciler alone. */
  all(): AsyncIterable<DirectoryUser>;
  /** @throws Failure CursorInvalid when the token is not (or no longer) good for this query */
  list(query: UserQuery): Promise<UserPage>;
  /** All groups of the user; none when there is no such user. */
  groupsOf(username: string): Promise<string[]>;
  /** @throws Failure CursorInvalid as `list` does */
  inGroup(group: string, page: { readonly limit: number; readonly token?: string }): Promise<UserPage>;
  /**
   * Makes an invited user. An address that is given counts as verified: the admin vouches for it.
   * @throws Failure Conflict when the name is taken, Refused with the directory's own text
   */
  create(user: NewUser): Promise<DirectoryUser>;
  /**
   * Mails a new temporary password.
   * @throws Failure NotFound when there is no such user, Conflict when the user has signed in since
   */
  resend(username: string): Promise<void>;
  /** @throws Failure NotFound when there is no such user (as do the next five), Conflict when the address is another's */
  setAttributes(username: string, attributes: UserAttributes): Promise<void>;
  disable(username: string): Promise<void>;
  enable(username: string): Promise<void>;
  /** Ends every session: no refresh token works any longer. */
  signOutEverywhere(username: string): Promise<void>;
  addToGroup(username: string, group: string): Promise<void>;
  removeFromGroup(username: string, group: string): Promise<void>;
  /**
   * Deletes the user with this sub; gone already is a success.
   * The sub is passed as the name, so that a new user of the same name is never hit.
   */
  remove(sub: string): Promise<void>;
}
