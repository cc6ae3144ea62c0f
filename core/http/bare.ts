import { isJson } from '../json.ts';
import type { Guards } from './access.ts';

/**
 * Whether an event comes from no gateway, for functions that also take events which somebody wrote by hand. A gateway
 * always adds its request context, which no caller can leave out: through it nothing is bare.
 */
export const isBare = (event: unknown): boolean => isJson(event) && !('requestContext' in event);

/** What `invokerGuards` take for a key: bare events have none. */
export const INVOKED = 'direct-invocation';

/**
 * The guards of a function's bare events: IAM has decided who may invoke it. They let in what has the key `INVOKED`,
 * which only the code that reads bare events can add; a gateway's events never get here.
 */
export const invokerGuards = (origin: string, scope: string): Guards => ({
  origin,
  findKey: async (value) => (value === INVOKED ? { keyId: INVOKED, scope, owner: INVOKED } : undefined),
  isDenied: async () => false,
});
