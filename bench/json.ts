/**
 * `npm run bench:json [-- --rounds N]`: what it costs to keep every digit of JSON. The manager's reader (nesting, doubled
 * names and surrogates checked, then `lossless-json`), the library alone and `JSON.parse` read and write the same texts, by
 * turns in one process. The ratios are what to look at.
 */
import { parseArgs } from 'node:util';
import { parse, stringify } from 'lossless-json';
import { median } from './shared/numbers.ts';
import { exactOf, textOf } from '../systems/manager/exact/exact.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(values.rounds);

/** An item as the tutorials have it, and a page of such items. */
const item = (at: number) => ({
  id: `item-${String(at)}`,
  number: at + 0.25,
  name: 'Bob',
  tags: ['a', 'b'],
  on: true,
});
const bodyOf = (count: number): string =>
  JSON.stringify({
    operation: 'echo',
    payload: { Items: Array.from({ length: count }, (_none, at) => item(at)) },
  });

const CONTESTANTS = {
  'JSON.parse': (text: string) => JSON.stringify(JSON.parse(text)),
  'lossless-json': (text: string) => stringify(parse(text)),
  'the manager': (text: string) => textOf(exactOf(text)),
};

const measured = (text: string): Map<string, number> => {
  const repeats = Math.max(1, Math.round(500_000 / text.length));
  const times = new Map<string, number[]>(Object.keys(CONTESTANTS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, work] of Object.entries(CONTESTANTS)) {
      const start = performance.now();
      for (let at = 0; at < repeats; at += 1) work(text);
      times.get(name)?.push((performance.now() - start) / repeats);
    }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
};

for (const count of [1, 1_000, 10_000]) {
  const text = bodyOf(count);
  const figures = measured(text);
  const least = figures.get('JSON.parse') ?? NaN;
  console.log(`${String(count)} items, ${String(Math.round(text.length / 1_000))} KB:`);
  for (const [name, ms] of figures)
    console.log(
      `  ${name.padEnd(14)} ${ms.toFixed(3).padStart(9)} ms  ${(ms / least).toFixed(1)} x JSON.parse`,
    );
}
