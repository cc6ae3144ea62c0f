import { type HeldToken, isFresh, tokenHolder, type TokenSource } from 'trellis/client';
import { type Claims, claimsOf } from './claims.ts';

/** Whether a user is signed in. `unknown` is only the moment in which a page finds out. */
export type SessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'unreachable'; readonly error: unknown }
  | { readonly status: 'out'; readonly ended: boolean }
  | { readonly status: 'in'; readonly claims: Claims };

/** What the tabs of a browser send each other. It stays in memory: nothing is stored. */
export type News = { readonly held: HeldToken } | { readonly held?: never; readonly ended: true };

export interface SessionPorts {
  /** Gets a token by the refresh cookie; undefined when there is no session. Throws when it cannot tell. */
  readonly renew: () => Promise<HeldToken | undefined>;
  /** Runs one renewal at a time in all tabs. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly tell: (news: News) => void;
  /** Is called when the user who was signed in has gone: nothing of theirs stays. */
  readonly forget: () => void;
  readonly now: () => number;
}

/** The session of this tab, which all tabs share: its token is held in memory, its refresh token in a cookie. */
export interface Session {
  readonly tokens: TokenSource;
  readonly state: () => SessionState;
  readonly subscribe: (changed: () => void) => () => void;
  /** Finds out whether the cookie holds a session. */
  readonly start: () => Promise<void>;
  /** After a sign-in, or a new password. */
  readonly begin: (held: HeldToken) => void;
  /** After a sign-out, or (`byItself`) when the API accepts the session no longer. */
  readonly end: (byItself?: boolean) => void;
  /** Takes news from another tab. */
  readonly hear: (news: News) => void;
}

/** What a tab knows of its session, and what listens for a change. */
const knowledge = (forget: () => void) => {
  let state: SessionState = { status: 'unknown' };
  const listeners = new Set<() => void>();
  const subOf = (one: SessionState): string | undefined => (one.status === 'in' ? one.claims.sub : undefined);
  const become = (next: SessionState): void => {
    const before = subOf(state);
    state = next;
    if (before !== undefined && before !== subOf(next)) forget();
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    subscribe: (changed: () => void) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    become,
    enter: (held: HeldToken): void => {
      become({ status: 'in', claims: claimsOf(held) });
    },
    leave: (ended: boolean): void => {
      become({ status: 'out', ended });
    },
  };
};

export const sessionOf = ({ renew, alone, tell, forget, now }: SessionPorts): Session => {
  const { state, subscribe, become, enter, leave } = knowledge(forget);
  const holder = tokenHolder(
    (stale) =>
      alone(async () => {
        const held = holder.held();
        // Another tab was faster.
        if (held !== undefined && held.token !== stale?.token && isFresh(held, now())) return held;
        const fresh = await renew();
        if (fresh === undefined) leave(true);
        else enter(fresh);
        tell(fresh === undefined ? { ended: true } : { held: fresh });
        return fresh;
      }),
    now,
  );
  return {
    tokens: holder,
    state,
    subscribe,
    start: async () => {
      try {
        const held = await alone(renew);
        holder.hold(held);
        if (held === undefined) leave(false);
        else enter(held);
      } catch (error) {
        become({ status: 'unreachable', error });
      }
    },
    begin: (held) => {
      holder.hold(held);
      enter(held);
      tell({ held });
    },
    end: (byItself = false) => {
      holder.hold(undefined);
      leave(byItself);
      tell({ ended: true });
    },
    hear: ({ held }) => {
      holder.hold(held);
      const now = state();
      if (held === undefined) leave(now.status === 'in' || (now.status === 'out' && now.ended));
      else enter(held);
    },
  };
};
