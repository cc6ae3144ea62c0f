import { jest } from '@jest/globals';
import type { InviteWork } from '../../../core/messages/accounts.ts';
import { finishDeletion } from '../../../systems/accounts/deletions/deletion.ts';
import { isInvitationSlot, shownState } from '../../../systems/accounts/keys/key.ts';
import { LEASE_MS } from '../../../systems/accounts/work/times.ts';
import type { Somebody } from '../../shared/accounts/pool.ts';
import { deletionOf, denialOf, watched } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';

export const SUB = '5f2c1f0e-0000-4000-8000-000000000001';
export const START = new Date('2026-11-21T09:00:00.000Z');

export const ann = {
  sub: SUB,
  username: 'ann',
  email: 'ann@example.com',
  emailVerified: false,
  enabled: true,
  status: 'FORCE_CHANGE_PASSWORD',
  createdAt: START,
} as const satisfies Somebody;

export const invite: InviteWork = { kind: 'invite', username: 'ann', queuedAt: START.toISOString() };

/** When a call fails: before it does anything, or after, when only its answer is lost. */
export type Cut = 'before' | 'after';
/** Called around each call of a port, by its number from 0 on. */
export type Around = (at: number, call: string, when: Cut) => unknown;

/** The accounts with ann, who is invited, and a clock that begins at START. */
export const world = (options: { user?: Somebody; mailer?: 'works' | 'down' | 'absent' } = {}) => {
  jest.useFakeTimers({ now: START });
  const here = accountWorld();
  const { parts, pool, gateway, keys } = here;
  pool.add(options.user ?? ann);
  let around: Around = () => undefined;
  let calls = 0;
  const mailers = {
    works: parts.mailer,
    down: { send: () => Promise.reject(new Error('the mail was not sent: Down')) },
    absent: {},
  };
  const ports = watched({ ...parts, mailer: mailers[options.mailer ?? 'works'] }, (call, when) => {
    if (when === 'before') calls += 1;
    return around(calls - 1, call, when);
  });
  const beginDeletion = (): void => {
    here.addDenial(denialOf(SUB, { reason: 'deleted' }));
    here.addDeletion(deletionOf(SUB));
  };
  return {
    ...here,
    ports,
    watch(what: Around) {
      around = what;
      calls = 0;
    },
    later: (ms: number) => void jest.setSystemTime(Date.now() + ms),
    mailed: () => here.mails.map(({ input }) => JSON.stringify(input)),
    /** How often the directory has mailed a new password. */
    passwords: () => pool.sent.filter(({ input }) => input['MessageAction'] === 'RESEND').length,
    disableKeys: (scopes = ['permits', 'music', 'manager']) =>
      keys()
        .filter(({ scope }) => scopes.includes(scope))
        .forEach((key) => here.register({ ...key, state: 'disabled' })),
    beginDeletion,
    finishDeletion: () => finishDeletion(parts, SUB),
    /** How many things there are of an invitation. */
    made: () => keys().length + gateway.keys.size + here.records('INVITATION').length,
    /** All that an invitation makes, in one view. */
    look: () => {
      const attributes = pool.members.get(SUB)?.attributes;
      const [record] = here.records('INVITATION');
      return {
        keys: keys()
          .filter((key) => isInvitationSlot(key.slot))
          .map((key) => ({
            scope: key.scope,
            state: shownState(key, new Date()),
            gateway: gateway.keys.get(key.keyId)?.enabled,
            plan: gateway.keys.get(key.keyId)?.plan,
          }))
          .sort((one, other) => (one.scope > other.scope ? -1 : 1)),
        gatewayKeys: gateway.keys.size,
        permitsKeyIsNamed:
          attributes?.get('custom:apiKey') === keys().find(({ scope }) => scope === 'permits')?.keyId,
        emailVerified: attributes ? attributes.get('email_verified') === 'true' : undefined,
        state: record?.['state']?.S,
        mail: record?.['mail']?.S,
        leaseIsFree: Number(record?.['leaseEnds']?.N ?? 0) <= Date.now(),
      };
    },
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
  here.watch((_at, call, when) => when === 'before' && calls.push(call));
  await run();
  return calls;
};
