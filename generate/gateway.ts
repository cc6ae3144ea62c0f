import { stringify } from 'yaml';
import type { Access } from '../core/http/table.ts';
import type { Contract, ContractParameter, Operation } from './contract.ts';
import { isJson, json, objectsIn, text, type Json } from '../core/json.ts';

/** What API Gateway's models (JSON Schema draft 4) do not know, or treat otherwise than we do. */
const NOT_IN_MODELS = new Set([
  'nullable',
  'discriminator',
  'oneOf',
  'readOnly',
  'writeOnly',
  'example',
  'xml',
  'externalDocs',
  'deprecated',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'default',
  'format',
]);

/**
 * The part of a schema that the gateway can check: types and required fields. What is left out stays
 * in the function's validator. A schema that may be null has no type in its model, for draft 4 has no
 * `nullable`: the model would refuse what the contract allows.
 */
const modelOf = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(modelOf);
  if (!isJson(schema)) return schema;
  if (schema['nullable'] === true || schema['oneOf'] !== undefined) return {};
  const entries = Object.entries(schema).filter(([key]) => !NOT_IN_MODELS.has(key) && !key.startsWith('x-'));
  return Object.fromEntries(
    entries
      .filter(([key, value]) => !isOtherPattern(key, value))
      .map(([key, value]) => [
        key,
        key === 'properties'
          ? Object.fromEntries(Object.entries(json(value)).map(([name, one]) => [name, modelOf(one)]))
          : modelOf(value),
      ]),
  );
};

/** A pattern of Unicode classes: engines write them differently, so the function's validator alone has it. */
const isOtherPattern = (key: string, value: unknown): boolean =>
  key === 'pattern' && typeof value === 'string' && value.includes('\\p{');

/** The schemas that request bodies need, with those that they refer to. */
const modelsOf = ({ operations, schemas }: Contract): Json => {
  const wanted = new Set<string>();
  const add = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const { node } of objectsIn(modelOf(schemas[name])))
      if (typeof node['$ref'] === 'string') add(node['$ref'].split('/').at(-1) ?? '');
  };
  for (const { body } of operations) if (body?.required) add(body.schema);
  return Object.fromEntries([...wanted].sort().map((name) => [name, modelOf(schemas[name])]));
};

const ORIGIN = { 'Fn::Sub': "'${ConsoleOrigin}'" };

/** The logical id in template.yaml of the function that answers a tag: `permits` -> `PermitsFunction`. */
export const functionOf = (tag: string): string => `${tag.charAt(0).toUpperCase()}${tag.slice(1)}Function`;

const parameterOf = ({ in: place, name, required, type, list }: ContractParameter): Json => ({
  name,
  in: place,
  required,
  schema: list === 'none' ? { type } : { type: 'array', items: { type } },
});

const extensionsOf = (source: Json): Json =>
  Object.fromEntries(Object.entries(source).filter(([key]) => key.startsWith('x-amazon-apigateway-')));

const SECURITY = {
  open: [],
  key: [{ apiKey: [] }],
  user: [{ user: [] }],
} as const satisfies Record<Access['kind'], unknown>;

/** The gateway checks that a token is the pool's and has not expired; groups are checked by `core/http`. */
const USER_SCHEME: Json = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'cognito_user_pools',
  'x-amazon-apigateway-authorizer': {
    type: 'cognito_user_pools',
    providerARNs: [{ 'Fn::GetAtt': ['UserPool', 'Arn'] }],
  },
};

const schemesOf = ({ operations }: Contract): Json => ({
  apiKey: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  ...(operations.some(({ access }) => access.kind === 'user') ? { user: USER_SCHEME } : {}),
});

const methodOf = ({ id, tag, access, parameters, body, source }: Operation): Json => ({
  operationId: id,
  parameters: parameters.map(parameterOf),
  // The gateway would validate a body that is not there; of an optional one the function sees to it.
  ...(body?.required
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${body.schema}` } } },
        },
      }
    : {}),
  responses: Object.fromEntries(
    Object.keys(json(source['responses'])).map((status) => [status, { description: status }]),
  ),
  security: SECURITY[access.kind],
  'x-amazon-apigateway-request-validator': 'all',
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: {
      'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionOf(tag)}.Arn}/invocations`,
    },
  },
  ...extensionsOf(source),
});

