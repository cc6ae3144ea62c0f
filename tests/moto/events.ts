import { randomUUID } from 'node:crypto';
import type { Message } from '@aws-sdk/client-sqs';
import type { Operation } from '../../generate/contract.ts';
import { type Json, json } from '../../core/json.ts';
import { REGION, STAGE } from '../../local/places.ts';

/** What a request brings along. */
export interface Request {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** An ID token, whose claims the gateway's authorizer hands over. */
  readonly token?: string | undefined;
}

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
export const gatewayEvent = ({ id, method, path: resource }: Operation, sent: Request): Json => {
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

/** A message as Lambda hands it to a function. */
export const recordOf = (message: Message, queueUrl: string): Json => ({
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
