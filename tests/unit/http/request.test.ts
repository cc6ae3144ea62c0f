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

const MANY = { name: 'n', parts: Array.from({ length: 100 }, () => ({ weight: 1, more: [] })) };

/** JSON of as many fields or items, between two brackets. */
const listOf = (count: number, itemOf: (at: number) => string, brackets: '{}' | '[]'): string =>
  `${brackets.slice(0, 1)}${Array.from({ length: count }, (_one, at) => itemOf(at)).join(',')}${brackets.slice(1)}`;

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
    ['headers that the contract does not name are left out', { headers: { cookie: 'c' } }, { headers: {} }],
    ['a JSON body', { method: 'PUT', body: '{"name":"n"}' }, { body: { name: 'n' } }],
    [
      'a body of a hundred lists, none in another',
      { method: 'PUT', body: JSON.stringify(MANY) },
      { body: MANY },
    ],
    [
      'a body in base64',
      { method: 'PUT', body: Buffer.from('{"name":"é"}').toString('base64'), base64: true },
      { body: { name: 'é' } },
    ],
    [
      'a field that may be null',
      { method: 'PUT', body: '{"name":"n","born":null}' },
      { body: { name: 'n', born: null } },
    ],
  ])('%s', (_name, part, want) => expect(read(part)).toMatchObject(want));
});

describe('a gateway that gives single values only is read, too', () => {
  const single = (part: Part) => ({
    ...requestOf({ path: { id: 'a1' }, ...part }),
    multiValueHeaders: null as never,
    multiValueQueryStringParameters: null,
  });

  test('its query and its headers', () => {
    const event = single({ query: { limit: ['7'], price: ['2'] }, headers: { 'X-Trace': 't' } });
    expect(readRequest(routeOf({}), event)).toMatchObject({
      query: { limit: 7, price: 2 },
      headers: { 'x-trace': 't' },
    });
  });

  test('nothing at all', () => {
    const event = { ...single({}), headers: null as never, queryStringParameters: null };
    expect(readRequest(routeOf({}), event)).toEqual({
      path: { id: 'a1' },
      query: { limit: 20 },
      headers: {},
      body: undefined,
    });
  });

  test('a name without a value is not given', () => {
    const event = { ...single({}), queryStringParameters: { limit: undefined } };
    expect(readRequest(routeOf({}), event).query).toEqual({ limit: 20 });
  });
});

