import { expect, test } from '@jest/globals';
import { pulseByBytes } from '../../../systems/permits/report/pulse.ts';

const MB = 1024 * 1024;

test('a pulse is given once for four megabytes, however they come', () => {
  let pulses = 0;
  const pass = pulseByBytes(() => void (pulses += 1));
  const after = [4 * MB - 1, 1, 3 * MB, 2 * MB, 3 * MB, 1 * MB].map((bytes) => {
    pass(bytes);
    return pulses;
  });
  expect(after).toEqual([0, 1, 1, 2, 2, 3]);
});
