import { stringify } from 'yaml';
import type { Access } from '../core/http/table.ts';
import type { Contract, ContractParameter, Operation } from './contract.ts';
import { json, text, type Json } from '../core/json.ts';
import { policyOf } from './policy.ts';
import { gatewayResponses, mockOf, ORIGIN, UNKNOWN_PATHS } from './responses.ts';

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

const methodOf = ({ id, tag, access, parameters, source }: Operation): Json => ({
  operationId: id,
  parameters: parameters.map(parameterOf),
  responses: Object.fromEntries(
    Object.keys(json(source['responses']))
      // A range is for people: the gateway takes single statuses.
      .filter((status) => /^\d+$/.test(status))
      .map((status) => [status, { description: status }]),
  ),
  security: SECURITY[access.kind],
  'x-amazon-apigateway-request-validator': 'parameters',
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

/** An id for the preflight of each path: `/a/b` and `/a-b` have the same words. */
const optionsIds = (paths: Iterable<string>, taken: readonly string[]): ReadonlyMap<string, string> => {
  const used = new Set(taken);
  const ids = new Map<string, string>();
  for (const path of paths) {
    const words = optionsId(path);
    let id = words;
    for (let count = 2; used.has(id); count += 1) id = `${words}${String(count)}`;
    used.add(id);
    ids.set(path, id);
  }
  return ids;
};

const preflightOf = (operationId: string, operations: readonly Operation[]): Json => {
  const named = operations.flatMap(({ parameters }) =>
    parameters.filter((one) => one.in === 'header').map(({ name }) => name),
  );
  // What is answered with 304 is asked for with this header, which the contract does not list.
  if (operations.some(({ source }) => '304' in json(source['responses']))) named.push('if-none-match');
  return mockOf({
    operationId,
    // Strict importers want a path's parameters of each of its methods.
    parameters: (operations[0]?.parameters ?? []).filter((one) => one.in === 'path').map(parameterOf),
    description: 'What browsers may send',
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': ORIGIN,
      'Access-Control-Allow-Methods': `'${[...operations.map(({ method }) => method), 'OPTIONS'].join(',')}'`,
      'Access-Control-Allow-Headers': `'${[...new Set(['authorization', 'content-type', 'x-api-key', ...named])].join(',')}'`,
      'Access-Control-Max-Age': "'600'",
      Vary: "'Origin'",
    },
    body: '',
  });
};

/**
 * The document that template.yaml includes: the contract in the form that API Gateway reads, with
 * integrations, validators, preflights, gateway responses and CORS headers. YAML without
 * anchors or short-form intrinsics, which AWS::Include does not read.
 */
export const gatewayOf = (contract: Contract): string => {
  const paths = new Map<string, Operation[]>();
  for (const operation of contract.operations)
    paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  const preflights = optionsIds(
    paths.keys(),
    contract.operations.map(({ id }) => id),
  );
  const document = {
    openapi: '3.0.3',
    info: {
      title: text(json(contract.document['info'])['title']),
      version: text(json(contract.document['info'])['version']),
    },
    ...extensionsOf(contract.document),
    ...policyOf(contract),
    'x-amazon-apigateway-api-key-source': 'HEADER',
    'x-amazon-apigateway-request-validators': {
      // Bodies are the functions' to check: their errors name each field.
      parameters: { validateRequestBody: false, validateRequestParameters: true },
    },
    'x-amazon-apigateway-gateway-responses': gatewayResponses(),
    paths: {
      ...UNKNOWN_PATHS,
      ...Object.fromEntries(
        [...paths].map(([path, operations]) => [
          path,
          {
            ...UNKNOWN_PATHS[path],
            ...Object.fromEntries(
              operations.map((operation) => [operation.method.toLowerCase(), methodOf(operation)]),
            ),
            options: preflightOf(preflights.get(path) ?? '', operations),
          },
        ]),
      ),
    },
    components: { securitySchemes: schemesOf(contract) },
  };
  const header = '# Generated from openapi.yaml by `npm run generate`. Do not edit.\n';
  return header + stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, version: '1.1' });
};
