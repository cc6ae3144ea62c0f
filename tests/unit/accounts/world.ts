import { Failure } from '../../../core/errors.ts';
import type { Deletion, DeletionPorts, Deletions } from '../../../systems/accounts/deletions/deletion.ts';
import { goOn } from '../../../systems/accounts/deletions/going-on.ts';
import type { Denial, Denials } from '../../../systems/accounts/denials/denial.ts';
import type { Directory, DirectoryUser } from '../../../systems/accounts/directory/directory.ts';
import type { Invitation, Invitations } from '../../../systems/accounts/invitations/invitation.ts';
import type { SendAccountWork } from '../../../core/messages/accounts.ts';
import type { GatewayKey, GatewayKeys } from '../../../systems/accounts/keys/gateway.ts';
import type { KeyStore } from '../../../systems/accounts/keys/registry.ts';
import { apiKeyHash } from '../../../core/api-key.ts';
import type { Key } from '../../../systems/accounts/keys/key.ts';
import type { ReconcilePorts } from '../../../systems/accounts/reconciling/reconcile-run.ts';

/** A key as the gateway has it; whether it is enabled is told to nobody. */
export type KeyAtGateway = GatewayKey & { readonly enabled: boolean };

/** All that there is: what the directory, the gateway and the tables hold. */
export interface State {
  readonly users: Map<string, DirectoryUser>;
  /** By hash. */
  readonly keys: Map<string, Key>;
  /** By id. */
  readonly gateway: Map<string, KeyAtGateway>;
  readonly invitations: Map<string, Invitation>;
  readonly deletions: Map<string, Deletion>;
  readonly denials: Map<string, Denial>;
  /** The subs to whom a mail with keys went out. */
  readonly mailed: string[];
}

export const STACK = 'trellis';
export const NOW = new Date('2026-11-21T12:00:00.000Z');
/** An hour ago: older than any grace. */
export const BEFORE = '2026-11-21T11:00:00.000Z';

export const valueOf = (keyId: string): string => `value-of-${keyId}`;

export const emptyState = (): State => ({
  users: new Map(),
  keys: new Map(),
  gateway: new Map(),
  invitations: new Map(),
  deletions: new Map(),
  denials: new Map(),
  mailed: [],
});

export const userOf = (sub: string, more: Partial<DirectoryUser> = {}): DirectoryUser => ({
  sub,
  username: `name-${sub}`,
  email: `${sub}@example.com`,
  emailVerified: true,
  enabled: true,
  status: 'CONFIRMED',
  createdAt: new Date(BEFORE),
  ...more,
});

export const keyOf = (owner: string, keyId: string, more: Partial<Key> = {}): Key => ({
  hash: apiKeyHash(valueOf(keyId)),
  keyId,
  scope: 'permits',
  owner,
  name: 'permits',
  lastFour: valueOf(keyId).slice(-4),
  state: 'active',
  createdAt: BEFORE,
  slot: `slot-${keyId}`,
  ...more,
});

