import { beforeEach, expect, jest, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import { changeKey } from '../../../systems/accounts/keys/changing.ts';
import { issueKey, type KeyOrder } from '../../../systems/accounts/keys/issuing.ts';
import { removeKey } from '../../../systems/accounts/keys/removing.ts';
import { rotateKey } from '../../../systems/accounts/keys/rotating.ts';
import type { GatewayKeys } from '../../../systems/accounts/keys/gateway.ts';
import type { KeyStore } from '../../../systems/accounts/keys/registry.ts';
import { apiKeyHash } from '../../../core/api-key.ts';
import { isExpired, type Key } from '../../../systems/accounts/keys/key.ts';

beforeEach(() => {
  jest.spyOn(log, 'warn').mockReturnValue(undefined);
});

const now = new Date('2026-11-21T12:00:00.000Z');
const nowS = now.getTime() / 1000;
const HOUR_S = 3600;

interface AtGateway {
  name: string;
  value: string;
  enabled: boolean;
  plan?: string;
}

/**
 * A registry, a gateway and a user attribute in memory.
 * @param failing is told each call, such as `gateway.enable`, before it is made, and may throw
 */
const world = (failing: (call: string) => void = () => undefined) => {
  const entries = new Map<string, Key>();
  const gatewayEntries = new Map<string, AtGateway>();
  const attributes = new Map<string, string>();
  const denied = new Set<string>();
  let count = 0;

  const keys: KeyStore = {
    register: async (key) => {
      failing('keys.register');
      if (denied.has(key.owner)) throw new Failure('Conflict', 'The user may have no keys');
      if (!entries.has(key.hash)) entries.set(key.hash, key);
    },
    byOwner: async (owner) => [...entries.values()].filter((key) => key.owner === owner),
    find: async (owner, keyId) => {
      failing('keys.find');
      return [...entries.values()].find((key) => key.owner === owner && key.keyId === keyId);
    },
    change: async (hash, { onlyFrom, expiresAt, ...fields }) => {
      failing('keys.change');
      const entry = entries.get(hash);
      if (!entry || (onlyFrom && !onlyFrom.includes(entry.state))) return false;
      const { expiresAt: before, ...rest } = entry;
      const end = expiresAt === undefined ? before : expiresAt;
      entries.set(hash, { ...rest, ...fields, ...(typeof end === 'number' && { expiresAt: end }) });
      return true;
    },
    replace: async (old, fresh, endsAt) => {
      failing('keys.replace');
      const [was, is] = [entries.get(old.hash), entries.get(fresh.hash)];
      if (was?.state !== 'active' || was.replacedBy !== undefined || is?.state !== 'creating')
        throw new Failure('Conflict', 'The key was changed meanwhile');
      entries.set(fresh.hash, { ...is, state: 'active' });
      entries.set(old.hash, { ...was, replacedBy: fresh.keyId, expiresAt: endsAt });
    },
    remove: async (hash) => {
      failing('keys.remove');
      entries.delete(hash);
    },
    async *all() {
      yield* entries.values();
    },
  };

  const atGateway = (id: string): AtGateway => {
    const entry = gatewayEntries.get(id);
    if (!entry) throw new Error('NotFoundException');
    return entry;
  };
  const gateway: GatewayKeys = {
    create: async (name) => {
      failing('gateway.create');
      count += 1;
      const made = { id: `k${count}`, value: `value number ${count}, long enough` };
      gatewayEntries.set(made.id, { name, value: made.value, enabled: false });
      return made;
    },
    named: async (name) => {
      failing('gateway.named');
      const found = [...gatewayEntries].find(([, entry]) => entry.name === name);
      return found && { id: found[0], value: found[1].value };
    },
    value: async (id) => gatewayEntries.get(id)?.value,
    addToPlan: async (plan, id) => {
      failing('gateway.addToPlan');
      atGateway(id).plan = plan;
    },
    enable: async (id) => {
      failing('gateway.enable');
      atGateway(id).enabled = true;
    },
    disable: async (id) => {
      failing('gateway.disable');
      const entry = gatewayEntries.get(id);
      if (entry) entry.enabled = false;
    },
    remove: async (id) => {
      failing('gateway.remove');
      gatewayEntries.delete(id);
    },
    async *ours() {
      for (const [id, { name, enabled }] of gatewayEntries) yield { id, name, enabled, createdAt: now };
    },
    usage: async () => [],
  };

  const attribute = {
    get: async (sub: string) => {
      failing('attribute.get');
      return attributes.get(sub);
    },
    set: async (sub: string, keyId: string | null) => {
      failing('attribute.set');
      if (keyId === null) attributes.delete(sub);
      else attributes.set(sub, keyId);
    },
  };

  let ids = 0;
  const newId = () => `uuid-${String((ids += 1))}`;
  const ports = { keys, gateway, attribute, stack: 'trellis', now: () => now, newId };
  /** What opens something: enabled at the gateway, on a plan, active in the registry, and not ended. */
  const opens = (): string[] =>
    [...entries.values()]
      .filter((key) => key.state === 'active' && !isExpired(key, now))
      .map(({ keyId }) => keyId)
      .filter((id) => gatewayEntries.get(id)?.enabled && gatewayEntries.get(id)?.plan !== undefined);
  return { ports, entries, gatewayEntries, attributes, denied, opens };
};

/** Fails the given call once, and tells which calls there were. */
const failingOnce = (call?: string) => {
  const calls: string[] = [];
  const failing = (made: string) => {
    calls.push(made);
    if (call === made && calls.filter((one) => one === made).length === 1) throw new Error(`${made} failed`);
  };
  return { calls, failing };
};

const order: KeyOrder = { owner: 'u1', scope: 'permits', name: 'Permits', slot: 'invitation-permits' };

const only = (entries: ReadonlyMap<string, Key>): Key => {
  const [key, ...more] = entries.values();
  if (!key || more.length > 0) throw new Error('there is not one key');
  return key;
};

test('a key is made disabled, registered, put on its plan, enabled and last made active', async () => {
  const { calls, failing } = failingOnce();
  const { ports, opens } = world(failing);
  const { key, value } = await issueKey(ports, { ...order, slot: 'a-uuid', expiresAt: nowS + 60 });
  expect(calls).toEqual([
    'gateway.create',
    'keys.register',
    'gateway.addToPlan',
    'gateway.enable',
    'keys.change',
  ]);
  expect(key).toEqual({
    hash: apiKeyHash(value),
    keyId: 'k1',
    scope: 'permits',
    owner: 'u1',
    name: 'Permits',
    lastFour: value.slice(-4),
    state: 'active',
    createdAt: '2026-11-21T12:00:00.000Z',
    expiresAt: nowS + 60,
    slot: 'a-uuid',
  });
  expect(opens()).toEqual(['k1']);
});

test('no part of a value is kept but its last four characters', async () => {
  const { ports, entries } = world();
  const { value } = await issueKey(ports, order);
  expect(JSON.stringify([...entries.values()])).not.toContain(value.slice(0, -4));
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
    const { ports, entries, gatewayEntries, opens } = world(failingOnce(call).failing);
    await expect(issueKey(ports, order)).rejects.toThrow('failed');
    expect(opens()).toEqual([]);

    const { key, value } = await issueKey(ports, order);
    expect(opens()).toEqual([key.keyId]);
    expect(gatewayEntries.size).toBe(1);
    expect(only(entries)).toEqual(key);
    expect(key.hash).toBe(apiKeyHash(value));
  },
);

test("an invitation's key that is finished is told again as it is, also when it was disabled since", async () => {
  const { ports, entries, opens } = world();
  const { key, value } = await issueKey(ports, order);
  expect(await issueKey(ports, order)).toEqual({ key, value });
  entries.set(key.hash, { ...key, state: 'disabled' });
  expect((await issueKey(ports, order)).key.state).toBe('disabled');
  expect(opens()).toEqual([]);
});

test("an invitation's key that is being removed is not made again meanwhile", async () => {
  const { ports, entries } = world();
  const { key } = await issueKey(ports, order);
  entries.set(key.hash, { ...key, state: 'removing' });
  await expect(issueKey(ports, order)).rejects.toMatchObject({ code: 'Conflict' });
  expect(only(entries).state).toBe('removing');
});

test('an entry that the index does not tell yet is not overwritten', async () => {
  const { ports, entries } = world();
  const { key } = await issueKey(ports, order);
  const lagging = { ...ports, keys: { ...ports.keys, find: async () => undefined } };
  expect((await issueKey(lagging, order)).key.state).toBe('active');
  entries.set(key.hash, { ...key, state: 'disabled' });
  await expect(issueKey(lagging, order)).rejects.toMatchObject({ code: 'Conflict' });
  expect(only(entries).state).toBe('disabled');
});

test('a user who is denied gets no key, and none is left at the gateway', async () => {
  const { ports, denied, entries, gatewayEntries } = world();
  denied.add('u1');
  await expect(issueKey(ports, order)).rejects.toMatchObject({ code: 'Conflict' });
  expect([entries.size, gatewayEntries.size]).toEqual([0, 0]);
});

test('a key that nobody may have and that cannot be removed opens nothing', async () => {
  const { ports, denied, opens } = world(failingOnce('gateway.remove').failing);
  denied.add('u1');
  await expect(issueKey(ports, order)).rejects.toMatchObject({ code: 'Conflict' });
  expect(opens()).toEqual([]);
});

test('a removed key is gone everywhere, and the attribute that named it too', async () => {
  const { ports, entries, gatewayEntries, attributes } = world();
  const { key } = await issueKey(ports, order);
  attributes.set('u1', key.keyId);
  await removeKey(ports, key);
  expect([entries.size, gatewayEntries.size, attributes.size]).toEqual([0, 0, 0]);
  await removeKey(ports, key);
});

test('the attribute stays that names another key, and any while the user is being deleted', async () => {
  const { ports, attributes } = world();
  const { key } = await issueKey(ports, order);
  attributes.set('u1', 'another');
  await removeKey(ports, key);
  expect(attributes.get('u1')).toBe('another');

  const { keys, gateway } = ports;
  const second = await issueKey(ports, order);
  attributes.set('u1', second.key.keyId);
  await removeKey({ keys, gateway }, second.key);
  expect(attributes.get('u1')).toBe(second.key.keyId);
});

test.each(['keys.change', 'gateway.remove', 'attribute.get', 'attribute.set', 'keys.remove'])(
  'a removal that is cut at %s is finished by another',
  async (call) => {
    const once = failingOnce();
    const { ports, entries, gatewayEntries, attributes, opens } = world((made) => once.failing(made));
    const { key } = await issueKey(ports, order);
    attributes.set('u1', key.keyId);
    once.failing = failingOnce(call).failing;
    await expect(removeKey(ports, key)).rejects.toThrow('failed');
    if (call !== 'keys.change') expect(opens()).toEqual([]);

    const left = await ports.keys.find('u1', key.keyId);
    expect(left).toBeDefined();
    if (left) await removeKey(ports, left);
    expect([entries.size, gatewayEntries.size, attributes.size]).toEqual([0, 0, 0]);
  },
);

const DAY_S = 24 * HOUR_S;

test.each([
  ['without an end', undefined, nowS + 2 * HOUR_S],
  ['that ends after the overlap', nowS + DAY_S, nowS + 2 * HOUR_S],
  ['that ends before it', nowS + HOUR_S, nowS + HOUR_S],
])(
  'a key %s works until the overlap or itself ends, and the new one as long as it did',
  async (_name, end, want) => {
    const { ports, entries, attributes, opens } = world();
    const ends = end === undefined ? {} : { expiresAt: end };
    const { key } = await issueKey(ports, { ...order, ...ends });
    attributes.set('u1', key.keyId);
    const { key: fresh, value } = await rotateKey(ports, key, 2);
    expect(fresh).toMatchObject({
      keyId: 'k2',
      scope: 'permits',
      owner: 'u1',
      name: 'Permits',
      slot: 'uuid-1',
    });
    expect(fresh).toMatchObject({ hash: apiKeyHash(value), state: 'active' });
    expect(fresh.expiresAt).toBe(end);
    expect(entries.get(fresh.hash)).toEqual(fresh);
    expect(entries.get(key.hash)).toEqual({ ...key, replacedBy: 'k2', expiresAt: want });
    expect(attributes.get('u1')).toBe('k2');
    expect(opens()).toEqual(['k1', 'k2']);
  },
);

test('without overlap the old key is gone at once', async () => {
  const { ports, entries, gatewayEntries, opens } = world();
  const { key } = await issueKey(ports, order);
  const { key: fresh } = await rotateKey(ports, key, 0);
  expect(opens()).toEqual([fresh.keyId]);
  expect(only(entries)).toEqual(fresh);
  expect(gatewayEntries.size).toBe(1);
});

test("another key's rotation leaves the attribute alone", async () => {
  const { ports, attributes } = world();
  const { key } = await issueKey(ports, { ...order, scope: 'music', slot: 'a-uuid' });
  attributes.set('u1', 'the permits key');
  await rotateKey(ports, key, 1);
  expect(attributes.get('u1')).toBe('the permits key');
});

test.each([
  ['not ready', { state: 'creating' }],
  ['being removed', { state: 'removing' }],
  ['disabled', { state: 'disabled' }],
  ['expired', { expiresAt: nowS }],
  ['replaced', { replacedBy: 'k9', expiresAt: nowS + 60 }],
] as const)('a key that is %s is not rotated, and nothing is made', async (_name, change) => {
  const { ports, gatewayEntries } = world();
  const { key } = await issueKey(ports, order);
  await expect(rotateKey(ports, { ...key, ...change }, 1)).rejects.toMatchObject({ code: 'Conflict' });
  expect(gatewayEntries.size).toBe(1);
});

test('of two rotations at the same time one is refused, and leaves no key behind', async () => {
  const { ports, entries, gatewayEntries, opens } = world();
  const { key } = await issueKey(ports, order);
  await rotateKey(ports, key, 1);
  await expect(rotateKey(ports, key, 1)).rejects.toMatchObject({ code: 'Conflict' });
  expect(opens()).toEqual(['k1', 'k2']);
  expect([entries.size, gatewayEntries.size]).toEqual([2, 2]);
});

test.each(['gateway.create', 'keys.register', 'gateway.addToPlan', 'gateway.enable', 'keys.replace'])(
  'a rotation that is cut at %s leaves the old key as it was, and no other that opens anything',
  async (call) => {
    const once = failingOnce();
    const { ports, entries, opens } = world((made) => once.failing(made));
    const { key } = await issueKey(ports, order);
    once.failing = failingOnce(call).failing;
    await expect(rotateKey(ports, key, 0)).rejects.toThrow('failed');
    expect(opens()).toEqual([key.keyId]);
    expect(entries.get(key.hash)).toEqual(key);
  },
);

test.each(['attribute.get', 'attribute.set', 'keys.change', 'gateway.remove', 'keys.remove'])(
  'a rotation that fails at %s has given the new key all the same, and the old one opens nothing',
  async (call) => {
    const once = failingOnce();
    const { ports, attributes, opens } = world((made) => once.failing(made));
    const { key } = await issueKey(ports, order);
    attributes.set('u1', key.keyId);
    once.failing = failingOnce(call).failing;
    const { key: fresh } = await rotateKey(ports, key, 0);
    expect(opens()).toEqual([fresh.keyId]);
    // Whatever the attribute names leads the reconciler to the new key.
    const named = await ports.keys.find('u1', attributes.get('u1') ?? '');
    expect(named?.replacedBy ?? named?.keyId).toBe(fresh.keyId);
  },
);

test('a key is disabled at our registry first, and enabled there last', async () => {
  const once = failingOnce();
  const { ports, entries, gatewayEntries, opens } = world((made) => once.failing(made));
  const { key } = await issueKey(ports, order);

  const disabling = failingOnce('gateway.disable');
  once.failing = disabling.failing;
  await expect(changeKey(ports, key, { enabled: false })).rejects.toThrow('failed');
  expect(opens()).toEqual([]);
  const disabled = await changeKey(ports, key, { enabled: false });
  expect(disabled).toEqual({ ...key, state: 'disabled' });
  expect(only(entries)).toEqual(disabled);
  expect(gatewayEntries.get('k1')?.enabled).toBe(false);

  const enabling = failingOnce('gateway.enable');
  once.failing = enabling.failing;
  await expect(changeKey(ports, disabled, { enabled: true })).rejects.toThrow('failed');
  expect(only(entries).state).toBe('disabled');
  expect(await changeKey(ports, disabled, { enabled: true })).toEqual(key);
  expect(opens()).toEqual(['k1']);
});

test.each([
  ['a name', { name: 'Mine' }, { name: 'Mine' }],
  ['an end', { expiresAt: nowS + 60 }, { expiresAt: nowS + 60 }],
  ['no end', { expiresAt: null }, {}],
  ['nothing', {}, { expiresAt: nowS + 5 }],
])('a key is given %s', async (_name, edit, want) => {
  const { ports, entries } = world();
  const { key } = await issueKey(ports, { ...order, expiresAt: nowS + 5 });
  const { expiresAt: _end, ...endless } = key;
  const wanted = { ...endless, ...('name' in want && { expiresAt: nowS + 5 }), ...want };
  expect(await changeKey(ports, key, edit)).toEqual(wanted);
  expect(only(entries)).toEqual(wanted);
});

test.each([
  ['that has passed', {}, nowS],
  ['later than its overlap', { replacedBy: 'k9', expiresAt: nowS + 60 }, nowS + 61],
  ['no more, though it was replaced', { replacedBy: 'k9', expiresAt: nowS + 60 }, null],
])('an end %s is refused, and the field is named', async (_name, change, expiresAt) => {
  const { ports, entries } = world();
  const { key } = await issueKey(ports, order);
  await expect(changeKey(ports, { ...key, ...change }, { expiresAt, enabled: false })).rejects.toMatchObject({
    code: 'RequestInvalid',
    faults: [{ in: 'body', name: 'expiresAt' }],
  });
  expect(only(entries)).toEqual(key);
});

test('a replaced key may be made to end earlier', async () => {
  const { ports } = world();
  const { key } = await issueKey(ports, order);
  const replaced = { ...key, replacedBy: 'k9', expiresAt: nowS + 60 };
  expect(await changeKey(ports, replaced, { expiresAt: nowS + 30 })).toMatchObject({ expiresAt: nowS + 30 });
});

test.each(['creating', 'removing'] as const)('a key in state %s is not changed', async (state) => {
  const { ports, entries } = world();
  const { key } = await issueKey(ports, order);
  await expect(changeKey(ports, { ...key, state }, { name: 'Mine' })).rejects.toMatchObject({
    code: 'Conflict',
  });
  expect(only(entries)).toEqual(key);
});

test('a key that was removed meanwhile does not come back', async () => {
  const { ports, entries } = world();
  const { key } = await issueKey(ports, order);
  await removeKey(ports, key);
  await expect(changeKey(ports, key, { name: 'Mine' })).rejects.toMatchObject({ code: 'Conflict' });
  expect(entries.size).toBe(0);
});
