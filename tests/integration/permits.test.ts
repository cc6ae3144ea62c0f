import { randomBytes, randomUUID } from 'node:crypto';
import {
  CreateApiKeyCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  DeleteUsagePlanKeyCommand,
  UpdateApiKeyCommand,
} from '@aws-sdk/client-api-gateway';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { apiKeyHash } from '../../core/api-key.ts';
import type { Rule } from '../gaps.ts';
import { permitsSuite } from './permits.suite.ts';
import { aws, localStack, output, until } from './stack.ts';
import { ask } from './target.ts';

permitsSuite(localStack);

const KNOWN = '/permits/201612013997';

/** A new key of API Gateway on a plan; registered for a scope, unless there is none. */
const newKey = async ({
  scope,
  planId = output('PermitsUsagePlanId'),
}: {
  scope?: string;
  planId?: string;
}) => {
  const value = randomBytes(20).toString('hex');
  const { id = '' } = await aws.gateway.send(
    new CreateApiKeyCommand({ name: `test-${value}`, value, enabled: true }),
  );
  await aws.gateway.send(
    new CreateUsagePlanKeyCommand({ usagePlanId: planId, keyId: id, keyType: 'API_KEY' }),
  );
  if (scope)
    await aws.dynamoDB.send(
      new PutItemCommand({
        TableName: output('KeysTableName'),
        Item: Object.fromEntries(
          Object.entries({
            hash: apiKeyHash(value),
            keyId: id,
            scope,
            owner: 'test',
            name: 'test',
            lastFour: value.slice(-4),
            state: 'active',
            createdAt: new Date().toISOString(),
            slot: randomUUID(),
          }).map(([name, text]) => [name, { S: text }]),
        ),
      }),
    );
  const get = (impatient = false) => ask(localStack, KNOWN, { headers: { 'x-api-key': value }, impatient });
  return { id, planId, get };
};

const REFUSED_BY_FUNCTION = { code: 'Forbidden', message: expect.stringContaining('of the scope permits') };

describe('keys on the local stack', () => {
  test('a key of the plan that is registered for permits opens them', async () => {
    const { get } = await newKey({ scope: 'permits' });
    expect(await get()).toMatchObject({ status: 200 });
  });

  test('a key of the plan that nobody registered is refused by the function', async () => {
    const { get } = await newKey({});
    expect(await get()).toMatchObject({ status: 403, body: REFUSED_BY_FUNCTION });
  });

  test('a key that is registered for another scope is refused', async () => {
    const { get } = await newKey({ scope: 'music' });
    expect(await get()).toMatchObject({ status: 403, body: REFUSED_BY_FUNCTION });
  });

  test('two keys in one request are refused', async () => {
    const key = localStack.key();
    const { status } = await ask(localStack, KNOWN, { headers: { 'x-api-key': `${key}, ${key}` } });
    expect([400, 403]).toContain(status);
  });

  test('a key that is taken off its plan is refused by the gateway', async () => {
    const { id, planId, get } = await newKey({ scope: 'permits' });
    await aws.gateway.send(new DeleteUsagePlanKeyCommand({ usagePlanId: planId, keyId: id }));
    expect(await get()).toMatchObject({
      status: 403,
      body: { code: 'Forbidden', message: expect.stringContaining('x-api-key') },
    });
  });

  const disabled: Rule = 'a disabled key is rejected';
  (localStack.gaps.some(({ rule }) => rule === disabled) ? test.failing : test)(disabled, async () => {
    const { id, get } = await newKey({ scope: 'permits' });
    await aws.gateway.send(
      new UpdateApiKeyCommand({
        apiKey: id,
        patchOperations: [{ op: 'replace', path: '/enabled', value: 'false' }],
      }),
    );
    expect(await get()).toMatchObject({ status: 403 });
  });

  test('a key that has used up its day is told so', async () => {
    const { id: planId = '' } = await aws.gateway.send(
      new CreateUsagePlanCommand({
        name: `test-${randomBytes(4).toString('hex')}`,
        apiStages: [{ apiId: output('ApiId'), stage: 'v1' }],
        quota: { limit: 2, period: 'DAY' },
      }),
    );
    const { get } = await newKey({ scope: 'permits', planId });

    const last = await until(
      () => get(true),
      ({ status }) => status === 429,
    );

    expect(last).toMatchObject({ body: { code: 'QuotaExceeded' } });
    expect(last.headers.get('access-control-allow-origin')).toMatch(/^http/);
  });
});
