import { randomUUID } from 'node:crypto';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll } from '@jest/globals';
import { denyList } from '../../core/http/denied.ts';
import { log } from '../../core/log.ts';
import type { DeletionStep } from '../../systems/accounts/deletions/deletion.ts';
import { type AccountWork, readAccountWork } from '../../core/messages/accounts.ts';
import { accountParts, type AccountParts, type usersParts } from '../../systems/accounts/wiring.ts';
import type { Counts } from '../../systems/accounts/reconciling/reconcile-run.ts';
import { reconcile } from '../../systems/accounts/reconciling/reconciling.ts';
import { GRACE_MS, RETRY_S } from '../../systems/accounts/work/times.ts';
import { working } from '../../systems/accounts/worker/worker.ts';
import { awsConfig } from '../../ops/clients.ts';
import { aws, endpoints, output } from '../integration/stack.ts';
import { faultLine } from './faults.ts';

// What fails here is told by the table.
log.setLogLevel('SILENT');

// With the retries that functions have: under load the emulator answers some calls with a 500.
const config = awsConfig({ endpoint: endpoints.aws, region: endpoints.region });
const clients = {
  cognito: new CognitoIdentityProviderClient(config),
  dynamoDB: new DynamoDBClient(config),
  gateway: new APIGatewayClient(config),
  ses: new SESv2Client({ ...config, maxAttempts: 1 }),
  sqs: new SQSClient(config),
  ssm: new SSMClient(config),
};

/** Not the stack's own queue, whose worker would mend what is looked at here. */
const { QueueUrl: queueUrl = '' } = await aws.sqs.send(
  new CreateQueueCommand({ QueueName: `faults-${randomUUID()}` }),
);

afterAll(async () => {
  for (const client of Object.values(clients)) client.destroy();
  await aws.sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));
});

/** The names of what the stack has made. */
export const names = {
  accounts: output('AccountsTableName'),
  denied: output('DeniedTableName'),
  keys: output('KeysTableName'),
  plans: { permits: output('PermitsUsagePlanId'), data: output('DataUsagePlanId') },
  pool: output('UserPoolId'),
  stack: endpoints.stack,
};

/** Runs work with a fault in one of its calls. */
export const during = faultLine({
  Cognito: clients.cognito,
  DynamoDB: clients.dynamoDB,
  'API Gateway': clients.gateway,
  SES: clients.ses,
  SQS: clients.sqs,
  SSM: clients.ssm,
});

/** What was put into the queue. */
const messages: { readonly work: AccountWork; isDone: boolean }[] = [];

// Innermost: what is told here has reached the queue.
clients.sqs.middlewareStack.add(
  (next) => async (args) => {
    const answer = await next(args);
    if ('MessageBody' in args.input)
      messages.push({ work: readAccountWork(args.input.MessageBody ?? ''), isDone: false });
    return answer;
  },
  { step: 'initialize', priority: 'low', name: 'messages' },
);

/** The subs of those of whom a system has more than it can forget at once. */
export const hasMuch = new Set<string>();

/** A system that forgets half at a time, so that the deletion goes on by another message. */
const system: DeletionStep = {
  name: 'system',
  run: async ({ sub }) => (hasMuch.delete(sub) ? 'more' : 'done'),
};

/** As a function has them that has just started, so that it remembers nothing. */
export const partsAt = (lateMs = 0): ReturnType<typeof usersParts> => ({
  ...accountParts(
    clients,
    {
      ACCOUNTS_TABLE: names.accounts,
      CONSOLE_ORIGIN: 'https://console.example.com',
      DENIED_TABLE: names.denied,
      EMAIL_SENDER: 'trellis@example.com',
      KEYS_TABLE: names.keys,
      PLANS_PREFIX: `/trellis/${names.stack}/plans`,
      QUEUE_URL: queueUrl,
      STACK_NAME: names.stack,
      USER_POOL_ID: names.pool,
    },
    [system],
  ),
  isDenied: (holder) => denyList(clients.dynamoDB, names.denied)(holder, true),
  now: () => new Date(Date.now() + lateMs),
});

/** Whom the queue's work may be about. */
interface Whom {
  readonly username: string;
  readonly sub?: string | undefined;
}

const isAbout = (work: AccountWork, { username, sub }: Whom): boolean =>
  work.kind === 'invite' ? work.username === username : work.sub === sub;

/** Works messages, and what they send in their turn; one whose work fails stays in the queue. */
const deliverThose = async (
  parts: AccountParts,
  isMeant: (message: (typeof messages)[number], at: number) => boolean,
): Promise<void> => {
  // It grows meanwhile.
  for (const [at, message] of messages.entries())
    if (!message.isDone && isMeant(message, at)) {
      await working(parts)(message.work);
      message.isDone = true;
    }
};

/** Works the messages about somebody that were not worked yet. */
export const deliver = (parts: AccountParts, whom: Whom): Promise<void> =>
  deliverThose(parts, ({ work }) => isAbout(work, whom));

/** Works the messages about somebody once more, as a queue may. */
export const deliverAgain = async (parts: AccountParts, whom: Whom): Promise<void> => {
  for (const { work } of messages) if (isAbout(work, whom)) await working(parts)(work);
};

/** Just after a message whose work failed comes again, which is after an invitation's lease has ended. */
export const REDELIVERY_MS = (RETRY_S + 1) * 1000;

/**
 * One run of the reconciler, after everything that was begun has become old enough for it, and of the queue for
 * what it put there: older messages of those whom nobody comes back for stay where they are.
 */
export const reconcileLater = async (): Promise<Counts> => {
  const parts = partsAt(REDELIVERY_MS + GRACE_MS + 60_000);
  const before = messages.length;
  const counts = await reconcile(parts, { graceMs: GRACE_MS, remainingMs: () => Infinity });
  await deliverThose(parts, (_message, at) => at >= before);
  return counts;
};
