import { expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { confirmEmail } from '../../../systems/accounts/email/confirming.ts';
import { accountWorld } from '../../shared/accounts/world.ts';

test.each([
  ['a right code', undefined, 'done'],
  ['a wrong code', new Failure('Refused', 'The code is wrong or has expired'), 'Refused'],
])(
  'an address that is confirmed by %s leaves a record, without the address',
  async (_what, refusal, outcome) => {
    const { parts, records } = accountWorld();
    const email = {
      confirm: async () => {
        if (refusal) throw refusal;
      },
    };
    await confirmEmail({ ...parts, email }, { sub: 'u', username: 'ada' }, '12345678').catch(() => undefined);
    expect(records('AUDIT')).toMatchObject([
      { action: { S: 'confirmEmail' }, by: { S: 'ada' }, bySub: { S: 'u' }, outcome: { S: outcome } },
    ]);
  },
);
