import { relative, sep } from 'node:path';
import { watch } from 'chokidar';

/**
 * How long to wait for more changes: an editor or a generator writes several files at a time. Longer than the 50 ms in
 * which chokidar reports a second change of a file no more: what it leaves out is read with the first one.
 */
const GATHER_MS = 60;

/**
 * Hands over what has changed, in batches and one batch after the other: while one is being worked
 * on, the next one gathers.
 *
 * The folder is watched, not the files in it: `git checkout` and many editors replace a file, and a watch on the
 * file would stay with the one that is gone.
 * @param root the folder that everything lies in
 * @param names the files and folders in it that matter; they need not be there yet
 * @param work is given absolute paths
 * @returns ends the watching, and waits for the work under way
 */
export const onChanges = async (
  root: string,
  names: readonly string[],
  work: (files: readonly string[]) => Promise<void>,
): Promise<() => Promise<void>> => {
  const waiting = new Set<string>();
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    working = working.then(async () => {
      const files = [...waiting];
      waiting.clear();
      if (files.length > 0) await work(files);
    });
  };
  const matters = (path: string): boolean => {
    const inside = relative(root, path);
    return (
      inside === '' ||
      (names.some((name) => inside === name || inside.startsWith(`${name}${sep}`)) &&
        !inside.split(sep).includes('node_modules'))
    );
  };
  const watcher = watch(root, { ignoreInitial: true, ignored: (path) => !matters(path) });
  watcher.on('all', (_event, path) => {
    waiting.add(path);
    clearTimeout(timer);
    timer = setTimeout(next, GATHER_MS);
  });
  await new Promise<void>((ready) => {
    watcher.once('ready', () => {
      ready();
    });
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await working;
  };
};
