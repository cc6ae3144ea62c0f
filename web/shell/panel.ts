import { type ReactNode, useSyncExternalStore } from 'react';

/** What an area shows beside its page, and what to do when a reader closes it. */
interface Shown {
  readonly node: ReactNode;
  readonly close: () => void;
}

let shown: Shown | undefined;
const listeners = new Set<() => void>();

/**
 * Shows something in the panel of the frame.
 * @returns takes it away again
 */
export const showPanel = (panel: Shown): (() => void) => {
  const become = (next: Shown | undefined): void => {
    shown = next;
    for (const listener of listeners) listener();
  };
  become(panel);
  return () => {
    if (shown === panel) become(undefined);
  };
};

const subscribe = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

/** What is in the panel; undefined when the panel is closed. */
export const usePanel = (): Shown | undefined => useSyncExternalStore(subscribe, () => shown);
