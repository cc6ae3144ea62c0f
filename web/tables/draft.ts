import { session } from '../session/browser.ts';
import { subOf } from '../session/owner.ts';
import type { Row } from './edit.ts';
import type { Item } from './value.ts';

/** What a form held when its session ended by itself. */
export interface Draft {
  /** The item as it was read; undefined for a new one. */
  readonly before: Item | undefined;
  readonly rows: readonly Row[];
}

let kept: (Draft & { readonly owner: string; readonly place: string }) | undefined;

/** Keeps a form in memory until its owner opens it again. @param place tells the forms of a user apart */
export const keepDraft = (owner: string, place: string, draft: Draft): void => {
  kept = { ...draft, owner, place };
};

/** What the user who is signed in has left in a form. */
export const draftOf = (place: string): Draft | undefined =>
  kept?.place === place && kept.owner === subOf() ? kept : undefined;

/** Forgets what was left in a form. */
export const dropDraft = (place: string): void => {
  if (kept?.place === place) kept = undefined;
};

// It is for its owner alone, and a sign-out in this tab leaves nothing behind.
session.subscribe(() => {
  const state = session.state();
  const isOther = state.status === 'in' && state.claims.sub !== kept?.owner;
  if (isOther || (state.status === 'out' && !state.ended)) kept = undefined;
});
