import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { signingSecret } from '../../core/aws/secret.ts';
import { denyList, type Holder } from '../../core/http/denied.ts';
import { sendAccountWork } from '../../core/messages/accounts.ts';
import { appClient } from './aws/app-client.ts';
import { auditRecords } from './aws/audit-records.ts';
import { deletionRecords } from './aws/deletion-records.ts';
import { deniedStore } from './aws/denied-store.ts';
import { directory } from './aws/directory.ts';
import { forgetClient, forgetting } from './aws/forget.ts';
import { gatewayKeys } from './aws/gateway-keys.ts';
import { invitationRecords } from './aws/invitation-records.ts';
import { keyStore } from './aws/key-store.ts';
import { recordLock } from './aws/lock-record.ts';
import { pastUsageRecords } from './aws/past-usage-records.ts';
import { planIds } from './aws/plans.ts';
import { proofRecords } from './aws/proof-records.ts';
import { mailer } from './aws/ses.ts';
import { tokenDenials } from './aws/token-denials.ts';
import { usageRecords } from './aws/usage-records.ts';
import type { DeletionStep } from './deletions/deletion.ts';
import { emailProof, newCode } from './email/email-proof.ts';
import { newKeyValue } from './keys/key-value.ts';
import type { KeyAttribute } from './keys/removing.ts';
import { passwordChanges } from './sessions/passwords.ts';
import { signing } from './sessions/signing-in.ts';
import { signingOut } from './sessions/signing-out.ts';
import { working } from './worker/worker.ts';

/** The clients of what signing in and up touch. */
export interface AuthClients {
  readonly cognito: CognitoIdentityProviderClient;
  readonly dynamoDB: DynamoDBClient;
  /** With `maxAttempts: 1`: the SDK repeats a call whose answer was lost, which sends a mail twice. */
  readonly ses: SESv2Client;
}

/** The clients of everything that accounts touch. */
export interface AccountClients extends AuthClients {
  readonly gateway: APIGatewayClient;
  readonly sqs: SQSClient;
  readonly ssm: SSMClient;
}

export const authClients = (): AuthClients => ({
  cognito: new CognitoIdentityProviderClient({}),
  dynamoDB: new DynamoDBClient({}),
  ses: new SESv2Client({ maxAttempts: 1 }),
});

export const accountClients = (): AccountClients => ({
  ...authClients(),
  gateway: new APIGatewayClient({}),
  sqs: new SQSClient({}),
  ssm: new SSMClient({}),
});

/** Settings, as the entries have them: undefined where no sender of mails is configured. */
type WithSender<Names extends string> = Readonly<Record<Names, string>> & {
  readonly EMAIL_SENDER: string | undefined;
};

export type AuthSettings = WithSender<
  | 'ACCOUNTS_TABLE'
  | 'CONSOLE_ORIGIN'
  | 'DENIED_TABLE'
  | 'SIGNING_SECRET_ARN'
  | 'USER_POOL_CLIENT_ID'
  | 'USER_POOL_ID'
>;

export type AccountSettings = WithSender<
  | 'ACCOUNTS_TABLE'
  | 'CONSOLE_ORIGIN'
  | 'DENIED_TABLE'
  | 'KEYS_TABLE'
  | 'PLANS_PREFIX'
  | 'QUEUE_URL'
  | 'STACK_NAME'
  | 'USER_POOL_ID'
>;

const now = (): Date => new Date();
const pause = (ms: number): Promise<void> => setTimeout(ms);
const newId = (): string => randomUUID();

/** What the operations of signing up, in and out do. */
export const authParts = ({ cognito, dynamoDB, ses }: AuthClients, env: AuthSettings) => {
  const directory = appClient(cognito, { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID });
  const isDenied = denyList(dynamoDB, env.DENIED_TABLE);
  const audit = { records: auditRecords(dynamoDB, env.ACCOUNTS_TABLE), newId, now };
  const ports = {
    ...audit,
    sessions: directory,
    signOutEverywhere: (sub: string) => directory.signOutEverywhere(sub),
    ...tokenDenials(dynamoDB, env.DENIED_TABLE),
    origin: env.CONSOLE_ORIGIN,
    pause,
  };
  return {
    directory,
    sessions: {
      ...signing({
        ...ports,
        // What is remembered might not know yet who has just signed out.
        isDenied: (holder) => isDenied(holder, true),
      }),
      ...signingOut(ports),
    },
    passwords: passwordChanges({
      ...ports,
      passwords: directory,
    }),
    audit,
    email: emailProof({
      proofs: proofRecords(dynamoDB, env.ACCOUNTS_TABLE),
      mailer: mailer(ses, env.EMAIL_SENDER),
      provenEmail: (sub) => directory.provenEmail(sub),
      setEmail: (sub, address) => directory.setEmail(sub, address),
      secret: signingSecret(env.SIGNING_SECRET_ARN),
      newCode,
      now,
    }),
  };
};

/** All ports of the use cases, for the entries of the users' functions. */
export const accountParts = (
  { cognito, dynamoDB, gateway, ses, sqs, ssm }: AccountClients,
  env: AccountSettings,
  /** What the systems keep of a user, to be removed with them: each system adds its step. */
  systems: readonly DeletionStep[] = [],
) => {
  const { ACCOUNTS_TABLE: accounts, DENIED_TABLE: denied, KEYS_TABLE: keys, STACK_NAME: stack } = env;
  const users = directory(cognito, env.USER_POOL_ID);
  const attribute: KeyAttribute = {
    get: async (sub) => (await users.bySub(sub))?.apiKey,
    set: (sub, apiKey) => users.setAttributes(sub, { apiKey }),
  };
  return {
    now,
    pause,
    newId,
    newValue: (): string => newKeyValue(randomInt),
    stack,
    consoleOrigin: env.CONSOLE_ORIGIN,
    directory: users,
    attribute,
    keys: keyStore(dynamoDB, { keys, denied, accounts }, now),
    gateway: gatewayKeys(gateway, stack, planIds(ssm, env.PLANS_PREFIX)),
    invitations: invitationRecords(dynamoDB, accounts, now),
    deletions: deletionRecords(dynamoDB, { accounts, denied }),
    proofs: proofRecords(dynamoDB, accounts),
    denials: deniedStore(dynamoDB, denied, now),
    tokenDenials: tokenDenials(dynamoDB, denied),
    records: auditRecords(dynamoDB, accounts),
    cache: usageRecords(dynamoDB, accounts, now),
    pastUsage: pastUsageRecords(dynamoDB, accounts),
    withLock: recordLock(dynamoDB, accounts, now),
    mailer: mailer(ses, env.EMAIL_SENDER),
    send: sendAccountWork(sqs, env.QUEUE_URL),
    systems,
  };
};

export type AccountParts = ReturnType<typeof accountParts>;

/** What the operations of users and admins need: beside the rest, whether who acts may still do so. */
export const usersParts = (clients: AccountClients, env: AccountSettings) => {
  const isDenied = denyList(clients.dynamoDB, env.DENIED_TABLE);
  return {
    ...accountParts(clients, env),
    // What is remembered might not know yet whose rights have just changed.
    isDenied: (holder: Holder) => isDenied(holder, true),
  };
};

/** The worker of the queue. Each system that keeps something of a user has a function that forgets it. */
export const accountWorker = (
  clients: AccountClients,
  env: AccountSettings & { readonly IMAGES_FORGET_FUNCTION: string },
) => working(accountParts(clients, env, [forgetting(forgetClient(), 'images', env.IMAGES_FORGET_FUNCTION)]));
