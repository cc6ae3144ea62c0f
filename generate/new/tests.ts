import { operationOf, upper, type Wanted } from './wanted.ts';

const readingTest = ({ name }: Wanted): string => `
import { expect, test } from '@jest/globals';
import { read${upper(name)}, type ReadingPorts } from '../../../systems/${name}/reading/reading.ts';
import { latePorts } from '../../shared/leftover.ts';

const ports: ReadingPorts = latePorts({
  find: async (sub) => (sub === 'ada' ? { text: 'Something to remember' } : undefined),
});

test.each([
  ['what is kept, for the user whose it is', 'ada', 'Something to remember'],
  ['an empty text, for a user who has nothing', 'bob', ''],
])('it reads %s', async (_name, sub, text) => expect(await read${upper(name)}(ports, sub)).toEqual({ text }));
`;

const storeTest = ({ name }: Wanted): string => `
import { expect, test } from '@jest/globals';
import { ${name}Store } from '../../../systems/${name}/aws/store.ts';
import { memoryTables } from '../../shared/table.ts';

const SCHEMAS = { ${upper(name)}: { hash: 'pk', range: 'sk' } };

test('a user finds what the table keeps for them, and nothing of others', async () => {
  const { db, put } = memoryTables(SCHEMAS);
  put('${upper(name)}', { pk: { S: 'USER#ada' }, sk: { S: '${name.toUpperCase()}' }, text: { S: 'Ada’s' } });
  const store = ${name}Store(db, '${upper(name)}');

  const found = [await store.find('ada'), await store.find('bob')];

  expect(found).toEqual([{ text: 'Ada’s' }, undefined]);
});
`;

const tableTest = ({ name }: Wanted): string => `
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { physicalIds } from '../../local/deploy/scope.ts';
import { bodyOf, call } from './accounts.ts';
import { newOwner } from './pictures.ts';
import { aws } from './stack.ts';

describe('GET /${name}', () => {
  test('answers what the table keeps for the caller', async () => {
    const { token, sub } = await newOwner();
    await aws.dynamoDB.send(
      new PutItemCommand({
        TableName: (await physicalIds(aws)).get('${upper(name)}Table'),
        Item: { pk: { S: \`USER#\${sub}\` }, sk: { S: '${name.toUpperCase()}' }, text: { S: 'Something to remember' } },
      }),
    );

    const answer = await call('GET', '/${name}', { token });

    expect(bodyOf('${upper(name)}', answer)).toEqual({ text: 'Something to remember' });
  });

  test('answers an empty text to a user who has nothing', async () => {
    const { token } = await newOwner();

    const answer = await call('GET', '/${name}', { token });

    expect(bodyOf('${upper(name)}', answer)).toEqual({ text: '' });
  });

  test('wants a token', async () => {
    expect(await call('GET', '/${name}')).toMatchObject({ status: 401 });
  });
});
`;

const plainTest = ({ name }: Wanted): string => `
import { describe, expect, test } from '@jest/globals';
import { bodyOf, call } from './accounts.ts';
import { newOwner } from './pictures.ts';

describe('GET /${name}', () => {
  test('answers an empty text to a user who has nothing', async () => {
    const { token } = await newOwner();

    const answer = await call('GET', '/${name}', { token });

    expect(bodyOf('${upper(name)}', answer)).toEqual({ text: '' });
  });

  test('wants a token', async () => {
    expect(await call('GET', '/${name}')).toMatchObject({ status: 401 });
  });
});
`;

/** A request as the gateway hands it over, for `sam local invoke`. It holds no secret. */
const event = ({ name }: Wanted): string => {
  const headers = {
    Accept: 'application/json',
    Host: 'abcdefghij.execute-api.us-west-2.amazonaws.com',
    'User-Agent': 'curl/8.0.0',
  };
  return JSON.stringify({
    resource: `/${name}`,
    path: `/${name}`,
    httpMethod: 'GET',
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      resourceId: 'abc140',
      resourcePath: `/${name}`,
      operationName: operationOf(name),
      httpMethod: 'GET',
      path: `/v1/${name}`,
      accountId: '000000000000',
      apiId: 'abcdefghij',
      protocol: 'HTTP/1.1',
      stage: 'v1',
      domainName: 'abcdefghij.execute-api.us-west-2.amazonaws.com',
      requestId: '8c2f4b1e-0d3a-4f5b-9a6c-7e8d9f0a1b2c',
      requestTime: '21/Nov/2026:12:00:00 +0000',
      requestTimeEpoch: 1_795_262_400_000,
      identity: { sourceIp: '127.0.0.1', userAgent: 'curl/8.0.0' },
      authorizer: {
        claims: {
          sub: '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11',
          'cognito:username': 'ada',
          token_use: 'id',
          origin_jti: '7b6e0c1d-1f5f-4d5e-9b1e-2a3c4d5e6f70',
          iat: 'Sat Nov 21 12:00:00 UTC 2026',
          exp: 'Sat Nov 21 12:15:00 UTC 2026',
        },
      },
    },
    body: null,
    isBase64Encoded: false,
  });
};

/** The tests of a new function and its sample event, by path. */
export const testTexts = (wanted: Wanted): ReadonlyMap<string, string> => {
  const { name, table } = wanted;
  return new Map([
    [`events/${name}.json`, event(wanted)],
    [`tests/unit/${name}/reading.test.ts`, readingTest(wanted)],
    [`tests/integration/${name}.test.ts`, table ? tableTest(wanted) : plainTest(wanted)],
    ...(table ? [[`tests/unit/${name}/store.test.ts`, storeTest(wanted)] as const] : []),
  ]);
};
