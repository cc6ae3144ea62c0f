import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { contractOf } from '../../../generate/contract.ts';
import { functionOf, gatewayOf } from '../../../generate/gateway.ts';
import { unauthorized } from '../../../core/http/caller.ts';
import { json, type Json } from '../../../core/json.ts';
import { MINE, THINGS } from '../http/things.ts';

let document: Json;
beforeAll(() => {
  document = parse(gatewayOf(contractOf(THINGS))) as Json;
});
const at = (...steps: string[]): unknown =>
  steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], document);

test('a method goes to the function of its tag, through the validator of parameters', () => {
  expect(at('paths', '/things/{id}', 'get')).toMatchObject({
    operationId: 'getThing',
    security: [],
    'x-amazon-apigateway-request-validator': 'parameters',
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: {
        'Fn::Sub':
          'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${ThingsFunction.Arn}/invocations',
      },
    },
  });
  expect(functionOf('things')).toBe('ThingsFunction');
});

test('a method says its statuses and its parameters as the gateway reads them, and nothing of ranges', () => {
  const source = THINGS.replace(
    "responses: { '200': { description: A thing } }",
    "responses: { '200': { description: A thing }, 4XX: { description: Wrong }, default: { description: Else } }",
  );
  const method = json(json(json(json(parse(gatewayOf(contractOf(source))))['paths'])['/things/{id}'])['get']);

  expect(method['responses']).toEqual({ 200: { description: '200' } });
  expect(method['parameters']).toEqual([
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ...[
      ['limit', 'integer'],
      ['price', 'number'],
      ['deep', 'boolean'],
    ].map(([name, type]) => ({ name, in: 'query', required: false, schema: { type } })),
    ...[
      ['color', 'string'],
      ['sizes', 'integer'],
    ].map(([name, type]) => ({
      name,
      in: 'query',
      required: false,
      schema: { type: 'array', items: { type } },
    })),
    { name: 'x-trace', in: 'header', required: false, schema: { type: 'string' } },
  ]);
});

test('the document has the name and the version of the contract, in the form that the gateway reads', () => {
  expect(document).toMatchObject({
    openapi: '3.0.3',
    info: { title: 'Things', version: '1.0.0' },
    'x-amazon-apigateway-api-key-source': 'HEADER',
  });
  expect(gatewayOf(contractOf(THINGS))).toMatch(
    /^# Generated from openapi\.yaml by `npm run generate`\. Do not edit\.\n/,
  );
});

test('words of the contract are not told to the gateway', () => {
  expect(Object.keys(json(at('paths', '/things/{id}', 'put'))).sort()).toEqual([
    'operationId',
    'parameters',
    'responses',
    'security',
    'x-amazon-apigateway-integration',
    'x-amazon-apigateway-request-validator',
  ]);
});

test('a preflight lets a browser ask whether an answer has changed, where one may be 304', () => {
  const source = THINGS.replace(
    "responses: { '200': { description: A thing } }",
    "responses: { '200': { description: A thing }, '304': { description: The same } }",
  );
  const responses = (text: string) =>
    json(parse(gatewayOf(contractOf(text))))['paths'] as Record<string, Record<string, Json>>;
  const allowed = (text: string) => JSON.stringify(responses(text)['/things/{id}']?.['options']);

  expect(allowed(source)).toContain("'authorization,content-type,x-api-key,x-trace,if-none-match'");
  expect(allowed(THINGS)).not.toContain('if-none-match');
});

test('a keyed method needs a key at the gateway', () => {
  expect(at('paths', '/things/{id}', 'put', 'security')).toEqual([{ apiKey: [] }]);
});

test('a method of users goes through an authorizer of the user pool', () => {
  const withUsers = parse(gatewayOf(contractOf(MINE))) as Record<string, unknown>;

  expect(withUsers).toHaveProperty(['paths', '/me', 'get', 'security'], [{ user: [] }]);
  expect(withUsers).toHaveProperty('components.securitySchemes', {
    apiKey: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    user: {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': {
        type: 'cognito_user_pools',
        providerARNs: [{ 'Fn::GetAtt': ['UserPool', 'Arn'] }],
      },
    },
  });
});

test('without such a method there is no authorizer', () => {
  expect(at('components', 'securitySchemes')).not.toHaveProperty('user');
});

test('who is refused for want of a token learns how to authenticate', () => {
  expect(at('x-amazon-apigateway-gateway-responses', 'UNAUTHORIZED', 'responseParameters')).toMatchObject({
    'gatewayresponse.header.WWW-Authenticate': `'Bearer realm="admin"'`,
    'gatewayresponse.header.Access-Control-Expose-Headers': "'Retry-After,WWW-Authenticate'",
  });
});

test('a preflight names the methods and the headers of its path', () => {
  expect(at('paths', '/things/{id}', 'options')).toMatchObject({
    operationId: 'optionsThingsId',
    responses: {
      204: {
        description: 'What browsers may send',
        headers: {
          'Access-Control-Allow-Origin': { schema: { type: 'string' } },
          'Access-Control-Allow-Methods': { schema: { type: 'string' } },
          'Access-Control-Allow-Headers': { schema: { type: 'string' } },
          Vary: { schema: { type: 'string' } },
        },
      },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      responses: {
        default: {
          statusCode: '204',
          responseParameters: {
            'method.response.header.Access-Control-Allow-Origin': { 'Fn::Sub': "'${ConsoleOrigin}'" },
            'method.response.header.Access-Control-Allow-Methods': "'GET,PUT,OPTIONS'",
            'method.response.header.Access-Control-Allow-Headers':
              "'authorization,content-type,x-api-key,x-trace'",
            'method.response.header.Access-Control-Max-Age': "'600'",
            'method.response.header.Vary': "'Origin'",
          },
        },
      },
    },
  });
});

