import type { components } from 'trellis/client';
import { unfitness } from './limits.ts';
import { reasonOf, verdictOn } from './faults.ts';

type Schemas = components['schemas'];
type ImageId = Schemas['ImageId'];

/** How far a file is. */
export type Stage =
  | { readonly at: 'waiting' }
  /** @param part from 0 to 1 */
  | { readonly at: 'sending'; readonly part: number }
  /** The file has come; `image` is what became of it, as far as it is known. */
  | {
      readonly at: 'sent';
      readonly imageId: ImageId;
      readonly image?: Pick<Schemas['Image'], 'state' | 'reason'>;
    }
  /** An image with these bytes was there already. */
  | { readonly at: 'known'; readonly imageId: ImageId }
  /** Could not be uploaded, and may be tried again. */
  | { readonly at: 'failed'; readonly reason: string }
  /** Cannot be uploaded at all. */
  | { readonly at: 'unfit'; readonly reason: string };

/** What a file says of itself. */
export interface FileLike {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

export interface Item {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly stage: Stage;
}

/** A form that was given for some bytes. */
interface Form extends Readonly<Schemas['Upload']> {
  readonly askedAtMs: number;
}

/** What a queue needs from outside. Each call rejects with what went wrong: see `verdictOn`. */
export interface UploadPorts<F extends FileLike> {
  /** The SHA-256 of the bytes, in hexadecimal digits. */
  readonly digest: (file: F) => Promise<string>;
  /** A form, or the image that has these bytes. */
  readonly ask: (
    file: F,
    sha256: string,
    signal: AbortSignal,
  ) => Promise<Schemas['Upload'] | Schemas['Image']>;
  readonly send: (
    form: Schemas['FormConfig'],
    file: F,
    onPart: (part: number) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** The state of an image; undefined when the image does not exist. */
  readonly stateOf: (imageId: ImageId, signal: AbortSignal) => Promise<Schemas['ImageState'] | undefined>;
  /** Deletes an image whose file did not come. */
  readonly withdraw: (imageId: ImageId) => Promise<unknown>;
  /** Rejects when the signal fires. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
}

/** What is known of all files. */
export interface Progress {
  readonly items: readonly Item[];
  /** Until when the API has asked to wait, in milliseconds since 1970; absent when nothing waits for that. */
  readonly waitsUntilMs?: number;
}

/** Files on their way. It knows nothing of a page: it goes on while another one is looked at. */
export interface UploadQueue<F extends FileLike> {
  readonly add: (files: readonly F[]) => void;
  /** Tries again what has failed: one file, or all. */
  readonly retry: (id?: number) => void;
  /** Takes what is finished off the list. */
  readonly tidy: () => void;
  /** Gives up what has not come yet. */
  readonly stop: () => void;
  /** Forgets everything: it belonged to who was signed in. */
  readonly end: () => void;
  /** Takes news of images. */
  readonly learn: (images: readonly News[]) => void;
  readonly progress: () => Progress;
  readonly subscribe: (changed: () => void) => () => void;
}

const AT_ONCE = 4;
const MOST_ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 10_000;
/** A form lives for five minutes. One that is nearly dead is not worth a try. */
const FORM_MS = 4.5 * 60_000;

/** Whether a file still needs this page to stay open. */
export const isUnderWay = ({ stage }: Pick<Item, 'stage'>): boolean =>
  stage.at === 'waiting' || stage.at === 'sending';

/** Whether nothing more will become of a file, and nothing can be done about it. */
export const isOver = ({ stage }: Pick<Item, 'stage'>): boolean =>
  stage.at === 'known' ||
  stage.at === 'unfit' ||
  (stage.at === 'sent' &&
    stage.image !== undefined &&
    !['uploading', 'processing'].includes(stage.image.state));

/** What the page says about an image. */
type News = Pick<Schemas['Image'], 'id' | 'state' | 'reason'>;

/** An item, with what is known now of the image that it has become. */
const informed = (item: Item, news: ReadonlyMap<ImageId, News>): Item => {
  if (item.stage.at !== 'sent') return item;
  const image = news.get(item.stage.imageId);
  return image ? { ...item, stage: { ...item.stage, image } } : item;
};

/** Items in their order, and who listens. */
const itemList = () => {
  let progress: Progress = { items: [] };
  const listeners = new Set<() => void>();
  const become = (next: Progress): void => {
    progress = next;
    for (const listener of listeners) listener();
  };
  const update = (change: (item: Item) => Item): void => {
    become({ ...progress, items: progress.items.map(change) });
  };
  return {
    progress: () => progress,
    become,
    update,
    stage: (id: number, stage: Stage): void => {
      update((item) => (item.id === id ? { ...item, stage } : item));
    },
    keep: (wanted: (item: Item) => boolean): void => {
      become({ ...progress, items: progress.items.filter(wanted) });
    },
    learn: (images: readonly News[]): void => {
      const news = new Map(images.map((image) => [image.id, image]));
      if (progress.items.some((item) => informed(item, news) !== item))
        update((item) => informed(item, news));
    },
    subscribe: (changed: () => void) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};

type ItemList = ReturnType<typeof itemList>;

/** The forms and images of bytes: by them no file becomes two images, whatever answer is lost. */
interface Memory {
  readonly forms: Map<string, Form>;
  readonly sent: Map<string, ImageId>;
  /** Files that are on their way now. */
  readonly claims: Map<string, Promise<unknown>>;
}

interface Steps<F extends FileLike> {
  readonly ports: UploadPorts<F>;
  readonly memory: Memory;
  readonly file: F;
  readonly sha256: string;
  readonly onPart: (part: number) => void;
  readonly signal: AbortSignal;
}

/** An image that these bytes have become before, in this queue: the API finds one only once it has been looked at. */
const earlier = async <F extends FileLike>({
  ports,
  memory,
  sha256,
  signal,
}: Steps<F>): Promise<ImageId | undefined> => {
  const id = memory.sent.get(sha256);
  if (id === undefined) return undefined;
  const state = await ports.stateOf(id, signal);
  if (state !== undefined && state !== 'rejected') return id;
  memory.sent.delete(sha256);
  return undefined;
};

/** What became of a form that is too old: its file has come, or the form is gone for good. */
const settleForm = async <F extends FileLike>(
  { ports, memory, sha256, signal }: Steps<F>,
  form: Form,
): Promise<ImageId | undefined> => {
  const state = await ports.stateOf(form.imageId, signal);
  if (state !== undefined && state !== 'uploading') return form.imageId;
  // A file that comes after all finds no image, and is removed.
  if (state !== undefined) await ports.withdraw(form.imageId);
  memory.forms.delete(sha256);
  return undefined;
};

/** Remembers that a file has come. */
const come = ({ forms, sent }: Memory, sha256: string, imageId: ImageId): Stage => {
  sent.set(sha256, imageId);
  forms.delete(sha256);
  return { at: 'sent', imageId };
};

/**
 * One attempt to upload one file. It may be repeated after any error: the same form puts the same object, and a form
 * is given up only when its image is known to be without a file.
 */
const attempt = async <F extends FileLike>(steps: Steps<F>): Promise<Stage> => {
  const { ports, memory, file, sha256, onPart, signal } = steps;
  const before = await earlier(steps);
  if (before !== undefined) return { at: 'known', imageId: before };
  const old = memory.forms.get(sha256);
  if (old && ports.now() - old.askedAtMs > FORM_MS) {
    const imageId = await settleForm(steps, old);
    if (imageId !== undefined) return come(memory, sha256, imageId);
  }
  let form = memory.forms.get(sha256);
  if (!form) {
    const askedAtMs = ports.now();
    const answer = await ports.ask(file, sha256, signal);
    if ('id' in answer) return { at: 'known', imageId: answer.id };
    form = { ...answer, askedAtMs };
    memory.forms.set(sha256, form);
  }
  await ports.send(form.formConfig, file, onPart, signal);
  return come(memory, sha256, form.imageId);
};

/** Lets a form count as dead: what became of it is asked before another is asked for. */
const age = (memory: Memory, sha256: string): void => {
  const form = memory.forms.get(sha256);
  if (form) memory.forms.set(sha256, { ...form, askedAtMs: -Infinity });
};

/** Makes files wait together: what keeps one from going on keeps all. */
const gate = (ports: Pick<UploadPorts<never>, 'now' | 'pause'>, list: ItemList) => {
  let openAtMs = 0;
  return {
    close: (ms: number, isAsked: boolean): void => {
      openAtMs = Math.max(openAtMs, ports.now() + ms);
      if (isAsked) list.become({ ...list.progress(), waitsUntilMs: openAtMs });
    },
    pass: async (signal: AbortSignal): Promise<void> => {
      while (openAtMs > ports.now()) await ports.pause(openAtMs - ports.now(), signal);
      const { waitsUntilMs, ...rest } = list.progress();
      if (waitsUntilMs !== undefined && waitsUntilMs <= ports.now()) list.become(rest);
    },
  };
};

/** Tries until it is done or cannot be. */
const persist = async <F extends FileLike>(
  steps: Steps<F>,
  door: ReturnType<typeof gate>,
  onWait: () => void,
): Promise<Stage> => {
  for (let tries = 1; ;) {
    await door.pass(steps.signal);
    try {
      return await attempt(steps);
    } catch (error) {
      steps.signal.throwIfAborted();
      const verdict = verdictOn(error);
      if (verdict.then === 'fail' || (verdict.then === 'again' && tries >= MOST_ATTEMPTS)) throw error;
      onWait();
      if (verdict.then === 'wait') {
        door.close(verdict.ms, true);
        continue;
      }
      if (verdict.form === 'drop') age(steps.memory, steps.sha256);
      door.close(Math.min(500 * 2 ** tries, LONGEST_PAUSE_MS), false);
      tries += 1;
    }
  }
};

/** The time of one user: what of it is still under way when it has ended is not heard. */
const lifeOf = <F extends FileLike>(ports: UploadPorts<F>, list: ItemList, sent: Memory['sent']) => {
  const memory: Memory = { forms: new Map(), sent, claims: new Map() };
  const files = new Map<number, F>();
  const started = new Set<number>();
  const end = new AbortController();
  const { signal } = end;
  const door = gate(ports, list);
  const become = (id: number, stage: Stage): void => {
    if (!signal.aborted) list.stage(id, stage);
  };

  /** Uploads one file, after any other with the same bytes. */
  const upload = async (id: number, file: F): Promise<Stage> => {
    const sha256 = await ports.digest(file);
    for (let claim = memory.claims.get(sha256); claim; claim = memory.claims.get(sha256)) await claim;
    const onPart = (part: number): void => {
      become(id, { at: 'sending', part });
    };
    const onWait = (): void => {
      become(id, { at: 'waiting' });
    };
    const work = persist({ ports, memory, file, sha256, onPart, signal }, door, onWait);
    const claim = work.catch(() => undefined).finally(() => memory.claims.delete(sha256));
    memory.claims.set(sha256, claim);
    return work;
  };

  const run = async (id: number, file: F): Promise<void> => {
    become(id, { at: 'sending', part: 0 });
    try {
      become(id, await upload(id, file));
      files.delete(id);
    } catch (error) {
      become(id, { at: 'failed', reason: reasonOf(error) });
    }
    started.delete(id);
    pump();
  };

  const pump = (): void => {
    for (const { id, stage } of list.progress().items) {
      if (signal.aborted || started.size >= AT_ONCE) return;
      const file = files.get(id);
      if (stage.at !== 'waiting' || started.has(id) || !file) continue;
      started.add(id);
      void run(id, file);
    }
  };
  return {
    files,
    memory,
    pump,
    end: () => {
      end.abort();
    },
  };
};

/**
 * A queue of files. Four are sent at a time. A network that is away, a fault and a 429 are waited for; whatever is
 * lost on the way, each file becomes one image.
 */
export const queueOf = <F extends FileLike>(ports: UploadPorts<F>): UploadQueue<F> => {
  const list = itemList();
  let life = lifeOf(ports, list, new Map());
  let count = 0;
  const itemOf = (file: F): Item => {
    count += 1;
    const reason = unfitness(file);
    if (reason === undefined) life.files.set(count, file);
    const stage: Stage = reason === undefined ? { at: 'waiting' } : { at: 'unfit', reason };
    return { id: count, name: file.name, size: file.size, stage };
  };
  return {
    add: (added) => {
      list.become({ ...list.progress(), items: [...list.progress().items, ...added.map(itemOf)] });
      life.pump();
    },
    retry: (id) => {
      const isMeant = (item: Item): boolean =>
        item.stage.at === 'failed' && (id === undefined || item.id === id);
      list.update((item) => (isMeant(item) ? { ...item, stage: { at: 'waiting' } } : item));
      life.pump();
    },
    tidy: () => {
      list.keep((item) => !isOver(item));
    },
    stop: () => {
      const old = life;
      old.end();
      life = lifeOf(ports, list, old.memory.sent);
      const items = list.progress().items.filter((item) => !isUnderWay(item));
      for (const { id } of items) {
        const file = old.files.get(id);
        if (file) life.files.set(id, file);
      }
      for (const { imageId } of old.memory.forms.values())
        void ports.withdraw(imageId).catch(() => undefined);
      list.become({ items });
    },
    end: () => {
      life.end();
      life = lifeOf(ports, list, new Map());
      list.become({ items: [] });
    },
    learn: (images) => {
      list.learn(images);
    },
    progress: list.progress,
    subscribe: list.subscribe,
  };
};
