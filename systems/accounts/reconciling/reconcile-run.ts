import type { SendAccountWork } from '../../../core/messages/accounts.ts';
import type { RemainingMs } from '../../../core/events.ts';
import { describe, log } from '../../../core/log.ts';
import type { Deletions } from '../deletions/deletion.ts';
import type { Denials } from '../denials/denial.ts';
import type { Directory, DirectoryUser } from '../directory/directory.ts';
import type { Invitations } from '../invitations/invitation.ts';
import type { InvitationPorts } from '../invitations/inviting.ts';
import type { GatewayKeys } from '../keys/gateway.ts';
import type { KeyCount } from '../keys/counting.ts';
import type { PastUsage } from '../keys/past-usage.ts';
import type { KeyStore } from '../keys/registry.ts';
import type { Key } from '../keys/key.ts';

/** How often a run made each kind of fix. */
export interface Counts {
  /** Deletions that nobody was going on with, given to the queue again. */
  deletionsResumed: number;
  /** Keys of users who are gone. */
  ownerlessRemoved: number;
  removalsFinished: number;
  expiredRemoved: number;
  /** Entries of the registry whose key the gateway does not have. */
  entriesRemoved: number;
  /** Keys at the gateway that the registry does not know. */
  unregisteredRemoved: number;
  /** Keys whose making was cut, and that nobody resumes. */
  unfinishedRemoved: number;
  /** Invitations of users who are gone. */
  invitationsRemoved: number;
  invitationsResumed: number;
  /** Users whom somebody invited past our API, and who had no key. */
  usersInvited: number;
  /** `custom:apiKey` attributes that named a key that was replaced, or none of the user's. */
  attributesCorrected: number;
  /** Counts of users' keys that did not agree with the registry, or were nobody's. */
  countsCorrected: number;
  /** Users who are disabled in the directory, and were not on the deny list. */
  usersDenied: number;
  /** Users who are enabled, and were on the deny list as disabled. */
  usersAllowed: number;
  /** Deny entries of users who are gone: they have an end now. */
  denialsEnded: number;
  /** Fixes that failed and are left to the next run; each is in the log. */
  failed: number;
  /** 1 when the time ran out before everything was looked at. */
  cut: number;
}

export type Fix = Exclude<keyof Counts, 'failed' | 'cut'>;

export interface ReconcilePorts extends InvitationPorts {
  readonly directory: InvitationPorts['directory'] & Pick<Directory, 'all'>;
  readonly keys: InvitationPorts['keys'] &
    Pick<
      KeyStore,
      'byOwner' | 'remove' | 'all' | 'counted' | 'counts' | 'entries' | 'recount' | 'forgetCount'
    >;
  readonly gateway: InvitationPorts['gateway'] & Pick<GatewayKeys, 'value' | 'ours' | 'usage'>;
  readonly pastUsage: Pick<PastUsage, 'keep'>;
  readonly invitations: InvitationPorts['invitations'] & Pick<Invitations, 'all'>;
  readonly deletions: Pick<Deletions, 'all' | 'get'>;
  readonly denials: Pick<Denials, 'all' | 'get' | 'deny' | 'allow' | 'end'>;
  readonly send: SendAccountWork;
}

export interface ReconcileOptions {
  /** Whatever is younger is left alone, because it may be under way. */
  readonly graceMs: number;
  readonly remainingMs: RemainingMs;
}

/** No fix is begun with less time than this left, in milliseconds. */
const RESERVE_MS = 10_000;

/** Thrown through all parts of a run when its time is nearly out. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** What is safe to log of the thing that is fixed: a sub, a keyId. */
type About = Readonly<Record<string, string>>;

/** One run: its time, its counts, and what its parts know in common. */
export interface Run {
  readonly ports: ReconcilePorts;
  readonly counts: Counts;
  /** When it began. */
  readonly now: Date;
  readonly isYoung: (at: Date | string) => boolean;
  /** All of a list. @throws OutOfTime */
  readonly listed: <T>(list: AsyncIterable<T>) => Promise<T[]>;
  /** Does work whose failure stops nothing else: it is logged and counted. @throws OutOfTime */
  readonly guarded: (about: About, work: () => Promise<void>) => Promise<void>;
  /** Makes one fix, guarded, and counts it unless it returns false: there was nothing to fix after all. */
  readonly fix: (kind: Fix, about: About, work: () => Promise<boolean>) => Promise<void>;
  /** By sub, as they were when they were first asked for. */
  readonly users: () => Promise<ReadonlyMap<string, DirectoryUser>>;
  /** What is counted of keys, by owner. */
  readonly keyCounts: () => Promise<ReadonlyMap<string, KeyCount>>;
  /** The registry, read after the users and the counts: what they name was registered before. */
  readonly entries: () => Promise<readonly Key[]>;
  /** A list that lacks a user may be broken: what is removed for it is asked for by itself. */
  readonly isGone: (sub: string) => Promise<boolean>;
  /**
   * The ids of the keys that this run has removed; the registry's index may list them for a moment
   * longer.
   */
  readonly removed: Set<string>;
}

const NONE: Readonly<Counts> = {
  deletionsResumed: 0,
  ownerlessRemoved: 0,
  removalsFinished: 0,
  expiredRemoved: 0,
  entriesRemoved: 0,
  unregisteredRemoved: 0,
  unfinishedRemoved: 0,
  invitationsRemoved: 0,
  invitationsResumed: 0,
  usersInvited: 0,
  attributesCorrected: 0,
  countsCorrected: 0,
  usersDenied: 0,
  usersAllowed: 0,
  denialsEnded: 0,
  failed: 0,
  cut: 0,
};

/** A value that is made when it is first asked for; one that failed has failed for all who ask. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

export const openRun = (ports: ReconcilePorts, { graceMs, remainingMs }: ReconcileOptions): Run => {
  const { directory, keys } = ports;
  const counts: Counts = { ...NONE };
  const now = ports.now();

  const checkTime = (): void => {
    if (remainingMs() < RESERVE_MS) throw new OutOfTime('no time left for another fix');
  };
  const listed = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
    const all: T[] = [];
    for await (const one of list) {
      checkTime();
      all.push(one);
    }
    return all;
  };
  const guarded = async (about: About, work: () => Promise<void>): Promise<void> => {
    checkTime();
    try {
      await work();
    } catch (error) {
      if (error instanceof OutOfTime) throw error;
      counts.failed += 1;
      log.error('a repair failed', { ...about, error: describe(error) });
    }
  };
  const users = once(
    async () => new Map((await listed(directory.all())).map((user) => [user.sub, user] as const)),
  );
  const keyCounts = once(
    async () => new Map((await listed(keys.counts())).map((count) => [count.owner, count] as const)),
  );
  return {
    ports,
    counts,
    now,
    isYoung: (at) => now.getTime() - new Date(at).getTime() < graceMs,
    listed,
    guarded,
    fix: (kind, about, work) =>
      guarded({ fix: kind, ...about }, async () => {
        if (await work()) counts[kind] += 1;
      }),
    users,
    keyCounts,
    entries: once(async () => {
      await users();
      await keyCounts();
      return listed(keys.all());
    }),
    isGone: async (sub) => !(await users()).has(sub) && (await directory.bySub(sub)) === undefined,
    removed: new Set(),
  };
};
