import { join, relative, resolve } from 'node:path';
import { type BuildResult, context, formatMessages, type Message } from 'esbuild';
import { json, list } from '../../core/json.ts';
import type { Bundle } from '../deploy/code.ts';
import { ROOT } from '../places.ts';
import type { FunctionSource } from './functions.ts';

/** What a rebuild came to. */
export type Rebuilt =
  | { readonly bundle: Bundle }
  /** What is wrong, with the lines of source. */
  | { readonly errors: string };

/** Bundles one function again and again, each time from what has changed alone. */
export interface Bundler {
  readonly name: string;
  /** Whether a file is part of the bundle; true for all files while the bundle is broken. */
  readonly concerns: (file: string) => boolean;
  readonly rebuild: () => Promise<Rebuilt>;
  readonly dispose: () => Promise<void>;
}

const isMessage = (value: unknown): value is Message => typeof json(value)['text'] === 'string';

export const bundlerOf = async ({ name, options }: FunctionSource): Promise<Bundler> => {
  const base = options.absWorkingDir ?? ROOT;
  // Nothing is written there: it is only where the names of the files begin.
  const outdir = join(base, 'bundle');
  const building = await context({
    ...options,
    outdir,
    bundle: true,
    platform: 'node',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  let inputs: ReadonlySet<string> | undefined;

  const take = ({ outputFiles = [], metafile }: BuildResult): Rebuilt => {
    inputs = new Set(Object.keys(metafile?.inputs ?? {}).map((input) => resolve(base, input)));
    return {
      bundle: Object.fromEntries(outputFiles.map(({ path, contents }) => [relative(outdir, path), contents])),
    };
  };
  return {
    name,
    concerns: (file) => inputs?.has(file) ?? true,
    async rebuild() {
      try {
        return take(await building.rebuild());
      } catch (error) {
        const messages = list(error instanceof Error && 'errors' in error ? error.errors : []).filter(
          isMessage,
        );
        // A fault of this program, not of the source.
        if (messages.length === 0) throw error;
        inputs = undefined;
        return { errors: (await formatMessages(messages, { kind: 'error', color: true })).join('') };
      }
    },
    dispose: () => building.dispose(),
  };
};
