import { readFile } from 'node:fs/promises';
import { TEMPLATE } from '../places.ts';
import { type Bundler, bundlerOf } from './bundler.ts';
import { type FunctionSource, functionSources } from './functions.ts';

/** A bundler for each function of the template. */
export const bundlersOf = () => {
  const known = new Map<string, { readonly options: string; readonly bundler: Bundler }>();

  const add = async (source: FunctionSource): Promise<void> => {
    const options = JSON.stringify(source.options);
    const before = known.get(source.name);
    if (before?.options === options) return;
    await before?.bundler.dispose();
    known.set(source.name, { options, bundler: await bundlerOf(source) });
  };
  const remove = async (name: string): Promise<void> => {
    await known.get(name)?.bundler.dispose();
    known.delete(name);
  };
  return {
    /** Reads which functions the template has now. */
    read: async (): Promise<void> => {
      const sources = functionSources(await readFile(TEMPLATE, 'utf8'));
      const names = new Set(sources.map(({ name }) => name));
      for (const name of known.keys()) if (!names.has(name)) await remove(name);
      await Promise.all(sources.map(add));
    },
    all: (): Bundler[] => [...known.values()].map(({ bundler }) => bundler),
    dispose: async (): Promise<void> => {
      for (const name of known.keys()) await remove(name);
    },
  };
};

export type Bundlers = ReturnType<typeof bundlersOf>;