describe('what the contract does not allow is refused, field by field', () => {
  const fault = (place: string, name: string, message: string) => ({ in: place, name, message });
  test.each<[string, Part, unknown[]]>([
    [
      'a path parameter of the wrong form',
      { path: { id: 'A!' } },
      [fault('path', 'id', 'must be up to 8 small letters and digits')],
    ],
    [
      'a path parameter of 2 KB',
      { path: { id: 'a'.repeat(2048) } },
      [fault('path', 'id', 'must be up to 8 small letters and digits')],
    ],
    [
      'control characters',
      { path: { id: 'a\u0000\n' } },
      [fault('path', 'id', 'must be up to 8 small letters and digits')],
    ],
    [
      'a path parameter that cannot be decoded',
      { path: { id: '%E0%A4%A' } },
      [fault('path', 'id', 'is not URL-encoded')],
    ],
    ['a missing path parameter', { path: {} }, [fault('path', 'id', 'is required')]],
    [
      'text for a number',
      { query: { limit: ['seven'] } },
      [fault('query', 'limit', 'must be a whole number')],
    ],
    ['an empty number', { query: { limit: [''] } }, [fault('query', 'limit', 'must be a whole number')]],
    [
      'a hexadecimal number',
      { query: { limit: ['0x10'] } },
      [fault('query', 'limit', 'must be a whole number')],
    ],
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
      { query: { color: ['blue'] } },
      [fault('query', 'color.0', 'must be one of: red, green')],
    ],
    [
      'a second value where one is meant',
      { query: { limit: ['1', '2'] } },
      [fault('query', 'limit', 'appears more than once')],
    ],
    [
      'a parameter that nobody knows',
      { query: { limt: ['1'] } },
      [fault('query', 'limt', 'is not a known parameter')],
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
    ['a body that is no JSON', { method: 'PUT', body: '{' }, [fault('body', '', 'is not JSON')]],
    [
      'half of a surrogate pair',
      { method: 'PUT', body: '{"name":"\\ud83d"}' },
      [fault('body', '', 'contains half of a surrogate pair')],
    ],
    [
      'half of one in a name',
      { method: 'PUT', body: '{"name":"n","a\\udc00":[]}' },
      [fault('body', '', 'contains half of a surrogate pair')],
    ],
    ['a body of another type', { method: 'PUT', body: '[]' }, [fault('body', '', 'must be an object')]],
    [
      'an unknown field',
      { method: 'PUT', body: '{"name":"n","x":1}' },
      [fault('body', 'x', 'is not a known field')],
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
      [
        fault('path', 'id', 'must be up to 8 small letters and digits'),
        fault('query', 'limit', 'must be at least 1'),
      ],
    ],
  ])('%s', (_name, part, errors) => expect(faultsOf(part)).toEqual({ code: 'RequestInvalid', errors }));

  test.each([
    ['in a list', '{"name":"n","parts":[{"weight":1,"more":["a","\\ud800"]}]}', false],
    ['in a name within', '{"name":"n","parts":[{"weight":1,"\\udc00":1}]}', false],
    [
      'nowhere, but a whole pair',
      '{"name":"\\ud83d\\ude00","parts":[{"weight":1,"more":[null,7,"a"]}]}',
      true,
    ],
  ])('half of a surrogate pair %s', (_name, body, isFine) => {
    const want = isFine
      ? 'accepted'
      : { errors: [{ in: 'body', name: '', message: 'contains half of a surrogate pair' }] };
    const got = faultsOf({ method: 'PUT', body });
    if (isFine) expect(got).toBe(want);
    else expect(got).toMatchObject(want as object);
  });

  test.each([
    ['of a body', { method: 'PUT', body: JSON.stringify({ name: 'n', ['x'.repeat(300)]: 1 }) }],
    ['of a query', { query: { ['x'.repeat(300)]: ['1'] } }],
  ])('a name %s is told to 200 characters', (_name, part) =>
    expect(faultsOf(part)).toMatchObject({ errors: [{ name: 'x'.repeat(200) }] }),
  );

  test('an answer lists at most a hundred faults', () => {
    const body = JSON.stringify({ name: 'n', parts: Array.from({ length: 500 }, () => ({})) });
    expect(faultsOf({ method: 'PUT', body })).toHaveProperty('errors.length', 100);
  });

  test('complaints beyond the reported ones are not read', () => {
    let read = 0;
    const complaint = {
      get instancePath() {
        read += 1;
        return '/body/a';
      },
      keyword: 'type',
      params: { type: 'string' },
    };
    const errors = Array.from({ length: 5000 }, () => complaint);
    const route = { ...routeOf({}), validate: Object.assign(() => false, { errors }) };
    expect(() => readRequest(route, requestOf({ path: { id: 'a1' } }))).toThrow(
      'The body field a must be a string (and 4999 more)',
    );
    expect(read).toBe(100);
  });

  test.each<[string, string, boolean]>([
    ['10,000 fields', listOf(10_000, (at) => `"${String(at)}":1`, '{}'), true],
    ['10,001 fields', listOf(10_001, (at) => `"${String(at)}":1`, '{}'), false],
    ['10,000 items', listOf(10_000, () => '"a"', '[]'), true],
    ['10,001 items', listOf(10_001, () => '"a"', '[]'), false],
    ['10,001 items in several lists', listOf(91, () => listOf(110, () => '1', '[]'), '[]'), false],
    ['many empty lists that are never closed', '[],'.repeat(6_000), false],
    ['a text of commas and brackets', JSON.stringify({ name: '\\",[{'.repeat(11_000) }), true],
  ])('a body of %s is looked at: %s', (_name, body, isRead) => {
    let read = 0;
    const validate = Object.assign(
      () => {
        read += 1;
        return true;
      },
      { errors: null },
    );
    const given = () =>
      readRequest(
        { ...routeOf({ method: 'PUT' }), validate },
        requestOf({ method: 'PUT', path: { id: 'a1' }, body }),
      );
    if (isRead) given();
    else
      expect(given).toThrow(
        expect.objectContaining({
          code: 'RequestInvalid',
          message: 'The body has more than 10,000 values',
          faults: [{ in: 'body', name: '', message: 'has more than 10,000 values' }],
        }),
      );
    expect(read).toBe(isRead ? 1 : 0);
  });

  test.each<[string, Part, string]>([
    [
      'the first of several faults, and their count',
      { path: { id: '!' }, query: { limit: ['0'] } },
      'The path parameter id must be up to 8 small letters and digits (and 1 more)',
    ],
    ['a parameter', { query: { limit: ['0'] } }, 'The query parameter limit must be at least 1'],
    ['a field', { method: 'PUT', body: '{}' }, 'The body field name is required'],
    ['a whole body', { method: 'PUT', body: '{' }, 'The body is not JSON'],
    ['a body that is missing', { method: 'PUT', body: '' }, 'The body is required'],
  ])('the message names %s', (_name, part, says) =>
    expect(() => read(part)).toThrow(expect.objectContaining({ message: says })),
  );
});

test('a request is at fault when its validator gives up', () => {
  const cause = new RangeError('Maximum call stack size exceeded');
  const giveUp = () => {
    throw cause;
  };
  const route = { ...routeOf({}), validate: Object.assign(giveUp, { errors: null }) };
  expect(() => readRequest(route, requestOf({ path: { id: 'a1' } }))).toThrow(
    expect.objectContaining({ code: 'RequestInvalid', message: 'The request cannot be checked', cause }),
  );
});
