import { expect, test } from '@jest/globals';
import { readForget } from '../../../core/messages/forget.ts';

const SUB = '5f2c1f0e-0000-4000-8000-000000000001';

test('a request to forget a user names the user', () =>
  expect(readForget({ sub: SUB })).toEqual({ sub: SUB }));

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'secret'],
  ['a list', [{ sub: SUB }]],
  ['no user', {}],
  ['a user who is no text', { sub: 7 }],
  ['a path', { sub: `${SUB}/secret` }],
  ['a sub in capitals', { sub: SUB.toUpperCase() }],
  ['a field more', { sub: SUB, secret: true }],
])('an event that is %s is no such request, and is not quoted', (_what, event) =>
  expect(() => readForget(event)).toThrow(/^the event is no request to forget a user: (?!.*(?:secret|5F2C))/),
);
