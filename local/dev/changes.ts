import { watch } from 'chokidar';

/** How long to wait for more changes: an editor or a generator writes several files at a time. */
const GATHER_MS = 40;

/**
 * Hands over what has changed, in batches and one batch after the other: while one is being worked
 * on, the next one gathers.
 * @param paths files and folders
 * @param work is given absolute paths
 * @returns ends the watching, and waits for the work under way
 */
export const onChanges = async (
  paths: readonly string[],
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
  const watcher = watch([...paths], { ignoreInitial: true, ignored: /node_modules/ });
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
