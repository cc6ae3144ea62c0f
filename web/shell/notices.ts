import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { useSyncExternalStore } from 'react';

/** What has been done, or could not be: shown above the page until it is dismissed. */
export interface Notice {
  readonly type: 'success' | 'info' | 'error';
  readonly content: string;
}

let notices: readonly (Notice & { readonly id: string })[] = [];
let count = 0;
const listeners = new Set<() => void>();

const become = (next: typeof notices): void => {
  notices = next;
  for (const listener of listeners) listener();
};

/** Tells the reader something that outlives a dialog. Three are enough. */
export const notify = (notice: Notice): void => {
  count += 1;
  become([{ ...notice, id: String(count) }, ...notices.slice(0, 2)]);
};

/** Takes all away: they belong to who is signed in. */
export const clearNotices = (): void => {
  become([]);
};

const subscribe = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

/** The notices as the bar shows them. */
export const useNotices = (): FlashbarProps.MessageDefinition[] =>
  useSyncExternalStore(subscribe, () => notices).map(({ id, type, content }) => ({
    id,
    type,
    content,
    dismissible: true,
    dismissLabel: 'Dismiss',
    onDismiss: () => {
      become(notices.filter((one) => one.id !== id));
    },
  }));
