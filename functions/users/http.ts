import { signingSecret } from '../../core/aws/secret.ts';
import { users } from '../../core/contract/users.ts';
import { cursors } from '../../core/cursor.ts';
import { Failure } from '../../core/errors.ts';
import type { CallerOf } from '../../core/http/caller.ts';
import { guards } from '../../core/http/guards.ts';
import { serve } from '../../core/http/serve.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { listAudit } from '../../systems/accounts/audit/audit-list.ts';
import { audited } from '../../systems/accounts/audit/audit.ts';
import { detailOf } from '../../systems/accounts/audit/detail.ts';
import type { DirectoryUser } from '../../systems/accounts/invitations/invitation.ts';
import {
  deleteKey,
  editKey,
  keyMeant,
  keyOf,
  listKeys,
  newKey,
  replaceKey,
} from '../../systems/accounts/keys/managing.ts';
import {
  changeUser,
  deleteUser,
  getUser,
  inviteUser,
  listUsers,
  resendInvitation,
  userNamed,
  wholeUser,
} from '../../systems/accounts/users/managing.ts';
import { accountClients, accountParts, accountSettings } from '../../systems/accounts/wiring.ts';
import { usageOfKeys, usageRange } from '../../systems/accounts/keys/usage.ts';

const env = settings({
  ACCOUNTS_TABLE: text,
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  EMAIL_SENDER: optional(text),
  KEYS_TABLE: text,
  PLANS_PREFIX: text,
  QUEUE_URL: text,
  SIGNING_SECRET_ARN: text,
  STACK_NAME: text,
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const clients = accountClients();
const parts = accountParts(clients, accountSettings(env));
const pages = cursors(signingSecret(env.SIGNING_SECRET_ARN));

type User = CallerOf<'user'>;

/** The caller as the directory has them. Somebody who is gone has a token that is good for nothing. */
const self = async ({ sub, username }: User): Promise<DirectoryUser> => {
  const user = await parts.directory.byName(username);
  if (user?.sub !== sub) throw new Failure('Unauthorized', 'Unauthorized');
  return user;
};

/** What an admin does is recorded, whatever comes of it. */
const recorded = <T>(
  caller: User,
  action: string,
  whom: string,
  change: Readonly<Record<string, unknown>>,
  work: () => Promise<T>,
): Promise<T> => {
  const detail = detailOf(change);
  const what = { action, by: caller.username, bySub: caller.sub, whom, ...(detail !== '' && { detail }) };
  return audited(parts, what, work);
};

/** The same for work on a key of a user. */
const onKey = <T>(
  { caller, path }: { readonly caller: User; readonly path: { username: string; keyId: string } },
  action: string,
  change: Readonly<Record<string, unknown>>,
  work: (key: Awaited<ReturnType<typeof keyOf>>) => Promise<T>,
): Promise<T> =>
  recorded(caller, action, path.username, { key: path.keyId, ...change }, async () => {
    const { sub } = await userNamed(parts, path.username);
    return work(await keyOf(parts, sub, path.keyId));
  });

export const handler = serve(
  users,
  {
    getMe: async ({ caller }) => ({ status: 200, body: await wholeUser(parts, await self(caller)) }),
    deleteMe: async ({ caller }) => ({
      status: 202,
      body: await deleteUser(parts, await self(caller), 'self'),
    }),
    listMyKeys: async ({ caller }) => ({ status: 200, body: await listKeys(parts, caller.sub) }),
    rotateMyKey: async ({ caller, body }) => ({
      status: 201,
      body: await replaceKey(parts, await keyMeant(parts, caller.sub, body.keyId), body.overlapHours),
    }),
    async getMyUsage({ caller, query }) {
      const range = usageRange(query, parts.now());
      const usage = await usageOfKeys(parts, await parts.keys.byOwner(caller.sub), range);
      return { status: 200, body: { usage } };
    },
    listUsers: async ({ caller, query }) => ({
      status: 200,
      body: await listUsers(parts, pages, caller.sub, query),
    }),
    inviteUser: async ({ caller, body }) => ({
      status: 201,
      body: await recorded(
        caller,
        'inviteUser',
        body.username,
        { scopes: body.scopes, sendEmail: body.sendEmail },
        () => inviteUser(parts, body),
      ),
    }),
    getUser: async ({ path }) => ({ status: 200, body: await getUser(parts, path.username) }),
    changeUser: async ({ caller, path, body }) => ({
      status: 200,
      body: await recorded(caller, 'changeUser', path.username, body, () =>
        changeUser(parts, path.username, body),
      ),
    }),
    deleteUser: async ({ caller, path }) => ({
      status: 202,
      body: await recorded(caller, 'deleteUser', path.username, {}, async () =>
        deleteUser(parts, await userNamed(parts, path.username), caller.sub),
      ),
    }),
    listKeys: async ({ path }) => ({
      status: 200,
      body: await listKeys(parts, (await userNamed(parts, path.username)).sub),
    }),
    issueKey: async ({ caller, path, body }) => ({
      status: 201,
      body: await recorded(
        caller,
        'issueKey',
        path.username,
        { scope: body.scope, expiresAt: body.expiresAt },
        async () => newKey(parts, (await userNamed(parts, path.username)).sub, body),
      ),
    }),
    changeKey: async (request) => ({
      status: 200,
      body: await onKey(
        request,
        'changeKey',
        { enabled: request.body.enabled, expiresAt: request.body.expiresAt },
        (key) => editKey(parts, key, request.body),
      ),
    }),
    async deleteKey(request) {
      await onKey(request, 'deleteKey', {}, (key) => deleteKey(parts, key));
      return { status: 200, body: { message: `Deleted key: ${request.path.keyId}` } };
    },
    rotateKey: async (request) => ({
      status: 201,
      body: await onKey(request, 'rotateKey', { overlapHours: request.body.overlapHours }, (key) =>
        replaceKey(parts, key, request.body.overlapHours),
      ),
    }),
    async resendInvitation({ caller, path }) {
      await recorded(caller, 'resendInvitation', path.username, {}, () =>
        resendInvitation(parts, path.username),
      );
      return { status: 202, body: { message: 'The invitation will be sent again' } };
    },
    listAudit: async ({ caller, query }) => ({
      status: 200,
      body: await listAudit(parts, pages, caller.sub, query),
    }),
  },
  guards({
    db: clients.dynamoDB,
    origin: env.CONSOLE_ORIGIN,
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);
