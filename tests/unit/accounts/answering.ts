import {
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
} from '@aws-sdk/client-cognito-identity-provider';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';

const region = 'us-west-2';
const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
const OWN_WORDS = 'in words of its own';

/** What an AWS API says, or what it refuses with. */
export type Answer = Record<string, unknown> | Error;

const taken = (answer: Answer | undefined) => {
  if (answer instanceof Error) throw answer;
  return { output: { $metadata: {}, ...answer }, response: {} };
};

/** What Cognito throws; its text is always the same. */
export const refusedBy = (name: string): Error =>
  new CognitoIdentityProviderServiceException({ name, message: OWN_WORDS, $fault: 'client', $metadata: {} });

/** A Cognito whose app client has the secret `s`; everything else is answered in this order. */
export const cognitoAnswering = (...answers: Answer[]) => {
  const client = new CognitoIdentityProviderClient({ region, credentials });
  const asked: { command: string; input: unknown }[] = [];
  client.middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => {
        asked.push({ command: commandName, input });
        return commandName === 'DescribeUserPoolClientCommand'
          ? taken({ UserPoolClient: { ClientSecret: 's' } })
          : taken(answers.shift());
      },
    { step: 'initialize', priority: 'low' },
  );
  return { client, asked };
};

/** A DynamoDB that answers in this order, and nothing after that. */
export const dynamoAnswering = (...answers: Answer[]): DynamoDBClient => {
  const db = new DynamoDBClient({ region, credentials });
  db.middlewareStack.add(() => async () => taken(answers.shift()), { step: 'initialize', priority: 'low' });
  return db;
};

export const conflict = new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });

/** An ID token of these claims, as far as anybody can see who does not verify it. */
export const tokenOf = (claims: Record<string, unknown>): string =>
  ['{}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
