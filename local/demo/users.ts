import { randomInt } from 'node:crypto';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { apiKeyHash } from '../../core/api-key.ts';
import { json, text } from '../../core/json.ts';
import type { Scope } from '../../core/scopes.ts';
import { type Deployed, output } from '../../ops/deployed.ts';
import type { Clients } from '../../ops/clients.ts';
import { call, expectStatus } from './api.ts';
import { createUser, makeAdmin, setPassword } from '../../ops/directory.ts';
import { temporaryPassword } from '../../systems/accounts/invitations/password.ts';

/** How one signs in. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Whom a local stack has from its start, and the keys of the one who is in no group. */
export interface DemoUsers {
  readonly users: { readonly admin: Login; readonly viewer: Login; readonly user: Login };
  readonly apiKeys: Readonly<Record<'permits' | 'music' | 'manager', string>>;
}

const ADMIN = 'admin';
const VIEWER = 'viewer';
const USER = 'user';

/** Signs in through the API; undefined when the password is not theirs (any more). */
const tokenOf = async (api: string, { username, password }: Login): Promise<string | undefined> => {
  const { status, body } = await call(api, 'POST', '/signin', { body: { username, password } });
  return status === 201 ? text(body['token']) : undefined;
};

/** The admin, made as `npm run admin:create` makes one, with a password to keep. */
const admin = async (clients: Clients, poolId: string): Promise<Login> => {
  const password = temporaryPassword(randomInt);
  await createUser(clients.cognito, poolId, {
    username: ADMIN,
    email: 'admin@example.com',
    temporaryPassword: password,
  });
  await setPassword(clients.cognito, poolId, ADMIN, password);
  await makeAdmin(clients.cognito, poolId, ADMIN);
  return { username: ADMIN, password };
};

/** A user who signs up like anyone else. A user whose password is lost gets a new one. */
const signedUp = async (
  clients: Clients,
  poolId: string,
  api: string,
  username: string,
): Promise<Login> => {
  const login = { username, password: temporaryPassword(randomInt) };
  const { status } = await call(api, 'POST', '/signup', { body: login });
  if (status !== 201) await setPassword(clients.cognito, poolId, username, login.password);
  return login;
};

/** A user whom an admin lets watch the cameras. */
const viewer = async (clients: Clients, poolId: string, api: string, admin: Login): Promise<Login> => {
  const login = await signedUp(clients, poolId, api, VIEWER);
  const changed = await call(api, 'PATCH', `/users/${VIEWER}`, {
    body: { groups: ['viewers'] },
    token: (await tokenOf(api, admin)) ?? '',
  });
  expectStatus('PATCH /users/viewer', changed, 200);
  return login;
};

const isActive = async ({ dynamoDB }: Clients, table: string, value: string): Promise<boolean> => {
  const { Item } = await dynamoDB.send(
    new GetItemCommand({ TableName: table, Key: { hash: { S: apiKeyHash(value) } } }),
  );
  return Item?.['state']?.S === 'active';
};

/**
 * Sees to it that there are an admin, a user and the keys of that user, in the ways in which people
 * get them. Safe to repeat: who can still sign in, and a key that still works, stay.
 * @param earlier what an earlier start returned
 * @throws Problem when the API refuses one of them
 */
export const demoUsers = async (
  clients: Clients,
  deployed: Deployed,
  api: string,
  earlier: DemoUsers | undefined,
): Promise<DemoUsers> => {
  const poolId = output(deployed, 'UserPoolId');
  const stays = async (login: Login): Promise<boolean> => (await tokenOf(api, login)) !== undefined;
  const kept = async (login: Login | undefined, made: () => Promise<Login>): Promise<Login> =>
    login && (await stays(login)) ? login : made();
  const first = await kept(earlier?.users.admin, () => admin(clients, poolId));
  const users = {
    admin: first,
    viewer: await kept(earlier?.users.viewer, () => viewer(clients, poolId, api, first)),
    user: await kept(earlier?.users.user, () => signedUp(clients, poolId, api, USER)),
  };
  const keysTable = output(deployed, 'KeysTableName');
  const keyOf = async (scope: Scope, known: string | undefined): Promise<string> => {
    if (known && (await isActive(clients, keysTable, known))) return known;
    const issued = await call(api, 'POST', `/users/${USER}/keys`, {
      body: { scope, name: 'demo' },
      token: (await tokenOf(api, users.admin)) ?? '',
    });
    return text(expectStatus('POST /users/user/keys', issued, 201)['value']);
  };
  return {
    users,
    apiKeys: {
      permits: await keyOf('permits', earlier?.apiKeys.permits),
      music: await keyOf('music', earlier?.apiKeys.music),
      manager: await keyOf('manager', earlier?.apiKeys.manager),
    },
  };
};

/** What `endpoints.json` holds of an earlier start; undefined when it lacks a user. A key that it lacks is empty. */
export const earlierUsers = (endpoints: unknown): DemoUsers | undefined => {
  const login = (name: string): Login => {
    const one = json(json(json(endpoints)['users'])[name]);
    return { username: text(one['username']), password: text(one['password']) };
  };
  const key = (scope: Scope): string => text(json(json(endpoints)['apiKeys'])[scope]);
  const found = {
    users: { admin: login('admin'), viewer: login('viewer'), user: login('user') },
    apiKeys: { permits: key('permits'), music: key('music'), manager: key('manager') },
  };
  const values = [found.users.admin, found.users.user].flatMap((one) => [one.username, one.password]);
  return values.every((value) => value !== '') ? found : undefined;
};
