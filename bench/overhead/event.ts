import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

export type Query = Readonly<Record<string, string>>;

/** The headers that a client and a regional REST API send. */
const HEADERS: Readonly<Record<string, string>> = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  Host: 'abcdefghij.execute-api.us-west-2.amazonaws.com',
  'User-Agent': 'curl/8.5.0',
  'x-api-key': 'tk_0123456789abcdefghijklmnopqrstuvwxyzABCD',
  'X-Amzn-Trace-Id': 'Root=1-67891233-abcdef012345678912345678',
  'X-Forwarded-For': '192.0.2.1',
  'X-Forwarded-Port': '443',
  'X-Forwarded-Proto': 'https',
};

const lists = (pairs: Query): Record<string, string[]> =>
  Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, [value]]));

/**
 * A request as a REST API hands it to a function.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export const eventOf = (
  request: { readonly id: string; readonly query: Query },
  resource = '/things/{id}',
): APIGatewayProxyEvent => {
  const path = resource.replace('{id}', encodeURIComponent(request.id));
  return {
    resource,
    path,
    httpMethod: 'GET',
    headers: { ...HEADERS },
    multiValueHeaders: lists(HEADERS),
    queryStringParameters: { ...request.query },
    multiValueQueryStringParameters: lists(request.query),
    pathParameters: { id: request.id },
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdefghij',
      authorizer: null,
      domainName: 'abcdefghij.execute-api.us-west-2.amazonaws.com',
      domainPrefix: 'abcdefghij',
      extendedRequestId: 'AAAAAAAAAAAAAAA=',
      httpMethod: 'GET',
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '192.0.2.1',
        user: null,
        userAgent: 'curl/8.5.0',
        userArn: null,
      },
      path: `/v1${path}`,
      protocol: 'HTTP/1.1',
      requestId: '11111111-2222-4333-8444-555555555555',
      requestTime: '21/Nov/2026:12:00:00 +0000',
      requestTimeEpoch: 1_795_262_400_000,
      resourceId: 'abc123',
      resourcePath: resource,
      stage: 'v1',
    },
    body: null,
    isBase64Encoded: false,
  };
};

export const CONTEXT: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'bench',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-west-2:123456789012:function:bench',
  memoryLimitInMB: '1024',
  awsRequestId: '99999999-2222-4333-8444-555555555555',
  logGroupName: 'bench',
  logStreamName: 'bench',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
