import type { Item } from '../../../core/aws/dynamo.ts';
import type { Deletion } from '../../../systems/accounts/deletions/deletion.ts';
import type { Denial } from '../../../systems/accounts/denials/denial.ts';
import type { Invitation } from '../../../systems/accounts/invitations/invitation.ts';
import { type ApiKey, apiKeyHash } from '../../../core/api-key.ts';

export const NOW = new Date('2026-11-21T12:00:00.000Z');
/** An hour ago: older than any grace. */
export const BEFORE = '2026-11-21T11:00:00.000Z';

/** A key as the registry has it; the rest is usual. */
export const registered = (owner: string, keyId: string, more: Partial<ApiKey> = {}): ApiKey => ({
  hash: apiKeyHash(`value-of-${keyId}`),
  keyId,
  scope: 'permits',
  owner,
  name: 'permits',
  lastFour: `value-of-${keyId}`.slice(-4),
  state: 'active',
  createdAt: BEFORE,
  slot: `slot-${keyId}`,
  ...more,
});

export const invitationOf = (sub: string, more: Partial<Invitation> = {}): Invitation => ({
  sub,
  username: `name-${sub}`,
  email: `${sub}@example.com`,
  scopes: ['permits'],
  sendEmail: true,
  state: 'pending',
  mail: 'pending',
  createdAt: BEFORE,
  updatedAt: BEFORE,
  ...more,
});

export const denialOf = (sub: string, more: Partial<Denial> = {}): Denial => ({
  sub,
  reason: 'disabled',
  since: new Date(BEFORE),
  ...more,
});

export const deletionOf = (sub: string, more: Partial<Deletion> = {}): Deletion => ({
  sub,
  username: `name-${sub}`,
  startedAt: BEFORE,
  step: '',
  by: 'self',
  ...more,
});

const attributeOf = (value: unknown): Item[string] => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  return Array.isArray(value) ? { L: value.map(attributeOf) } : { N: String(value) };
};

/** A record as its table keeps it. */
export const itemOf = (record: object): Item =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, attributeOf(value)]));

/** Hears of each call of a port just before it is made, and just before its answer is given; may throw. */
export type Watch = (call: string, when: 'before' | 'after') => unknown;

/** The same ports, such as `{ keys: { find } }`, with each call reported, such as `keys.find`. Lists are begun. */
export const watched = <P extends object>(ports: P, watch: Watch): P =>
  Object.fromEntries(
    Object.entries(ports).map(([name, port]: [string, unknown]) => [
      name,
      typeof port !== 'object' || Array.isArray(port) ? port : watchedPort(name, port as Port, watch),
    ]),
  ) as P;

type Port = Readonly<Record<string, (...args: unknown[]) => unknown>>;

const watchedPort = (name: string, port: Port, watch: Watch): Port =>
  Object.fromEntries(
    Object.entries(port).map(([method, run]) => {
      const call = `${name}.${method}`;
      if (['all', 'ours', 'counts'].includes(method))
        return [method, (...args: unknown[]) => (watch(call, 'before'), run(...args))];
      return [
        method,
        async (...args: unknown[]) => {
          await watch(call, 'before');
          const answer = await run(...args);
          await watch(call, 'after');
          return answer;
        },
      ];
    }),
  );

/** Any admin, with a token that no denial concerns. */
export const acting = { sub: 'an-admin', originJti: 'a session', issuedAt: 4_000_000_000 };

/** The admin whose `sub` is `a`. */
export const adminA = { ...acting, sub: 'a', username: 'name-a' };
