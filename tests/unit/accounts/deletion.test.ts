import { beforeEach, expect, jest, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import {
  beginDeletion,
  type Deletion,
  finishDeletion,
  type Progress,
} from '../../../systems/accounts/deletions/deletion.ts';
import { GRACE_MS } from '../../../systems/accounts/work/times.ts';
import { deletionOf, denialOf, invitationOf, NOW, registered, watched } from '../../shared/accounts/usual.ts';
import { type AccountWorld, accountWorld } from '../../shared/accounts/world.ts';

beforeEach(() => void jest.useFakeTimers({ now: NOW }));

const AT = NOW.toISOString();
const WHO = { sub: 'u', username: 'name-u', by: 'self' };

/** A user with everything, who is being deleted, beside one who stays. */
const begun = (deletion: Partial<Deletion> = {}): AccountWorld => {
  const world = accountWorld();
  world.pool.add({ sub: 'u', apiKey: 'k1' });
  world.pool.add({ sub: 'v' });
  world.addKey(registered('u', 'k1'));
  world.addKey(registered('u', 'k2', { state: 'creating' }));
  world.addKey(registered('v', 'kept'));
  world.addAtGateway(registered('u', 'cut'));
  world.addInvitation(invitationOf('u'));
  world.addDeletion(deletionOf('u', deletion));
  world.addDenial(denialOf('u', { reason: 'deleted' }));
  return world;
};

const endOf = async ({ parts }: AccountWorld) => (await parts.denials.get('u'))?.until;

const expectDeleted = async (world: AccountWorld): Promise<void> => {
  expect([...world.pool.members.keys()]).toEqual(['v']);
  expect(world.keys().map(({ keyId }) => keyId)).toEqual(['kept']);
  expect([...world.gateway.keys.keys()]).toEqual(['kept']);
  expect(world.tables.items('Accounts')).toEqual([]);
  expect(await endOf(world)).toBe(NOW.getTime() / 1000 + 86_400);
};

test('a deletion begins with the denial and the record, and is queued', async () => {
  const { parts, queued } = accountWorld();
  const deletion = await beginDeletion(parts, WHO);
  expect(deletion).toEqual({ ...WHO, startedAt: AT, step: '' });
  expect(await parts.denials.get('u')).toMatchObject({ reason: 'deleted' });
  expect(queued()).toEqual([{ kind: 'delete', sub: 'u', queuedAt: AT, turn: 0, hops: 0 }]);
});

const ago = (ms: number): string => new Date(NOW.getTime() - ms).toISOString();

test.each<[string, Partial<Deletion>, object[]]>([
  ['that nobody has gone on with is queued again', {}, [{ turn: 0, hops: 0 }]],
  ['that goes on is not queued again', { activeAt: ago(GRACE_MS - 1), turn: 7 }, []],
  [
    'that goes on no longer is queued again, at its turn',
    { activeAt: ago(GRACE_MS), turn: 107 },
    [{ turn: 107, hops: 7 }],
  ],
])('one that has begun, and %s, stays what it is', async (_name, more, messages) => {
  const { parts, queued } = begun(more);
  expect(await beginDeletion(parts, { ...WHO, by: 'admin' })).toEqual(deletionOf('u', more));
  expect(await parts.deletions.get('u')).toEqual(deletionOf('u', more));
  expect(queued()).toEqual(messages.map((turn) => ({ kind: 'delete', sub: 'u', queuedAt: AT, ...turn })));
});

test('one that ends while it is begun again is a success, and leaves nothing', async () => {
  const world = begun();
  // Another one stands, and is finished before it is looked at.
  world.tables.before('GetItem', () => finishDeletion(world.parts, 'u'));
  expect(await beginDeletion(world.parts, WHO)).toBeUndefined();
  expect(world.queued()).toEqual([]);
  await expectDeleted(world);
});

test('one that cannot be queued has begun all the same: the reconciler finishes it', async () => {
  const error = jest.spyOn(log, 'error').mockReturnValue();
  const { parts } = accountWorld();
  await beginDeletion({ ...parts, send: () => Promise.reject(new Error('down')) }, WHO);
  expect(await parts.deletions.get('u')).toBeDefined();
  expect(error.mock.calls).toEqual([
    [
      'a deletion was started but could not be queued',
      { sub: 'u', error: { name: 'Error', message: 'down' } },
    ],
  ]);
  error.mockRestore();
});

test('one that cannot begin is not queued', async () => {
  const { parts, tables, queued } = accountWorld();
  tables.fail('TransactWriteItems', new Error('down'));
  await expect(beginDeletion(parts, WHO)).rejects.toThrow('down');
  expect(queued()).toEqual([]);
});

test('nothing of the user is left, and nothing of anybody else is touched', async () => {
  const world = begun();
  await finishDeletion(world.parts, 'u');
  await expectDeleted(world);
});

test.each(['signOutEverywhere', 'disable'] as const)(
  'one whose user cannot be found by %s goes on, and one that is refused otherwise is to be tried again',
  async (call) => {
    const world = begun();
    const withCall = (failure: Failure) => ({
      ...world.parts,
      directory: { ...world.parts.directory, [call]: () => Promise.reject(failure) },
    });
    const busy = new Failure('TooManyRequests', 'The directory is busy');
    await expect(finishDeletion(withCall(busy), 'u')).rejects.toBe(busy);
    expect(world.pool.members.has('u')).toBe(true);
    expect(await finishDeletion(withCall(new Failure('NotFound', 'gone')), 'u')).toBe('done');
    await expectDeleted(world);
  },
);

test('somebody new who has the name by now is not touched', async () => {
  const { parts, pool } = begun();
  await parts.directory.remove('u');
  pool.add({ sub: 'heir', username: 'name-u' });
  const heir = structuredClone(pool.members.get('heir'));
  await finishDeletion(parts, 'u');
  expect(pool.members.get('heir')).toEqual(heir);
  expect(await parts.deletions.get('u')).toBeUndefined();
});

test('one that is finished is a success', async () =>
  expect(await finishDeletion(accountWorld().parts, 'u')).toBe('done'));

test('the registry’s index may lag behind', async () => {
  const world = begun();
  const before = world.keysOf('u');
  const keys = { ...world.parts.keys, byOwner: async () => before };
  await finishDeletion({ ...world.parts, keys }, 'u');
  await expectDeleted(world);
});

const withSystem = ({ parts }: AccountWorld, run: () => Promise<Progress>) => ({
  ...parts,
  systems: [{ name: 'images', run }],
});

test('what the systems keep goes before the user does, and the step is recorded before it begins', async () => {
  const world = begun();
  const ports = withSystem(world, async () => {
    expect(world.pool.members.has('u')).toBe(true);
    expect(await world.parts.deletions.get('u')).toMatchObject({ step: 'images' });
    return 'done';
  });
  expect(await finishDeletion(ports, 'u')).toBe('done');
  await expectDeleted(world);
});

test('a step that throws leaves the record with its name, for the next try', async () => {
  const world = begun();
  const broken = withSystem(world, () => Promise.reject(new Error('down')));
  await expect(finishDeletion(broken, 'u')).rejects.toThrow('down');
  expect(await world.parts.deletions.get('u')).toMatchObject({ step: 'images' });
  expect(await endOf(world)).toBeUndefined();
  await finishDeletion(world.parts, 'u');
  await expectDeleted(world);
});

test('a step that has more to do leaves the record with its name, and the user', async () => {
  const world = begun();
  expect(
    await finishDeletion(
      withSystem(world, async () => 'more'),
      'u',
    ),
  ).toBe('more');
  expect(await world.parts.deletions.get('u')).toMatchObject({ step: 'images', activeAt: AT });
  expect(world.pool.members.has('u')).toBe(true);
  expect(await endOf(world)).toBeUndefined();
});

/** All calls of a whole deletion, each with and without its effect. */
const calls = await (async () => {
  const seen: string[] = [];
  await finishDeletion(
    watched(begun().parts, (call, when) => seen.push(`${when} ${call}`)),
    'u',
  );
  return seen.map((call, i): [number, string] => [i, call]);
})();

test.each(calls)('cut at call %i, %s, it is finished by a retry', async (at) => {
  const world = begun();
  let made = 0;
  const cut = () => {
    if (made === at) throw new Error('down');
    made += 1;
  };
  await expect(finishDeletion(watched(world.parts, cut), 'u')).rejects.toThrow('down');
  await finishDeletion(world.parts, 'u');
  // A second end moves the deny entry's by nothing here: it is the same moment.
  await expectDeleted(world);
});