/** `/permits/{number}` -> `optionsPermitsNumber`: two methods without an operationId may share an authorizer. */
const optionsId = (path: string): string =>
  `options${path
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;

const preflightOf = (path: string, operations: readonly Operation[]): Json => {
  const named = operations.flatMap(({ parameters }) =>
    parameters.filter((one) => one.in === 'header').map(({ name }) => name),
  );
  const headers: Record<string, unknown> = {
    'Access-Control-Allow-Origin': ORIGIN,
    'Access-Control-Allow-Methods': `'${[...operations.map(({ method }) => method), 'OPTIONS'].join(',')}'`,
    'Access-Control-Allow-Headers': `'${[...new Set(['authorization', 'content-type', 'x-api-key', ...named])].join(',')}'`,
    'Access-Control-Max-Age': "'600'",
    Vary: "'Origin'",
  };
  const declared = Object.keys(headers).map((name): [string, unknown] => [
    name,
    { schema: { type: 'string' } },
  ]);
  const mapped = Object.entries(headers).map(([name, value]): [string, unknown] => [
    `method.response.header.${name}`,
    value,
  ]);
  return {
    operationId: optionsId(path),
    security: [],
    responses: { '204': { description: 'What browsers may send', headers: Object.fromEntries(declared) } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode":204}' },
      responses: {
        default: {
          statusCode: '204',
          responseParameters: Object.fromEntries(mapped),
          responseTemplates: { 'application/json': '' },
        },
      },
    },
  };
};

const gatewayResponse = (message: string, headers: Json = {}): Json => ({
  responseParameters: Object.fromEntries(
    Object.entries({
      'Access-Control-Allow-Origin': ORIGIN,
      'Access-Control-Expose-Headers': "'Retry-After,WWW-Authenticate'",
      'Cache-Control': "'no-store'",
      Vary: "'Origin'",
      ...headers,
    }).map(([name, value]) => [`gatewayresponse.header.${name}`, value]),
  ),
  responseTemplates: {
    'application/json': `{"message":${message},"code":"$context.error.responseType","requestId":"$context.requestId"}`,
  },
});

/** A quoted JSON string on both AWS and the emulator. */
const THEIRS = '$context.error.messageString';
/** The gateway's own faults are ours, and none of the caller's business. */
const FAULT = '"Internal server error"';
const RETRY_SOON = { 'Retry-After': "'1'" };
const SIGN_IN = { 'WWW-Authenticate': `'Bearer realm="admin"'` };

/**
 * The document that template.yaml includes: the contract in the form that API Gateway reads, with
 * integrations, validators, models, preflights, gateway responses and CORS headers. YAML without
 * anchors or short-form intrinsics, which AWS::Include does not read.
 */
export const gatewayOf = (contract: Contract): string => {
  const paths = new Map<string, Operation[]>();
  for (const operation of contract.operations)
    paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  const document = {
    openapi: '3.0.3',
    info: {
      title: text(json(contract.document['info'])['title']),
      version: text(json(contract.document['info'])['version']),
    },
    ...extensionsOf(contract.document),
    'x-amazon-apigateway-api-key-source': 'HEADER',
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: gatewayResponse(THEIRS),
      DEFAULT_5XX: gatewayResponse(FAULT),
      THROTTLED: gatewayResponse(THEIRS, RETRY_SOON),
      UNAUTHORIZED: gatewayResponse(THEIRS, SIGN_IN),
    },
    paths: Object.fromEntries(
      [...paths].map(([path, operations]) => [
        path,
        {
          ...Object.fromEntries(
            operations.map((operation) => [operation.method.toLowerCase(), methodOf(operation)]),
          ),
          options: preflightOf(path, operations),
        },
      ]),
    ),
    components: {
      schemas: modelsOf(contract),
      securitySchemes: schemesOf(contract),
    },
  };
  const header = '# Generated from openapi.yaml by `npm run generate`. Do not edit.\n';
  return header + stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
};
