import { readFile } from 'node:fs/promises';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { contractOf, type Operation } from '../../generate/contract.ts';
import { json, list, type Json } from '../../core/json.ts';
import { type Scope, SCOPES } from '../../core/scopes.ts';
import { adminToken, call, newUser, signIn, type Somebody } from './accounts.ts';
import { aws, endpoints, localStack, until } from './stack.ts';
import { ask } from './target.ts';

/*
 * Every operation of the contract with every kind of credentials. An operation enters by being in the
 * contract; what it answers follows from its `security`, and from HOLDERS.
 */

const { operations, schemas } = contractOf(await readFile('openapi.yaml', 'utf8'));

const pool = endpoints.resources.userPoolId;

/** A client of a pool that answers tokens to anybody with a password, as the API's own never does. */
const clientOf = async (UserPoolId: string, idTokenSeconds: number): Promise<string> => {
  const { UserPoolClient } = await aws.cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'test',
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      IdTokenValidity: idTokenSeconds,
      TokenValidityUnits: { IdToken: 'seconds' },
    }),
  );
  return UserPoolClient?.ClientId ?? '';
};

const tokenFrom = async (UserPoolId: string, ClientId: string, who: Somebody): Promise<string> => {
  const { AuthenticationResult } = await aws.cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: who.username, PASSWORD: who.password },
    }),
  );
  return AuthenticationResult?.IdToken ?? '';
};

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

const expiredToken = async (who: Somebody): Promise<string> => {
  const token = await tokenFrom(pool, await clientOf(pool, 1), who);
  await until(
    () => Promise.resolve(Date.now() / 1000),
    (now) => now > Number(claimsOf(token)['exp']) + 1,
  );
  return token;
};

const otherPoolsToken = async (): Promise<string> => {
  const { UserPool } = await aws.cognito.send(new CreateUserPoolCommand({ PoolName: 'another' }));
  const UserPoolId = UserPool?.Id ?? '';
  const who = { username: 'admin', password: 'Abc123!x' };
  await aws.cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: who.username }));
  await aws.cognito.send(
    new AdminSetUserPasswordCommand({
      UserPoolId,
      Username: who.username,
      Password: who.password,
      Permanent: true,
    }),
  );
  return tokenFrom(UserPoolId, await clientOf(UserPoolId, 3600), who);
};

