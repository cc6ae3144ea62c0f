import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { allFigures, FLOOR, isEnough, tableOf, type Fault } from './figures.ts';

/**
 * `npm run mutation [-- <folder or file> …]`: plants faults in shipped code, one at a time, and counts those that the
 * tests notice. The exit code is 1 when one of the folders is below the floor.
 */
const REPORTS = '.local/mutation';
const asked = process.argv.slice(2);
const places = asked.length > 0 ? asked : ['core/http', 'generate', 'systems'];
const patternOf = (place: string) => (place.endsWith('.ts') ? place : `${place.replace(/\/$/, '')}/**/*.ts`);

const stryker = new Stryker({
  mutate: [
    ...places.map(patternOf),
    // What talks to AWS is tested against the emulator, and what is wired by what starts.
    ...['aws/**', 'wiring.ts'].map((part) => `!systems/*/${part}`),
  ],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  jest: { projectType: 'custom', configFile: 'tests/mutation/jest.config.js', enableFindRelatedTests: true },
  // Each fault is tried only by the tests that execute it.
  coverageAnalysis: 'perTest',
  // A fault in what a module does when it is loaded would need all tests, in a process of its own: hours.
  ignoreStatic: true,
  disableTypeChecks: true,
  timeoutMS: 20_000,
  tempDirName: `${REPORTS}/sandboxes`,
  ignorePatterns: ['.aws-sam', '.local', 'bench/node_modules', 'coverage'],
  reporters: ['progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `${REPORTS}/report.html` },
  jsonReporter: { fileName: `${REPORTS}/report.json` },
  allowConsoleColors: false,
});

const faults = (await stryker.runMutationTest()).map(
  ({ fileName, location, mutatorName, replacement, status }): Fault => ({
    file: relative(process.cwd(), fileName),
    line: location.start.line,
    what: `${mutatorName}: ${replacement}`,
    status,
  }),
);

for (const { file, line, what } of faults.filter(({ status }) => status === 'Survived'))
  console.log(`not noticed  ${file}:${line}  ${what.replaceAll(/\s+/g, ' ').slice(0, 120)}`);
const figures = allFigures(faults);
console.log(tableOf(figures));
const below = figures.filter((one) => !isEnough(one));
for (const { folder } of below)
  console.error(`${folder}: less than ${FLOOR}% of what is executed is noticed`);
const tried = faults.filter(({ status }) => status !== 'Ignored');
process.exitCode = below.length > 0 || tried.length === 0 ? 1 : 0;
