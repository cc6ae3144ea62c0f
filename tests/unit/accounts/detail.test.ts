import { expect, test } from '@jest/globals';
import { detailOf } from '../../../systems/accounts/audit/detail.ts';

test.each([
  ['a change', { enabled: false }, 'enabled: false'],
  [
    'several, without what was not given',
    { groups: ['admins', 'viewers'], enabled: undefined, name: 'x' },
    'groups: admins, viewers; name: x',
  ],
  ['a list that is empty', { groups: [] }, 'groups: none'],
  ['an end that is taken away', { key: 'k1', expiresAt: null }, 'key: k1; expiresAt: null'],
  ['nothing', {}, ''],
])('%s is told in one line', (_name, change, line) => expect(detailOf(change)).toBe(line));

test('what is long is cut', () => expect(detailOf({ name: 'x'.repeat(900) })).toHaveLength(500));
