import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { allFigures, FLOOR, isEnough, tableOf, type Fault } from './figures.ts';

/**
 * `npm run mutation [-- <folder, file or file:line-line> …]`: plants faults in shipped code, one at a time, and counts those that the
 * tests notice. The exit code is 1 when one of the folders is below the floor.
 */
const REPORTS = '.local/mutation';
const asked = process.argv.slice(2);
const places = asked.length > 0 ? asked : ['core/http', 'generate', 'systems'];
const patternOf = (place: string) =>
  /\.ts(:\d+-\d+)?$/.test(place) ? place : `${place.replace(/\/$/, '')}/**/*.ts`;

const stryker = new Stryker({
  mutate: [
    ...places.map(patternOf),
    // What talks to AWS is tested against the emulator, and what is wired by what starts.
    ...['aws/**', 'wiring.ts'].map((part) => `!systems/*/${part}`),
  ],
  testRunner: 'circus',
  testRunnerNodeArgs: ['--import', 'tsx'],
  checkerNodeArgs: ['--import', 'tsx'],
  plugins: ['./tests/mutation/runner.ts'],
  // Modules that were loaded once stay in memory.
  maxTestRunnerReuse: 200,
  // Each fault is tried only by the tests that execute it.
  coverageAnalysis: 'perTest',
  // A fault in what a module does when it is loaded would need all tests, in a process of its own: hours.
  ignoreStatic: true,
  // Nobody compiles the types, and generated files are compared letter for letter.
  disableTypeChecks: false,
  // Beside the time that the tests took without a fault, for an endless loop; a promise that is never kept ends sooner.
  timeoutMS: 30_000,
  concurrency: Math.max(1, availableParallelism() - 1),
  tempDirName: `${REPORTS}/sandboxes`,
  ignorePatterns: ['.aws-sam', '.local', 'bench/node_modules', 'coverage'],
  reporters: ['progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `${REPORTS}/report.html` },
  jsonReporter: { fileName: `${REPORTS}/report.json` },
  allowConsoleColors: false,
});

type Planted = Awaited<ReturnType<typeof stryker.runMutationTest>>[number];

/** What stood where a fault was planted. */
const originalOf = ({ fileName, location: { start, end } }: Planted): string => {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.pop() ?? '';
  return [...lines, last.slice(0, end.column - 1)].join('\n').slice(start.column - 1);
};

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 80);

const faults = (await stryker.runMutationTest()).map((planted): Fault => {
  const { fileName, location, replacement, status } = planted;
  return {
    file: relative(process.cwd(), fileName),
    line: location.start.line,
    what: `${inOneLine(originalOf(planted))} -> ${inOneLine(replacement)}`,
    status,
  };
});

for (const { file, line, what } of faults.filter(({ status }) => status === 'Survived'))
  console.log(`not noticed  ${file}:${line}  ${what}`);
const figures = allFigures(faults);
console.log(tableOf(figures));
const below = figures.filter((one) => !isEnough(one));
for (const { folder } of below)
  console.error(`${folder}: less than ${FLOOR}% of what is executed is noticed`);
const tried = faults.filter(({ status }) => status !== 'Ignored');
process.exitCode = below.length > 0 || tried.length === 0 ? 1 : 0;
