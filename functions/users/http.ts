import { signingSecret } from '../../core/aws/secret.ts';
import { users } from '../../core/contract/users.ts';
import { cursors } from '../../core/cursor.ts';
import { guards } from '../../core/http/guards.ts';
import { serve } from '../../core/http/serve.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { adminChanges } from '../../systems/accounts/admin/changes.ts';
import { listAudit } from '../../systems/accounts/audit/audit-list.ts';
import { listKeys } from '../../systems/accounts/keys/managing.ts';
import { usageOf } from '../../systems/accounts/keys/usage.ts';
import { ownAccount } from '../../systems/accounts/self/self.ts';
import { listUsers } from '../../systems/accounts/users/listing.ts';
import { getUser, userNamed } from '../../systems/accounts/users/reading.ts';
import { accountClients, usersParts } from '../../systems/accounts/wiring.ts';

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
const parts = { ...usersParts(clients, env), cursors: cursors(signingSecret(env.SIGNING_SECRET_ARN)) };
const own = ownAccount(parts);
const admin = adminChanges(parts);

const answer = <S extends number, B>(status: S, body: B) => ({ status, body });

export const handler = serve(
  users,
  {
    getMe: async ({ caller }) => answer(200, await own.get(caller)),
    deleteMe: async ({ caller }) => answer(202, await own.delete(caller)),
    listMyKeys: async ({ caller }) => answer(200, await own.keys(caller)),
    changeMyKey: async ({ caller, path, body }) => answer(200, await own.changeKey(caller, path.keyId, body)),
    deleteMyKey: async ({ caller, path }) => {
      await own.deleteKey(caller, path.keyId);
      return answer(200, { message: `Deleted key: ${path.keyId}` });
    },
    rotateMyKey: async ({ caller, body }) => answer(201, await own.rotateKey(caller, body)),
    getMyUsage: async ({ caller, query }) => answer(200, await own.usage(caller, query)),

    listUsers: async ({ caller, query }) => answer(200, await listUsers(parts, caller.sub, query)),
    getUser: async ({ path }) => answer(200, await getUser(parts, path.username)),
    inviteUser: async ({ caller, body }) => answer(201, await admin.inviteUser(caller, body)),
    changeUser: async ({ caller, path, body }) =>
      answer(200, await admin.changeUser(caller, path.username, body)),
    deleteUser: async ({ caller, path }) => answer(202, await admin.deleteUser(caller, path.username)),
    resendInvitation: async ({ caller, path }) => {
      await admin.resendInvitation(caller, path.username);
      return answer(202, { message: 'The invitation will be sent again' });
    },

    listKeys: async ({ path }) =>
      answer(200, await listKeys(parts, (await userNamed(parts, path.username)).sub)),
    getUsage: async ({ path, query }) =>
      answer(200, await usageOf(parts, (await userNamed(parts, path.username)).sub, query)),
    issueKey: async ({ caller, path, body }) =>
      answer(201, await admin.issueKey(caller, path.username, body)),
    changeKey: async ({ caller, path, body }) => answer(200, await admin.changeKey(caller, path, body)),
    deleteKey: async ({ caller, path }) => {
      await admin.deleteKey(caller, path);
      return answer(200, { message: `Deleted key: ${path.keyId}` });
    },
    rotateKey: async ({ caller, path, body }) =>
      answer(201, await admin.rotateKey(caller, path, body.overlapHours)),

    listAudit: async ({ caller, query }) => answer(200, await listAudit(parts, caller.sub, query)),
  },
  guards({
    db: clients.dynamoDB,
    origin: env.CONSOLE_ORIGIN,
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);
