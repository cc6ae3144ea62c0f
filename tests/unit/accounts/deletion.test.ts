import type { AccountWork } from '../../../core/messages/accounts.ts';
import { expect, test } from '@jest/globals';
import {
  beginDeletion,
  deletionSteps,
  finishDeletion,
  type Deletion,
  type DeletionPorts,
  type Progress,
} from '../../../systems/accounts/deletions/deletion.ts';
import { GRACE_MS } from '../../../systems/accounts/work/times.ts';
import {
  addKey,
  deletionOf,
  denialOf,
  emptyState,
  gatewayKeyOf,
  invitationOf,
  keyOf,
  NOW,
  type State,
  userOf,
  type Watch,
  worldOf,
} from './world.ts';

const AT = NOW.toISOString();
const WHO = { sub: 'u', username: 'name-u', by: 'self' };

/** A user with everything, who is being deleted, beside one who stays. */
const begun = (): State => {
  const state = emptyState();
  state.users.set('u', userOf('u', { apiKey: 'k1' }));
  state.users.set('v', userOf('v'));
  addKey(state, keyOf('u', 'k1'));
  addKey(state, keyOf('u', 'k2', { state: 'creating' }));
  addKey(state, keyOf('v', 'kept'));
  state.gateway.set('cut', gatewayKeyOf({ keyId: 'cut', owner: 'u', slot: 's' }));
  state.invitations.set('u', invitationOf('u'));
  state.deletions.set('u', deletionOf('u'));
  state.denials.set('u', denialOf('u', { reason: 'deleted' }));
  return state;
};

const expectDeleted = (state: State): void => {
  expect([...state.users.keys()]).toEqual(['v']);
  expect([...state.keys.values()].map(({ keyId }) => keyId)).toEqual(['kept']);
  expect([...state.gateway.keys()]).toEqual(['kept']);
  expect([state.invitations.size, state.deletions.size]).toEqual([0, 0]);
  expect(state.denials.get('u')?.until).toBe(NOW.getTime() / 1000 + 86_400);
};

test('a deletion begins with the denial and the record, and is queued', async () => {
  const state = emptyState();
  const sent: [AccountWork, number][] = [];
  const send = async (work: AccountWork, delay: number) => void sent.push([work, delay]);
  const deletion = await beginDeletion({ ...worldOf(state), send }, WHO);
  expect(deletion).toEqual({ ...WHO, startedAt: AT, step: '' });
  expect(state.denials.get('u')?.reason).toBe('deleted');
  expect(sent).toEqual([[{ kind: 'delete', sub: 'u', queuedAt: AT, turn: 0, hops: 0 }, 0]]);
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
  // Prepare
  const state = begun();
  const standing = deletionOf('u', more);
  state.deletions.set('u', standing);
  const sent: AccountWork[] = [];
  const send = async (work: AccountWork) => void sent.push(work);

  // Act
  const answer = await beginDeletion({ ...worldOf(state), send }, { ...WHO, by: 'admin' });

  // Assess
  expect(answer).toEqual(standing);
  expect(state.deletions.get('u')).toEqual(standing);
  expect(sent).toEqual(messages.map((turn) => ({ kind: 'delete', sub: 'u', queuedAt: AT, ...turn })));
});

test('one that cannot be queued has begun all the same: the reconciler finishes it', async () => {
  const state = emptyState();
  const send = () => Promise.reject(new Error('down'));
  await beginDeletion({ ...worldOf(state), send }, WHO);
  expect(state.deletions.has('u')).toBe(true);
});

test('one that cannot begin is not queued', async () => {
  const world = worldOf(emptyState(), (call) => {
    if (call === 'deletions.begin') throw new Error('down');
  });
  const sent: AccountWork[] = [];
  const send = async (work: AccountWork) => void sent.push(work);
  await expect(beginDeletion({ ...world, send }, WHO)).rejects.toThrow('down');
  expect(sent).toEqual([]);
});

test('nothing of the user is left, and nothing of anybody else is touched', async () => {
  const state = begun();
  await finishDeletion(worldOf(state), 'u');
  expectDeleted(state);
});

test('somebody new who has the name by now is not touched', async () => {
  const state = begun();
  state.users.delete('u');
  const heir = userOf('heir', { username: 'name-u' });
  state.users.set('heir', heir);
  await finishDeletion(worldOf(state), 'u');
  expect(state.users.get('heir')).toEqual(heir);
  expect(state.deletions.size).toBe(0);
});

test('one that is finished is a success', async () =>
  expect(await finishDeletion(worldOf(emptyState()), 'u')).toBe('done'));

test('the registry’s index may lag behind', async () => {
  const state = begun();
  await finishDeletion(worldOf(state, undefined, true), 'u');
  expectDeleted(state);
});

const withSystem = (ports: DeletionPorts, run: (deletion: Deletion) => Promise<Progress>): DeletionPorts => ({
  ...ports,
  systems: [{ name: 'images', run }],
});

test('what the systems keep goes before the user does, and each step is recorded before it begins', async () => {
  const state = begun();
  const steps: string[] = [];
  const world = worldOf(state);
  const deletions = {
    ...world.deletions,
    step: async (_sub: string, step: string) => void steps.push(step),
  };
  const ports = withSystem({ ...world, deletions }, async ({ sub }) => {
    expect(state.users.has(sub)).toBe(true);
    expect(steps.at(-1)).toBe('images');
    return 'done';
  });
  await finishDeletion(ports, 'u');
  expect(steps).toEqual(['sessions', 'keys', 'invitation', 'images', 'user']);
  expect(deletionSteps(ports).map(({ name }) => name)).toEqual(steps);
});

test('a step that throws leaves the record with its name, for the next try', async () => {
  const state = begun();
  const broken = withSystem(worldOf(state), () => Promise.reject(new Error('down')));
  await expect(finishDeletion(broken, 'u')).rejects.toThrow('down');
  expect(state.deletions.get('u')?.step).toBe('images');
  expect(state.denials.get('u')?.until).toBeUndefined();
  await finishDeletion(worldOf(state), 'u');
  expectDeleted(state);
});

test('a step that has more to do leaves the record with its name, and the user', async () => {
  const state = begun();

  const progress = await finishDeletion(
    withSystem(worldOf(state), async () => 'more'),
    'u',
  );

  expect(progress).toBe('more');
  expect(state.deletions.get('u')).toMatchObject({ step: 'images', activeAt: AT });
  expect(state.users.has('u')).toBe(true);
  expect(state.denials.get('u')?.until).toBeUndefined();
});

/** All calls of a whole deletion, each with and without its effect. */
const calls = await (async () => {
  const seen: string[] = [];
  await finishDeletion(
    worldOf(begun(), (call) => void seen.push(call)),
    'u',
  );
  return seen.map((call, i): [number, string] => [i, call]);
})();

test.each(calls)('cut at call %i, %s, it is finished by a retry', async (at) => {
  const state = begun();
  let made = 0;
  const cut: Watch = () => {
    if (made === at) throw new Error('down');
    made += 1;
  };
  await expect(finishDeletion(worldOf(state, cut), 'u')).rejects.toThrow('down');
  await finishDeletion(worldOf(state), 'u');
  // A second end moves the deny entry's by nothing here: it is the same moment.
  expectDeleted(state);
});
