/**
 * Runs in a process of its own, as plain JavaScript: measures every contestant by turns and sends
 * its parent the figures. What the contestants print goes where the parent points stdout.
 */
import { pathToFileURL } from 'node:url';
import { setImmediate as turn } from 'node:timers/promises';
import { median } from '../shared/numbers.ts';
import { CONTEXT, eventOf } from './event.ts';
import { checkFair, GOOD } from './fair.ts';
import type { Handler } from './thing.ts';

const EVENTS = 64;
const WARM_UP = 20_000;
const ROUNDS = 41;
/** Long enough that the clock's grain and one garbage collection do not show. */
const ROUND_MS = 40;

interface Contestant {
  readonly name: string;
  readonly handler: Handler;
  readonly resource: string;
  /** Fresh objects as JSON.parse makes them, which is what Lambda hands over. */
  readonly events: readonly ReturnType<typeof eventOf>[];
}

/** Loads a bundle under an instance of its own. @param file given with `?…` to load it once more */
const contestant = async (
  name: string,
  file: string,
  { level = 'SILENT', resource = '/things/{id}' } = {},
): Promise<Contestant> => {
  // Powertools' logger reads it when it is made.
  process.env['POWERTOOLS_LOG_LEVEL'] = level;
  const url = pathToFileURL(file);
  url.search = name;
  const { handler } = (await import(url.href)) as { handler: Handler };
  const text = JSON.stringify(eventOf(GOOD, resource));
  const events = Array.from({ length: EVENTS }, () => JSON.parse(text) as ReturnType<typeof eventOf>);
  return { name, handler, resource, events };
};

/**
 * Requests come one after another, as in Lambda. Now and then, off the clock, the event loop gets a turn,
 * as it does between Lambda's requests: without one, Web API objects are never let go.
 * @returns microseconds per request
 */
const timed = async ({ handler, events }: Contestant, requests: number): Promise<number> => {
  let spentMs = 0;
  for (let done = 0; done < requests; done += events.length) {
    const startedAt = performance.now();
    for (const event of events) await handler(event, CONTEXT);
    spentMs += performance.now() - startedAt;
    await turn();
  }
  return (spentMs * 1000) / (Math.ceil(requests / events.length) * events.length);
};

const [folder = '.'] = process.argv.slice(2);
const ours = `${folder}/trellis.mjs`;
const contestants = [
  await contestant('trellis', ours),
  await contestant('powertools', `${folder}/powertools.mjs`),
  await contestant('openapiBackend', `${folder}/openapiBackend.mjs`),
  await contestant('hono', `${folder}/hono.mjs`),
];
for (const { name, handler } of contestants) await checkFair(name, handler);
contestants.push(await contestant('withLog', ours, { level: 'INFO' }));
contestants.push(await contestant('withKey', ours, { resource: '/guarded/{id}' }));

const sizes = new Map<string, number>();
for (const one of contestants) {
  await timed(one, WARM_UP);
  sizes.set(one.name, Math.ceil((ROUND_MS * 1000) / (await timed(one, WARM_UP / 10))));
}
const figures = new Map(contestants.map(({ name }): [string, number[]] => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  // Each round begins with another contestant, so that none always follows the same one.
  const order = contestants.map((_one, at) => contestants[(at + round) % contestants.length]);
  for (const one of order) {
    if (!one) continue;
    figures.get(one.name)?.push(await timed(one, sizes.get(one.name) ?? 1));
  }
}
process.send?.({
  node: process.version,
  us: Object.fromEntries([...figures].map(([name, rounds]) => [name, median(rounds)])),
});
process.disconnect();
