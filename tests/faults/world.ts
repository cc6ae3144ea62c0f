import { randomUUID } from 'node:crypto';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll } from '@jest/globals';
import { log } from '../../core/log.ts';
import { finishDeletion } from '../../functions/users/deletions/deletion.ts';
import type { Work } from '../../functions/users/invitations/invitation.ts';
import { provision } from '../../functions/users/invitations/inviting.ts';
import { accountParts, type AccountParts } from '../../functions/users/parts.ts';
import { workFrom } from '../../functions/users/message.ts';
import type { Counts } from '../../functions/users/reconciling/reconcile-run.ts';
import { GRACE_MS, reconcile } from '../../functions/users/reconciling/reconciling.ts';
import { working } from '../../functions/users/working.ts';
import { awsConfig } from '../../local/emulator/clients.ts';
import { aws, endpoints, output } from '../integration/stack.ts';
import { faultLine } from './faults.ts';

// What fails here is told by the table.
log.setLogLevel('SILENT');

const config = { ...awsConfig({ endpoint: endpoints.aws, region: endpoints.region }), maxAttempts: 1 };
const clients = {
  cognito: new CognitoIdentityProviderClient(config),
  dynamoDB: new DynamoDBClient(config),
  gateway: new APIGatewayClient(config),
  ses: new SESv2Client(config),
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
export const during = faultLine(clients);

/** What was put into the queue. */
const messages: { readonly work: Work; isDone: boolean }[] = [];

// Innermost: what is told here has reached the queue.
clients.sqs.middlewareStack.add(
  (next) => async (args) => {
    const answer = await next(args);
    if ('MessageBody' in args.input)
      messages.push({ work: workFrom(args.input.MessageBody ?? ''), isDone: false });
    return answer;
  },
  { step: 'initialize', priority: 'low', name: 'messages' },
);

/** As a function has them that has just started, so that it remembers nothing. */
export const partsAt = (lateMs = 0): AccountParts => ({
  ...accountParts(clients, {
    accountsTable: names.accounts,
    consoleOrigin: 'https://console.example.com',
    deniedTable: names.denied,
    emailSender: 'trellis@example.com',
    keysTable: names.keys,
    plansPrefix: `/${names.stack}/plans`,
    queueUrl,
    stack: names.stack,
    userPoolId: names.pool,
  }),
  now: () => new Date(Date.now() + lateMs),
});

/** Whom the queue's work may be about. */
interface Whom {
  readonly username: string;
  readonly sub?: string | undefined;
}

const isAbout = (work: Work, { username, sub }: Whom): boolean =>
  work.kind === 'invite' ? work.username === username : work.sub === sub;

/** Works the messages about somebody that were not worked yet; one whose work fails stays in the queue. */
export const deliver = async (parts: AccountParts, whom: Whom): Promise<void> => {
  for (const message of messages)
    if (!message.isDone && isAbout(message.work, whom)) {
      await working(parts)(message.work);
      message.isDone = true;
    }
};

/** Works the messages about somebody once more, as a queue may. */
export const deliverAgain = async (parts: AccountParts, whom: Whom): Promise<void> => {
  for (const { work } of messages) if (isAbout(work, whom)) await working(parts)(work);
};

/** Longer than a message of the stack's queue stays invisible, which is longer than an invitation's lease. */
export const REDELIVERY_MS = 181_000;

/** One run of the reconciler, after everything that was begun has become old enough for it. */
export const reconcileLater = (): Promise<Counts> => {
  const parts = partsAt(GRACE_MS + 60_000);
  return reconcile(
    {
      ...parts,
      finishDeletion: (sub) => finishDeletion(parts, sub),
      provision: (work) => provision(parts, work),
    },
    { graceMs: GRACE_MS, remainingMs: () => Infinity },
  );
};
