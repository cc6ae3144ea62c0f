/**
 * `npm run bench:images [-- --json] [--images N]`: what searches by tags read in a library of 100,000 images of
 * one user, beside a reading of the whole library with a filter. Reads are counted, not timed: they are what a
 * search costs, and they are the same on every machine. The library is in memory, and the searches are ours.
 */
import { parseArgs } from 'node:util';
import { libraryOf } from './images/library.ts';
import { json, report } from './images/report.ts';
import { measured } from './images/searches.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, images: { type: 'string', default: '100000' } },
});
const count = Math.max(1, Math.trunc(Number(values.images)) || 1);
const rows = await measured(libraryOf(count));
console.log(values.json ? json(rows) : report(rows, count));
