import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { gatewayDocument } from '../../../local/gateway/document.ts';
import { type Imported, planImport } from '../../../local/gateway/plan.ts';

const scope = { refs: new Map([['ConsoleOrigin', 'http://127.0.0.1:3000']]), conditions: {} };

const DOCUMENT = `
x-amazon-apigateway-request-validators:
  parameters: { validateRequestBody: false, validateRequestParameters: true }
x-amazon-apigateway-gateway-responses:
  THROTTLED:
    statusCode: 429
    responseParameters:
      gatewayresponse.header.Access-Control-Allow-Origin: { 'Fn::Sub': "'\${ConsoleOrigin}'" }
    responseTemplates: { application/json: '{}' }
paths:
  /images/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    put:
      operationId: putImage
      x-amazon-apigateway-request-validator: parameters
      parameters:
        - { name: dry, in: query, schema: { type: string } }
      x-amazon-apigateway-integration: { type: aws_proxy, uri: ignored }
    options:
      operationId: optionsImages
      x-amazon-apigateway-integration:
        type: mock
        passthroughBehavior: never
        requestTemplates: { application/json: '{"statusCode":204}' }
        responses:
          default:
            statusCode: '204'
            responseParameters:
              method.response.header.Access-Control-Allow-Origin: { 'Fn::Sub': "'\${ConsoleOrigin}'" }
            responseTemplates: { application/json: '' }
  /{proxy+}:
    x-amazon-apigateway-any-method:
      operationId: unknownPath
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode":404}' }
        responses: { default: { statusCode: '404', responseTemplates: { application/json: '{}' } } }
`;

const imported: Imported = {
  apiId: 'api1',
  resources: [
    {
      id: 'res1',
      path: '/images/{id}',
      resourceMethods: {
        PUT: {
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: 'auth1',
          apiKeyRequired: true,
          methodIntegration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: 'arn:of:function' },
        },
        OPTIONS: { authorizationType: 'NONE', methodIntegration: { type: 'MOCK' } },
      },
    },
    { id: 'res2', path: '/{proxy+}' },
  ],
  validators: ['old'],
};

const plan = planImport(gatewayDocument(DOCUMENT), imported, scope);

test('validators that an earlier attempt left are removed first', () => {
  expect(plan.remove).toEqual(['old']);
});

test('a method keeps who may call it and whom it calls, and gains its parameters and validator', () => {
  expect(plan.methods[0]).toMatchObject({
    method: {
      restApiId: 'api1',
      resourceId: 'res1',
      httpMethod: 'PUT',
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId: 'auth1',
      apiKeyRequired: true,
      requestParameters: { 'method.request.path.id': true, 'method.request.querystring.dry': false },
    },
    validator: 'parameters',
    integration: { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: 'arn:of:function' },
    responses: [],
  });
});

test('a mock takes no body of another content type', () => {
  expect(plan.methods[1]?.integration).toMatchObject({ type: 'MOCK', passthroughBehavior: 'NEVER' });
});

test('a mock answers with its headers', () => {
  const header = 'method.response.header.Access-Control-Allow-Origin';
  const at = { restApiId: 'api1', resourceId: 'res1', httpMethod: 'OPTIONS', statusCode: '204' };
  expect(plan.methods[1]?.responses).toEqual([
    {
      method: { ...at, responseParameters: { [header]: true } },
      integration: {
        ...at,
        responseParameters: { [header]: "'http://127.0.0.1:3000'" },
        responseTemplates: { 'application/json': '' },
      },
    },
  ]);
});

test('what answers unknown paths is made as a mock that rejects what clients send', () => {
  const at = { restApiId: 'api1', resourceId: 'res2', httpMethod: 'ANY' };
  expect(plan.methods[2]).toMatchObject({
    isThere: false,
    method: { ...at, authorizationType: 'NONE' },
    integration: { ...at, type: 'MOCK', passthroughBehavior: 'NEVER' },
    responses: [{ method: { ...at, statusCode: '404' } }],
  });
  const { requestTemplates = {} } = plan.methods[2]?.integration ?? {};
  expect(Object.keys(requestTemplates)).not.toContain('application/json');
  expect(Object.values(requestTemplates)).toEqual(['{"statusCode":404}']);
});

test('a method for all others that would call a function is refused', () => {
  const calling = DOCUMENT.replaceAll('type: mock', 'type: aws_proxy');
  expect(() => planImport(gatewayDocument(calling), imported, scope)).toThrow('must be a mock');
});

test('gateway responses know the console', () => {
  expect(plan.gatewayResponses).toEqual([
    {
      restApiId: 'api1',
      responseType: 'THROTTLED',
      statusCode: '429',
      responseParameters: {
        'gatewayresponse.header.Access-Control-Allow-Origin': "'http://127.0.0.1:3000'",
      },
      responseTemplates: { 'application/json': '{}' },
    },
  ]);
});

describe('the resource policy', () => {
  const POLICY = `${DOCUMENT}
x-amazon-apigateway-policy:
  Fn::If:
    - HasNetworks
    - Statement:
        - Effect: Deny
          Condition: { NotIpAddress: { 'aws:SourceIp': { 'Fn::Split': [',', { Ref: Networks }] } } }
    - { Ref: AWS::NoValue }
`;
  const planned = (networks: string, document = POLICY): string =>
    planImport(gatewayDocument(document), imported, {
      refs: new Map([...scope.refs, ['Networks', networks]]),
      conditions: { HasNetworks: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Networks' }, ''] }] } },
    }).policy;

  test('names the networks of the parameter', () =>
    expect(JSON.parse(planned('10.0.0.0/8,2001:db8::/32'))).toEqual({
      Statement: [
        {
          Effect: 'Deny',
          Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } },
        },
      ],
    }));

  test('is empty without networks, and without a policy in the document', () => {
    expect(planned('')).toBe('');
    expect(planned('10.0.0.0/8', DOCUMENT)).toBe('');
  });

  test('whose parameter is unknown is refused, and not left out', () =>
    expect(() => planImport(gatewayDocument(POLICY), imported, scope)).toThrow('HasNetworks'));
});

test('a method that was not imported is refused, and not opened', () => {
  const nothing = { ...imported, resources: [{ id: 'res1', path: '/images/{id}', resourceMethods: {} }] };
  expect(() => planImport(gatewayDocument(DOCUMENT), nothing, scope)).toThrow('PUT /images/{id}');
});

test('a cookie cannot be said to API Gateway', () => {
  expect(() => gatewayDocument('paths: { /a: { get: { parameters: [{ name: a, in: cookie }] } } }')).toThrow(
    'not in path, query or header',
  );
});

test('the generated document can be read', async () => {
  const document = gatewayDocument(await readFile('core/contract/gateway.yaml', 'utf8'));
  expect(document.methods.map(({ operationId }) => operationId)).toContain('getPermit');
  expect(document.methods.every(({ integration }) => integration['type'] !== undefined)).toBe(true);
});
