import { readFile } from 'node:fs/promises';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { adminToken, invoke, newName, newSession } from './accounts.ts';
import { aws, endpoints, localStack, output } from './stack.ts';
import { type Answer, ask } from './target.ts';

const PATH = '/dynamodbmanager';
const TABLE = 'lambda-apigateway';

const sent = (body: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(localStack, PATH, {
    method: 'POST',
    headers: { 'x-api-key': endpoints.apiKeys.manager, ...headers },
    body,
  });
const on = (operation: string, payload: unknown, more: object = {}): Promise<Answer> =>
  sent(JSON.stringify({ operation, tableName: TABLE, payload, ...more }));
const said = ({ status, body }: Answer) => [status, body];

/** What a body says, digit by digit. */
const textOf = async (body: string): Promise<string> => {
  const answer = await fetch(`${endpoints.api}${PATH}`, {
    method: 'POST',
    headers: { 'x-api-key': endpoints.apiKeys.manager },
    body,
  });
  return answer.text();
};

const made: string[] = [];
const newId = () => {
  const id = newName('item');
  made.push(id);
  return id;
};
afterAll(async () => {
  await Promise.all(made.map((id) => on('delete', { Key: { id } })));
});

describe('the requests of the tutorial', () => {
  const item = { id: '1234ABCD', number: 5 };
  beforeAll(() => void made.push('1', item.id));

  test.each([
    ['with an API key', async () => [PATH, { 'x-api-key': endpoints.apiKeys.manager }] as const],
    [
      'with the token of an admin',
      async () => [`/me${PATH}`, { authorization: await adminToken() }] as const,
    ],
  ])('work %s', async (_name, door) => {
    const [path, headers] = await door();
    const asked = async (body: object) =>
      said(
        await ask(localStack, path, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    const echoed = { somekey1: 'somevalue1', somekey2: 'somevalue2' };

    expect(await asked({ operation: 'echo', payload: echoed })).toEqual([200, echoed]);
    expect(await asked({ operation: 'ping' })).toEqual([200, 'pong']);
    const bob = { id: '1', name: 'Bob' };
    expect(await asked({ operation: 'create', tableName: TABLE, payload: { Item: bob } })).toEqual([200, {}]);
    const read = { operation: 'read', tableName: TABLE, payload: { Key: { id: '1' } } };
    expect(await asked(read)).toEqual([200, { Item: bob }]);
    expect(await asked({ operation: 'create', tableName: TABLE, payload: { Item: item } })).toEqual([
      200,
      {},
    ]);
    const list = { operation: 'list', tableName: TABLE, payload: {} };
    expect(await asked(list)).toEqual([
      200,
      {
        Items: expect.arrayContaining([bob, item]),
        Count: expect.any(Number),
        ScannedCount: expect.any(Number),
      },
    ]);
    const update = {
      Key: { id: '1' },
      UpdateExpression: 'SET #n = :n',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':n': 'Ada' },
      ReturnValues: 'ALL_NEW',
    };
    expect(await asked({ operation: 'update', tableName: TABLE, payload: update })).toEqual([
      200,
      { Attributes: { id: '1', name: 'Ada' } },
    ]);
    expect(await asked({ operation: 'delete', tableName: TABLE, payload: { Key: { id: '1' } } })).toEqual([
      200,
      {},
    ]);
    expect(await asked(read)).toEqual([200, {}]);
    expect(await asked({ operation: 'jump', tableName: TABLE, payload: {} })).toEqual([
      400,
      expect.objectContaining({ message: 'Unrecognized operation "jump"' }),
    ]);
  });

  test('work by direct invocation', async () => {
    const sample = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(`events/${name}.json`, 'utf8'));
    expect(await invoke('ManagerFunction', await sample('manager'))).toEqual({
      failed: undefined,
      answer: { somekey1: 'somevalue1', somekey2: 'somevalue2' },
    });
    expect(await invoke('ManagerFunction', await sample('manager-create'))).toMatchObject({ answer: {} });
    const read = { operation: 'read', tableName: TABLE, payload: { Key: { id: item.id } } };
    expect(await invoke('ManagerFunction', read)).toMatchObject({ answer: { Item: item } });
    expect(await invoke('ManagerFunction', { operation: 'echo', payload: 0.1 + 0.2 })).toMatchObject({
      failed: expect.anything(),
      answer: { errorMessage: expect.stringContaining('more digits') },
    });
  });
});

describe('what a user stores', () => {
  const digits = '1.2345678901234567890123456789012345678';

  test('comes back as it was, digit by digit', async () => {
    const id = newId();
    const item = `{"id":"${id}","n":${digits},"__proto__":{"constructor":[null,true,"","\\u0000😀"]},"set":{"$dynamodb":{"NS":["${digits}"]}},"bytes":{"$dynamodb":{"B":"AAEC"}},"looks":{"$dynamodb":{"M":{"$dynamodb":{"S":"wrapped"}}}},"none":[],"map":{}}`;

    expect(await textOf(`{"operation":"create","tableName":"${TABLE}","payload":{"Item":${item}}}`)).toBe(
      '{}',
    );
    const answer = await textOf(
      `{"operation":"read","tableName":"${TABLE}","payload":{"Key":{"id":"${id}"}}}`,
    );

    expect(answer).toContain(`"n":${digits}`);
    expect(JSON.parse(answer)).toEqual({ Item: JSON.parse(item) as unknown });
    expect(Object.keys((JSON.parse(answer) as { Item: object }).Item)).toContain('__proto__');
  });

  test('may be written in DynamoDB’s own types, both ways', async () => {
    const id = newId();
    const types = { types: 'dynamodb' };
    const item = {
      id: { S: id },
      n: { N: digits },
      ss: { SS: ['a'] },
      l: { L: [{ NULL: true }, { B: 'AAEC' }] },
    };

    expect(said(await on('create', { Item: item }, types))).toEqual([200, {}]);
    expect(said(await on('read', { Key: { id: { S: id } } }, types))).toEqual([200, { Item: item }]);
    const { Item } = await aws.dynamoDB.send(
      new GetItemCommand({ TableName: output('ManagerTableName'), Key: { id: { S: id } } }),
    );
    expect(Item?.['n']).toEqual({ N: digits });
  });

  test.each([
    ['39 digits', `1${'0'.repeat(37)}1`],
    ['a number that is too large', '1e126'],
  ])('is never rounded: %s are refused with DynamoDB’s text', async (_name, number) => {
    const id = newId();
    const answer = await sent(
      `{"operation":"create","tableName":"${TABLE}","payload":{"Item":{"id":"${id}","n":${number}}}}`,
    );
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'Refused', message: expect.stringMatching(/number/i) },
    });
    expect(said(await on('read', { Key: { id } }))).toEqual([200, {}]);
  });

  test('is left alone by a condition that does not hold, and answered where asked', async () => {
    const id = newId();
    await on('create', { Item: { id, n: 1 } });
    const again = { Item: { id, n: 2 }, ConditionExpression: 'attribute_not_exists(id)' };

    const { status, body } = await on('create', again);
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'Conflict' })]);
    expect(body).not.toHaveProperty('Item');
    expect(await on('create', { ...again, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })).toMatchObject({
      status: 409,
      body: { code: 'Conflict', Item: { id, n: 1 } },
    });
    expect(said(await on('read', { Key: { id } }))).toEqual([200, { Item: { id, n: 1 } }]);
  });
});

