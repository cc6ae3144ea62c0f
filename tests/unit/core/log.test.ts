import { expect, test } from '@jest/globals';
import { describe } from '../../../core/log.ts';

const coded = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

test.each<[string, unknown, unknown]>([
  ['an error', new TypeError('odd'), { name: 'TypeError', message: 'odd' }],
  ['an error with a code', coded, { name: 'Error', code: 'ECONNREFUSED', message: 'refused' }],
  [
    'an error with causes, the nearest first',
    new Error('a', { cause: new Error('b', { cause: coded }) }),
    {
      name: 'Error',
      message: 'a',
      causes: [
        { name: 'Error', message: 'b' },
        { name: 'Error', code: 'ECONNREFUSED', message: 'refused' },
      ],
    },
  ],
  ['what is no error is told by its type alone', 'secret', { name: 'string', message: 'not an Error' }],
  [
    'a cause that is no error, too',
    new Error('a', { cause: 'secret' }),
    { name: 'Error', message: 'a', causes: [{ name: 'string', message: 'not an Error' }] },
  ],
])('%s', (_name, error, want) => expect(describe(error)).toEqual(want));

test('a ring of causes ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(describe(error).causes).toHaveLength(5);
});
