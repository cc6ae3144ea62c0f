import { expect, test } from '@jest/globals';
import { syntheticPermits } from '../../../bench/shared/permits.ts';

const permitsOf = (permits: number, seed = 1) => [...syntheticPermits({ seed, permits })];

test('synthetic permits are the same each time, and others with another seed', () => {
  const first = permitsOf(50);

  const [again, other] = [permitsOf(50), permitsOf(50, 2)];

  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test.each([100, 5_000])(
  '%i synthetic permits have numbers of their own, in order, over 20 years',
  (count) => {
    const permits = permitsOf(count);

    const numbers = permits.map(({ number }) => number);

    expect(new Set(numbers).size).toBe(count);
    expect(numbers).toEqual(numbers.toSorted());
    expect([numbers.at(0)?.slice(0, 4), numbers.at(-1)?.slice(0, 4)]).toEqual(['2006', '2025']);
  },
);

test('some synthetic permits have several rows, which differ in their addresses', () => {
  const permits = permitsOf(5_000);

  const rows = permits.flatMap((permit) => permit.rows);
  const several = permits.filter((permit) => permit.rows.length > 1);

  expect(rows.length / permits.length).toBeCloseTo(1.05, 1);
  expect(several.length).toBeGreaterThan(0);
  for (const permit of several)
    expect(new Set(permit.rows.map(({ address }) => address)).size).toBe(permit.rows.length);
  expect(rows.map(({ record_id }) => record_id)).toEqual(rows.map((_, at) => String(at)));
});
