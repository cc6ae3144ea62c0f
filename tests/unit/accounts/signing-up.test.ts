import { expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { signUp } from '../../../systems/accounts/sign-up/signing-up.ts';
import { inviteUser } from '../../../systems/accounts/users/inviting.ts';
import { getUser } from '../../../systems/accounts/users/reading.ts';
import { changeUser } from '../../../systems/accounts/users/changing.ts';
import { deleteUser } from '../../../systems/accounts/users/deleting.ts';
import { userNamed } from '../../../systems/accounts/users/reading.ts';
import { acting } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';

const SUB = '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11';
/** A directory that takes every name but one. */
const directoryWith = (taken: string) => {
  const names: string[] = [];
  const take = async ({ username }: { readonly username: string }): Promise<void> => {
    if (username === taken) throw new Failure('Conflict', 'A user with this name already exists');
    names.push(username);
  };
  return { directory: { signUp: take }, names };
};
const failureOf = async (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => {
      throw new Error('nothing was refused');
    },
    (error: unknown) => error as Failure,
  );

test.each([
  'admin\ufe0e',
  '\u3164',
  '\u0430dmin',
  'ａｄｍｉｎ',
  'e\u0301ric',
  '\u202enimda',
  '.',
  SUB,
  'ada',
])('a sign-up and an invitation answer the same of %j', async (username) => {
  const { directory, names } = directoryWith('ada');
  const { parts, pool, queued } = accountWorld();
  pool.add({ sub: 'u', username: 'ada' });

  const signedUp = await failureOf(signUp({ directory }, { username, password: 'Abc123!' }));
  const invited = await failureOf(inviteUser(parts, { username, scopes: [], sendEmail: false }));

  expect(signedUp).toBeInstanceOf(Failure);
  expect([signedUp.code, signedUp.message, signedUp.faults]).toEqual([
    invited.code,
    invited.message,
    invited.faults,
  ]);
  expect([names, pool.members.size, queued()]).toEqual([[], 1, []]);
});

test.each(['ada', '\u00e9ric', 'алиса'])('%s signs up as they have typed it', async (username) => {
  const { directory, names } = directoryWith('somebody else');
  await signUp({ directory }, { username, password: 'Abc123!' });
  expect(names).toEqual([username]);
});

test.each(['admin\ufe0e', '\u3164', '\u0430dmin', 'e\u0301ric'])(
  'an admin reads, disables and deletes a user whose name %j is from before the rules',
  async (username) => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'u', username });

    expect(await getUser(parts, username)).toMatchObject({ username, id: 'u' });
    expect(
      await changeUser(parts, await userNamed(parts, username), { enabled: false }, acting),
    ).toMatchObject({
      state: 'disabled',
    });
    expect(await deleteUser(parts, await userNamed(parts, username), 'an admin')).toMatchObject({
      state: 'deleting',
    });
  },
);
