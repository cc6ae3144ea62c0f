import { nodeNote } from '../shared/node.ts';
import { rounded, tableLines } from '../shared/numbers.ts';
import type { Figures } from './run.ts';

/** How many times less than Powertools a request to Trellis is to cost. */
const TIMES_BELOW_POWERTOOLS = 10;
/** "About 3 us": what still rounds to it. */
const ABOUT_US = 3.5;

const PEERS = ['trellis', 'powertools', 'openapiBackend', 'hono'] as const;
const TITLES = {
  trellis: 'Trellis',
  powertools: 'Powertools event-handler + zod',
  openapiBackend: 'openapi-backend',
  hono: 'Hono + zod',
} as const;

/** One line: microseconds per request. */
export const json = ({ us }: Figures): string =>
  JSON.stringify(Object.fromEntries(PEERS.map((name) => [name, rounded(us[name], 2)])));

const goal = (holds: boolean, text: string): string => `${holds ? 'holds ' : 'MISSED'}  ${text}`;

/** What a person reads, in 80 columns. */
export const report = ({ node, us }: Figures): string => {
  const times = us.powertools / us.trellis;
  return [
    'One GET: path parameter, integer, enum, boolean; a JSON answer of five fields.',
    `${nodeNote(node)}. Bundled as template.yaml says.`,
    '',
    ...tableLines([
      ['', 'us/request', 'x Trellis'],
      ...PEERS.map((name) => [TITLES[name], us[name].toFixed(2), (us[name] / us.trellis).toFixed(1)]),
    ]),
    '',
    'Counted apart, ours:',
    ...tableLines([
      ['  its log line, to /dev/null', `+${(us.withLog - us.trellis).toFixed(2)} us`],
      ['  a registered API key, its entry cached', `+${(us.withKey - us.trellis).toFixed(2)} us`],
    ]),
    '',
    goal(
      times >= TIMES_BELOW_POWERTOOLS,
      `at least ${String(TIMES_BELOW_POWERTOOLS)}x below Powertools: ${times.toFixed(1)}x`,
    ),
    goal(us.trellis <= ABOUT_US, `about 3 us: ${us.trellis.toFixed(2)} us`),
  ].join('\n');
};
