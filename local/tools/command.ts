import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { text } from '../../core/json.ts';
import { Problem } from '../../ops/problem.ts';

/** A program to run as one step. */
export interface Command {
  /** What it does, for the error: `Installing aws-sam-cli`. */
  readonly what: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** All that it prints is added to this file. */
  readonly log: string;
  /** What a person may try when it fails. */
  readonly advice?: string;
  readonly signal: AbortSignal;
}

/** The last lines that a program printed, indented, for an error. */
export const tail = (output: string, lines = 12): string =>
  output
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => `  ${line}`)
    .join('\n');

/**
 * Runs a program to its end. Its environment is `env` and nothing else.
 * @throws Problem with the last lines it printed, where the rest is and what to try
 */
export const run = async (command: Command): Promise<void> => {
  const { what, file, args, cwd, env, log, advice, signal } = command;
  const ended = await execa(file, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    cancelSignal: signal,
  });
  // There is none when the program was not found.
  const output = text(ended.all);
  await mkdir(dirname(log), { recursive: true });
  await appendFile(log, `== ${what}\n${output}\n`);
  signal.throwIfAborted();
  if (!ended.failed) return;
  const why = ended.exitCode === undefined ? ended.shortMessage : `exit code ${String(ended.exitCode)}`;
  throw new Problem(
    [`${what} failed (${why}).`, tail(output), `The whole output is in ${log}`, advice]
      .filter(Boolean)
      .join('\n'),
  );
};
