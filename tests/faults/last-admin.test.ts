import { expect, test } from '@jest/globals';
import { adminToken, asAdmin, call, userNamed } from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';

// It is here because no other test of this stack makes an admin.
test('The last admin cannot be deleted, disabled or demoted', async () => {
  // Prepare
  const { username } = endpoints.users.admin;
  const path = `/users/${username}`;

  // Act
  const answers = [
    await asAdmin('PATCH', path, { groups: ['viewers'] }),
    await asAdmin('PATCH', path, { enabled: false }),
    await asAdmin('DELETE', path),
    await call('DELETE', '/me', { token: await adminToken() }),
  ];

  // Assess
  for (const answer of answers)
    expect(answer).toMatchObject({
      status: 409,
      body: { message: 'The last admin cannot be deleted, disabled or demoted', code: 'Conflict' },
    });
  expect(await userNamed(username)).toMatchObject({ role: 'admin', state: 'active' });
});
