import { session } from './browser.ts';

/** The user who is signed in. */
export const subOf = (): string | undefined => {
  const state = session.state();
  return state.status === 'in' ? state.claims.sub : undefined;
};

/** Calls back when the user who is signed in has gone: what they had under way ends with them. */
export const whenOwnerGoes = (gone: (owner: string) => void): void => {
  let owner = subOf();
  session.subscribe(() => {
    const now = subOf();
    if (owner !== undefined && now !== owner) gone(owner);
    owner = now;
  });
};
