/**
 * `npm run bench:cold [-- --json] [--rounds N] [--build FOLDER] [--node PATH]`: what importing each built
 * function costs, beside a bundle that is nothing but the SDK clients and commands that it uses. That is
 * the part of a cold start which is ours to choose. Needs a `sam build`.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contestsIn } from './cold/functions.ts';
import { importTimes } from './cold/import.ts';
import { json, report, type Row } from './cold/report.ts';
import { ROOT } from '../local/places.ts';
import { benchNode } from './shared/node.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    rounds: { type: 'string', default: '41' },
    build: { type: 'string', default: join(ROOT, '.aws-sam/build') },
    node: { type: 'string' },
  },
});

try {
  const node = await benchNode(values.node);
  const rounds = Math.max(1, Math.trunc(Number(values.rounds)) || 1);
  const contests = await contestsIn(values.build);
  const times = await importTimes(node, contests, rounds);
  const rows = contests.flatMap((contest): Row[] => {
    const measured = times.get(contest.name);
    return measured ? [{ ...contest, ...measured }] : [];
  });
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  console.log(values.json ? json(rows) : report(rows, version, rounds));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
