import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { temporaryPassword } from '../../../systems/accounts/invitations/password.ts';

const many = Array.from({ length: 2_000 }, () => temporaryPassword(randomInt));

test('a temporary password has twenty characters, one of each kind at least', () => {
  for (const password of many) {
    expect(password).toHaveLength(20);
    for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[%+\-=@_]/]) expect(password).toMatch(kind);
  }
});

test('no two of its characters look alike', () => expect(many.join('')).not.toMatch(/[0Oo1lI|]/));

test('no two are the same', () => expect(new Set(many).size).toBe(many.length));

test('a draw that lacks a kind is drawn again', () => {
  let drawn = 0;
  const first = temporaryPassword((end) => ((drawn += 1) <= 20 ? 0 : (drawn * 17) % end));
  expect(drawn).toBeGreaterThan(20);
  expect(first).not.toBe('a'.repeat(20));
});
