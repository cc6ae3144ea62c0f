import { readdir, readFile, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import fc from 'fast-check';
import { context, type Result, runFile, type Time, watchStrays } from './run-file.ts';

const OTHER_TESTS = ['tests/contract/generated.test.ts'];

/** What each test took without a fault: the first process writes it for the others. */
const TIMES = 'times.json';
let times: Promise<Readonly<Record<string, Time>>> | undefined;

/** What takes longer comes after all other tests, and not with those of its file. */
const SLOW_MS = 200;

/**
 * Of the tests that execute a fault, the quickest ones that together take so long without it are run, or a system would
 * take days. What only others notice counts as missed.
 */
const MOST_MS = 2_000;

/** The test files that import one of the files, directly or through others. */
const testsOf = async (files: readonly string[]): Promise<string[]> => {
  const all = (await readdir('tests/unit', { recursive: true })).map((name) => join('tests/unit', name));
  const entryPoints = [...all.filter((name) => name.endsWith('.test.ts')), ...OTHER_TESTS];
  const { metafile } = await build({
    entryPoints,
    outbase: '.',
    outdir: '.',
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    format: 'esm',
    logLevel: 'error',
  });
  const faulty = new Set(files.map((file) => resolve(file)));
  return Object.values(metafile.outputs)
    .filter(({ inputs }) => Object.keys(inputs).some((input) => faulty.has(resolve(input))))
    .flatMap(({ entryPoint }) => entryPoint ?? []);
};

/** A copy of a file in which faults are planted has them, too: else it would not be what is generated. */
const copyAgain = async (): Promise<void> => {
  const generator: unknown = await import(pathToFileURL(resolve('generate/validators.ts')).href);
  await writeFile('core/contract/runtime.js', (generator as { runtimeOf: () => string }).runtimeOf());
};

const dryRun = async ({ files = [] }: DryRunOptions): Promise<DryRunResult> => {
  const tests: Result[] = [];
  await copyAgain();
  context.mutantCoverage = { static: {}, perTest: {} };
  for (const file of await testsOf(files)) tests.push(...(await runFile(file)));
  await writeFile(TIMES, JSON.stringify(Object.fromEntries(tests.map(({ id, time }) => [id, time]))));
  return { status: DryRunStatus.Complete, tests, mutantCoverage: context.mutantCoverage };
};

/** The file that noticed the fault before: it is likely to notice the next one, which mostly stands beside it. */
let lucky: string | undefined;

/** The tests that are run, by their files, the quickest first: the first test that fails ends the run. */
const runsOf = async (tests: readonly string[]): Promise<(readonly [string, ReadonlySet<string>])[]> => {
  times ??= readFile(TIMES, 'utf8').then((text) => JSON.parse(text) as Record<string, Time>);
  const took = await times;
  /** Of several tests together: what a block does before all of them is done once. */
  const adding = () => {
    const done = new Set<string>();
    return (id: string): number => {
      const { own, before } = took[id] ?? { own: 0, before: {} };
      const blocks = Object.entries(before).filter(([block]) => !done.has(block));
      for (const [block] of blocks) done.add(block);
      return blocks.reduce((sum, [, ms]) => sum + ms, own);
    };
  };
  const timeOf = (ids: Iterable<string>) => {
    const add = adding();
    return [...ids].reduce((sum, id) => sum + add(id), 0);
  };
  const isSlow = (id: string) => timeOf([id]) > SLOW_MS;
  const fileOf = (id: string) => id.slice(0, id.indexOf(': '));
  const add = adding();
  let left = MOST_MS;
  const some = tests
    .toSorted((one, other) => timeOf([one]) - timeOf([other]))
    .filter((id) => (left -= add(id)) >= 0);
  return [some.filter((id) => !isSlow(id)), some.filter(isSlow)].flatMap((part) =>
    [...new Set(part.map(fileOf))]
      .map((file) => [file, new Set(part.filter((id) => fileOf(id) === file))] as const)
      .sort(
        ([oneFile, one], [otherFile, other]) =>
          Number(otherFile === lucky) - Number(oneFile === lucky) || timeOf(one) - timeOf(other),
      ),
  );
};

const tryFault = async ({ activeMutant, testFilter = [], hitLimit, disableBail }: MutantRunOptions) => {
  const tests: TestResult[] = [];
  Object.assign(context, hitLimit === undefined ? {} : { hitLimit, hitCount: 0 });
  for (const [file, chosen] of await runsOf(testFilter)) {
    // Also while the file is loaded: what makes a function may run then, and in a test again.
    context.activeMutant = activeMutant.id;
    tests.push(...(await runFile(file, chosen)));
    delete context.activeMutant;
    if (tests.every(({ status }) => status !== TestStatus.Failed)) continue;
    lucky = file;
    break;
  }
  const timeout = determineHitLimitReached(context.hitCount, context.hitLimit);
  delete context.hitLimit;
  delete context.hitCount;
  return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests }, disableBail);
};

/**
 * Runs tests against faults in one process, without jest around them: jest needs one to two seconds to begin, and a
 * fault is mostly noticed within a few milliseconds. What decides is jest's own: its `expect` and its way of running
 * a file's tests and hooks. Each file is loaded anew each time, with all that it imports of the project.
 */
const create = (): TestRunner => ({
  capabilities: () => ({ reloadEnvironment: true }),
  init: async () => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is not in Node 20
    register('./worlds.js', import.meta.url);
    // The same tries of a law for each fault, a quarter of the usual ones, and none to make a failure smaller.
    fc.configureGlobal({ seed: 1, numRuns: 25, endOnFailure: true });
    watchStrays();
  },
  dryRun,
  mutantRun: tryFault,
});

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'circus', Object.assign(create, { inject: [] as const })),
];
