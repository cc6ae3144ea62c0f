import { beforeAll, describe, expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { readRequest, type ReadRequest } from '../../../core/http/request.ts';
import type { Table } from '../../../core/http/table.ts';
import { requestOf } from './events.ts';
import { tableOf, THINGS } from './things.ts';

let table: Table;
beforeAll(async () => {
  table = await tableOf(THINGS);
});

type Part = Parameters<typeof requestOf>[0];
const routeOf = (part: Part) => {
  const route = table[`${part.method ?? 'GET'} /things/{id}`];
  if (!route) throw new Error('no such route');
  return route;
};
const read = (part: Part): ReadRequest =>
  readRequest(routeOf(part), requestOf({ path: { id: 'a1' }, ...part }));
const faultsOf = (part: Part): unknown => {
  try {
    read(part);
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, errors: error.faults };
    throw error;
  }
  return 'accepted';
};

describe('what the contract allows is read as its type', () => {
  test.each<[string, Part, Partial<ReadRequest>]>([
    [
      'a path parameter, which the gateway hands over encoded',
      { path: { id: 'a%31' } },
      { path: { id: 'a1' } },
    ],
    ['a missing parameter takes its default', {}, { query: { limit: 20 } }],
    ['a whole number', { query: { limit: ['7'] } }, { query: { limit: 7 } }],
    ['a number with a fraction', { query: { price: ['0.5'] } }, { query: { limit: 20, price: 0.5 } }],
    ['true', { query: { deep: ['true'] } }, { query: { limit: 20, deep: true } }],
    [
      'a repeated parameter is a list',
      { query: { color: ['red', 'green'] } },
      { query: { limit: 20, color: ['red', 'green'] } },
    ],
    [
      'one value of a list is a list, too',
      { query: { color: ['red'] } },
      { query: { limit: 20, color: ['red'] } },
    ],
    ['a list joined by commas', { query: { sizes: ['1,2'] } }, { query: { limit: 20, sizes: [1, 2] } }],
    ['a header in any case', { headers: { 'X-TRACE': 't' } }, { headers: { 'x-trace': 't' } }],
    ['a body where none is meant is left out', { body: '{' }, {}],
    ['headers that the contract does not name are left out', { headers: { cookie: 'c' } }, { headers: {} }],
    ['a JSON body', { method: 'PUT', body: '{"name":"n"}' }, { body: { name: 'n' } }],
    [
      'a body in base64',
      { method: 'PUT', body: Buffer.from('{"name":"é"}').toString('base64'), base64: true },
      { body: { name: 'é' } },
    ],
    [
      'a field that may be null, and both halves of a pair of surrogates',
      { method: 'PUT', body: '{"name":"\\ud83d\\ude00","born":null,"parts":[{"weight":1}]}' },
      { body: { name: '😀', born: null, parts: [{ weight: 1 }] } },
    ],
  ])('%s', (_name, part, want) => {
    const query = part.method ? {} : { limit: 20 };
    expect(read(part)).toEqual({ path: { id: 'a1' }, query, headers: {}, ...want });
  });

  test('what an event without lists says', () => {
    const event = requestOf({ path: { id: 'a1' }, query: { limit: ['7'] }, headers: { 'X-Trace': 't' } });
    const single = { ...event, multiValueHeaders: null, multiValueQueryStringParameters: null };
    expect(readRequest(routeOf({}), single as never)).toMatchObject({
      query: { limit: 7 },
      headers: { 'x-trace': 't' },
    });
  });
});

