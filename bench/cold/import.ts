import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../shared/numbers.ts';
import type { Bundle, Contest } from './functions.ts';

/** Milliseconds of an import, the median of many processes. */
export interface Times {
  readonly oursMs: number;
  readonly bareMs: number;
  readonly madeMs: number;
  /** The median of what ours cost as a multiple of the others right beside it: noise hits both. */
  readonly toBare: number;
  readonly toMade: number;
}

const SCRIPT = `
const startedAt = performance.now();
await import(process.argv[1]);
console.log(String(performance.now() - startedAt));
process.exit();
`;
const run = promisify(execFile);

/** What Lambda has in every function's environment; no credential of the host reaches a function here. */
const LAMBDA = {
  AWS_REGION: 'us-west-2',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
};

/** @returns milliseconds of the import alone, in a process of its own */
const importMs = async (node: string, { file }: Bundle, env: Contest['env']): Promise<number> => {
  const args = ['--input-type=module', '--eval', SCRIPT, pathToFileURL(file).href];
  const { stdout } = await run(node, args, { env: { PATH: process.env['PATH'], ...LAMBDA, ...env } });
  const ms = Number(stdout.trim().split('\n').at(-1));
  if (!(ms > 0)) throw new Error(`importing ${file} gave no time: ${stdout}`);
  return ms;
};

const medianRatio = (over: readonly number[], under: readonly number[]): number =>
  median(over.map((ms, at) => ms / (under[at] ?? Number.NaN)));

const KINDS = ['ours', 'bare', 'made'] as const;

/**
 * Imports every bundle by turns, each round beginning with another one, after two rounds that do not
 * count (they bring the files into memory).
 */
export const importTimes = async (
  node: string,
  contests: readonly Contest[],
  rounds: number,
): Promise<ReadonlyMap<string, Times>> => {
  const times = new Map(
    contests.map(({ name }) => [
      name,
      { ours: [], bare: [], made: [] } as Record<(typeof KINDS)[number], number[]>,
    ]),
  );
  for (let round = -2; round < rounds; round += 1)
    for (const contest of contests)
      for (let turn = 0; turn < KINDS.length; turn += 1) {
        const kind = KINDS[(round + 2 + turn) % KINDS.length] ?? 'ours';
        const ms = await importMs(node, contest[kind], contest.env);
        if (round >= 0) times.get(contest.name)?.[kind].push(ms);
      }
  return new Map(
    [...times].map(([name, { ours, bare, made }]) => [
      name,
      {
        oursMs: median(ours),
        bareMs: median(bare),
        madeMs: median(made),
        toBare: medianRatio(ours, bare),
        toMade: medianRatio(ours, made),
      },
    ]),
  );
};
