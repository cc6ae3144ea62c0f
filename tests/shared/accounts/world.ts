import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Item } from '../../../core/aws/dynamo.ts';
import { cursors } from '../../../core/cursor.ts';
import { apiKeys } from '../../../core/http/keys.ts';
import type { ApiKey } from '../../../core/api-key.ts';
import { deniedSub } from '../../../core/http/denied.ts';
import { readAccountWork } from '../../../core/messages/accounts.ts';
import type { Deletion } from '../../../systems/accounts/deletions/deletion.ts';
import type { Denial } from '../../../systems/accounts/denials/denial.ts';
import type { Invitation } from '../../../systems/accounts/invitations/invitation.ts';
import { PLAN_OF } from '../../../systems/accounts/keys/key.ts';
import { usersParts } from '../../../systems/accounts/wiring.ts';
import { late } from '../leftover.ts';
import { CONFIG, fake } from '../sdk.ts';
import { memoryTables } from '../table.ts';
import { memoryGateway } from './gateway.ts';
import { memoryPool } from './pool.ts';
import { itemOf } from './usual.ts';

/** The tables of the accounts. */
export const ACCOUNT_TABLES = {
  Accounts: { hash: 'pk', range: 'sk' },
  Denied: { hash: 'id' },
  Keys: { hash: 'hash', indexes: { byOwner: { hash: 'owner', range: 'keyId' } } },
} as const;

const ENV = {
  ACCOUNTS_TABLE: 'Accounts',
  CONSOLE_ORIGIN: 'https://console.example.com',
  DENIED_TABLE: 'Denied',
  EMAIL_SENDER: 'trellis@example.com',
  KEYS_TABLE: 'Keys',
  PLANS_PREFIX: '/trellis/plans',
  QUEUE_URL: 'https://sqs.us-west-2.amazonaws.com/1/users',
  STACK_NAME: 'trellis',
  USER_POOL_ID: 'pool',
};

/** All that accounts touch, in memory and late; between it and the use cases are the adapters that ship. */
export const accountWorld = () => {
  const tables = memoryTables(ACCOUNT_TABLES);
  const [pool, gateway] = [memoryPool(), memoryGateway()];
  const sqs = fake(new SQSClient({ ...CONFIG, md5: false }), { SendMessage: {} });
  const ses = fake(new SESv2Client(CONFIG), { SendEmail: {} });
  const ssm = fake(new SSMClient(CONFIG), {
    GetParameter: ({ Name }) => ({ Parameter: { Value: `id of ${String(Name)}` } }),
  });
  let drawn = 0;
  const parts = {
    ...usersParts(
      {
        cognito: pool.client,
        dynamoDB: tables.db,
        gateway: gateway.client,
        ses: ses.client,
        sqs: sqs.client,
        ssm: ssm.client,
      },
      ENV,
    ),
    // The key of the id `made-1` has the value `value-of-made-1`.
    newValue: (): string => `value-of-made-${String((drawn += 1))}`,
    cursors: cursors(async () => 'a secret for the tests'),
    pause: () => late('pause', 1, () => undefined),
  };
  const keys = (): ApiKey[] => tables.items('Keys').map(apiKeys.read);
  const register = (key: ApiKey): void => tables.put('Keys', apiKeys.write(key));
  const addAtGateway = ({ keyId, owner, slot, scope, createdAt }: ApiKey): void =>
    void gateway.add(
      keyId,
      `trellis/${owner}/${slot}`,
      `id of /trellis/plans/${PLAN_OF[scope]}`,
      new Date(createdAt),
    );
  return {
    parts,
    tables,
    pool,
    gateway,
    /** A key that only the registry has. */
    register,
    /** A key that only the gateway has. */
    addAtGateway,
    /** A key that the registry and the gateway have. */
    addKey: (key: ApiKey): ApiKey => {
      register(key);
      addAtGateway(key);
      return key;
    },
    addInvitation: ({ sub, ...invitation }: Invitation): void =>
      tables.put('Accounts', itemOf({ pk: 'INVITATION', sk: sub, ...invitation })),
    addDeletion: ({ sub, ...deletion }: Deletion): void =>
      tables.put('Accounts', itemOf({ pk: 'DELETION', sk: sub, ...deletion })),
    addDenial: ({ sub, since, ...denial }: Denial): void =>
      tables.put('Denied', itemOf({ id: deniedSub(sub), since: since.getTime() / 1000, ...denial })),
    /** The keys of the registry. */
    keys,
    /** All that there is, as it is now. */
    view: () =>
      structuredClone({
        users: pool.members,
        gateway: gateway.keys,
        tables: Object.keys(ACCOUNT_TABLES).map((name) => tables.items(name)),
      }),
    keysOf: (owner: string): ApiKey[] => keys().filter((key) => key.owner === owner),
    /** The records of a kind, as the Accounts table has them. */
    records: (kind: string): Item[] =>
      tables.items('Accounts').filter(({ pk }) => (pk?.S ?? '').startsWith(kind)),
    /** The work that was queued. */
    queued: () => sqs.sent.map(({ input }) => readAccountWork(String(input['MessageBody']))),
    mails: ses.sent,
    /** Whether the deny list has an entry of this id. */
    isDenied: (id: string): boolean => tables.items('Denied').some((item) => item['id']?.S === id),
  };
};

export type AccountWorld = ReturnType<typeof accountWorld>;
