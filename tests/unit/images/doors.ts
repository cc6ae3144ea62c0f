import { createHash } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NoSuchKey, NotFound, S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { jest } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import { CONFIG, fake, type Input } from '../../shared/sdk.ts';
import { memoryTables } from '../../shared/table.ts';
import { ADA } from './arbitrary.ts';

/** What the template sets for the functions of the images, all together. */
const ENVIRONMENT = {
  AWS_REGION: 'us-west-2',
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
  CLARIFAI_CONFIDENCE: '0.9',
  CLARIFAI_KEY_PARAMETER: '/trellis/clarifai',
  CLARIFAI_MODEL: 'general',
  CONSOLE_ORIGIN: 'https://console.example',
  DENIED_TABLE: 'Denied',
  IMAGES_BUCKET: 'pictures',
  IMAGES_TABLE: 'Images',
  MOST_DELIVERIES: '3',
  POWERTOOLS_METRICS_NAMESPACE: 'trellis',
  QUEUE_URL: 'https://sqs/own',
  RETRY_LONGEST_S: '60',
  SIGNING_SECRET_ARN: 'arn:secret',
  TAGGING_QUEUE_URL: 'https://sqs/tagging',
  USER_POOL_CLIENT_ID: 'client',
  USER_POOL_ID: 'pool',
};

interface Sender {
  send: (...args: readonly unknown[]) => Promise<unknown>;
}

/** Lets every client of a class ask this one. */
const redirect = (Class: { readonly prototype: object }, to: object): void => {
  const { prototype } = Class as { prototype: Sender };
  const { send } = prototype;
  jest.spyOn(prototype, 'send').mockImplementation((...args) => send.apply(to, args as never));
};

/** A bucket in memory. */
const bucket = () => {
  const objects = new Map<string, { readonly bytes: Buffer; readonly madeOf?: string }>();
  const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;
  const at = (input: Input, Missing: typeof NotFound | typeof NoSuchKey) => {
    const object = objects.get(String(input['Key']));
    return object ?? new Missing({ $metadata: { httpStatusCode: 404 }, message: 'no' });
  };
  const { client } = fake(new S3Client(CONFIG), {
    HeadObject: (input) => {
      const object = at(input, NotFound);
      if (object instanceof Error) return object;
      const Metadata = object.madeOf === undefined ? {} : { 'made-of': object.madeOf };
      return { ETag: etagOf(object.bytes), ContentLength: object.bytes.length, Metadata };
    },
    GetObject: (input) => {
      const object = at(input, NoSuchKey);
      return object instanceof Error ? object : { Body: { transformToByteArray: async () => object.bytes } };
    },
    PutObject: ({ Key, Body, Metadata }) => {
      const { 'made-of': madeOf = '' } = Metadata as Record<string, string>;
      objects.set(String(Key), { bytes: Buffer.from(Body as Uint8Array), madeOf });
      return {};
    },
    DeleteObject: ({ Key }) => (objects.delete(String(Key)), {}),
    DeleteObjects: ({ Delete }) => {
      for (const { Key } of (Delete as { Objects: { Key: string }[] }).Objects) objects.delete(Key);
      return {};
    },
    ListObjectsV2: ({ Prefix, Delimiter }) => {
      const keys = [...objects.keys()].filter((key) => key.startsWith(String(Prefix))).sort();
      const folders = new Set(keys.map((key) => key.split('/').slice(0, 2).join('/')));
      return Delimiter === undefined
        ? { Contents: keys.map((Key) => ({ Key })) }
        : { CommonPrefixes: [...folders].map((folder) => ({ Prefix: `${folder}/` })) };
    },
  });
  return { client, objects };
};

/** The services that the functions of the images call, in memory; the functions are imported after it. */
export const doors = async () => {
  Object.assign(process.env, ENVIRONMENT);
  const tables = memoryTables({ Images: { hash: 'pk', range: 'sk' }, Denied: { hash: 'id' } });
  const { client: s3, objects } = bucket();
  const queue = fake(new SQSClient({ ...CONFIG, md5: false }), {
    SendMessage: {},
    ChangeMessageVisibility: {},
  });
  const pool = fake(new CognitoIdentityProviderClient(CONFIG), {
    AdminGetUser: ({ Username }) =>
      Username === ADA ? {} : new UserNotFoundException({ $metadata: {}, message: 'no' }),
    ListUsers: { Users: [] },
  });
  const secrets = fake(new SecretsManagerClient(CONFIG), { GetSecretValue: { SecretString: 'a secret' } });
  const parameters = fake(new SSMClient(CONFIG), {
    GetParameter: new ParameterNotFound({ $metadata: {}, message: 'no' }),
  });
  redirect(DynamoDBClient, tables.db);
  redirect(S3Client, s3);
  redirect(SQSClient, queue.client);
  redirect(CognitoIdentityProviderClient, pool.client);
  redirect(SecretsManagerClient, secrets.client);
  redirect(SSMClient, parameters.client);
  // One after the other: jest does not load the same module for two at a time.
  const http = await import('../../../functions/images/http.ts');
  const forget = await import('../../../functions/images/forget.ts');
  const schedule = await import('../../../functions/images/schedule.ts');
  const arrivals = await import('../../../functions/images/queue.ts');
  const tagging = await import('../../../functions/tagging/queue.ts');
  return {
    api: http.handler,
    forget: forget.handler,
    sweep: schedule.handler,
    arrive: arrivals.handler,
    tag: tagging.handler,
    tables,
    objects,
    sent: queue.sent,
  };
};

/** An invocation that has so much time left, in milliseconds. */
export const lambda = (remainingMs: number): Context =>
  ({ awsRequestId: 'invocation-1', getRemainingTimeInMillis: () => remainingMs }) as Context;

/** Messages as a queue delivers them, for the time given. */
export const delivered = (count: number, ...bodies: readonly object[]): SQSEvent => ({
  Records: bodies.map((body, at) => ({
    messageId: `message-${String(at)}`,
    receiptHandle: `receipt-${String(at)}`,
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: String(count),
      SentTimestamp: '0',
      SenderId: 'x',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-west-2:000000000000:tagging',
    awsRegion: 'us-west-2',
  })),
});
