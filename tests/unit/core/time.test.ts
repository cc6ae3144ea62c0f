import { expect, test } from '@jest/globals';
import { secondsUntil } from '../../../core/time.ts';

test.each([
  [60_000, 0, 60],
  [60_000, 1, 60],
  [60_000, 59_000, 1],
  [60_000, 59_999, 1],
  [60_000, 60_000, 1],
  [60_000, 90_000, 1],
])('until %d ms it is from %d ms on so many whole seconds, at least one: %d', (until, now, seconds) =>
  expect(secondsUntil(until, now)).toBe(seconds),
);
