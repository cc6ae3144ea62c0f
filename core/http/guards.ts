import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { endpointUrl, underSamLocal } from '../settings.ts';
import { denyList } from './denied.ts';
import type { Guards } from './access.ts';
import type { FindKey } from './keys.ts';
import { tokenVerifier, type UserPool } from './verify.ts';

/** The guards of a function, from its settings. Every function of the gateway uses them, so that none forgets one. */
export const guards = (given: {
  readonly db: DynamoDBClient;
  /** The origin that browsers may call from, for CORS. */
  readonly origin: string;
  /**
   * Finds API keys: `keyRegistry(…)`. Without it no key opens anything: for functions that have no keyed
   * operation. It is not made here, so that only functions that look up keys hold the code for it.
   */
  readonly findKey?: FindKey;
  readonly deniedTable: string;
  /** For functions that have operations of users. Without it no token is verified under `sam local`. */
  readonly userPool?: UserPool;
}): Guards => ({
  origin: given.origin,
  findKey: given.findKey ?? (async () => undefined),
  isDenied: denyList(given.db, given.deniedTable),
  verify: given.userPool && underSamLocal() ? tokenVerifier(given.userPool, endpointUrl()) : undefined,
});
