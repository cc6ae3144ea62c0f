import { expect, test } from '@jest/globals';
import { gathered } from '../../../systems/permits/loading/gathering.ts';
import { NOWHERE, rowOf } from './rows.ts';

/** Numbers that are kept in one part: the two pairs of letters come to one sum. */
const inOnePart = (pairs: number): string[] =>
  Array.from({ length: 2 ** pairs }, (_, at) =>
    Array.from({ length: pairs }, (__, bit) => ((at >> bit) % 2 === 0 ? 'Aa' : 'BB')).join(''),
  );

test('more text than can be unpacked at once is refused, though it is packed small', () => {
  const row = rowOf({ description: 'x'.repeat(30_000) });
  const permits = gathered();
  const numbers = inOnePart(12);
  const add = (number = '') => {
    permits.add({ number, site: NOWHERE, row });
  };
  for (const number of numbers.slice(0, 2_200)) add(number);
  expect(permits.settled().next().value).toMatchObject({ superseded: 0 });
  expect(() => {
    numbers.slice(2_200).forEach(add);
  }).toThrow('the file has too much text for one load: divide it into several files');
});

test('other permits are kept in other parts', () => {
  const row = rowOf({ description: 'x'.repeat(30_000) });
  const permits = gathered();
  for (let number = 0; number < 4_096; number += 1)
    permits.add({ number: String(201_600_000 + number), site: NOWHERE, row });
  expect([...permits.numbers.keys()]).toHaveLength(4_096);
});
