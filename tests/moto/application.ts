import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { contractOf, type Operation } from '../../generate/contract.ts';
import { type Json, json, list, text } from '../../core/json.ts';
import { REGION, STAGE } from '../../local/places.ts';
import { type Answer, answerOf } from '../integration/target.ts';
import type { Aws } from './aws.ts';
import type { Functions } from './functions.ts';
import type { Stack } from './stack.ts';

/** What a request brings along. */
export interface Request {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** An ID token, whose claims the gateway's authorizer hands over. */
  readonly token?: string | undefined;
}

const operations = new Map(
  contractOf(await readFile('openapi.yaml', 'utf8')).operations.map((operation) => [operation.id, operation]),
);

/** All operations of the contract. */
export const OPERATIONS: readonly string[] = [...operations.keys()];

/** A moment as the gateway writes it among the claims: `Sat Nov 21 12:00:00 UTC 2026`. */
const moment = (seconds: unknown): string => {
  const [day = '', date, month, year, time] = new Date(Number(seconds) * 1000).toUTCString().split(' ');
  return `${day.replace(',', '')} ${String(month)} ${String(date)} ${String(time)} UTC ${String(year)}`;
};

/** The claims of a token as the gateway hands them over: all of them texts. */
const claimsIn = (token: string): Json => {
  const claims = json(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      ['iat', 'exp', 'auth_time'].includes(name)
        ? moment(value)
        : Array.isArray(value)
          ? value.join(',')
          : String(value),
    ]),
  );
};

const several = (values: Readonly<Record<string, string>> | undefined) =>
  values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));

/** A request as API Gateway hands it to a function. */
const gatewayEvent = ({ id, method, path: resource }: Operation, sent: Request): Json => {
  const path = resource.replace(/\{([^}]+)\}/g, (_whole, name: string) =>
    encodeURIComponent(sent.path?.[name] ?? ''),
  );
  const token = sent.token === undefined ? {} : { Authorization: sent.token };
  const headers = { 'Content-Type': 'application/json', ...token, ...sent.headers };
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: several(headers),
    queryStringParameters: sent.query ?? null,
    multiValueQueryStringParameters: several(sent.query) ?? null,
    pathParameters: sent.path ?? null,
    stageVariables: null,
    requestContext: {
      resourcePath: resource,
      operationName: id,
      httpMethod: method,
      path: `/${STAGE}${path}`,
      stage: STAGE,
      requestId: randomUUID(),
      identity: { sourceIp: '127.0.0.1', userAgent: 'curl/8.0.0' },
      ...(sent.token !== undefined && { authorizer: { claims: claimsIn(sent.token) } }),
    },
    body: sent.body === undefined ? null : JSON.stringify(sent.body),
    isBase64Encoded: false,
  };
};

/** How long a message is waited for; invitations are delayed by ten seconds. */
const PATIENCE_MS = 30_000;

/** A message as Lambda hands it to a function. */
const recordOf = (message: Message, queueUrl: string): Json => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes,
  messageAttributes: {},
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:${REGION}:${queueUrl.split('/').slice(-2).join(':')}`,
  awsRegion: REGION,
});

/** The application on a stack, where the tests are what calls functions on AWS. */
export const applicationOn = (aws: Aws, stack: Stack, api: Json, functions: Functions) => {
  /** What a resource is known by, by its name in the template. */
  const ref = (name: string): string => {
    const resource = stack.get(name);
    if (!resource) throw new Error(`moto has made no ${name}`);
    return resource.id;
  };
  /** The function to which the API sends an operation. */
  const functionOf = ({ method, path }: Operation): string => {
    const operation = json(json(json(api['paths'])[path])[method.toLowerCase()]);
    const uri = text(json(json(operation['x-amazon-apigateway-integration'])['uri'])['Fn::Sub']);
    const [, name] = /\$\{(\w+)\.Arn\}\/invocations$/.exec(uri) ?? [];
    if (name === undefined) throw new Error(`no function is behind ${method} ${path}`);
    return name;
  };
  return {
    /**
     * Calls an operation as its gateway does.
     * @throws Error when the answer is none of the contract
     */
    async ask(id: string, sent: Request = {}): Promise<Answer> {
      const operation = operations.get(id);
      if (!operation) throw new Error(`the contract has no operation ${id}`);
      const event = gatewayEvent(operation, sent);
      const answer = json(await functions.invoke(functionOf(operation), event));
      const headers = new Headers(
        Object.entries(json(answer['headers'])).map(([name, value]) => [name, String(value)]),
      );
      for (const [name, values] of Object.entries(json(answer['multiValueHeaders'])))
        for (const value of list(values)) headers.append(name, String(value));
      const body =
        answer['isBase64Encoded'] === true
          ? Buffer.from(text(answer['body']), 'base64').toString()
          : text(answer['body']);
      const status = Number(answer['statusCode']);
      return answerOf(operation.method, text(event['path']), { status, headers }, body);
    },
    /**
     * Hands a queue's messages to its function, as Lambda does, and deletes those that it does not give back.
     * @param least how many are waited for
     * @returns how many were taken, and how many of them were given back
     */
    async deliver(
      queue: string,
      name: string,
      least: number,
    ): Promise<{ readonly taken: number; readonly back: number }> {
      const QueueUrl = ref(queue);
      let [taken, back] = [0, 0];
      for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
        const asked = { QueueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds: taken < least ? 5 : 0 };
        const { Messages: [message] = [] } = await aws.sqs.send(
          new ReceiveMessageCommand({ ...asked, MessageSystemAttributeNames: ['All'] }),
        );
        if (!message && taken >= least) break;
        if (!message) continue;
        const answer = json(await functions.invoke(name, { Records: [recordOf(message, QueueUrl)] }));
        const failed = list(answer['batchItemFailures']).length > 0;
        taken += 1;
        back += failed ? 1 : 0;
        if (!failed)
          await aws.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      }
      return { taken, back };
    },
    invoke: functions.invoke,
    invoked: functions.invoked,
    aws,
    ref,
  };
};

export type Application = ReturnType<typeof applicationOn>;
