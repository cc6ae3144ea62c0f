import { parse, stringify } from 'yaml';
import { json, type Json } from '../../core/json.ts';

/** In how many functions the operations are. */
const FUNCTIONS = 20;

const tagOf = (at: number): string => `bench${String.fromCharCode(97 + (at % FUNCTIONS))}`;

/** A body of texts, numbers, a list and another schema, which refers to this one. */
const schemaOf = (at: number): Json => ({
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100 },
    count: { type: 'integer', minimum: 0 },
    tags: { type: 'array', maxItems: 10, items: { type: 'string', enum: ['a', 'b'] } },
    // Two by two, they refer to each other.
    next: { $ref: `#/components/schemas/Bench${String(at % 2 === 0 ? at + 1 : at - 1)}` },
  },
});

const operationOf = (at: number): Json => {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/Bench${String(at)}` } } };
  return {
    put: {
      operationId: `bench${String(at)}`,
      tags: [tagOf(at)],
      security: [],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 20 } },
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
      ],
      requestBody: { required: true, content },
      responses: { 200: { description: 'What was put', content } },
    },
  };
};

/** A contract with more operations, each with a schema of its own. The number must be even. */
export const withOperations = (contract: string, count: number): string => {
  const document = json(parse(contract));
  const components = json(document['components']);
  const all = Array.from({ length: count }, (_none, at) => at);
  return stringify(
    {
      ...document,
      paths: {
        ...json(document['paths']),
        ...Object.fromEntries(all.map((at) => [`/bench${String(at)}/{id}`, operationOf(at)])),
      },
      components: {
        ...components,
        schemas: {
          ...json(components['schemas']),
          ...Object.fromEntries(all.map((at) => [`Bench${String(at)}`, schemaOf(at)])),
        },
      },
    },
    { aliasDuplicateObjects: false },
  );
};
