import { NoAnswer } from '../states/no-answer.ts';
import { Unfit, unfitness } from './limits.ts';

/** A file on its way to becoming a load. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  /** `left`: another file of the same name was chosen after it, so this one is not sent. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'left';
  /** How much has gone, from 0 to 1. */
  readonly share: number;
  /** Why it was not sent, or may not have been. */
  readonly error?: unknown;
  /** The load that it has become. */
  readonly loadId?: string;
  /** The loads of this file name that there were before. */
  readonly before: readonly string[];
}

/** What sends files, and the list that tells what became of each. It outlives the page that shows it. */
export interface Uploads {
  readonly list: () => readonly Upload[];
  readonly subscribe: (changed: () => void) => () => void;
  readonly add: (files: readonly File[]) => void;
  /** Sends a file again that failed: one of the same name replaces it, so nothing is doubled. */
  readonly again: (id: number) => void;
  /** Goes on: the network is back. What was cut is sent again, for the same reason. */
  readonly goOn: () => void;
  /** Tells the uploads of the newest loads: a new one of the file's name is what became of it. */
  readonly see: (loads: readonly { readonly id: string; readonly file: string }[]) => void;
  /** Takes those off the list that are sent, failed or left. */
  readonly clear: () => void;
  /** Takes all off the list, and gives up what is on its way. */
  readonly forget: () => void;
}

/** How sending one file goes; its outcome is thrown. @param signal ends it: the file is given up */
export type Send = (
  file: File,
  tell: { readonly share: (share: number) => void; readonly before: (loadIds: readonly string[]) => void },
  signal: AbortSignal,
) => Promise<void>;

/** How many files are on their way at the same time. */
const AT_ONCE = 2;

/** A list that tells of its changes. */
const observed = () => {
  let uploads: readonly Upload[] = [];
  const listeners = new Set<() => void>();
  const become = (next: readonly Upload[]): void => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const change = (id: number, to: Partial<Upload>): void => {
    become(uploads.map((one) => (one.id === id ? { ...one, ...to } : one)));
  };
  return {
    list: () => uploads,
    subscribe: (changed: () => void) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    become,
    change,
    /** Receives how the sending of a file goes. */
    tellOf: (id: number): Parameters<Send>[1] => ({
      share: (share) => {
        change(id, { share });
      },
      before: (before) => {
        change(id, { before });
      },
    }),
  };
};

/** The uploads, each with the load that it has become, if there is one now. */
const joined = (uploads: readonly Upload[], loads: Parameters<Uploads['see']>[0]): readonly Upload[] => {
  const taken = new Set(uploads.flatMap(({ loadId }) => loadId ?? []));
  return uploads.map((upload) => {
    if (upload.state !== 'sent' || upload.loadId !== undefined) return upload;
    const load = loads.find(
      ({ id, file }) => file === upload.file.name && !upload.before.includes(id) && !taken.has(id),
    );
    if (!load) return upload;
    taken.add(load.id);
    return { ...upload, loadId: load.id };
  });
};

/**
 * The uploads, of which only the last of each name is sent: it would replace the earlier ones. Those that are on their
 * way arrive all the same, before it.
 */
const lastOfName = (uploads: readonly Upload[]): readonly Upload[] => {
  const last = new Map(
    uploads.flatMap(({ id, file, error }) => (error instanceof Unfit ? [] : [[file.name, id] as const])),
  );
  return uploads.map((upload) => {
    const { id, file, state } = upload;
    const isLeft = (state === 'waiting' || state === 'failed') && id < (last.get(file.name) ?? 0);
    return isLeft ? { ...upload, state: 'left' } : upload;
  });
};

/** A file that has just been chosen. One that can never become a load has failed already. */
const chosen = (id: number, file: File): Upload => {
  const fault = unfitness(file);
  const upload = { id, file, share: 0, before: [] };
  return fault === undefined
    ? { ...upload, state: 'waiting' }
    : { ...upload, state: 'failed', error: new Unfit(fault) };
};

const isCut = (error: unknown): boolean => error instanceof NoAnswer || error instanceof TypeError;

/** One that was cut waits to be sent again. */
const withoutCut = (upload: Upload): Upload =>
  upload.state === 'failed' && isCut(upload.error)
    ? { ...upload, state: 'waiting', share: 0, error: undefined }
    : upload;

/**
 * Files that are sent in the order in which they were chosen, two at a time, and one at a time of each name.
 * @param isOnline whether there is a network: without one they wait
 */
export const uploadsBy = (send: Send, isOnline = (): boolean => true): Uploads => {
  const { list, subscribe, become, change, tellOf } = observed();
  let count = 0;
  let life = new AbortController();
  const go = async ({ id, file }: Upload): Promise<void> => {
    const { signal } = life;
    change(id, { state: 'sending', share: 0, error: undefined });
    try {
      await send(file, tellOf(id), signal);
      change(id, { state: 'sent', share: 1 });
    } catch (error) {
      if (signal.aborted) return;
      const waits = isCut(error) && !isOnline();
      change(id, waits ? { state: 'waiting', share: 0 } : { state: 'failed', error });
      become(lastOfName(list()));
    }
    next();
  };
  const next = (): void => {
    if (!isOnline()) return;
    const sending = list().filter(({ state }) => state === 'sending');
    const names = new Set(sending.map(({ file }) => file.name));
    const waiting = list().filter(({ state, file }) => state === 'waiting' && !names.has(file.name));
    for (const upload of waiting.slice(0, Math.max(AT_ONCE - sending.length, 0))) void go(upload);
  };
  return {
    list,
    subscribe,
    add: (files) => {
      const added = files.map((file) => {
        count += 1;
        return chosen(count, file);
      });
      become(lastOfName([...list(), ...added]));
      next();
    },
    again: (id) => {
      change(id, { state: 'waiting', share: 0, error: undefined });
      next();
    },
    goOn: () => {
      become(list().map(withoutCut));
      next();
    },
    see: (loads) => {
      become(joined(list(), loads));
    },
    clear: () => {
      become(list().filter(({ state }) => state === 'waiting' || state === 'sending'));
    },
    forget: () => {
      life.abort();
      life = new AbortController();
      become([]);
    },
  };
};
