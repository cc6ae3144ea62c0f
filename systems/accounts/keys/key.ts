import { type ApiKey, hasEnded } from '../../../core/api-key.ts';
import type { Scope } from '../../../core/scopes.ts';

/** A usage plan of the gateway: `permits` 5 a second, burst 10, 1000 a day; `data` 100 a second, burst 20. */
export type Plan = 'permits' | 'data';

/** The usage plan that the keys of a scope are on. */
export const PLAN_OF: Readonly<Record<Scope, Plan>> = { permits: 'permits', music: 'data', manager: 'data' };

/** A key of the registry: in this system `key` is an API key. */
export type Key = ApiKey;

/** What a person sees of a key's state. */
export type ShownState = 'active' | 'disabled' | 'expired' | 'replaced' | 'creating' | 'removing';

/** Whether a key's end has come: it opens nothing from the second `expiresAt` on. */
export const isExpired = (key: Pick<Key, 'expiresAt'>, now: Date): boolean => hasEnded(key, now.getTime());

/**
 * The state of a key as a person is shown it. Expired wins over disabled, since enabling such a key would
 * open nothing; `replaced` is an active key that a rotation gave an end which has not come yet.
 */
export const shownState = (key: Pick<Key, 'state' | 'expiresAt' | 'replacedBy'>, now: Date): ShownState => {
  if (key.state === 'creating' || key.state === 'removing') return key.state;
  if (isExpired(key, now)) return 'expired';
  if (key.state === 'paused') return 'disabled';
  return key.state === 'active' && key.replacedBy !== undefined ? 'replaced' : key.state;
};

/** Who disabled a key: undefined for one that is not. */
export const disabledBy = ({ state }: Pick<Key, 'state'>): 'owner' | 'admin' | undefined => {
  if (state === 'paused') return 'owner';
  return state === 'disabled' ? 'admin' : undefined;
};

const INVITATION = 'invitation-';

/** The slot of an invitation's key: one for each user and scope, so that making it can be resumed. */
export const invitationSlot = (scope: Scope): string => `${INVITATION}${scope}`;

/**
 * The slot of the key that takes the place of an invitation's when it is sent again: one for each request, so that a
 * request that is delivered twice makes it once.
 * @param queuedAt when it was asked for: ISO 8601
 */
export const resentSlot = (scope: Scope, queuedAt: string): string =>
  `${INVITATION}${scope}-${String(Date.parse(queuedAt))}`;

export const isInvitationSlot = (slot: string): boolean => slot.startsWith(INVITATION);

/** The name of a key at the gateway, by which the stack's own keys and their owners are found there. */
export const gatewayName = (stack: string, owner: string, slot: string): string =>
  `${stack}/${owner}/${slot}`;

/** The owner and slot of a name that `gatewayName` made; undefined for the name of anything else. */
export const parseGatewayName = (
  stack: string,
  name: string,
): { readonly owner: string; readonly slot: string } | undefined => {
  if (!name.startsWith(`${stack}/`)) return undefined;
  const [owner, slot, ...more] = name.slice(stack.length + 1).split('/');
  return owner && slot && more.length === 0 ? { owner, slot } : undefined;
};

/** The last four characters of a key's value, by which its owner tells it from others. */
export const lastFourOf = (value: string): string => value.slice(-4);