describe('what the contract does not allow is refused, field by field', () => {
  const fault = (place: string, name: string, message: string) => ({ in: place, name, message });
  const BAD_ID = fault('path', 'id', 'must be up to 8 small letters and digits');
  const NO_NUMBER = fault('query', 'limit', 'must be a whole number');
  const HALF = fault('body', '', 'contains half of a surrogate pair');
  test.each<[string, Part, unknown[]]>([
    ['a path parameter of the wrong form', { path: { id: 'A!' } }, [BAD_ID]],
    ['a path parameter of 2 KB', { path: { id: 'a'.repeat(2048) } }, [BAD_ID]],
    ['control characters', { path: { id: 'a\u0000\n' } }, [BAD_ID]],
    [
      'a path parameter that cannot be decoded',
      { path: { id: '%E0%A4%A' } },
      [fault('path', 'id', 'is not URL-encoded')],
    ],
    ['a missing path parameter', { path: {} }, [fault('path', 'id', 'is required')]],
    ['text for a number', { query: { limit: ['seven'] } }, [NO_NUMBER]],
    ['an empty number', { query: { limit: [''] } }, [NO_NUMBER]],
    ['a hexadecimal number', { query: { limit: ['0x10'] } }, [NO_NUMBER]],
    [
      'a number out of range',
      { query: { limit: ['101'] } },
      [fault('query', 'limit', 'must be at most 100')],
    ],
    [
      'a bound that excludes itself',
      { query: { price: ['0'] } },
      [fault('query', 'price', 'must be greater than 0')],
    ],
    ['yes for a boolean', { query: { deep: ['yes'] } }, [fault('query', 'deep', 'must be true or false')]],
    [
      'a value outside the enumeration',
      { query: { color: ['red,green'] } },
      [fault('query', 'color.0', 'must be one of: red, green')],
    ],
    [
      'a second value where one is meant',
      { query: { limit: ['1', '2'] } },
      [fault('query', 'limit', 'appears more than once')],
    ],
    [
      'a query parameter that the contract does not name',
      { query: { id: ['1'], ['l'.repeat(300)]: ['1'] } },
      [
        fault('query', 'id', 'is not a known parameter'),
        fault('query', 'l'.repeat(200), 'is not a known parameter'),
      ],
    ],
    [
      'a parameter named like an object member',
      { query: { constructor: ['1'] } },
      [fault('query', 'constructor', 'is not a known parameter')],
    ],
    [
      'a header that is too long',
      { headers: { 'x-trace': 'x'.repeat(8192) } },
      [fault('header', 'x-trace', 'must have at most 10 characters')],
    ],
    ['no body', { method: 'PUT' }, [fault('body', '', 'is required')]],
    ['an empty body', { method: 'PUT', body: '' }, [fault('body', '', 'is required')]],
    ['a body that is no JSON', { method: 'PUT', body: '{' }, [fault('body', '', 'is not JSON')]],
    ['half of a surrogate pair', { method: 'PUT', body: '{"name":"\\ud83d"}' }, [HALF]],
    ['half of one in a name', { method: 'PUT', body: '{"name":"n","a\\udc00":[]}' }, [HALF]],
    ['a body of another type', { method: 'PUT', body: '[]' }, [fault('body', '', 'must be an object')]],
    [
      'an unknown field',
      { method: 'PUT', body: `{"name":"n","${'x'.repeat(300)}":1}` },
      [fault('body', 'x'.repeat(200), 'is not a known field')],
    ],
    [
      'a format',
      { method: 'PUT', body: '{"name":"n","born":"soon"}' },
      [fault('body', 'born', 'must be a date, such as 2026-01-31')],
    ],
    [
      'a deep field',
      { method: 'PUT', body: '{"name":"n","parts":[{"weight":"1"}]}' },
      [fault('body', 'parts.0.weight', 'must be a number')],
    ],
    [
      'two faults are both told',
      { path: { id: '!' }, query: { limit: ['0'] } },
      [BAD_ID, fault('query', 'limit', 'must be at least 1')],
    ],
  ])('%s', (_name, part, errors) => expect(faultsOf(part)).toEqual({ code: 'RequestInvalid', errors }));

  test('an answer lists at most a hundred faults', () => {
    const body = JSON.stringify({ name: 'n', parts: Array.from({ length: 500 }, () => ({})) });
    expect(faultsOf({ method: 'PUT', body })).toHaveProperty('errors.length', 100);
  });

  test.each<[string, Part]>([
    ['The query parameter limit must be at least 1', { query: { limit: ['0'] } }],
    ['The query parameter limt is not a known parameter (and 1 more)', { query: { limt: ['1'], x: ['1'] } }],
    ['The body field name is required', { method: 'PUT', body: '{}' }],
    ['The body is not JSON', { method: 'PUT', body: '{' }],
  ])('the message names the first fault and counts the others: %s', (says, part) =>
    expect(() => read(part)).toThrow(new Failure('RequestInvalid', says)),
  );
});
