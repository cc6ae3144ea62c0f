import { randomUUID } from 'node:crypto';
import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { test } from '@jest/globals';
import type { components } from '../../core/contract/types.ts';
import type { Gap, Rule } from '../gaps.ts';
import { aws, endpoints, localStack, until } from './stack.ts';
import { type Answer, ask } from './target.ts';

/** The bodies of the contract. */
export type Schemas = components['schemas'];

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

/** What a request brings along. `impatient` takes a 429 for an answer. */
interface Brought {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly impatient?: boolean;
}

/** A JSON request to the stack under test. */
export const call = (
  method: string,
  path: string,
  { token, body, headers = {}, impatient = false }: Brought = {},
): Promise<Answer> =>
  ask(localStack, path, {
    method,
    headers: { ...(token === undefined ? {} : { authorization: token }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    impatient,
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

/** ID tokens last 15 minutes; this signs in again before that. */
const RENEWED_MS = 10 * 60_000;

/** The token of somebody who signs in when it is first asked for, and again before it expires. */
export const tokenOf = (who: Somebody): (() => Promise<string>) => {
  let last: { readonly session: Promise<Session>; readonly signedInMs: number } | undefined;
  return async () => {
    if (last === undefined || Date.now() - last.signedInMs > RENEWED_MS)
      last = { session: signIn(who), signedInMs: Date.now() };
    try {
      return (await last.session).token;
    } catch (error) {
      last = undefined;
      throw error;
    }
  };
};

/** The token of the stack's admin. */
export const adminToken = tokenOf(endpoints.users.admin);

/** A request of the stack's admin. */
export const asAdmin = async (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(method, path, { token: await adminToken(), ...(body !== undefined && { body }) });

/**
 * The body of an answer, which is one of these when its status is the one that is wanted.
 * @throws Error when it is another
 */
export const bodyOf = <Name extends keyof Schemas>(
  name: Name,
  { status, body }: Answer,
  wanted = 200,
): Schemas[Name] => {
  if (status !== wanted) throw new Error(`no ${name}, but ${String(status)}: ${JSON.stringify(body)}`);
  return body as Schemas[Name];
};

/** Somebody new, who has signed up and in. */
export const newSession = async (): Promise<Somebody & Session> => {
  const who = await newUser();
  return { ...who, ...(await signIn(who)) };
};

/** What an admin sees of a user. */
export const userNamed = async (username: string): Promise<Schemas['User']> =>
  bodyOf('User', await asAdmin('GET', `/users/${username}`));

/** A key that an admin gives to a user. */
export const issueKey = async (
  { username }: Pick<Somebody, 'username'>,
  body: Schemas['NewKey'] = { scope: 'permits' },
): Promise<Schemas['IssuedKey']> =>
  bodyOf('IssuedKey', await asAdmin('POST', `/users/${username}/keys`, body), 201);

/** The keys of a user, as an admin sees them. */
export const keysOf = async (username: string): Promise<readonly Schemas['Key'][]> =>
  bodyOf('Keys', await asAdmin('GET', `/users/${username}/keys`)).keys;

/** What a key of the scope permits opens. */
export const permitsBy = (key: string): Promise<Answer> =>
  ask(localStack, '/permits/201612013997', { headers: { 'x-api-key': key } });

/** What is withdrawn may work for half a minute more, and each instance of a function remembers for itself. */
export const untilAnswered = async (status: number, look: () => Promise<Answer>): Promise<Answer> => {
  const seen = await until(
    () => Promise.all(Array.from({ length: 4 }, look)),
    (answers) => answers.every((answer) => answer.status === status),
  );
  const [answer] = seen;
  if (!answer) throw new Error('nobody asked');
  return answer;
};

/** Makes somebody an admin, who signs in again: a token from the second of the change is refused. */
export const newAdmin = async (): Promise<Somebody & Session> => {
  const who = await newUser();
  bodyOf('User', await asAdmin('PATCH', `/users/${who.username}`, { groups: ['admins'] }));
  const session = await until(
    async () => {
      const now = await signIn(who);
      const { status } = await call('GET', '/users?limit=1', { token: now.token });
      return { ...now, works: status === 200 };
    },
    ({ works }) => works,
  );
  return { ...who, ...session };
};

/** What an invocation of the function of a logical id comes to. `failed` is Lambda's FunctionError. */
export const invoke = async (
  logicalId: string,
  event: unknown,
): Promise<{ readonly failed: string | undefined; readonly answer: unknown }> => {
  const { StackResourceDetail } = await aws.cloudFormation.send(
    new DescribeStackResourceCommand({ StackName: endpoints.stack, LogicalResourceId: logicalId }),
  );
  const { FunctionError, Payload } = await aws.lambda.send(
    new InvokeCommand({
      FunctionName: StackResourceDetail?.PhysicalResourceId,
      Payload: JSON.stringify(event),
    }),
  );
  return { failed: FunctionError, answer: JSON.parse(Buffer.from(Payload ?? []).toString()) };
};

/** A test of a rule that the local stack may break: see gaps.ts. */
export const rule = (name: Rule): typeof test | typeof test.failing =>
  localStack.gaps.some((gap: Gap) => gap.rule === name) ? test.failing : test;