export const invitationOf = (sub: string, more: Partial<Invitation> = {}): Invitation => ({
  sub,
  username: `name-${sub}`,
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

export const gatewayKeyOf = (key: Pick<Key, 'keyId' | 'owner' | 'slot'>): KeyAtGateway => ({
  id: key.keyId,
  name: `${STACK}/${key.owner}/${key.slot}`,
  createdAt: new Date(BEFORE),
  enabled: true,
});

/** A key that the registry and the gateway have. */
export const addKey = (state: State, key: Key): void => {
  state.keys.set(key.hash, key);
  state.gateway.set(key.keyId, gatewayKeyOf(key));
};

/** Told of each call before it is made; may throw. */
export type Watch = (call: string) => void;

const watched = <T extends object>(name: string, port: T, watch: Watch): T =>
  new Proxy(port, {
    get(target, method, receiver) {
      const value: unknown = Reflect.get(target, method, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const call = `${name}.${String(method)}`;
        if (method === 'all' || method === 'ours') {
          watch(call);
          return Reflect.apply(value, target, args);
        }
        // Lost calls and lost answers alike: before and after the effect.
        return (async () => {
          watch(call);
          const answer: unknown = await Reflect.apply(value, target, args);
          watch(`${call} answered`);
          return answer;
        })();
      };
    },
  });

const nobody = (): Failure => new Failure('NotFound', 'There is no such user');

const directoryOf = (state: State): Directory => {
  const change = (name: string, more: (user: DirectoryUser) => DirectoryUser): void => {
    const user = state.users.get(name) ?? [...state.users.values()].find(({ username }) => username === name);
    if (user === undefined) throw nobody();
    state.users.set(user.sub, more(user));
  };
  const unused = (): never => {
    throw new Error('nothing here needs this');
  };
  return {
    byName: async (name) => [...state.users.values()].find(({ username }) => username === name),
    bySub: async (sub) => state.users.get(sub),
    async *all() {
      yield* [...state.users.values()];
    },
    async setAttributes(name, { apiKey, emailVerified }) {
      change(name, ({ apiKey: before, ...user }) => {
        const now = apiKey === undefined ? before : apiKey;
        return {
          ...user,
          emailVerified: emailVerified ?? user.emailVerified,
          ...(typeof now === 'string' && { apiKey: now }),
        };
      });
    },
    disable: async (name) => change(name, (user) => ({ ...user, enabled: false })),
    enable: async (name) => change(name, (user) => ({ ...user, enabled: true })),
    signOutEverywhere: async (name) => change(name, (user) => user),
    remove: async (sub) => void state.users.delete(sub),
    list: unused,
    groupsOf: unused,
    inGroup: unused,
    create: unused,
    resend: unused,
    addToGroup: unused,
    removeFromGroup: unused,
  };
};

/** @param index what the index by owner shows, which may lag behind */
const keyStoreOf = (state: State, index: () => readonly Key[]): KeyStore => ({
  async register(key) {
    if (state.denials.has(key.owner)) throw new Failure('Conflict', 'The user may have no key');
    if (!state.keys.has(key.hash)) state.keys.set(key.hash, key);
  },
  byOwner: async (owner) => index().filter((key) => key.owner === owner),
  find: async (owner, keyId) => index().find((key) => key.owner === owner && key.keyId === keyId),
  async change(hash, { state: next, onlyFrom }) {
    const key = state.keys.get(hash);
    if (key === undefined || !(onlyFrom ?? [key.state]).includes(key.state)) return false;
    state.keys.set(hash, { ...key, ...(next && { state: next }) });
    return true;
  },
  async replace() {
    throw new Error('nothing here rotates');
  },
  remove: async (hash) => void state.keys.delete(hash),
  async *all() {
    yield* [...state.keys.values()];
  },
});

const gatewayOf = (state: State): GatewayKeys => {
  let made = 0;
  const enable = (id: string, enabled: boolean): void => {
    const key = state.gateway.get(id);
    if (key === undefined) throw new Error('the gateway has no such key');
    state.gateway.set(id, { ...key, enabled });
  };
  return {
    async create(name) {
      while (state.gateway.has(`made-${made}`)) made += 1;
      const id = `made-${made}`;
      state.gateway.set(id, { id, name, createdAt: NOW, enabled: false });
      return { id, value: valueOf(id) };
    },
    async named(name) {
      const [oldest] = [...state.gateway.values()]
        .filter((key) => key.name === name)
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
      return oldest && { id: oldest.id, value: valueOf(oldest.id) };
    },
    value: async (id) => (state.gateway.has(id) ? valueOf(id) : undefined),
    addToPlan: async () => undefined,
    enable: async (id) => enable(id, true),
    disable: async (id) => enable(id, false),
    remove: async (id) => void state.gateway.delete(id),
    async *ours() {
      yield* [...state.gateway.values()].filter(({ name }) => name.startsWith(`${STACK}/`));
    },
    usage: async () => [],
  };
};

const invitationsOf = (state: State): Invitations => {
  const leases = new Map<string, string>();
  return {
    async begin(invitation) {
      const standing = state.invitations.get(invitation.sub) ?? invitation;
      state.invitations.set(invitation.sub, standing);
      return standing;
    },
    get: async (sub) => state.invitations.get(sub),
    async lease(sub, holder) {
      if (!state.invitations.has(sub)) return false;
      leases.set(sub, holder);
      return true;
    },
    async change(sub, holder, change) {
      const standing = state.invitations.get(sub);
      if (standing === undefined || leases.get(sub) !== holder)
        throw new Failure('Conflict', 'Somebody else is working on it');
      state.invitations.set(sub, { ...standing, ...change });
    },
    release: async (sub) => void leases.delete(sub),
    remove: async (sub) => void state.invitations.delete(sub),
    async *all() {
      yield* [...state.invitations.values()];
    },
  };
};

const deletionsOf = (state: State): Deletions => ({
  async begin(deletion) {
    const standing = state.deletions.get(deletion.sub);
    if (standing) return standing;
    state.denials.set(deletion.sub, denialOf(deletion.sub, { reason: 'deleted' }));
    state.deletions.set(deletion.sub, deletion);
    return deletion;
  },
  get: async (sub) => state.deletions.get(sub),
  byName: async (name) => [...state.deletions.values()].find(({ username }) => username === name),
  async step(sub, step, now) {
    const standing = state.deletions.get(sub);
    if (standing) state.deletions.set(sub, { ...standing, step, activeAt: now.toISOString() });
  },
  async moveTurn(sub, from, to) {
    const standing = state.deletions.get(sub);
    if (standing === undefined || (standing.turn ?? 0) !== from) return false;
    state.deletions.set(sub, { ...standing, turn: to });
    return true;
  },
  async end(sub, now) {
    state.deletions.delete(sub);
    const until = now.getTime() / 1000 + 86_400;
    state.denials.set(sub, denialOf(sub, { reason: 'deleted', until }));
  },
  async *all() {
    yield* [...state.deletions.values()];
  },
});

const denialsOf = (state: State): Denials => ({
  async deny(sub, reason) {
    if (state.denials.get(sub)?.reason !== 'deleted') state.denials.set(sub, denialOf(sub, { reason }));
  },
  async allow(sub) {
    if (state.denials.get(sub)?.reason !== 'deleted') state.denials.delete(sub);
  },
  get: async (sub) => state.denials.get(sub),
  async end(sub, until) {
    const standing = state.denials.get(sub);
    if (standing && standing.until === undefined) state.denials.set(sub, { ...standing, until });
  },
  async *all() {
    yield* [...state.denials.values()];
  },
});

/**
 * Everything that a reconciler and a deletion need, in memory; provisioning and deleting are the real
 * ones. What is queued is worked at once.
 */
export type World = ReconcilePorts & DeletionPorts;

/**
 * @param watch told of every call
 * @param lags the index of keys by owner shows what was there when the world was made, and nothing since
 */
export const worldOf = (state: State, watch: Watch = () => undefined, lags = false): World => {
  const before = [...state.keys.values()];
  let ids = 0;
  const ports = {
    mailer: { send: async (to: string) => void state.mailed.push(to) },
    consoleOrigin: 'https://console.example.com',
    newId: () => `id-${(ids += 1)}`,
    directory: watched('directory', directoryOf(state), watch),
    keys: watched(
      'keys',
      keyStoreOf(state, () => (lags ? before : [...state.keys.values()])),
      watch,
    ),
    gateway: watched('gateway', gatewayOf(state), watch),
    invitations: watched('invitations', invitationsOf(state), watch),
    deletions: watched('deletions', deletionsOf(state), watch),
    denials: watched('denials', denialsOf(state), watch),
    proofs: watched('proofs', { removeOf: async () => undefined }, watch),
    stack: STACK,
    systems: [],
    now: () => NOW,
  };
  const send: SendAccountWork = async (work) => {
    if (work.kind === 'delete') await goOn({ ...ports, send }, work);
  };
  return { ...ports, send };
};
