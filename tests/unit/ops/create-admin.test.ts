import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from '@jest/globals';
import { addAdmin } from '../../../ops/create-admin.ts';
import { UsernameExistsException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { settled } from '../../shared/leftover.ts';
import { type Answer, CONFIG, fake } from '../../shared/sdk.ts';

const NOW = new Date('2026-11-29T12:00:00.000Z');
const ADA = { username: 'ada', email: 'ada@example.com' };

const added = async (quiet: boolean, creates: Answer = { User: {} }, username = 'ada', gets: Answer = {}) => {
  const { client, sent } = fake(new CognitoIdentityProviderClient(CONFIG), {
    AdminCreateUser: creates,
    AdminGetUser: gets,
    AdminAddUserToGroup: {},
  });
  const queued: unknown[] = [];
  const send = async (work: unknown) => void queued.push(work);
  const ports = { cognito: client, poolId: 'pool', send, now: () => NOW };
  const says = await settled(() => addAdmin(ports, { ...ADA, username, quiet }));
  return { says, queued, sent };
};

test.each([[true], [false]])(
  'a new admin gets no API key by mail or otherwise (quiet: %s)',
  async (quiet) => {
    const { queued, sent } = await added(quiet);
    expect(sent[0]?.input['ClientMetadata']).toEqual({ scopes: '', sendEmail: 'false' });
    expect(queued).toEqual([
      { kind: 'invite', username: 'ada', scopes: [], sendEmail: false, queuedAt: NOW.toISOString() },
    ]);
  },
);

test('quietly, Cognito mails nothing, and the password that it was given is printed', async () => {
  const { says, sent } = await added(true);
  expect(sent[0]?.input).toMatchObject({ MessageAction: 'SUPPRESS' });
  expect(says).toContain(String(sent[0]?.input['TemporaryPassword']));
});

test('somebody who is there already is not invited, and becomes an admin', async () => {
  const exists = new UsernameExistsException({ message: 'no', $metadata: {} });
  const { says, queued, sent } = await added(false, exists);
  expect(says).toContain('already existed');
  expect(queued).toEqual([]);
  expect(sent.at(-1)).toMatchObject({ command: 'AdminAddUserToGroup', input: { GroupName: 'admins' } });
});

const SUB = '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11';
const nobody = new UserNotFoundException({ message: 'no', $metadata: {} });
/** A user as Cognito describes one. */
const found = (Username: string): Answer => ({
  Username,
  UserAttributes: [{ Name: 'sub', Value: SUB }],
  UserCreateDate: NOW,
  UserStatus: 'CONFIRMED',
});
test.each<[string, string, Answer]>([
  ['that looks like another', 'ada\u200b', nobody],
  ['that looks like an id, of no one', SUB, nobody],
  ['that looks like an id, of a user', SUB, found('ada')],
])('no new user gets a name %s', async (_what, username, gets) => {
  await expect(added(true, { User: {} }, username, gets)).rejects.toThrow(/^This username (must|looks)/);
});

test('a user whose name is older than the rules becomes an admin', async () => {
  const { says, sent } = await added(true, { User: {} }, 'Ada\u200b', found('ada\u200b'));
  expect(says).toContain('already existed');
  expect(sent.map(({ command }) => command)).toEqual(['AdminGetUser', 'AdminAddUserToGroup']);
});
