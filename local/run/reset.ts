import { rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { ROOT, type State } from '../places.ts';
import { namesIn, refuseOtherFolder } from './folder.ts';

/** What a stack keeps, by what it is to people. Installed tools and other stacks lie in the same folder, and stay. */
const partsOf = (state: State): readonly (readonly [what: string, paths: readonly string[]])[] => [
  ['all data: tables, buckets, users, keys, secrets', [state.emulator]],
  ['addresses, keys and passwords', [state.endpoints]],
  ['what was built and deployed', [join(state.dir, 'build'), join(state.dir, 'build.toml'), state.built]],
  [
    'what is known of the deployment',
    [state.deployed, state.replaced, state.finished, state.layout, state.run],
  ],
  ['logs', [state.logs]],
  ['temporary files', [state.temporary]],
];

const shown = (path: string): string => (path.startsWith(ROOT) ? relative(ROOT, path) : path);

/** What a reset removes, line by line. */
export interface Removal {
  readonly lines: readonly string[];
  readonly paths: readonly string[];
}

/**
 * Finds out what there is to remove of a stack.
 * @returns undefined when there is nothing
 * @throws Problem when the folder is not one that a stack keeps its state in
 */
export const removalOf = async (state: State): Promise<Removal | undefined> => {
  await refuseOtherFolder(state);
  const there: (readonly [string, string[]])[] = [];
  for (const [what, paths] of partsOf(state)) {
    const found: string[] = [];
    for (const path of paths) if ((await namesIn(dirname(path))).includes(basename(path))) found.push(path);
    if (found.length > 0) there.push([what, found]);
  }
  if (there.length === 0) return undefined;
  return {
    lines: there.map(([what, paths]) => `${what}: ${paths.map(shown).join(', ')}`),
    paths: there.flatMap(([, paths]) => paths),
  };
};

/** Removes it, and the folder when nothing else is in it. */
export const remove = async ({ dir }: State, { paths }: Removal): Promise<void> => {
  for (const path of paths) await rm(path, { recursive: true, force: true });
  if ((await namesIn(dir)).length === 0) await rmdir(dir);
};
