/**
 * `npm run bench:cameras [-- --json] [--clips N]`: what a page of clips reads of a history of a million clips, beside
 * one of a thousand, and beside the design that it replaces. Reads are counted, not timed: they are what a page costs,
 * and they are the same on every machine.
 *
 * The code is the function's own, down to the requests that it sends. They are answered by a table in memory, which
 * holds what the function would have written, and counts what a request consumes by DynamoDB's rules.
 */
import { parseArgs } from 'node:util';
import { historyOf } from './cameras/history.ts';
import { measured, original } from './cameras/pages.ts';
import { type Measured, report } from './cameras/report.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, clips: { type: 'string', default: '1000000' } },
});

const of = async (count: number): Promise<Measured> => {
  const history = historyOf(count);
  return { count, rows: await measured(history), original: original(history) };
};
const [small, large] = [
  await of(1000),
  await of(Math.max(1000, Math.trunc(Number(values.clips)) || 1000)),
] as const;
console.log(values.json ? JSON.stringify([small, large]) : report(small, large));
