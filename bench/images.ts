/**
 * `npm run bench:images [-- --json] [--images N] [--engine http://127.0.0.1:8000]`: what `GET /images` by tags reads
 * in a library of 100,000 images of one user, beside a reading of the whole library with a filter. Reads are counted,
 * not timed: they are what a search costs, and they are the same on every machine.
 *
 * The code is the function's own, down to the requests that it sends. They are answered by a table in memory, which
 * holds what the function's own store would have written, and counts what a request consumes by DynamoDB's rules; or,
 * to see that it counts right, by an engine such as DynamoDB Local, which takes minutes to fill with that many.
 */
import { parseArgs } from 'node:util';
import { engineAt } from './images/engine.ts';
import { libraryOf } from './images/library.ts';
import { json, report } from './images/report.ts';
import { measured, TABLE } from './images/searches.ts';
import { clientOf } from './images/table.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    images: { type: 'string', default: '100000' },
    engine: { type: 'string' },
  },
});
const count = Math.max(1, Math.trunc(Number(values.images)) || 1);
const library = libraryOf(count);
const db =
  values.engine === undefined
    ? clientOf((pk) => library.get(pk))
    : await engineAt(values.engine, TABLE, library);
const rows = await measured(db);
console.log(values.json ? json(rows) : report(rows, count));
