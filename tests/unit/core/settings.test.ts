import { expect, test } from '@jest/globals';
import { optional, type Parse, settings, text } from '../../../core/settings.ts';

const digits: Parse<number> = (value) => {
  if (!/^\d+$/.test(value)) throw new Error('must be digits');
  return Number(value);
};

test('every fault is named in one error, and no value is repeated', () =>
  expect(() =>
    settings({ A: text, B: text, C: digits, D: optional(digits) }, { B: '', C: 'secret', D: 'hidden' }),
  ).toThrow(new Error('Bad environment: A: missing; B: missing; C: must be digits; D: must be digits')));

test.each([
  ['missing', {}, undefined],
  ['empty', { A: '' }, undefined],
  ['given', { A: '7' }, 7],
])('an optional variable may be %s', (_name, environment, A) =>
  expect(settings({ A: optional(digits) }, environment)).toEqual({ A }),
);
