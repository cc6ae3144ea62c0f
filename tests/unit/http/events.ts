import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

/** A request as API Gateway hands it to a function. */
export const requestOf = (part: {
  method?: string;
  resource?: string;
  path?: Record<string, string>;
  query?: Record<string, string[]>;
  headers?: Record<string, string | string[]>;
  body?: string;
  base64?: boolean;
  /** What the gateway's authorizer says of the caller. */
  claims?: Record<string, unknown>;
  /** The path as the gateway was asked for it. */
  asked?: string;
}): APIGatewayProxyEvent => {
  const headers = Object.entries(part.headers ?? {}).map(([name, value]): [string, string[]] => [
    name,
    [value].flat(),
  ]);
  const lastOf = (pairs: [string, string[]][]): Record<string, string> =>
    Object.fromEntries(pairs.map(([name, values]) => [name, values.at(-1) ?? '']));
  return {
    httpMethod: part.method ?? 'GET',
    resource: part.resource ?? '/things/{id}',
    path: '/things/1',
    pathParameters: part.path ?? null,
    queryStringParameters: part.query ? lastOf(Object.entries(part.query)) : null,
    multiValueQueryStringParameters: part.query ?? null,
    headers: lastOf(headers),
    multiValueHeaders: Object.fromEntries(headers),
    body: part.body ?? null,
    isBase64Encoded: part.base64 ?? false,
    stageVariables: null,
    requestContext: {
      requestId: 'request-1',
      accountId: '000000000000',
      apiId: 'api',
      authorizer: part.claims ? { claims: part.claims } : null,
      protocol: 'HTTP/1.1',
      httpMethod: part.method ?? 'GET',
      identity: {} as APIGatewayProxyEvent['requestContext']['identity'],
      path: part.asked ?? '/v1/things/1',
      stage: 'v1',
      requestTimeEpoch: 0,
      resourceId: 'r',
      resourcePath: part.resource ?? '/things/{id}',
    },
  };
};

export const context = { awsRequestId: 'invocation-1' } as Context;