describe('a request that cannot be kept is refused', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const storing = (value: string) =>
    `{"operation":"create","tableName":"${TABLE}","payload":{"Item":{"id":"refused","a":${value}}}}`;

  test.each([
    ['no JSON', '{', 400, 'is not JSON'],
    ['33 levels', storing(deep(33)), 400, 'nested deeper than 32'],
    ['100,000 levels', storing(deep(100_000)), 400, 'nested deeper than 32'],
    ['a doubled name', storing('{"a":1,"\\u0061":1}'), 400, 'the name "a" twice'],
    ['half a surrogate pair', storing('"\\ud800"'), 400, 'half of a surrogate pair'],
    [
      'a legacy field',
      JSON.stringify({
        operation: 'update',
        tableName: TABLE,
        payload: { Key: { id: '1' }, AttributeUpdates: {} },
      }),
      400,
      'UpdateExpression',
    ],
    [
      'a table in the payload',
      JSON.stringify({ operation: 'list', tableName: TABLE, payload: { TableName: 'x' } }),
      400,
      'tableName',
    ],
    [
      'a table that is not allowed',
      JSON.stringify({ operation: 'list', tableName: 'other', payload: {} }),
      403,
      TABLE,
    ],
    [
      'an invalid expression',
      JSON.stringify({ operation: 'list', tableName: TABLE, payload: { FilterExpression: 'a b' } }),
      400,
      'FilterExpression',
    ],
    ['an empty set', storing('{"$dynamodb":{"SS":[]}}'), 400, 'empty'],
  ])('%s', async (_name, body, status, message) => {
    expect(await sent(body)).toMatchObject({ status, body: { message: expect.stringContaining(message) } });
  });
});

