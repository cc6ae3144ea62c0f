import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clearCaches } from '@aws-lambda-powertools/parameters';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { apiKey } from '../../../../systems/images/aws/api-key.ts';

/** What SSM answers, and what it was asked. */
const ssm = { status: 200, body: {} as unknown, asked: [] as unknown[] };
const VARIABLES = {
  AWS_REGION: 'us-west-2',
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_MAX_ATTEMPTS: '1',
};
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      ssm.asked.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(ssm.status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(ssm.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, VARIABLES, { AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${port}` });
});
beforeEach(() => {
  clearCaches();
  ssm.asked = [];
});
afterAll(async () => {
  for (const name of [...Object.keys(VARIABLES), 'AWS_ENDPOINT_URL_SSM'])
    Reflect.deleteProperty(process.env, name);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const answering = (status: number, body: unknown): void => {
  Object.assign(ssm, { status, body });
};
const holding = (Value: string): void => answering(200, { Parameter: { Name: '/t/key', Value } });

describe('the key of the provider', () => {
  test('is decrypted, and read once', async () => {
    holding('a-key');
    const key = apiKey('/t/key');
    expect([await key(), await key()]).toEqual(['a-key', 'a-key']);
    expect(ssm.asked).toEqual([{ Name: '/t/key', WithDecryption: true }]);
  });

  test('is read once more when it is asked for afresh, and then believed', async () => {
    holding('old');
    const key = apiKey('/t/key');
    await key();
    holding('new');
    expect([await key(), await key({ isFresh: true }), await key()]).toEqual(['old', 'new', 'new']);
    expect(ssm.asked).toHaveLength(2);
  });

  test('that was taken away is none when it is asked for afresh', async () => {
    holding('old');
    const key = apiKey('/t/key');
    await key();
    answering(400, { __type: 'ParameterNotFound' });
    expect(await key({ isFresh: true })).toBeUndefined();
  });

  test('may have space around it, as files have', async () => {
    holding('a-key\n');
    expect(await apiKey('/t/key')()).toBe('a-key');
  });

  test.each(['none', ' ', ' none '])('that is %p is none', async (value) => {
    holding(value);
    expect(await apiKey('/t/key')()).toBeUndefined();
  });

  test('that nobody has put is none, until somebody does', async () => {
    answering(400, { __type: 'ParameterNotFound' });
    const key = apiKey('/t/key');
    expect(await key()).toBeUndefined();
    holding('a-key');
    expect(await key()).toBe('a-key');
  });

  test.each(['AccessDeniedException', 'ThrottlingException', 'InternalServerError'])(
    'that cannot be read (%s) is not taken for none',
    async (type) => {
      answering(400, { __type: type });
      await expect(apiKey('/t/key')()).rejects.toThrow();
    },
  );
});
