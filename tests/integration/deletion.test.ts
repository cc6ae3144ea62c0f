import { GetApiKeysCommand } from '@aws-sdk/client-api-gateway';
import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { deletionRecords } from '../../systems/accounts/aws/deletion-records.ts';
import {
  asAdmin,
  bodyOf,
  call,
  invoke,
  issueKey,
  newName,
  newSession,
  newUser,
  type Somebody,
  userNamed,
} from './accounts.ts';
import { aws, endpoints, output, until } from './stack.ts';

const remove = (username: string) => asAdmin('DELETE', `/users/${username}`);

const untilGone = (username: string) =>
  until(
    () => asAdmin('GET', `/users/${username}`),
    ({ status }) => status === 404,
  );

/** The deletions under way, as the functions keep them. */
const deletions = deletionRecords(aws.dynamoDB, {
  accounts: output('AccountsTableName'),
  denied: output('DeniedTableName'),
});

/** What is left of a user wherever accounts keep something. */
const remainsOf = async (sub: string) => {
  const record = async (pk: string) => {
    const Key = { pk: { S: pk }, sk: { S: sub } };
    return (await aws.dynamoDB.send(new GetItemCommand({ TableName: output('AccountsTableName'), Key })))
      .Item;
  };
  const [registered, atGateway, invitation, deletion, proof] = await Promise.all([
    aws.dynamoDB.send(
      new QueryCommand({
        TableName: output('KeysTableName'),
        IndexName: 'byOwner',
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': { S: sub } },
      }),
    ),
    aws.gateway.send(new GetApiKeysCommand({ nameQuery: `${endpoints.stack}/${sub}/` })),
    record('INVITATION'),
    record('DELETION'),
    record('EMAIL'),
  ]);
  return {
    registered: registered.Items?.length,
    atGateway: atGateway.items?.map(({ name }) => name),
    records: [invitation, deletion, proof].filter((item) => item !== undefined),
  };
};

/** Somebody of whom there is something everywhere. */
const invitedUser = async (): Promise<Somebody & { readonly id: string }> => {
  const username = newName('going');
  const answer = await asAdmin('POST', '/users', {
    username,
    scopes: ['permits', 'music'],
    sendEmail: false,
  });
  const { user, temporaryPassword = '' } = bodyOf('InvitedUser', answer, 201);
  await issueKey({ username }, { scope: 'manager' });
  await asAdmin('PATCH', `/users/${username}`, { groups: ['viewers'] });
  return { username, password: temporaryPassword, id: user.id };
};

describe('a user who is deleted', () => {
  test('is shown as such until nothing is left of them', async () => {
    const { username, password, id } = await invitedUser();
    expect(await remainsOf(id)).toMatchObject({ registered: 3, records: [{}] });
    expect((await remainsOf(id)).atGateway).toHaveLength(3);

    const { status, body } = await remove(username);

    expect([status, body]).toMatchObject([202, { username, id, state: 'deleting' }]);
    await until(
      () => asAdmin('GET', `/users/${username}`),
      (seen) => {
        if (seen.status === 200) expect(seen.body).toMatchObject({ id, state: 'deleting' });
        return seen.status === 404;
      },
    );
    expect(await remainsOf(id)).toEqual({ registered: 0, atGateway: [], records: [] });
    expect(await call('POST', '/signin', { body: { username, password } })).toMatchObject({ status: 401 });
  });

  test('leaves nothing to who takes their name', async () => {
    const { username, id } = await invitedUser();
    await remove(username);
    await untilGone(username);

    await call('POST', '/signup', { body: { username, password: 'Abc123!' } });

    const now = await userNamed(username);
    expect(now).toMatchObject({ role: 'user', groups: [], state: 'active' });
    expect(now).not.toHaveProperty('invitation');
    expect(now.id).not.toBe(id);
    expect(await asAdmin('GET', `/users/${username}/keys`)).toMatchObject({ body: { keys: [] } });
    expect(await asAdmin('GET', '/users?role=viewer')).not.toMatchObject({
      body: { users: expect.arrayContaining([expect.objectContaining({ username })]) },
    });
  });

  test('may have asked for it', async () => {
    const { username, token } = await newSession();

    expect(await call('DELETE', '/me', { token })).toMatchObject({
      status: 202,
      body: { username, state: 'deleting' },
    });

    expect(await untilGone(username)).toMatchObject({ body: { code: 'NotFound' } });
  });

  test('cannot be changed or given a key any more, and not be deleted again', async () => {
    const { username } = await newUser();
    await remove(username);

    for (const answer of [
      await asAdmin('PATCH', `/users/${username}`, { enabled: true }),
      await asAdmin('POST', `/users/${username}/keys`, { scope: 'permits' }),
    ])
      expect([404, 409]).toContain(answer.status);
    await untilGone(username);
    expect(await remove(username)).toMatchObject({ status: 404 });
  });

  test('may be deleted by two at the same time', async () => {
    const { username, id } = await invitedUser();

    const answers = await Promise.all([remove(username), remove(username), remove(username)]);

    for (const { status } of answers) expect([202, 404]).toContain(status);
    await untilGone(username);
    await until(
      () => remainsOf(id),
      ({ registered, atGateway = [], records }) =>
        registered === 0 && atGateway.length + records.length === 0,
    );
  });
});

describe('the reconciler', () => {
  test('gives a deletion whose message was lost to the queue again', async () => {
    // Prepare
    const { username } = await newUser();
    const { id } = await userNamed(username);
    const startedAt = new Date(Date.now() - 3_600_000).toISOString();
    await deletions.begin({ sub: id, username, by: 'self', startedAt, step: '' });

    // Act
    const { failed, answer } = await invoke('UsersReconcileFunction', {});

    // Assess
    expect(failed).toBeUndefined();
    expect(answer).toHaveProperty('deletionsResumed');
    await untilGone(username);
    expect(await remainsOf(id)).toEqual({ registered: 0, atGateway: [], records: [] });
  });

  test('tells how often it made each kind of fix', async () => {
    const { failed, answer } = await invoke('UsersReconcileFunction', {});

    expect(failed).toBeUndefined();
    const counts = Object.values(answer as object);
    expect(counts.length).toBeGreaterThan(0);
    for (const count of counts) expect(count).toEqual(expect.any(Number));
  });
});
