import { useSyncExternalStore } from 'react';
import { session } from './browser.ts';
import type { Claims } from './claims.ts';
import type { SessionState } from './session.ts';

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.state);

/**
 * Who is signed in, on a page that only they see.
 * @throws Error without a session
 */
export const useClaims = (): Claims => {
  const state = useSession();
  if (state.status !== 'in') throw new Error('there is no session');
  return state.claims;
};
