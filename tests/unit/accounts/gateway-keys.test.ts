import {
  APIGatewayClient,
  BadRequestException,
  ConflictException,
  LimitExceededException,
  NotFoundException,
  TooManyRequestsException,
} from '@aws-sdk/client-api-gateway';
import { ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, test } from '@jest/globals';
import { gatewayKeys } from '../../../systems/accounts/aws/gateway-keys.ts';
import type { GatewayKeys } from '../../../systems/accounts/keys/gateway.ts';
import { planIds } from '../../../systems/accounts/aws/plans.ts';
import { late } from '../../shared/leftover.ts';
import { type Answer, answerFor, CONFIG, type Input } from '../../shared/sdk.ts';

/** Lets a service give these answers, one after the other and late, and keeps what was asked. */
const scripted = <C extends object>(client: C, answers: readonly Answer[]) => {
  const asked: Input[] = [];
  const left = [...answers];
  answerFor(client, (command, input) => {
    asked.push({ ...input }); // a copy: paging writes into it
    return late(command, 1, () => {
      const next = left.shift() ?? {};
      if (next instanceof Error) throw next;
      return next;
    });
  });
  return { client, asked };
};

const answering = (...answers: Answer[]) => {
  const { client, asked } = scripted(new APIGatewayClient(CONFIG), answers);
  return { keys: gatewayKeys(client, 'trellis', async (plan) => `id-of-${plan}`), asked };
};

const told = { $metadata: {}, message: 'no' };
const gone = new NotFoundException(told);
const conflict = new ConflictException(told);
const at = (seconds: number) => new Date(seconds * 1000);

test('a key is made disabled, so that it opens nothing before it is registered, with the tag of its stack', async () => {
  const { keys, asked } = answering({ id: 'k1', value: 'v1', name: 'trellis/u1/s' });
  expect(await keys.create('trellis/u1/s', 'v1')).toEqual({ id: 'k1', value: 'v1' });
  expect(asked).toEqual([
    { name: 'trellis/u1/s', value: 'v1', enabled: false, tags: { trellis: 'trellis' } },
  ]);
});

test('a key whose creation was not answered is found again by its value', async () => {
  const made = { id: 'k1', name: 'trellis/u1/s', value: 'v1', createdDate: at(1) };
  const { keys } = answering(conflict, { items: [made] });
  expect(await keys.create('trellis/u1/s', 'v1')).toEqual({ id: 'k1', value: 'v1' });
});

test('a value that another key has is refused', async () => {
  const other = { id: 'k1', name: 'trellis/u1/s', value: 'v2', createdDate: at(1) };
  for (const items of [[], [other]]) {
    const { keys } = answering(conflict, { items });
    await expect(keys.create('trellis/u1/s', 'v1')).rejects.toBe(conflict);
  }
});

test('a key whose id would tell its value is not used', async () => {
  const { keys } = answering({ id: 'v1', value: 'v1' });
  await expect(keys.create('trellis/u1/s', 'v1')).rejects.toThrow('the value of a key as its id');
});

test('a key is found by its whole name on any page, the oldest of several', async () => {
  const { keys, asked } = answering(
    {
      items: [
        { id: 'k0', name: 'trellis/u1/invitation-permits-2', value: 'v0', createdDate: at(1) },
        { id: 'k3', name: 'trellis/u1/invitation-permits', value: 'v3', createdDate: at(3) },
      ],
      position: 'more',
    },
    { items: [{ id: 'k2', name: 'trellis/u1/invitation-permits', value: 'v2', createdDate: at(2) }] },
  );
  expect(await keys.named('trellis/u1/invitation-permits')).toEqual({ id: 'k2', value: 'v2' });
  expect(asked).toMatchObject([{ includeValues: true }, { position: 'more' }]);
});

test('a name that only begins like a key is nobody', async () => {
  const { keys } = answering({ items: [{ id: 'k0', name: 'trellis/u1/invitation-permits', value: 'v' }] });
  expect(await keys.named('trellis/u1/invitation')).toBeUndefined();
});

test('all keys of the stack are told without their values', async () => {
  const { keys, asked } = answering(
    {
      items: [{ id: 'k1', name: 'trellis/u1/a', createdDate: at(1), enabled: true, value: 'v' }],
      position: 'p',
    },
    { items: [{ id: 'k2', name: 'trellis/u2/b', createdDate: at(2), enabled: false }] },
    {},
  );
  const seen: unknown[] = [];
  for await (const key of keys.ours()) seen.push(key);
  expect(seen).toEqual([
    { id: 'k1', name: 'trellis/u1/a', createdAt: at(1) },
    { id: 'k2', name: 'trellis/u2/b', createdAt: at(2) },
  ]);
  const all = { nameQuery: 'trellis/', includeValues: false, limit: 500 };
  expect(asked).toEqual([all, { ...all, position: 'p' }]);
});

test('the value of a key is read back, and of a key that is gone there is none', async () => {
  expect(await answering({ value: 'v' }).keys.value('k1')).toBe('v');
  expect(await answering(gone).keys.value('k1')).toBeUndefined();
  await expect(answering(conflict).keys.value('k1')).rejects.toBe(conflict);
});

test('a key is put on the plan by its id', async () => {
  const { keys, asked } = answering({});
  await keys.addToPlan('data', 'k1');
  expect(asked).toEqual([{ usagePlanId: 'id-of-data', keyId: 'k1', keyType: 'API_KEY' }]);
});

