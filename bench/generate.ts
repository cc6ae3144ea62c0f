/**
 * `npm run bench:generate [-- --json] [--operations N]`: how long `npm run generate` takes for this project's contract
 * with 300 more operations, and TypeScript for what it writes, beside openapi-typescript alone on the same document;
 * and how the validators grow with the operations.
 */
import { parseArgs } from 'node:util';
import { measured } from './generate/measure.ts';
import { json, report } from './generate/report.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, operations: { type: 'string', default: '300' } },
});
const figures = await measured(Math.max(2, Math.trunc(Number(values.operations)) || 2));
console.log(values.json ? json(figures) : report(figures));