/** The same claims, signed by nobody. */
const unsigned = (token: string): string => {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${token.split('.')[1] ?? ''}.`;
};

const newKey = async (who: Somebody, body: object): Promise<{ keyId: string; value: string }> => {
  const issued = await call('POST', `/users/${who.username}/keys`, { token: await adminToken(), body });
  const { key, value } = issued.body as { key: { id: string }; value: string };
  return { keyId: key.id, value };
};

const changeKey = async (who: Somebody, keyId: string, body: object): Promise<void> => {
  const changed = await call('PATCH', `/users/${who.username}/keys/${keyId}`, {
    token: await adminToken(),
    body,
  });
  expect(changed.status).toBe(200);
};

const KINDS = [
  'no credentials',
  'junk',
  'an expired token',
  'a token of another pool',
  'a token that nobody signed',
  'an access token',
  'a user who is in no group',
  'a key of another scope',
  'a disabled key',
  'an expired key',
  'a deleted user',
] as const;
type Kind = (typeof KINDS)[number];

const credentials = new Map<Kind, Record<string, string>>();
/** A good key for each scope. */
const keyFor = new Map<string, string>();

/** What to send: a key of another scope depends on the operation's own. */
const credentialsOf = ({ access }: Operation, kind: Kind): Record<string, string> => {
  if (kind !== 'a key of another scope') return credentials.get(kind) ?? {};
  const scope = SCOPES.find((one) => access.kind !== 'key' || one !== access.scope) ?? '';
  return { 'x-api-key': keyFor.get(scope) ?? '' };
};

beforeAll(async () => {
  const [user, leaving] = [await newUser(), await newUser()];
  const { token, accessToken } = await signIn(user);
  for (const scope of SCOPES) keyFor.set(scope, (await newKey(await newUser(), { scope })).value);
  const disabled = await newKey(user, { scope: 'permits' });
  const soon = Math.ceil(Date.now() / 1000) + 10;
  const expired = await newKey(user, {
    scope: 'permits',
    expiresAt: new Date(soon * 1000).toISOString(),
  });
  await changeKey(user, disabled.keyId, { enabled: false });
  const leavers = { token: (await signIn(leaving)).token, key: await newKey(leaving, { scope: 'permits' }) };
  expect(await call('DELETE', '/me', { token: leavers.token })).toMatchObject({ status: 202 });
  const deletedAt = Date.now();
  // Each instance of a function believes for 30 s what it has read, so all of them have read again by then.
  await until(
    () => Promise.all(Array.from({ length: 8 }, () => call('GET', '/me/keys', { token: leavers.token }))),
    (answers) => Date.now() > deletedAt + 31_000 && answers.every(({ status }) => status === 401),
  );
  await until(
    () => Promise.resolve(Date.now() / 1000),
    (now) => now > soon,
  );
  const all: Record<Kind, Record<string, string>> = {
    'no credentials': {},
    junk: { authorization: 'Bearer not.a.token', 'x-api-key': 'not-a-key-of-anybody' },
    'an expired token': { authorization: await expiredToken(user) },
    'a token of another pool': { authorization: await otherPoolsToken() },
    'a token that nobody signed': { authorization: unsigned(await adminToken()) },
    'an access token': { authorization: accessToken },
    'a user who is in no group': { authorization: token },
    'a key of another scope': {},
    'a disabled key': { 'x-api-key': disabled.value },
    'an expired key': { 'x-api-key': expired.value },
    'a deleted user': { authorization: leavers.token, 'x-api-key': leavers.key.value },
  };
  for (const kind of KINDS) credentials.set(kind, all[kind]);
});

const EXAMPLES: Readonly<Record<string, string>> = {
  number: '201612013997',
  username: 'nobody',
  keyId: 'none',
};

/** The least that a schema takes: the gateway looks at a body before a function looks at the caller. */
const sampleOf = (schema: Json): unknown => {
  const { $ref: reference, type, example, required, properties, minLength, minimum, minProperties } = schema;
  const { items, minItems } = schema;
  if (typeof reference === 'string') return sampleOf(json(schemas[reference.split('/').at(-1) ?? '']));
  if (type === 'object') {
    const fields = Object.entries(json(properties));
    const needed = fields.filter(([name]) => list(required).includes(name));
    const chosen = needed.length === 0 && minProperties !== undefined ? fields.slice(0, 1) : needed;
    return Object.fromEntries(chosen.map(([name, one]) => [name, sampleOf(json(one))]));
  }
  if (type === 'integer') return minimum;
  if (type === 'array') return Array.from({ length: Number(minItems ?? 0) }, () => sampleOf(json(items)));
  if (type === 'boolean') return true;
  return example ?? list(schema['enum'])[0] ?? 'x'.repeat(Number(minLength ?? 1));
};

/** The query that the gateway asks for before a function looks at the caller. */
const queryOf = ({ parameters }: Operation): string => {
  const needed = parameters.filter((one) => one.in === 'query' && one.required);
  const texts = needed.map(({ name, schema }): [string, string] => [name, String(sampleOf(schema))]);
  return texts.length > 0 ? `?${String(new URLSearchParams(texts))}` : '';
};

/** A request that gets as far as it may, and changes nothing of anybody else's when it does. */
const send = (operation: Operation, headers: Record<string, string>) => {
  const { method, path, body, access } = operation;
  return ask(
    localStack,
    path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => EXAMPLES[name] ?? 'x') + queryOf(operation),
    {
      method,
      headers,
      ...(body
        ? { body: JSON.stringify(access.kind === 'open' ? {} : sampleOf(json(schemas[body.schema]))) }
        : {}),
    },
  );
};

/** Operations for users who could do the same with a key: the contract says so in words. */
const HOLDERS: ReadonlyMap<string, Scope> = new Map([
  ['searchMyPermits', 'permits'],
  ['getMyPermit', 'permits'],
  ['getMyPermitHistory', 'permits'],
]);

/** What the contract says of such credentials: a refusal, or `let in`. */
const wanted = ({ id, access }: Operation, kind: Kind): 401 | 403 | 'let in' => {
  if (access.kind === 'open') return 'let in';
  if (access.kind === 'key') return 403;
  if (kind !== 'a user who is in no group') return 401;
  return access.groups.length > 0 || HOLDERS.has(id) ? 403 : 'let in';
};

/** The token of somebody new, who has the key that an operation wants its callers to have. */
const newToken = async ({ id }: Operation): Promise<string> => {
  const user = await newUser();
  const scope = HOLDERS.get(id);
  if (scope) await newKey(user, { scope });
  return (await signIn(user)).token;
};

const name = ({ method, path }: Operation): string => `${method} ${path}`;

describe.each(operations.map((operation) => [name(operation), operation] as const))(
  '%s',
  (_name, operation) => {
    const open = operation.access.kind === 'open';
    let without: number;
    beforeAll(async () => {
      without = (await send(operation, {})).status;
    });

    test.each(KINDS)('%s', async (kind) => {
      // Some operations end the session or the user that they are called with.
      const headers =
        kind === 'a user who is in no group'
          ? { authorization: (await signIn(await newUser())).token }
          : credentialsOf(operation, kind);

      const { status, headers: answered } = await send(operation, headers);

      const want = wanted(operation, kind);
      if (want !== 'let in') expect(status).toBe(want);
      // Whoever calls an open operation is answered alike.
      else if (open) expect(status).toBe(without);
      else expect([401, 403]).not.toContain(status);
      if (status === 401) {
        expect(answered.get('www-authenticate')).toBe('Bearer realm="admin"');
        expect(answered.get('access-control-expose-headers')).toContain('WWW-Authenticate');
      }
    });

    test('the right credentials', async () => {
      const { access } = operation;
      const token =
        access.kind === 'user' && access.groups.length > 0 ? await adminToken() : await newToken(operation);

      const { status } = await send(operation, {
        authorization: `Bearer ${token}`,
        ...(access.kind === 'key' && { 'x-api-key': keyFor.get(access.scope) ?? '' }),
      });

      if (open) expect(status).toBe(without);
      else expect([401, 403]).not.toContain(status);
    });
  },
);
