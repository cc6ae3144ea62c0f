import { MOST_UNITS } from '../../systems/permits/search/page.ts';
import { tableLines } from '../shared/numbers.ts';
import { type Case, UNINDEXED } from './queries.ts';
import { LIMITS, type Measured } from './running.ts';

/** How much longer a look-up by number may take in the largest table than in the smallest. */
const MOST_SLOWER = 1.2;

const count = (value: number): string => Math.round(value).toLocaleString('en');
const times = (value: number | undefined): string =>
  value === undefined ? '-' : value < 100 ? value.toFixed(2) : count(value);
const goal = (holds: boolean, text: string): string => `${holds ? 'holds ' : 'MISSED'}  ${text}`;

/** Whether all searches by an index have read no more than they may. */
const isProportional = (all: readonly Measured[]): boolean =>
  all.every(({ indexed }) => indexed.flat().every(({ isHeld }) => isHeld));

/** Whether all requests without an index have ended in time, and have said so where there is more. */
const isBounded = (all: readonly Measured[]): boolean =>
  all.every(({ unindexed }) =>
    unindexed.every(
      ({ rowUnits, lastUnits, isComplete, cursor }) =>
        rowUnits - lastUnits < MOST_UNITS && isComplete === (cursor === undefined),
    ),
  );

/** Whether what must hold on any machine does: read units, and not times. */
export const isGood = (all: readonly Measured[]): boolean => isProportional(all) && isBounded(all);

const sizes = (all: readonly Measured[], columns: (size: string) => string[]): string[] =>
  all.flatMap(({ permits }) => columns(count(permits)));

const indexedLines = (all: readonly Measured[], cases: readonly Case[]): string[] =>
  tableLines([
    ['', 'page', ...sizes(all, (size) => [size, 'x']), 'held'],
    ...cases.flatMap(({ name }, place) =>
      LIMITS.map((limit, at) => {
        const uses = all.map(({ indexed }) => indexed[place]?.[at]);
        return [
          at === 0 ? name : '',
          String(limit),
          ...uses.flatMap((use) => [count(use?.rows ?? 0), times(use?.ratio)]),
          uses.every((use) => use?.isHeld === true) ? 'yes' : 'NO',
        ];
      }),
    ),
  ]);

const unindexedLines = (all: readonly Measured[]): string[] =>
  tableLines([
    ['', ...sizes(all, (size) => [size, 'complete'])],
    ...UNINDEXED.map(({ name }, at) => [
      name,
      ...all.flatMap(({ unindexed }) => [
        count(unindexed[at]?.rowUnits ?? 0),
        String(unindexed[at]?.isComplete ?? ''),
      ]),
    ]),
  ]);

const besideLines = (all: readonly Measured[]): string[] =>
  tableLines([
    ['', ...sizes(all, (size) => [size, 'x'])],
    ...(all[0]?.beside ?? []).flatMap(([name], at) => {
      const pairs = all.map(({ beside }) => beside[at]?.[1]);
      const units = pairs.flatMap((pair) => {
        const own = (pair?.search.rowUnits ?? 0) + (pair?.search.planUnits ?? 0);
        const other = pair?.scan.units ?? 0;
        return [`${pair?.scan.ms === undefined ? '~' : ''}${count(other)}`, times(other / own)];
      });
      const ms = pairs.flatMap((pair) =>
        pair?.scan.ms === undefined
          ? ['-', '-']
          : [count(pair.scan.ms), times(pair.scan.ms / pair.search.ms)],
      );
      return [
        [`${name}: units`, ...units],
        [`${name}: ms`, ...ms],
      ];
    }),
  ]);

const numberLines = (all: readonly Measured[]): string[] =>
  tableLines([
    ['', ...sizes(all, (size) => [size, 'x'])],
    ...(['units', 'ms'] as const).map((what) => [
      `by number: ${what}`,
      ...all.flatMap(({ byNumber }) => [
        byNumber[what].toFixed(1),
        times(byNumber[what] / (all[0]?.byNumber[what] ?? 1)),
      ]),
    ]),
  ]);

/** What a person reads. */
export const report = (all: readonly Measured[], cases: readonly Case[]): string => {
  const [first, last] = [all[0]?.byNumber, all.at(-1)?.byNumber];
  const plan = all.flatMap(({ indexed }) => indexed.flat().map(({ planUnits }) => planUnits));
  return [
    'Searches of permits in DynamoDB Local, in memory, by the code of the function.',
    '',
    'By an index: rows found, and x, the read units of all pages over the least that',
    'reads these rows (half a unit for 4 KB); medians of several searches each.',
    ...indexedLines(all, cases),
    `How the table stands and what a plan needs to know: ${times(Math.min(...plan))} to ${times(Math.max(...plan))} units a page.`,
    '',
    'Without an index, nothing found: read units of one request.',
    ...unindexedLines(all),
    '',
    'By number, in all tables by turns; x over the smallest table.',
    ...numberLines(all),
    '',
    'The other design, a Scan with a filter: what it uses, and x over all pages of',
    'a search for the same rows; ~ is reckoned from the smallest table.',
    ...besideLines(all),
    '',
    goal(isProportional(all), 'by an index: twice the least, and 0.5 for each partition, at most'),
    goal(isBounded(all), `without one: it ends at ${count(MOST_UNITS)} units and one read more, and says so`),
    goal(
      first !== undefined &&
        last !== undefined &&
        last.units <= first.units &&
        last.ms <= MOST_SLOWER * first.ms,
      `by number: as many units everywhere, and at most ${String(MOST_SLOWER)} times as long`,
    ),
  ].join('\n');
};
