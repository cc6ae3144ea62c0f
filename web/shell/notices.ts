import Button from '@cloudscape-design/components/button';
import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createElement, useSyncExternalStore } from 'react';

/** What has been done, or could not be: shown above the page until it is dismissed. */
export interface Notice {
  readonly type: 'success' | 'info' | 'error';
  readonly content: string;
  /** What can still be done about it. Such a notice stays until its teller takes it away. */
  readonly action?: { readonly text: string; readonly onAct: () => void };
}

let notices: readonly (Notice & { readonly id: string })[] = [];
let count = 0;
const listeners = new Set<() => void>();

const become = (next: typeof notices): void => {
  notices = next;
  for (const listener of listeners) listener();
};

const dismiss = (id: string): void => {
  become(notices.filter((one) => one.id !== id));
};

/**
 * Tells the reader something that outlives a dialog. The last three stay; one of the same text is replaced.
 * @returns what takes it away
 */
export const notify = (notice: Notice): (() => void) => {
  count += 1;
  const id = String(count);
  const others = notices.filter(({ content, action }) => action !== undefined || content !== notice.content);
  become([{ ...notice, id }, ...others.filter(({ action }, at) => at < 2 || action !== undefined)]);
  return () => {
    dismiss(id);
  };
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
  useSyncExternalStore(subscribe, () => notices).map(({ id, type, content, action }) => ({
    id,
    type,
    content,
    ...(action && { action: createElement(Button, { onClick: action.onAct }, action.text) }),
    dismissible: true,
    dismissLabel: 'Dismiss',
    onDismiss: () => {
      dismiss(id);
    },
  }));