test('a list is paged, filtered, counted and queried as in DynamoDB', async () => {
  const group = newName('group');
  const ids = ['a', 'b', 'c'].map((one) => `${group}-${one}`);
  made.push(...ids);
  await Promise.all(ids.map((id) => on('create', { Item: { id, group } })));
  const filter = {
    FilterExpression: '#g = :g',
    ExpressionAttributeNames: { '#g': 'group' },
    ExpressionAttributeValues: { ':g': group },
  };

  const found: unknown[] = [];
  let from: unknown;
  do {
    const { body } = await on('list', {
      ...filter,
      Limit: 2,
      ...(from !== undefined && { ExclusiveStartKey: from }),
    });
    const page = body as { Items: { id: string }[]; LastEvaluatedKey?: unknown };
    found.push(...page.Items.map(({ id }) => id));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);

  expect(found.sort()).toEqual(ids);
  const { body: counted } = await on('list', { ...filter, Select: 'COUNT' });
  expect(counted).toMatchObject({ Count: 3 });
  expect(counted).not.toHaveProperty('Items');
  const one = { KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': ids[0] } };
  expect(said(await on('query', one))).toEqual([
    200,
    { Items: [{ id: ids[0], group }], Count: 1, ScannedCount: 1 },
  ]);
});

test('an answer stops at 5 MB, and goes on where it stopped', async () => {
  const group = newName('large');
  // A control character is one byte in DynamoDB and six in JSON.
  const text = '\u0001'.repeat(390_000);
  const ids = ['a', 'b', 'c'].map((one) => `${group}-${one}`);
  made.push(...ids);
  for (const id of ids) await on('create', { Item: { id, text } });

  const found = new Set<string>();
  let from: unknown;
  let pages = 0;
  do {
    const answer = await textOf(
      JSON.stringify({
        operation: 'list',
        tableName: TABLE,
        payload: { ...(from !== undefined && { ExclusiveStartKey: from }) },
      }),
    );
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(5_000_000);
    const page = JSON.parse(answer) as { Items: { id: string }[]; LastEvaluatedKey?: unknown };
    for (const { id } of page.Items) found.add(id);
    from = page.LastEvaluatedKey;
    pages += 1;
  } while (from !== undefined);

  expect([...found]).toEqual(expect.arrayContaining(ids));
  expect(pages).toBeGreaterThan(1);
});

describe('only who may', () => {
  test('has a key of the scope manager', async () => {
    expect(await sent('{"operation":"ping"}', { 'x-api-key': endpoints.apiKeys.music })).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('of the scope manager') },
    });
    const { status } = await ask(localStack, PATH, { method: 'POST', body: '{"operation":"ping"}' });
    expect(status).toBe(403);
  });

  test('is an admin', async () => {
    const { token } = await newSession();
    const door = (headers: Record<string, string>) =>
      ask(localStack, `/me${PATH}`, { method: 'POST', headers, body: '{"operation":"ping"}' });
    expect(await door({ authorization: token })).toMatchObject({ status: 403 });
    expect(await door({ 'x-api-key': endpoints.apiKeys.manager })).toMatchObject({ status: 401 });
  });
});
