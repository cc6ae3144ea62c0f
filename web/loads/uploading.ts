import { useSyncExternalStore } from 'react';
import { filesOfSession } from '../session/files.ts';
import { outcomeOf } from '../states/no-answer.ts';
import { askForForm, newestLoads } from './queries.ts';
import { sendFile } from './sending.ts';
import { type Upload, uploadsBy } from './uploads.ts';

const isOnline = (): boolean => navigator.onLine;

/** The files of this tab. */
export const uploads = uploadsBy(async (file, tell, signal) => {
  const loads = await newestLoads(signal);
  tell.before(loads.filter((load) => load.file === file.name).map(({ id }) => id));
  const form = await askForForm(file.name, signal);
  await outcomeOf(sendFile(form, file, tell.share, signal));
}, isOnline);

addEventListener('online', uploads.goOn);

const countLeft = (): number =>
  uploads.list().filter(({ state }) => state === 'sending' || state === 'waiting').length;

filesOfSession('spreadsheet', countLeft, uploads.forget);

// A page that is left takes the files with it that are still on their way.
addEventListener('beforeunload', (event) => {
  if (countLeft() > 0) event.preventDefault();
});

export const useUploads = (): readonly Upload[] => useSyncExternalStore(uploads.subscribe, uploads.list);

const onNetwork = (changed: () => void): (() => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Whether the browser says that there is a network. */
export const useOnline = (): boolean => useSyncExternalStore(onNetwork, isOnline);
