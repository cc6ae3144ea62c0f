import { beforeAll, expect, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { editKey, newKey, replaceKey } from '../../../systems/accounts/keys/managing.ts';
import { registered } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';

beforeAll(() => log.setLogLevel('SILENT'));

test.each([
  ['cafe\u0301', 'caf\u00e9'],
  ['👩\u200d💻', '👩\u200d💻'],
])('a key is given the name %j in NFC, when it is made and when it is changed', async (name, want) => {
  const { parts, addKey } = accountWorld();
  const key = addKey(registered('u', 'k1'));

  const made = await newKey(parts, 'u', { scope: 'permits', name });
  const changed = await editKey(parts, key, { name }, 'admin');

  expect([made.key.name, changed.name]).toEqual([want, want]);
});

test.each(['\u202egnp.key', '\u3164', ''])(
  'the name %j is refused before a key is made or changed',
  async (name) => {
    const { parts, addKey, keysOf, gateway } = accountWorld();
    const key = addKey(registered('u', 'k1'));
    const made = gateway.keys.size;
    const refusal = { code: 'RequestInvalid', faults: [{ in: 'body', name: 'name' }] };

    await expect(newKey(parts, 'u', { scope: 'permits', name })).rejects.toMatchObject(refusal);
    await expect(editKey(parts, key, { name }, 'admin')).rejects.toMatchObject(refusal);

    expect([keysOf('u'), gateway.keys.size]).toEqual([[key], made]);
  },
);

test('a key whose name is from before the rules is changed and replaced, and keeps it', async () => {
  const { parts, addKey } = accountWorld();
  const key = addKey(registered('u', 'k1', { name: '\u202eold' }));

  const changed = await editKey(parts, key, { expiresAt: null }, 'admin');
  const fresh = await replaceKey(parts, key, 0, 'owner');

  expect([changed.name, fresh.key.name]).toEqual(['\u202eold', '\u202eold']);
});
