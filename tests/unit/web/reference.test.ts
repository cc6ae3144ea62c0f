import { expect, test } from '@jest/globals';
import { triable } from '../../../web/reference/examples.ts';

const optional = { name: 'status', in: 'query', description: 'The state.', example: 'issued' };
const required = { name: 'number', in: 'path', required: true, example: '201612013997' };
const said = { name: 'status', in: 'query', description: 'The state.\n\nFor example: `"issued"`' };

test('an optional parameter shows its example and does not send it, and the rest stays', () => {
  const operation = { operationId: 'search', parameters: [optional, required, { $ref: '#/x' }] };
  const contract = {
    openapi: '3.0.3',
    servers: [{ url: '/v1' }, { url: 'http://127.0.0.1:3000/v1' }],
    components: { parameters: { Status: optional, Number: required }, schemas: { A: { example: 1 } } },
    paths: { '/permits': { parameters: [required], get: operation } },
  };

  expect(triable(contract)).toEqual({
    openapi: '3.0.3',
    servers: [{ url: '/v1' }],
    components: { parameters: { Status: said, Number: required }, schemas: { A: { example: 1 } } },
    paths: {
      '/permits': {
        parameters: [required],
        get: { ...operation, parameters: [said, required, { $ref: '#/x' }] },
      },
    },
  });
});

test('a contract without parts is left as it is', () => expect(triable({})).toEqual({}));
