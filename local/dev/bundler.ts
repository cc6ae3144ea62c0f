import { join, relative, resolve } from 'node:path';
import { type BuildResult, context, formatMessages, type Message, type Plugin } from 'esbuild';
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
  /** Where its source begins: `functions/permits/http.ts`. */
  readonly entry: string;
  /** Whether it serves operations of the contract; false while it has never been bundled. */
  readonly servesHttp: () => boolean;
  /** Whether a file is part of the bundle; true for all files while the bundle is broken. */
  readonly concerns: (file: string) => boolean;
  readonly rebuild: () => Promise<Rebuilt>;
  readonly dispose: () => Promise<void>;
}

const isMessage = (value: unknown): value is Message => typeof json(value)['text'] === 'string';

const SERVE = join(ROOT, 'core/http/serve.ts');
const SERVE_IN_DEV = join(ROOT, 'local/dev/serve.ts');

/** Puts `local/dev/serve.ts` where functions import `serve`. */
const servedInDev: Plugin = {
  name: 'serve-in-dev',
  setup(build) {
    build.onResolve({ filter: /\/http\/serve\.ts$/ }, ({ path, resolveDir, importer }) =>
      importer !== SERVE_IN_DEV && resolve(resolveDir, path) === SERVE ? { path: SERVE_IN_DEV } : undefined,
    );
  },
};

export const bundlerOf = async ({ name, options }: FunctionSource): Promise<Bundler> => {
  const base = options.absWorkingDir ?? ROOT;
  // Nothing is written there: it is only where the names of the files begin.
  const outdir = join(base, 'bundle');
  const building = await context({
    ...options,
    plugins: [servedInDev],
    outdir,
    bundle: true,
    platform: 'node',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  let inputs: ReadonlySet<string> | undefined;
  let servesHttp = false;

  const take = ({ outputFiles = [], metafile }: BuildResult): Rebuilt => {
    inputs = new Set(Object.keys(metafile?.inputs ?? {}).map((input) => resolve(base, input)));
    servesHttp = inputs.has(SERVE_IN_DEV);
    return {
      bundle: Object.fromEntries(outputFiles.map(({ path, contents }) => [relative(outdir, path), contents])),
    };
  };
  return {
    name,
    entry: relative(ROOT, join(base, [options.entryPoints].flat(2).map(String)[0] ?? '')),
    servesHttp: () => servesHttp,
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
