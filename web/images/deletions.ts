/** Images that are to be deleted, unless their owner wants them back in time. */
export interface Deletions {
  /** Hides images, and deletes them after a while. @returns what gives them back, as long as they are there */
  readonly later: (imageIds: readonly string[]) => () => boolean;
  /** Gives back what was deleted last. @returns whether there was something to give back */
  readonly undoLast: () => boolean;
  /** Deletes nothing that is still there. */
  readonly forget: () => void;
  /** What is not to be shown: what will be deleted, and what was. */
  readonly hidden: () => ReadonlySet<string>;
  readonly subscribe: (changed: () => void) => () => void;
}

export interface DeletionPorts {
  /** @returns the images that could not be deleted */
  readonly remove: (imageIds: readonly string[]) => Promise<readonly string[]>;
  /** @returns what stops the timer */
  readonly after: (ms: number, then: () => void) => () => void;
  /** Is called when the time of a batch is over, or when it was given back. */
  readonly onOver: (imageIds: readonly string[]) => void;
}

/** How long a deletion can be undone. */
export const UNDO_MS = 8000;

interface Batch {
  readonly imageIds: readonly string[];
  readonly stop: () => void;
}

/** Deletions that wait. They live as long as the page, and not longer than the session. */
export const deletionsOf = ({ remove, after, onOver }: DeletionPorts): Deletions => {
  let hidden: ReadonlySet<string> = new Set();
  let batches: readonly Batch[] = [];
  const listeners = new Set<() => void>();
  const hide = (next: Iterable<string>): void => {
    hidden = new Set(next);
    for (const listener of listeners) listener();
  };
  const show = (imageIds: readonly string[]): void => {
    hide([...hidden].filter((id) => !imageIds.includes(id)));
  };
  const drop = (batch: Batch): boolean => {
    const isThere = batches.includes(batch);
    batches = batches.filter((one) => one !== batch);
    return isThere;
  };
  const undo = (batch: Batch | undefined): boolean => {
    if (!batch || !drop(batch)) return false;
    batch.stop();
    show(batch.imageIds);
    onOver(batch.imageIds);
    return true;
  };
  return {
    later: (imageIds) => {
      const stop = after(UNDO_MS, () => {
        drop(batch);
        onOver(imageIds);
        // What was deleted stays hidden: a list that was asked for before may still have it.
        void remove(imageIds).then(show);
      });
      const batch: Batch = { imageIds, stop };
      batches = [...batches, batch];
      hide([...hidden, ...imageIds]);
      return () => undo(batch);
    },
    undoLast: () => undo(batches.at(-1)),
    forget: () => {
      for (const { stop } of batches) stop();
      batches = [];
      hide([]);
    },
    hidden: () => hidden,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};
