import { randomUUID } from 'node:crypto';
import { endpoints, localStack } from './stack.ts';
import { type Answer, ask } from './target.ts';

/** Somebody who can sign in. */
export interface Somebody {
  readonly username: string;
  readonly password: string;
}

/** What a sign-in answers. */
export interface Session {
  readonly token: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly role: string;
}

/** A JSON request to the stack under test. */
export const call = (
  method: string,
  path: string,
  { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> =>
  ask(localStack, path, {
    method,
    headers: { ...(token === undefined ? {} : { authorization: token }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** A name that nobody has. */
export const newName = (kind = 'u'): string => `${kind}-${randomUUID().slice(0, 13)}`;

export const signIn = async (who: Somebody): Promise<Session> => {
  const { status, body } = await call('POST', '/signin', { body: who });
  if (status !== 201) throw new Error(`sign-in was answered ${String(status)}: ${JSON.stringify(body)}`);
  return body as Session;
};

/** Somebody new, who has signed up. */
export const newUser = async (): Promise<Somebody> => {
  const who = { username: newName(), password: 'Abc123!' };
  const { status, body } = await call('POST', '/signup', { body: who });
  if (status !== 201) throw new Error(`sign-up was answered ${String(status)}: ${JSON.stringify(body)}`);
  return who;
};

let admin: Promise<Session> | undefined;

/** The stack's admin, signed in; the same session for all tests of a file. */
export const adminToken = async (): Promise<string> =>
  (await (admin ??= signIn(endpoints.users.admin))).token;
