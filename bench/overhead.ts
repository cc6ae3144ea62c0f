/**
 * `npm run bench:overhead [-- --json] [--node PATH]`: what one request costs inside a function beside its
 * own work (finding the operation, checking and coercing its parameters, making the answer), for ours and
 * three others on the same operation and the same event, by turns in one process.
 */
import { parseArgs } from 'node:util';
import { buildContestants } from './overhead/build.ts';
import { measured } from './overhead/run.ts';
import { json, report } from './overhead/report.ts';
import { benchNode } from './shared/node.ts';
import { installPeers } from './shared/peers.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, node: { type: 'string' } } });
await installPeers();
const figures = await measured(await benchNode(values.node), await buildContestants());
console.log(values.json ? json(figures) : report(figures));