test.each([
  ['on the plan already', [conflict, { id: 'k1' }], undefined],
  ['on another plan of the stage', [conflict, gone], conflict],
  ['gone', [gone], gone],
])('a key that is %s is told so', async (_name, answers: Answer[], error) => {
  const adding = answering(...answers).keys.addToPlan('permits', 'k1');
  await (error ? expect(adding).rejects.toBe(error) : expect(adding).resolves.toBeUndefined());
});

test('a key is enabled and disabled by a patch of a text', async () => {
  const { keys, asked } = answering({}, {});
  await keys.enable('k1');
  await keys.disable('k1');
  expect(asked).toEqual(
    ['true', 'false'].map((value) => ({
      apiKey: 'k1',
      patchOperations: [{ op: 'replace', path: '/enabled', value }],
    })),
  );
});

test('the keys of one user are asked for by their names', async () => {
  const { keys, asked } = answering({});
  for await (const key of keys.ours('u1')) expect(key).toBeUndefined();
  expect(asked).toMatchObject([{ nameQuery: 'trellis/u1/' }]);
});

test('a key that is gone need not be disabled or removed, but cannot be enabled', async () => {
  await expect(answering(gone).keys.disable('k1')).resolves.toBeUndefined();
  await expect(answering(gone).keys.remove('k1')).resolves.toBeUndefined();
  await expect(answering(gone).keys.enable('k1')).rejects.toMatchObject({
    code: 'Conflict',
    message: 'The key was removed meanwhile',
    cause: gone,
  });
  await expect(answering(conflict).keys.enable('k1')).rejects.toBe(conflict);
});

describe('what is too much for the gateway', () => {
  const busy = new TooManyRequestsException(told);
  const full = new LimitExceededException(told);
  const listed = async (keys: GatewayKeys): Promise<void> => {
    for await (const key of keys.ours()) expect(key).toBeUndefined();
  };

  test.each<[string, (keys: GatewayKeys) => Promise<unknown>]>([
    ['making a key', (keys) => keys.create('trellis/u1/s', 'v1')],
    ['finding a key', (keys) => keys.named('trellis/u1/s')],
    ['reading a value', (keys) => keys.value('k1')],
    ['putting a key on a plan', (keys) => keys.addToPlan('permits', 'k1')],
    ['enabling a key', (keys) => keys.enable('k1')],
    ['disabling a key', (keys) => keys.disable('k1')],
    ['removing a key', (keys) => keys.remove('k1')],
    ['reading the usage', (keys) => keys.usage('permits', 'k1', '2022-10-01', '2022-10-02')],
    ['listing keys', listed],
  ])('is a reason to come back later: %s', (_what, call) =>
    expect(call(answering(busy).keys)).rejects.toMatchObject({ code: 'TooManyRequests', cause: busy }),
  );

  test('is one more key than the account may have: only the operator can act', () =>
    expect(answering(full).keys.create('trellis/u1/s', 'v1')).rejects.toMatchObject({
      code: 'KeyCapacityReached',
      cause: full,
    }));
});

test('usage is asked for by plan, key and days', async () => {
  const { keys, asked } = answering({});
  await keys.usage('permits', 'k1', '2022-10-01', '2022-10-02');
  expect(asked).toMatchObject([
    { usagePlanId: 'id-of-permits', keyId: 'k1', startDate: '2022-10-01', endDate: '2022-10-02', limit: 500 },
  ]);
});

const KEY = 'px1KW6gRqhakYx3OUBTVMRxtS9Ok7g';
const recorded = {
  usagePlanId: 'n371pt',
  startDate: '2022-10-01',
  endDate: '2022-10-02',
  items: {
    px1KW6gRqhakYx3OUBTVMRxtS9Ok7g: [
      [100, 9900],
      [50, 9850],
    ],
  },
};
const usage = (...answers: Answer[]) =>
  answering(...answers).keys.usage('permits', 'px1KW6gRqhakYx3OUBTVMRxtS9Ok7g', '2022-10-01', '2022-10-02');

test.each([
  [
    'a pair of each day, as AWS tells it',
    [recorded],
    [
      [100, 9900],
      [50, 9850],
    ],
  ],
  [
    'the pairs of all pages',
    [{ ...recorded, position: 'more' }, { items: { px1KW6gRqhakYx3OUBTVMRxtS9Ok7g: [[1, 9849]] } }],
    [
      [100, 9900],
      [50, 9850],
      [1, 9849],
    ],
  ],
  ['nothing of other keys', [{ items: { another: [[1, 2]] } }], []],
  ['nothing where the gateway counts nothing', [{}], []],
  ['nothing of a plan that has no usage to tell', [new BadRequestException(told)], []],
  [
    'what was used of a plan without a quota',
    [{ items: { [KEY]: [[100], [50, -50], []] } }],
    [[100], [50], [0]],
  ],
  ['nothing of a plan or key that is gone', [gone], []],
])('usage is %s', async (_name, answers: Answer[], want) => expect(await usage(...answers)).toEqual(want));

const plans = (...answers: Answer[]) => {
  const { client, asked } = scripted(new SSMClient(CONFIG), answers);
  return { planId: planIds(client, '/trellis/plans'), asked };
};

test('the id of a plan is read once from its parameter', async () => {
  const { planId, asked } = plans({ Parameter: { Value: 'n371pt' } });
  expect([await planId('permits'), await planId('permits')]).toEqual(['n371pt', 'n371pt']);
  expect(asked).toMatchObject([{ Name: '/trellis/plans/permits' }]);
});

test.each([
  ['missing', new ParameterNotFound(told), 'the parameter /trellis/plans/data cannot be read'],
  ['empty', {}, 'the parameter /trellis/plans/data is empty'],
])('a parameter that is %s is named', (_name, answer: Answer, message) =>
  expect(plans(answer).planId('data')).rejects.toThrow(message),
);
