import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SCOPES } from '../../../core/scopes.ts';
import { readAccountWork, type AccountWork } from '../../../core/messages/accounts.ts';

const queuedAt = '2026-11-21T09:00:00.000Z';
const sub = '5f2c1f0e-0000-4000-8000-000000000001';
const bodyOf = (work: unknown): string => JSON.stringify(work);

const moments = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const subs = fc.uuid();
const works: fc.Arbitrary<AccountWork> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('invite' as const),
      username: fc.stringMatching(/^[\p{L}\p{N}\p{P}\p{S}]{1,60}$/u),
      scopes: fc.uniqueArray(fc.constantFrom(...SCOPES)),
      sendEmail: fc.boolean(),
      queuedAt: moments,
    },
    { requiredKeys: ['kind', 'username', 'queuedAt'] },
  ),
  fc.record({ kind: fc.constant('resend' as const), sub: subs, queuedAt: moments }),
  fc.record(
    {
      kind: fc.constant('delete' as const),
      sub: subs,
      queuedAt: moments,
      turn: fc.nat(),
      hops: fc.nat(),
    },
    { requiredKeys: ['kind', 'sub', 'queuedAt'] },
  ),
);

describe('a message', () => {
  test('is read as it was sent', () =>
    fc.assert(fc.property(works, (work) => expect(readAccountWork(bodyOf(work))).toEqual(work))));

  test.each<[string, string, string]>([
    ['no JSON', 'secret', 'not JSON'],
    ['no object', '["secret"]', 'must be an object'],
    ['null', 'null', 'must be an object'],
    ['no kind', bodyOf({ username: 'secret', queuedAt }), 'kind'],
    ['a kind that nobody knows', bodyOf({ kind: 'secret', sub, queuedAt }), 'kind'],
    ['an invitation of nobody', bodyOf({ kind: 'invite', queuedAt }), 'username'],
    ['a name with a space', bodyOf({ kind: 'invite', username: 'a secret', queuedAt }), 'username'],
    ['a name with a line break', bodyOf({ kind: 'invite', username: 'a\nsecret', queuedAt }), 'username'],
    ['an empty name', bodyOf({ kind: 'invite', username: '', queuedAt }), 'username'],
    ['a name that is too long', bodyOf({ kind: 'invite', username: 'x'.repeat(129), queuedAt }), 'username'],
    ['a name that is no text', bodyOf({ kind: 'invite', username: 7, queuedAt }), 'username'],
    ['no moment', bodyOf({ kind: 'invite', username: 'secret' }), 'queuedAt'],
    ['a moment that is none', bodyOf({ kind: 'delete', sub, queuedAt: 'secret' }), 'queuedAt'],
    ['a day that never was', bodyOf({ kind: 'delete', sub, queuedAt: '2026-13-41T09:00:00Z' }), 'queuedAt'],
    ['a leap second', bodyOf({ kind: 'delete', sub, queuedAt: '2026-12-31T23:59:60Z' }), 'queuedAt'],
    ['scopes as text', bodyOf({ kind: 'invite', username: 'a', scopes: 'secret', queuedAt }), 'scopes'],
    ['another scope', bodyOf({ kind: 'invite', username: 'a', scopes: ['secret'], queuedAt }), 'scopes'],
    [
      'a scope twice',
      bodyOf({ kind: 'invite', username: 'a', scopes: ['music', 'music'], queuedAt }),
      'scopes',
    ],
    ['no answer', bodyOf({ kind: 'invite', username: 'a', sendEmail: 'secret', queuedAt }), 'sendEmail'],
    [
      'a misspelt field',
      bodyOf({ kind: 'invite', username: 'a', scope: ['secret'], queuedAt }),
      'unknown field',
    ],
    ['a path for a sub', bodyOf({ kind: 'delete', sub: 'secret/../x', queuedAt }), 'sub'],
    ['hops that are no number', bodyOf({ kind: 'delete', sub, queuedAt, hops: 'secret' }), 'hops'],
    ['half a hop', bodyOf({ kind: 'delete', sub, queuedAt, hops: 0.5 }), 'hops'],
    ['fewer hops than zero', bodyOf({ kind: 'delete', sub, queuedAt, hops: -1 }), 'hops'],
    ['a turn that is no number', bodyOf({ kind: 'delete', sub, queuedAt, turn: 'secret' }), 'turn'],
    ['hops of a mail', bodyOf({ kind: 'resend', sub, queuedAt, hops: 1 }), 'unknown field'],
    ['more hops than can be counted', bodyOf({ kind: 'delete', sub, queuedAt, hops: 2 ** 53 }), 'hops'],
    [
      'a moment of another zone',
      bodyOf({ kind: 'delete', sub, queuedAt: '2026-11-21T09:00:00+01:00' }),
      'queuedAt',
    ],
    [
      'a day that no month has',
      bodyOf({ kind: 'delete', sub, queuedAt: '2026-02-30T09:00:00Z' }),
      'queuedAt',
    ],
    ['no sub', bodyOf({ kind: 'resend', queuedAt }), 'sub'],
  ])('with %s is refused, and not quoted', (_name, body, reason) => {
    const refused = () => readAccountWork(body);
    expect(refused).toThrow(reason);
    expect(refused).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
  });

  test('of any kind is read or refused, and never anything else', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) =>
        expect(() => readAccountWork(body)).toThrow(/^the message is no work of this queue: /),
      ),
    ));
});
