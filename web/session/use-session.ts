import { useSyncExternalStore } from 'react';
import { session } from './browser.ts';
import type { Claims } from './claims.ts';
import type { SessionState } from './session.ts';

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.state);

/**
 * Who is signed in, on a page that only they see.
 * @throws Error where nobody is
 */
export const useClaims = (): Claims => {
  const state = useSession();
  if (state.status !== 'in') throw new Error('nobody is signed in');
  return state.claims;
};
