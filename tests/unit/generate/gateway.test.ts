import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { contractOf } from '../../../generate/contract.ts';
import { functionOf, gatewayOf } from '../../../generate/gateway.ts';
import { MINE, THINGS } from '../http/things.ts';

const text = gatewayOf(contractOf(THINGS));
const document = parse(text) as Record<string, Record<string, never>>;
const at = (...steps: string[]): unknown =>
  steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], document);

test('a method goes to the function of its tag, through the validator that checks everything', () => {
  expect(at('paths', '/things/{id}', 'get')).toMatchObject({
    operationId: 'getThing',
    security: [],
    'x-amazon-apigateway-request-validator': 'all',
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      uri: { 'Fn::Sub': expect.stringContaining('${ThingsFunction.Arn}/invocations') },
    },
  });
  expect(functionOf('things')).toBe('ThingsFunction');
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
          },
        },
      },
    },
  });
});

test('models hold what the gateway can check, and all that a body needs', () => {
  expect(at('components', 'schemas')).toEqual({
    Thing: {
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: {
        name: { type: 'string', minLength: 1 },
        born: {}, // it may be null, and draft 4 has no word for that
        parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
      },
    },
    Part: { type: 'object', required: ['weight'], properties: { weight: { type: 'number' } } },
  });
});

test('an optional body, and a pattern of Unicode classes, are left to the function', () => {
  const source = THINGS.replace('requestBody: { required: true,', 'requestBody: { required: false,');
  const required = THINGS.replace(
    'name: { type: string, minLength: 1 }',
    () => "name: { type: string, pattern: '^[\\p{L}]+$', maxLength: 9 }",
  );

  expect(source).not.toBe(THINGS);
  expect(parse(gatewayOf(contractOf(source)))).not.toHaveProperty([
    'paths',
    '/things/{id}',
    'put',
    'requestBody',
  ]);
  expect(parse(gatewayOf(contractOf(required)))).toHaveProperty('components.schemas.Thing.properties.name', {
    type: 'string',
    maxLength: 9,
  });
});

test.each(['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED', 'UNAUTHORIZED'])(
  'the gateway’s own %s has the shape of ours, and CORS',
  (type) => {
    expect(at('x-amazon-apigateway-gateway-responses', type)).toMatchObject({
      responseParameters: {
        'gatewayresponse.header.Access-Control-Allow-Origin': { 'Fn::Sub': "'${ConsoleOrigin}'" },
      },
      responseTemplates: {
        'application/json': expect.stringMatching(
          /^\{"message":.*,"code":"\$context.error.responseType","requestId":"\$context.requestId"\}$/,
        ),
      },
    });
  },
);

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
