import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { guards } from '../../../core/http/guards.ts';
import { tokenVerifier } from '../../../core/http/verify.ts';
import { endpointUrl, underSamLocal } from '../../../core/settings.ts';
import { memoryTables } from '../../shared/table.ts';

const POOL = { userPoolId: 'us-west-2_Abc123', clientId: 'client-1' };
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });

const asked: (string | undefined)[] = [];
const server = createServer(({ url }, answer) => {
  asked.push(url);
  answer.statusCode = url?.startsWith('/down') ? 503 : 200;
  const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' };
  answer.end(JSON.stringify({ keys: [jwk] }));
});
let endpoint = '';
beforeAll(async () => {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => void server.close());

const partOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const CLAIMS = {
  iss: 'https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Abc123',
  aud: 'client-1',
  token_use: 'id',
  sub: 's1',
  iat: now,
  exp: now + 900,
};
const tokenOf = (claims: object, key: KeyObject = ours.privateKey): string => {
  const text = `${partOf({ alg: 'RS256', kid: 'k1' })}.${partOf(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
};

test('a token of the pool is good, and the pool’s keys are fetched once', async () => {
  const verify = tokenVerifier(POOL, endpoint);

  expect(await verify(tokenOf(CLAIMS))).toMatchObject({ sub: 's1' });
  await verify(tokenOf(CLAIMS));

  expect(asked).toEqual(['/us-west-2_Abc123/.well-known/jwks.json']);
});

describe('a token is refused', () => {
  test.each<[string, () => string]>([
    ['that another key signed', () => tokenOf(CLAIMS, theirs.privateKey)],
    ['that has expired', () => tokenOf({ ...CLAIMS, exp: now - 1 })],
    ['of another kind', () => tokenOf({ ...CLAIMS, token_use: 'access', client_id: 'client-1' })],
    ['of another client', () => tokenOf({ ...CLAIMS, aud: 'client-2' })],
    ['of another pool', () => tokenOf({ ...CLAIMS, iss: `${CLAIMS.iss}4` })],
    ['that is not signed', () => `${partOf({ alg: 'none', kid: 'k1' })}.${partOf(CLAIMS)}.`],
    ['that is none', () => 'token'],
  ])('%s', async (_name, token) => {
    await expect(tokenVerifier(POOL, endpoint)(token())).rejects.toThrow();
  });

  test('when the pool’s keys cannot be had', async () => {
    for (const [place, says] of [
      ['http://127.0.0.1:9', 'fetch'],
      [`${endpoint}/down`, 'keys: status 503'],
    ] as const)
      await expect(tokenVerifier(POOL, place)(tokenOf(CLAIMS))).rejects.toThrow(says);
  });
});

describe('tokens are verified under `sam local` alone', () => {
  const given = { db: memoryTables({}).db, origin: 'o', deniedTable: 'Denied', userPool: POOL };
  afterAll(() => void delete process.env['AWS_SAM_LOCAL']);

  test.each([
    ['true', true],
    ['false', false],
    ['', false],
    ['1', false],
  ])('AWS_SAM_LOCAL=%s', (value, verifies) => {
    process.env['AWS_SAM_LOCAL'] = value;
    expect(typeof guards(given).verify === 'function').toBe(verifies);
    expect(underSamLocal({ AWS_SAM_LOCAL: value })).toBe(verifies);
  });

  test('and not for a function without operations of users', () => {
    process.env['AWS_SAM_LOCAL'] = 'true';
    const { userPool: _, ...others } = given;
    expect(guards(others).verify).toBeUndefined();
  });

  test('without a registry of keys no key opens anything', async () => {
    expect(await guards(given).findKey('any', false)).toBeUndefined();
  });
});

test.each([
  ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
  ['http://127.0.0.1:4566/', 'http://127.0.0.1:4566'],
  ['', undefined],
  [undefined, undefined],
])('the endpoint %s', (AWS_ENDPOINT_URL, want) => expect(endpointUrl({ AWS_ENDPOINT_URL })).toBe(want));
