import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contractOf } from '../../../generate/contract.ts';
import { runtimeOf, validatorsOf } from '../../../generate/validators.ts';
import type { Table, Validate } from '../../../core/http/table.ts';

/** A contract with one of everything that the request path reads. */
export const THINGS = `
openapi: 3.0.3
info: { title: Things, version: 1.0.0 }
paths:
  /things/{id}:
    get:
      operationId: getThing
      tags: [things]
      security: []
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, pattern: '^[a-z0-9]{1,8}$', x-trellis-says: be up to 8 small letters and digits } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
        - { name: price, in: query, schema: { type: number, minimum: 0, exclusiveMinimum: true } }
        - { name: deep, in: query, schema: { type: boolean } }
        - { name: color, in: query, schema: { type: array, maxItems: 3, items: { type: string, enum: [red, green] } } }
        - { name: sizes, in: query, explode: false, schema: { type: array, items: { type: integer } } }
        - { name: X-Trace, in: header, schema: { type: string, maxLength: 10 } }
      responses: { '200': { description: A thing } }
    put:
      operationId: putThing
      tags: [things]
      security: [{ apiKey: [] }]
      x-trellis-scope: manager
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '200': { description: A thing } }
components:
  securitySchemes: { apiKey: { type: apiKey, in: header, name: x-api-key } }
  schemas:
    Thing:
      type: object
      required: [name]
      additionalProperties: false
      properties:
        name: { type: string, minLength: 1 }
        born: { type: string, format: date, nullable: true }
        parts: { type: array, items: { $ref: '#/components/schemas/Part' } }
    Part:
      type: object
      required: [weight]
      properties: { weight: { type: number } }
`;

/** A contract of an operation that gets the text of its body. */
export const RAW = `
openapi: 3.0.3
info: { title: Raw, version: 1.0.0 }
paths:
  /numbers:
    post:
      operationId: putNumbers
      tags: [numbers]
      security: []
      x-trellis-body: raw
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Numbers' } } } }
      responses: { '200': { description: The numbers } }
components:
  schemas: { Numbers: { type: array, items: { type: integer } } }
`;

/** A contract of operations that take a user's token. */
export const MINE = `
openapi: 3.0.3
info: { title: Mine, version: 1.0.0 }
paths:
  /me:
    get:
      operationId: getMe
      tags: [users]
      security: [{ user: [] }]
      responses: { '200': { description: Oneself } }
  /users:
    get:
      operationId: listUsers
      tags: [users]
      security: [{ user: [] }]
      x-trellis-groups: [admins]
      responses: { '200': { description: All } }
components:
  securitySchemes: { user: { type: http, scheme: bearer, bearerFormat: JWT } }
`;

/** The claims of an ID token, as AWS's gateway hands them over. */
export const CLAIMS = {
  token_use: 'id',
  sub: 's1',
  'cognito:username': 'ann',
  'cognito:groups': 'viewers,admins',
  origin_jti: 'j1',
  iat: '1700000000',
};

/** The validators in a module that the generator made, by the names under which it exports them. */
export const validatorsIn = async (code: string): Promise<Record<string, Validate>> => {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-validators-'));
  try {
    const file = join(folder, 'validate.mjs');
    await writeFile(file, code);
    await writeFile(join(folder, 'runtime.js'), runtimeOf());
    return (await import(pathToFileURL(file).href)) as Record<string, Validate>;
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The route table of a contract, its validators compiled as the generator does. */
export const tableOf = async (source: string): Promise<Table> => {
  const contract = contractOf(source);
  const validators = await validatorsIn(validatorsOf(contract, contract.operations).code);
  return Object.fromEntries(
    contract.operations.map(({ id, method, path, access, parameters, body }) => {
      const validate = validators[id];
      if (!validate) throw new Error(`no validator for ${id}`);
      const form = body?.isRaw ? 'raw' : 'json';
      return [`${method} ${path}`, { id, access, parameters, body: body ? form : 'none', validate }];
    }),
  );
};
