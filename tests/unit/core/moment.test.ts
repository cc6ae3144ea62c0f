import { expect, test } from '@jest/globals';
import { msAt } from '../../../core/moment.ts';

test.each([
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
  ['2016-12-31T23:59:60.250Z', '2017-01-01T00:00:00.250Z'],
  ['2016-12-31t18:29:60-05:30', '2017-01-01T00:00:00Z'],
  ['2026-11-27t00:00:00z', '2026-11-27T00:00:00Z'],
  ['2026-11-27T23:60:00Z', undefined],
])('%s is the moment %s', (moment, same) => {
  expect(msAt(moment)).toBe(same === undefined ? NaN : Date.parse(same));
});
