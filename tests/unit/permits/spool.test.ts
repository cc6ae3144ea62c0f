import { expect, test } from '@jest/globals';
import { spool } from '../../../systems/permits/loading/spool.ts';

test.each([0, 1, 499, 500, 501, 1_234])('%i rows come back as they went, in order', (length) => {
  const rows = Array.from({ length }, (_, at) => ({ at, text: `row ${at} é` }));
  const spooled = spool<(typeof rows)[number]>();
  for (const row of rows) spooled.add(row);
  const chunks = [...spooled.chunks()];
  expect(chunks.flat()).toEqual(rows);
  // Few at a time, and never none.
  for (const chunk of chunks) expect([0 < chunk.length, chunk.length <= 500]).toEqual([true, true]);
});
