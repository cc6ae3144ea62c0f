import { Failure } from '../../../core/errors.ts';
import type { Mail, Mailer } from '../../../systems/accounts/email/mail.ts';
import type { Deletion } from '../../../systems/accounts/deletions/deletion.ts';
import { LEASE_MS } from '../../../systems/accounts/work/times.ts';
import type { DirectoryUser } from '../../../systems/accounts/directory/directory.ts';
import type { Invitation } from '../../../systems/accounts/invitations/invitation.ts';
import type { InvitationPorts } from '../../../systems/accounts/invitations/inviting.ts';
import type { InviteWork } from '../../../core/messages/accounts.ts';
import type { KeyStore } from '../../../systems/accounts/keys/registry.ts';
import type { GatewayKeys } from '../../../systems/accounts/keys/gateway.ts';
import {
  isInvitationSlot,
  type Key,
  parseGatewayName,
  shownState,
} from '../../../systems/accounts/keys/key.ts';
import type { ResendPorts } from '../../../systems/accounts/invitations/resending.ts';

export const SUB = '5f2c1f0e-0000-4000-8000-000000000001';
export const START = new Date('2026-11-21T09:00:00.000Z');

export const ann: DirectoryUser = {
  sub: SUB,
  username: 'ann',
  email: 'ann@example.com',
  emailVerified: false,
  enabled: true,
  status: 'FORCE_CHANGE_PASSWORD',
  createdAt: START,
};

export const invite: InviteWork = { kind: 'invite', username: 'ann', queuedAt: START.toISOString() };

/** When a call fails: before it does anything, or after, when only its answer is lost. */
export type Cut = 'before' | 'after';
/** Called around each call of a port, by its number from 0 on. */
export type Around = (at: number, call: string, when: Cut) => void | Promise<void>;

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** The same port, its calls reported. */
const watched = <P extends object>(name: string, port: P, around: Method): P =>
  Object.fromEntries(
    Object.entries(port).map(([method, run]: [string, unknown]) => [
      method,
      (...args: unknown[]) => around(`${name}.${method}`, () => (run as Method)(...args)),
    ]),
  ) as P;

interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** A user pool, a gateway, the tables and a mail server, in memory, that keep the promises of the real ones. */
export const world = (options: { user?: DirectoryUser; mailer?: 'works' | 'down' | 'absent' } = {}) => {
  let clockMs = START.getTime();
  let ids = 0;
  const users = new Map<string, DirectoryUser>([[SUB, options.user ?? ann]]);
  const registry = new Map<string, Key>();
  const gatewayKeys = new Map<
    string,
    { name: string; value: string; enabled: boolean; plans: Set<string> }
  >();
  const invitations = new Map<string, Invitation>();
  const leases = new Map<string, Lease>();
  const deletions = new Map<string, Deletion>();
  const denied = new Set<string>();
  const mails: (Mail & { to: string })[] = [];
  const passwords: string[] = [];
  let around: Around = () => undefined;
  let calls = 0;

  const now = () => new Date(clockMs);
  const watch: Method = async (call, run) => {
    const at = calls;
    calls += 1;
    await around(at, String(call), 'before');
    const answer = await (run as () => Promise<unknown>)();
    await around(at, String(call), 'after');
    return answer;
  };
  const userOf = (sub: string): DirectoryUser => {
    const user = users.get(sub);
    if (user === undefined) throw new Failure('NotFound', 'There is no such user');
    return user;
  };
  const gatewayKeyOf = (id: string) => {
    const key = gatewayKeys.get(id);
    if (key === undefined) throw new Error('the gateway has no such key');
    return key;
  };
  const idOf = (name: string) =>
    [...gatewayKeys].filter(([, key]) => key.name === name).map(([id, { value }]) => ({ id, value }))[0];

  const keys: Pick<KeyStore, 'register' | 'byOwner' | 'find' | 'change'> = {
    async register(key) {
      if (denied.has(key.owner)) throw new Failure('Conflict', 'denied');
      if (!registry.has(key.hash)) registry.set(key.hash, key);
    },
    async byOwner(owner) {
      return [...registry.values()].filter((key) => key.owner === owner);
    },
    async find(owner, keyId) {
      return [...registry.values()].find((key) => key.owner === owner && key.keyId === keyId);
    },
    async change(hash, { state, onlyFrom }) {
      const key = registry.get(hash);
      if (key === undefined || onlyFrom?.includes(key.state) === false) return false;
      registry.set(hash, { ...key, ...(state && { state }) });
      return true;
    },
  };
  const gateway: Pick<GatewayKeys, 'create' | 'named' | 'value' | 'addToPlan' | 'enable' | 'remove'> = {
    async create(name) {
      const id = `key${(ids += 1)}`;
      gatewayKeys.set(id, { name, value: `value-of-${id}`, enabled: false, plans: new Set() });
      return { id, value: `value-of-${id}` };
    },
    async named(name) {
      return idOf(name);
    },
    async value(id) {
      return gatewayKeys.get(id)?.value;
    },
    async addToPlan(plan, id) {
      gatewayKeyOf(id).plans.add(plan);
    },
    async enable(id) {
      gatewayKeyOf(id).enabled = true;
    },
    async remove(id) {
      gatewayKeys.delete(id);
    },
  };
  const directory: InvitationPorts['directory'] & ResendPorts['directory'] = {
    async byName(username) {
      return [...users.values()].find((user) => user.username === username);
    },
    async bySub(sub) {
      return users.get(sub);
    },
    async setAttributes(sub, { apiKey, emailVerified }) {
      const user = userOf(sub);
      users.set(sub, {
        ...user,
        ...(typeof apiKey === 'string' && { apiKey }),
        ...(emailVerified !== undefined && { emailVerified }),
      });
    },
    async resend(username) {
      passwords.push(username);
    },
  };
  const held = (sub: string): Lease | undefined => {
    const lease = leases.get(sub);
    return lease && lease.until > clockMs ? lease : undefined;
  };
  const records: InvitationPorts['invitations'] = {
    async begin(invitation) {
      const standing = invitations.get(invitation.sub) ?? invitation;
      invitations.set(invitation.sub, standing);
      return standing;
    },
    async get(sub) {
      return invitations.get(sub);
    },
    async lease(sub, holder, at, leaseMs) {
      if (!invitations.has(sub) || (held(sub)?.holder ?? holder) !== holder) return false;
      leases.set(sub, { holder, until: at.getTime() + leaseMs });
      return true;
    },
    async change(sub, holder, change) {
      const invitation = invitations.get(sub);
      if (invitation === undefined || leases.get(sub)?.holder !== holder)
        throw new Failure('Conflict', 'no longer held');
      invitations.set(sub, { ...invitation, ...change, updatedAt: now().toISOString() });
    },
    async release(sub, holder) {
      if (leases.get(sub)?.holder === holder) leases.delete(sub);
    },
    async remove(sub) {
      invitations.delete(sub);
      leases.delete(sub);
    },
  };
  const post = {
    async send(to: string, mail: Mail) {
      if (options.mailer === 'down') throw new Error('the mail was not sent: Down');
      mails.push({ ...mail, to });
    },
  };
  const mailer: Mailer = options.mailer === 'absent' ? {} : watched('mailer', post, watch);

  // The parts of the ports that an invitation never calls are not there: calling one fails the test.
  const ports = {
    directory: watched('directory', directory, watch),
    keys: watched('keys', keys, watch) as KeyStore,
    gateway: watched('gateway', gateway, watch) as GatewayKeys,
    invitations: watched('invitations', records, watch),
    deletions: watched('deletions', { get: async (sub: string) => deletions.get(sub) }, watch),
    mailer,
    stack: 'test',
    consoleOrigin: 'https://console.example.com',
    now,
    newId: () => `holder${(ids += 1)}`,
  } satisfies InvitationPorts & ResendPorts;

  const deletionOf = (sub: string): Deletion => ({
    sub,
    username: 'ann',
    startedAt: START.toISOString(),
    step: '',
    by: 'self',
  });

  return {
    ports,
    users,
    registry,
    gatewayKeys,
    invitations,
    mails,
    passwords,
    denied,
    watch(what: Around) {
      around = what;
      calls = 0;
    },
    later: (ms: number) => (clockMs += ms),
    beginDeletion(sub: string) {
      denied.add(sub);
      deletions.set(sub, deletionOf(sub));
    },
    /** What a deletion does after it began: the deny entry outlives it. */
    finishDeletion(sub: string) {
      for (const [hash, { owner }] of registry) if (owner === sub) registry.delete(hash);
      for (const [id, { name }] of gatewayKeys)
        if (parseGatewayName('test', name)?.owner === sub) gatewayKeys.delete(id);
      invitations.delete(sub);
      leases.delete(sub);
      users.delete(sub);
      deletions.delete(sub);
    },
    /** All that an invitation makes, in one view. */
    view: () => ({
      keys: [...registry.values()]
        .filter((key) => isInvitationSlot(key.slot))
        .map((key) => ({
          scope: key.scope,
          state: shownState(key, now()),
          gateway: gatewayKeys.get(key.keyId)?.enabled,
          plans: [...(gatewayKeys.get(key.keyId)?.plans ?? [])],
        })),
      gatewayKeys: gatewayKeys.size,
      permitsKeyIsNamed:
        users.get(SUB)?.apiKey === [...registry.values()].find(({ scope }) => scope === 'permits')?.keyId,
      emailVerified: users.get(SUB)?.emailVerified,
      state: invitations.get(SUB)?.state,
      mail: invitations.get(SUB)?.mail,
      leaseIsFree: held(SUB) === undefined,
    }),
  };
};

export type World = ReturnType<typeof world>;

/** Delivers until it is done, as the queue does: a minute and more apart, five times at most. */
export const delivered = async (here: World, run: () => Promise<unknown>): Promise<unknown> => {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      return await run();
    } catch {
      here.later(LEASE_MS + 1);
    }
  }
  throw new Error('the work was delivered five times and is not done');
};

/** The calls that a run makes, in their order. */
export const callsOf = async (here: World, run: () => Promise<unknown>): Promise<string[]> => {
  const calls: string[] = [];
  here.watch((_at, call, when) => void (when === 'before' && calls.push(call)));
  await run();
  return calls;
};
