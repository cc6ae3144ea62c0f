import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { editKey, listKeys, newKey, replaceKey } from '../../../systems/accounts/keys/managing.ts';
import { registered } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const NOW_S = NOW.getTime() / 1000;
beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: NOW }));

describe('a new key', () => {
  test('works, is named after its scope, and is shown by its last four characters', async () => {
    const { parts, keysOf, gateway } = accountWorld();
    const { key, value } = await settled(() => newKey(parts, 'u', { scope: 'music' }));
    expect(key).toEqual({
      id: 'made-1',
      scope: 'music',
      name: 'music',
      lastFour: 'de-1',
      createdAt: NOW.toISOString(),
      state: 'active',
    });
    expect(value).toBe('value-of-made-1');
    expect(keysOf('u')).toMatchObject([{ state: 'active', slot: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect(gateway.keys.get('made-1')).toMatchObject({ enabled: true, plan: 'id of /trellis/plans/data' });
  });

  test.each<[string, string, object | undefined]>([
    ['in the past', '2026-11-21T11:59:59Z', { message: 'The body field expiresAt must be in the future' }],
    ['now', '2026-11-21T12:00:00Z', { code: 'RequestInvalid' }],
    ['a second later', '2026-11-21T12:00:01Z', undefined],
    ['at the end of time', '9999-12-31T23:59:59.999Z', undefined],
    ['after it', '+010000-01-01T00:00:00Z', { faults: [{ message: 'must be before the year 10000' }] }],
    ['at no moment', '2026-12-31T23:59:60Z', { code: 'RequestInvalid', faults: [{ name: 'expiresAt' }] }],
  ])('that ends %s', async (_when, expiresAt, refusal) => {
    const { parts, keysOf, gateway } = accountWorld();
    const made = newKey(parts, 'u', { scope: 'permits', expiresAt });
    if (refusal === undefined) {
      await made;
      expect(keysOf('u')).toMatchObject([{ expiresAt: Math.floor(Date.parse(expiresAt) / 1000) }]);
    } else {
      await expect(made).rejects.toMatchObject(refusal);
      expect([keysOf('u'), gateway.keys.size]).toEqual([[], 0]);
    }
  });

  test.each([
    [19, undefined],
    [20, { code: 'Conflict', message: 'The user has 20 keys: delete one first' }],
  ])('beside %d others', async (many, refusal) => {
    const { parts, addKey, keysOf } = accountWorld();
    for (let one = 0; one < many; one += 1) addKey(registered('u', `k${String(one)}`));
    addKey(registered('v', 'other'));
    const made = newKey(parts, 'u', { scope: 'permits' });
    await (refusal ? expect(made).rejects.toMatchObject(refusal) : made);
    expect(keysOf('u')).toHaveLength(20);
  });

  test('of a user who is refused is not made, and none is left at the gateway', async () => {
    const { parts, keysOf, gateway } = accountWorld();
    await parts.denials.deny('u', 'disabled');
    await expect(newKey(parts, 'u', { scope: 'permits' })).rejects.toMatchObject({ code: 'Conflict' });
    expect([keysOf('u'), gateway.keys.size]).toEqual([[], 0]);
  });
});

test('keys are listed from the oldest on, each with its state', async () => {
  const { parts, addKey } = accountWorld();
  addKey(registered('u', 'new', { createdAt: '2026-11-21T11:30:00.000Z' }));
  addKey(registered('u', 'old', { createdAt: '2026-11-21T10:00:00.000Z', expiresAt: NOW_S }));
  addKey(registered('v', 'other'));
  expect((await listKeys(parts, 'u')).keys.map(({ id, state }) => [id, state])).toEqual([
    ['old', 'expired'],
    ['new', 'active'],
  ]);
});

describe('a change of a key', () => {
  test.each<[string, Parameters<typeof editKey>[2], object]>([
    ['its name', { name: 'radio' }, { name: 'radio', state: 'active', expiresAt: NOW_S + 60 }],
    ['its end', { expiresAt: '2026-11-21T12:00:01Z' }, { name: 'permits', expiresAt: NOW_S + 1 }],
    ['off', { enabled: false }, { state: 'disabled', expiresAt: NOW_S + 60 }],
    ['nothing', {}, { name: 'permits', state: 'active', expiresAt: NOW_S + 60 }],
  ])('%s', async (_what, change, want) => {
    const { parts, addKey, keysOf } = accountWorld();
    const key = addKey(registered('u', 'k1', { expiresAt: NOW_S + 60 }));
    const answer = await settled(() => editKey(parts, key, change, 'admin'));
    expect(keysOf('u')).toMatchObject([want]);
    expect(answer).toMatchObject({ name: keysOf('u')[0]?.name, state: keysOf('u')[0]?.state });
  });

  test('that takes its end away', async () => {
    const { parts, addKey, keysOf } = accountWorld();
    const key = addKey(registered('u', 'k1', { expiresAt: NOW_S + 60 }));
    expect(await editKey(parts, key, { name: 'k' }, 'admin')).toHaveProperty(
      'expiresAt',
      '2026-11-21T12:01:00.000Z',
    );
    expect(await editKey(parts, key, { expiresAt: null }, 'admin')).not.toHaveProperty('expiresAt');
    expect(keysOf('u')[0]).not.toHaveProperty('expiresAt');
  });
});

describe('a rotation', () => {
  const OVERLAPS = {
    code: 'Conflict',
    message:
      'Two replaced keys of this scope still work: wait until one expires, or rotate with overlapHours 0 to end both',
  };
  const rotated = async (already: number, overlapHours: number, more: object = {}) => {
    const world = accountWorld();
    for (let one = 0; one < already; one += 1)
      world.addKey(registered('u', `r${String(one)}`, { replacedBy: 'k1', expiresAt: NOW_S + 60, ...more }));
    const key = world.addKey(registered('u', 'k1'));
    return { ...world, rotating: () => replaceKey(world.parts, key, overlapHours, 'owner') };
  };

  test.each<[string, number, number, object, object | undefined]>([
    ['beside one overlap', 1, 1, {}, undefined],
    ['beside two overlaps', 2, 1, {}, OVERLAPS],
    ['beside two of another scope', 2, 1, { scope: 'music' }, undefined],
    ['beside two that have ended', 2, 1, { expiresAt: NOW_S }, undefined],
    ['beside two, without an overlap', 2, 0, {}, undefined],
  ])('%s', async (_what, already, hours, more, refusal) => {
    const { rotating, keysOf } = await rotated(already, hours, more);
    if (refusal === undefined) {
      expect((await settled(rotating)).key.state).toBe('active');
    } else {
      await expect(rotating()).rejects.toMatchObject(refusal);
      expect(keysOf('u').find(({ keyId }) => keyId === 'k1')).not.toHaveProperty('replacedBy');
    }
  });

  test('without an overlap ends all that were replaced before', async () => {
    const { rotating, keysOf, gateway } = await rotated(2, 0);
    await settled(rotating);
    expect(keysOf('u').map(({ keyId }) => keyId)).toEqual(['made-1']);
    expect([...gateway.keys.keys()]).toEqual(['made-1']);
  });

  test('with an overlap lets the old key work until it ends', async () => {
    const { rotating, keysOf } = await rotated(1, 2);
    await rotating();
    expect(keysOf('u').find(({ keyId }) => keyId === 'k1')).toMatchObject({
      state: 'active',
      replacedBy: 'made-1',
      expiresAt: NOW_S + 7200,
    });
    expect(keysOf('u')).toHaveLength(3);
  });
});
