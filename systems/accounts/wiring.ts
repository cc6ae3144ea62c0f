import { randomUUID } from 'node:crypto';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { tokenDenials } from './aws/token-denials.ts';
import { sendAccountWork } from '../../core/messages/accounts.ts';
import { auditRecords } from './aws/audit-records.ts';
import { deletionRecords } from './aws/deletion-records.ts';
import type { DeletionStep } from './deletions/deletion.ts';
import { deniedStore } from './aws/denied-store.ts';
import { directory } from './aws/directory.ts';
import { gatewayKeys } from './aws/gateway-keys.ts';
import { invitationRecords } from './aws/invitation-records.ts';
import type { KeyAttribute } from './keys/issuing.ts';
import { keyStore } from './aws/key-store.ts';
import { recordLock } from './aws/lock-record.ts';
import { mailer } from './aws/mailer.ts';
import { planIds } from './aws/plans.ts';
import { proofRecords } from './aws/records.ts';
import { usageRecords } from './aws/usage-records.ts';

/** The clients of everything that accounts touch. */
export interface AccountClients {
  readonly cognito: CognitoIdentityProviderClient;
  readonly dynamoDB: DynamoDBClient;
  readonly gateway: APIGatewayClient;
  /** With `maxAttempts: 1`: the SDK repeats a call whose answer was lost, which sends a mail twice. */
  readonly ses: SESv2Client;
  readonly sqs: SQSClient;
  readonly ssm: SSMClient;
}

export const accountClients = (): AccountClients => ({
  cognito: new CognitoIdentityProviderClient({}),
  dynamoDB: new DynamoDBClient({}),
  gateway: new APIGatewayClient({}),
  ses: new SESv2Client({ maxAttempts: 1 }),
  sqs: new SQSClient({}),
  ssm: new SSMClient({}),
});

/** Where they find it. */
export interface AccountSettings {
  readonly accountsTable: string;
  readonly consoleOrigin: string;
  readonly deniedTable: string;
  readonly emailSender: string | undefined;
  readonly keysTable: string;
  readonly plansPrefix: string;
  readonly queueUrl: string;
  readonly stack: string;
  readonly userPoolId: string;
}

/** The same, from the settings that each entry asks for. */
export const accountSettings = (
  env: Readonly<
    Record<
      | 'ACCOUNTS_TABLE'
      | 'CONSOLE_ORIGIN'
      | 'DENIED_TABLE'
      | 'KEYS_TABLE'
      | 'PLANS_PREFIX'
      | 'QUEUE_URL'
      | 'STACK_NAME'
      | 'USER_POOL_ID',
      string
    >
  > & { readonly EMAIL_SENDER: string | undefined },
): AccountSettings => ({
  accountsTable: env.ACCOUNTS_TABLE,
  consoleOrigin: env.CONSOLE_ORIGIN,
  deniedTable: env.DENIED_TABLE,
  emailSender: env.EMAIL_SENDER,
  keysTable: env.KEYS_TABLE,
  plansPrefix: env.PLANS_PREFIX,
  queueUrl: env.QUEUE_URL,
  stack: env.STACK_NAME,
  userPoolId: env.USER_POOL_ID,
});

/** All ports of the use cases, for the three functions of this folder. */
export const accountParts = (
  clients: AccountClients,
  settings: AccountSettings,
  /** What the systems keep of a user, to be removed with them: each system adds its step. */
  systems: readonly DeletionStep[] = [],
) => {
  const now = (): Date => new Date();
  const { dynamoDB } = clients;
  const { accountsTable, deniedTable, keysTable, stack } = settings;
  const users = directory(clients.cognito, settings.userPoolId);
  const attribute: KeyAttribute = {
    get: async (sub) => (await users.bySub(sub))?.apiKey,
    set: (sub, apiKey) => users.setAttributes(sub, { apiKey }),
  };
  return {
    now,
    newId: (): string => randomUUID(),
    stack,
    consoleOrigin: settings.consoleOrigin,
    directory: users,
    attribute,
    keys: keyStore(dynamoDB, { keys: keysTable, denied: deniedTable }),
    gateway: gatewayKeys(clients.gateway, stack, planIds(clients.ssm, settings.plansPrefix)),
    invitations: invitationRecords(dynamoDB, accountsTable, now),
    deletions: deletionRecords(dynamoDB, { accounts: accountsTable, denied: deniedTable }),
    proofs: proofRecords(dynamoDB, accountsTable),
    denials: deniedStore(dynamoDB, deniedTable, now),
    tokenDenials: tokenDenials(dynamoDB, deniedTable),
    records: auditRecords(dynamoDB, accountsTable),
    cache: usageRecords(dynamoDB, accountsTable, now),
    withLock: recordLock(dynamoDB, accountsTable, now),
    mailer: mailer(clients.ses, settings.emailSender),
    send: sendAccountWork(clients.sqs, settings.queueUrl),
    systems,
    sweeps: [],
  };
};

export type AccountParts = ReturnType<typeof accountParts>;