test('bodies are left to the functions', () => {
  expect(document).not.toHaveProperty('components.schemas');
  expect(at('paths', '/things/{id}', 'put')).not.toHaveProperty('requestBody');
  expect(at('x-amazon-apigateway-request-validators', 'parameters')).toEqual({
    validateRequestBody: false,
    validateRequestParameters: true,
  });
});

test('a preflight declares the parameters of its path', () => {
  expect(at('paths', '/things/{id}', 'options', 'parameters')).toEqual([
    { name: 'id', in: 'path', required: true, schema: { type: expect.any(String) } },
  ]);
});

test.each(['/', '/{proxy+}'])('any method on %s is answered 404, whatever Authorization holds', (path) => {
  expect(at('paths', path, 'x-amazon-apigateway-any-method')).toMatchObject({
    security: [],
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'never',
      requestTemplates: { 'application/json': '{"statusCode":404}' },
      responses: {
        default: {
          statusCode: '404',
          responseTemplates: { 'application/json': expect.stringContaining('"code":"NotFound"') },
          responseParameters: {
            'method.response.header.Access-Control-Allow-Origin': { 'Fn::Sub': "'${ConsoleOrigin}'" },
          },
        },
      },
    },
  });
});

test.each<[string, Json[] | undefined]>([
  ['/', undefined],
  ['/{proxy+}', [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }]],
])('the method on %s has the parameters of its path', (path, parameters) =>
  expect(json(at('paths', path, 'x-amazon-apigateway-any-method'))['parameters']).toEqual(parameters),
);

test('an operation on / keeps its place beside the answer to other methods', () => {
  const source = THINGS.replace(
    '  /things/{id}:',
    `  /:
    get:
      operationId: getRoot
      tags: [things]
      security: []
      responses: { '200': { description: Here } }
  /things/{id}:`,
  );
  expect(Object.keys(json(json(json(parse(gatewayOf(contractOf(source))))['paths'])['/'])).sort()).toEqual([
    'get',
    'options',
    'x-amazon-apigateway-any-method',
  ]);
});

const RESPONSES: readonly [type: string, status: string | undefined, code: string][] = [
  ['DEFAULT_4XX', undefined, 'RequestInvalid'],
  ['DEFAULT_5XX', undefined, 'Internal'],
  ['ACCESS_DENIED', '403', 'Forbidden'],
  ['EXPIRED_TOKEN', '404', 'NotFound'],
  ['INVALID_API_KEY', '403', 'Forbidden'],
  ['INVALID_SIGNATURE', '404', 'NotFound'],
  ['MISSING_AUTHENTICATION_TOKEN', '404', 'NotFound'],
  ['QUOTA_EXCEEDED', '429', 'QuotaExceeded'],
  ['REQUEST_TOO_LARGE', '413', 'RequestTooLarge'],
  ['RESOURCE_NOT_FOUND', '404', 'NotFound'],
  ['THROTTLED', '429', 'TooManyRequests'],
  ['UNAUTHORIZED', '401', 'Unauthorized'],
  ['UNSUPPORTED_MEDIA_TYPE', '404', 'NotFound'],
  ['WAF_FILTERED', '403', 'Forbidden'],
];

test.each(RESPONSES)('the gateway’s own %s has the shape of ours, and CORS', (type, status, code) => {
  const response = json(at('x-amazon-apigateway-gateway-responses', type));
  const template = String(json(response['responseTemplates'])['application/json']).replaceAll(
    '$context.error.messageString',
    '"theirs"',
  );

  expect(response['statusCode']).toBe(status);
  expect(JSON.parse(template)).toEqual({
    message: expect.any(String),
    code,
    requestId: '$context.requestId',
  });
  expect(response['responseParameters']).toMatchObject({
    'gatewayresponse.header.Access-Control-Allow-Origin': { 'Fn::Sub': "'${ConsoleOrigin}'" },
    'gatewayresponse.header.Cache-Control': "'no-store'",
    'gatewayresponse.header.Vary': "'Origin'",
  });
});

test('no gateway response is left without a case above', () => {
  expect(Object.keys(json(document['x-amazon-apigateway-gateway-responses'])).sort()).toEqual(
    RESPONSES.map(([type]) => type).sort(),
  );
});

test('the gateway says the same of a token as the functions', () => {
  expect(JSON.stringify(at('x-amazon-apigateway-gateway-responses', 'UNAUTHORIZED'))).toContain(
    unauthorized().message,
  );
});

test('nothing of a fault on our side is told', () => {
  expect(JSON.stringify(at('x-amazon-apigateway-gateway-responses', 'DEFAULT_5XX'))).not.toContain(
    'messageString',
  );
});

test('an extension that the contract writes out passes through', () => {
  const source = THINGS.replace(
    'operationId: getThing',
    'operationId: getThing\n      x-amazon-apigateway-any: { kept: true }',
  );
  expect(parse(gatewayOf(contractOf(source)))).toHaveProperty(
    ['paths', '/things/{id}', 'get', 'x-amazon-apigateway-any'],
    { kept: true },
  );
});

test.each([
  ['of things', THINGS],
  ['of users', MINE],
])('AWS::Include can read the one %s: no anchors, no aliases, no short intrinsics', (_name, source) => {
  expect(gatewayOf(contractOf(source))).not.toMatch(/(^|[\s:[,-])[&*!][A-Za-z]/m);
});
