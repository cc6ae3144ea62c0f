import { beforeEach, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { changeKey } from '../../../systems/accounts/keys/changing.ts';
import { issueKey, type KeyOrder } from '../../../systems/accounts/keys/issuing.ts';
import { removeKey } from '../../../systems/accounts/keys/removing.ts';
import { rotateKey } from '../../../systems/accounts/keys/rotating.ts';
import { apiKeyHash } from '../../../core/api-key.ts';
import { isExpired, type Key } from '../../../systems/accounts/keys/key.ts';
import { denialOf, NOW as now, watched } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';

beforeEach(() => {
  jest.useFakeTimers({ now });
  jest.spyOn(log, 'warn').mockReturnValue(undefined);
});

const nowS = now.getTime() / 1000;
const HOUR_S = 3600;

/**
 * The accounts with a user u1.
 * @param failing is told each call, such as `gateway.enable`, before it is made, and may throw
 */
const world = (failing: (call: string) => void = () => undefined) => {
  const here = accountWorld();
  const { pool, gateway, keys } = here;
  pool.add({ sub: 'u1' });
  const ports = watched(here.parts, (call, when) => void (when === 'before' && failing(call)));
  /** What opens something: enabled at the gateway, on a plan, active in the registry, and not ended. */
  const opens = (): string[] =>
    keys()
      .filter((key) => key.state === 'active' && !isExpired(key, now))
      .map(({ keyId }) => keyId)
      .filter((id) => gateway.keys.get(id)?.enabled && gateway.keys.get(id)?.plan !== undefined)
      .sort();
  /** How many keys the registry and the gateway have. */
  const counts = () => [keys().length, gateway.keys.size];
  const named = () => pool.members.get('u1')?.attributes.get('custom:apiKey');
  const name = (apiKey: string) => pool.add({ sub: 'u1', apiKey });
  return { ...here, ports, opens, counts, named, name };
};

/** Fails the given call once. */
const failingOnce = (call?: string) => {
  let hasFailed = false;
  const failing = (made: string) => {
    if (call !== made || hasFailed) return;
    hasFailed = true;
    throw new Error(`${made} failed`);
  };
  return { failing };
};

const order: KeyOrder = { owner: 'u1', scope: 'permits', name: 'Permits', slot: 'invitation-permits' };

const only = (entries: readonly Key[]): Key => {
  const [key, ...more] = entries;
  if (!key || more.length > 0) throw new Error('there is not one key');
  return key;
};

test('a key opens something once it is made, and is told as it is registered', async () => {
  const { ports, keys, opens } = world();
  const { key, value } = await issueKey(ports, { ...order, slot: 'a-uuid', expiresAt: nowS + 60 });
  expect(key).toEqual({
    hash: apiKeyHash(value),
    keyId: 'made-1',
    scope: 'permits',
    owner: 'u1',
    name: 'Permits',
    lastFour: value.slice(-4),
    state: 'active',
    createdAt: '2026-11-21T12:00:00.000Z',
    expiresAt: nowS + 60,
    slot: 'a-uuid',
  });
  expect(only(keys())).toEqual(key);
  expect(opens()).toEqual(['made-1']);
});

test('no part of a value is kept but its last four characters', async () => {
  const here = world();
  const { value } = await issueKey(here.ports, order);
  expect(JSON.stringify(here.view().tables)).not.toContain(value.slice(0, -4));
});

test.each([
  'gateway.named',
  'gateway.create',
  'keys.register',
  'gateway.addToPlan',
  'gateway.enable',
  'keys.change',
])(
  "an invitation's key that is cut at %s opens nothing, and is the only one after another try",
  async (call) => {
    const { ports, keys, gateway, opens } = world(failingOnce(call).failing);
    await expect(issueKey(ports, order)).rejects.toThrow('failed');
    expect(opens()).toEqual([]);

    const { key, value } = await issueKey(ports, order);
    expect(opens()).toEqual([key.keyId]);
    expect(gateway.keys.size).toBe(1);
    expect(only(keys())).toEqual(key);
    expect(key.hash).toBe(apiKeyHash(value));
  },
);

test("an invitation's key that is finished is told again as it is, also when it was disabled since", async () => {
  const { ports, register, opens } = world();
  const { key, value } = await issueKey(ports, order);
  expect(await issueKey(ports, order)).toEqual({ key, value });
  register({ ...key, state: 'disabled' });
  expect((await issueKey(ports, order)).key.state).toBe('disabled');
  expect(opens()).toEqual([]);
});

test("an invitation's key that is being removed is not made again meanwhile", async () => {
  const { ports, keys, register } = world();
  const { key } = await issueKey(ports, order);
  register({ ...key, state: 'removing' });
  const says = { code: 'Conflict', message: 'The key is being removed' };
  await expect(issueKey(ports, order)).rejects.toMatchObject(says);
  expect(only(keys()).state).toBe('removing');
});

test('an entry that the index does not tell yet is not overwritten', async () => {
  const { ports, keys, register } = world();
  const { key } = await issueKey(ports, order);
  const lagging = { ...ports, keys: { ...ports.keys, find: async () => undefined } };
  expect((await issueKey(lagging, order)).key.state).toBe('active');
  register({ ...key, state: 'disabled' });
  const says = {
    code: 'Conflict',
    message: 'Another request changed or removed the key while it was being created',
  };
  await expect(issueKey(lagging, order)).rejects.toMatchObject(says);
  expect(only(keys()).state).toBe('disabled');
});

test('a user who is denied gets no key, and none is left at the gateway', async () => {
  const { ports, addDenial, counts } = world();
  addDenial(denialOf('u1'));
  await expect(issueKey(ports, order)).rejects.toMatchObject({ code: 'Conflict' });
  expect(counts()).toEqual([0, 0]);
});

test('a key that nobody may have and that cannot be removed opens nothing', async () => {
  const { ports, addDenial, opens } = world(failingOnce('gateway.remove').failing);
  addDenial(denialOf('u1'));
  await expect(issueKey(ports, order)).rejects.toMatchObject({ code: 'Conflict' });
  expect(opens()).toEqual([]);
});

test('a removed key is gone everywhere, and the attribute that named it too', async () => {
  const { ports, counts, named, name } = world();
  const { key } = await issueKey(ports, order);
  name(key.keyId);
  await removeKey(ports, key);
  expect([...counts(), named()]).toEqual([0, 0, undefined]);
  await removeKey(ports, key);
});

test('the attribute stays that names another key, and any while the user is being deleted', async () => {
  const { ports, named, name } = world();
  const { key } = await issueKey(ports, order);
  name('another');
  await removeKey(ports, key);
  expect(named()).toBe('another');

  const { keys, gateway } = ports;
  const second = await issueKey(ports, order);
  name(second.key.keyId);
  await removeKey({ keys, gateway, now: ports.now }, second.key);
  expect(named()).toBe(second.key.keyId);
});

test.each([
  'keys.change',
  'gateway.usage',
  'gateway.remove',
  'attribute.get',
  'attribute.set',
  'keys.remove',
])('a removal that is cut at %s is finished by another', async (call) => {
  const once = failingOnce();
  const { ports, counts, opens, named, name } = world((made) => once.failing(made));
  const { key } = await issueKey(ports, order);
  name(key.keyId);
  once.failing = failingOnce(call).failing;
  await expect(removeKey(ports, key)).rejects.toThrow('failed');
  if (call !== 'keys.change') expect(opens()).toEqual([]);

  const left = await ports.keys.find('u1', key.keyId);
  expect(left).toBeDefined();
  if (left) await removeKey(ports, left);
  expect([...counts(), named()]).toEqual([0, 0, undefined]);
});

const DAY_S = 24 * HOUR_S;

test.each([
  ['without an end', undefined, nowS + 2 * HOUR_S],
  ['that ends after the overlap', nowS + DAY_S, nowS + 2 * HOUR_S],
  ['that ends before it', nowS + HOUR_S, nowS + HOUR_S],
])(
  'a key %s works until the overlap or itself ends, and the new one as long as it did',
  async (_name, end, want) => {
    const { ports, keys, opens, named, name } = world();
    const ends = end === undefined ? {} : { expiresAt: end };
    const { key } = await issueKey(ports, { ...order, ...ends });
    name(key.keyId);
    const { key: fresh, value } = await rotateKey(ports, key, 2);
    expect(fresh).toMatchObject({
      keyId: 'made-2',
      scope: 'permits',
      owner: 'u1',
      name: 'Permits',
    });
    expect(fresh).toMatchObject({ hash: apiKeyHash(value), state: 'active' });
    expect(fresh.expiresAt).toBe(end);
    expect(keys().find(({ hash }) => hash === fresh.hash)).toEqual(fresh);
    expect(keys().find(({ hash }) => hash === key.hash)).toEqual({
      ...key,
      replacedBy: 'made-2',
      expiresAt: want,
    });
    expect(named()).toBe('made-2');
    expect(opens()).toEqual(['made-1', 'made-2']);
  },
);

test('without overlap the old key is gone at once', async () => {
  const { ports, keys, gateway, opens } = world();
  const { key } = await issueKey(ports, order);
  const { key: fresh } = await rotateKey(ports, key, 0);
  expect(opens()).toEqual([fresh.keyId]);
  expect(only(keys())).toEqual(fresh);
  expect(gateway.keys.size).toBe(1);
});

test("another key's rotation leaves the attribute alone", async () => {
  const { ports, named, name } = world();
  const { key } = await issueKey(ports, { ...order, scope: 'music', slot: 'a-uuid' });
  name('the permits key');
  await rotateKey(ports, key, 1);
  expect(named()).toBe('the permits key');
});

test.each([
  ['is not ready yet', { state: 'creating' }],
  ['is being removed', { state: 'removing' }],
  ['is disabled', { state: 'disabled' }],
  ['has expired', { expiresAt: nowS }],
  ['has already been replaced', { replacedBy: 'k9', expiresAt: nowS + 60 }],
] as const)('a key that %s is not rotated, and nothing is made', async (why, change) => {
  const { ports, gateway } = world();
  const { key } = await issueKey(ports, order);
  const says = { code: 'Conflict', message: `The key ${why}` };
  await expect(rotateKey(ports, { ...key, ...change }, 1)).rejects.toMatchObject(says);
  expect(gateway.keys.size).toBe(1);
});

test('of two rotations at the same time one is refused, and leaves no key behind', async () => {
  const { ports, opens, counts } = world();
  const { key } = await issueKey(ports, order);
  await rotateKey(ports, key, 1);
  await expect(rotateKey(ports, key, 1)).rejects.toMatchObject({ code: 'Conflict' });
  expect(opens()).toEqual(['made-1', 'made-2']);
  expect(counts()).toEqual([2, 2]);
});

test.each(['gateway.create', 'keys.register', 'gateway.addToPlan', 'gateway.enable', 'keys.replace'])(
  'a rotation that is cut at %s leaves the old key as it was, and no other that opens anything',
  async (call) => {
    const once = failingOnce();
    const { ports, keys, opens } = world((made) => once.failing(made));
    const { key } = await issueKey(ports, order);
    once.failing = failingOnce(call).failing;
    await expect(rotateKey(ports, key, 0)).rejects.toThrow('failed');
    expect(opens()).toEqual([key.keyId]);
    expect(keys().find(({ hash }) => hash === key.hash)).toEqual(key);
  },
);

test.each(['attribute.get', 'attribute.set', 'keys.change', 'gateway.remove', 'keys.remove'])(
  'a rotation that fails at %s has given the new key all the same, and the old one opens nothing',
  async (call) => {
    const once = failingOnce();
    const { ports, opens, named, name } = world((made) => once.failing(made));
    const { key } = await issueKey(ports, order);
    name(key.keyId);
    once.failing = failingOnce(call).failing;
    const { key: fresh } = await rotateKey(ports, key, 0);
    expect(opens()).toEqual([fresh.keyId]);
    // Whatever the attribute names leads the reconciler to the new key.
    const entry = await ports.keys.find('u1', named() ?? '');
    expect(entry?.replacedBy ?? entry?.keyId).toBe(fresh.keyId);
  },
);

test('a key is disabled at our registry first, and enabled there last', async () => {
  const once = failingOnce();
  const { ports, keys, gateway, opens } = world((made) => once.failing(made));
  const { key } = await issueKey(ports, order);

  const disabling = failingOnce('gateway.disable');
  once.failing = disabling.failing;
  await expect(changeKey(ports, key, { enabled: false }, 'admin')).rejects.toThrow('failed');
  expect(opens()).toEqual([]);
  const disabled = await changeKey(ports, key, { enabled: false }, 'admin');
  expect(disabled).toEqual({ ...key, state: 'disabled' });
  expect(only(keys())).toEqual(disabled);
  expect(gateway.keys.get('made-1')?.enabled).toBe(false);

  const enabling = failingOnce('gateway.enable');
  once.failing = enabling.failing;
  await expect(changeKey(ports, disabled, { enabled: true }, 'admin')).rejects.toThrow('failed');
  expect(only(keys()).state).toBe('disabled');
  expect(await changeKey(ports, disabled, { enabled: true }, 'admin')).toEqual(key);
  expect(opens()).toEqual(['made-1']);
});

test.each([
  ['a name', { name: 'Mine' }, { name: 'Mine' }],
  ['an end', { expiresAt: nowS + 60 }, { expiresAt: nowS + 60 }],
  ['no end', { expiresAt: null }, {}],
  ['nothing', {}, { expiresAt: nowS + 5 }],
])('a key is given %s', async (_name, edit, want) => {
  const { ports, keys } = world();
  const { key } = await issueKey(ports, { ...order, expiresAt: nowS + 5 });
  const { expiresAt: _end, ...endless } = key;
  const wanted = { ...endless, ...('name' in want && { expiresAt: nowS + 5 }), ...want };
  expect(await changeKey(ports, key, edit, 'admin')).toEqual(wanted);
  expect(only(keys())).toEqual(wanted);
});

const LATER = 'cannot be extended, because the key has been replaced';
test.each([
  ['that has passed', {}, nowS, 'must be in the future'],
  ['later than its overlap', { replacedBy: 'k9', expiresAt: nowS + 60 }, nowS + 61, LATER],
  ['no more, though it was replaced', { replacedBy: 'k9', expiresAt: nowS + 60 }, null, LATER],
])('an end %s is refused, and the field is named', async (_name, change, expiresAt, message) => {
  const { ports, keys } = world();
  const { key } = await issueKey(ports, order);
  await expect(
    changeKey(ports, { ...key, ...change }, { expiresAt, enabled: false }, 'admin'),
  ).rejects.toMatchObject({
    code: 'RequestInvalid',
    faults: [{ in: 'body', name: 'expiresAt', message }],
  });
  expect(only(keys())).toEqual(key);
});

test('a replaced key may be made to end earlier', async () => {
  const { ports } = world();
  const { key } = await issueKey(ports, order);
  const replaced = { ...key, replacedBy: 'k9', expiresAt: nowS + 60 };
  expect(await changeKey(ports, replaced, { expiresAt: nowS + 30 }, 'admin')).toMatchObject({
    expiresAt: nowS + 30,
  });
});

test.each(['creating', 'removing'] as const)('a key in state %s is not changed', async (state) => {
  const { ports, keys } = world();
  const { key } = await issueKey(ports, order);
  await expect(changeKey(ports, { ...key, state }, { name: 'Mine' }, 'admin')).rejects.toMatchObject({
    code: 'Conflict',
    message: 'The key is still being created, or is being removed',
  });
  expect(only(keys())).toEqual(key);
});

test('a key that was removed meanwhile does not come back', async () => {
  const { ports, keys } = world();
  const { key } = await issueKey(ports, order);
  await removeKey(ports, key);
  const says = { code: 'Conflict', message: 'Another request changed or removed the key: try again' };
  await expect(changeKey(ports, key, { name: 'Mine' }, 'admin')).rejects.toMatchObject(says);
  expect(keys()).toEqual([]);
});
