import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import type { Directory } from '../directory/directory.ts';
import type { SendAccountWork } from '../../../core/messages/accounts.ts';
import type { GatewayKeys } from '../keys/gateway.ts';
import type { KeyStore } from '../keys/registry.ts';
import type { PastUsage } from '../keys/past-usage.ts';
import { removeKey, type RemovePorts } from '../keys/removing.ts';
import { parseGatewayName } from '../keys/key.ts';
import { GRACE_MS } from '../work/times.ts';
import { turnMessage } from './turn.ts';

/** A deletion under way. Its record stands from the first step until the user is gone. */
export interface Deletion {
  readonly sub: string;
  readonly username: string;
  /** ISO 8601 with milliseconds, UTC. */
  readonly startedAt: string;
  /** The step that was begun last; '' before the first. */
  readonly step: string;
  /** When that was: ISO 8601, UTC; absent before the first. */
  readonly activeAt?: string;
  /** How often it has gone on by another message, which carries this number; 0 when absent. */
  readonly turn?: number;
  /** 'self', or the sub of the admin. */
  readonly by: string;
}

/** The records of deletions: `deletion-records.ts` keeps them in the Accounts table. */
export interface Deletions {
  /**
   * Denies everything of the user (`sub:<sub>`, reason deleted, without an end) and keeps the record,
   * in one transaction, unless there is a record: then that one is returned and stays as it is.
   * @returns undefined when there was one that has ended by now: the user is gone
   */
  begin(deletion: Deletion): Promise<Deletion | undefined>;
  get(sub: string): Promise<Deletion | undefined>;
  byName(username: string): Promise<Deletion | undefined>;
  /** Records the step that begins, and when; nothing when the record is gone. */
  step(sub: string, step: string, now: Date): Promise<void>;
  /** @returns false when it is not at `from` (any more), or the record is gone: nothing has changed then */
  moveTurn(sub: string, from: number, to: number): Promise<boolean>;
  /**
   * The record goes and the deny entry ends a day from now, in one transaction. Gone already is a
   * success.
   */
  end(sub: string, now: Date): Promise<void>;
  /** In the order of their subs. */
  all(): AsyncIterable<Deletion>;
}

/** What came of something that stops in time: with `more`, it is to be done again, and goes on where it was. */
export type Progress = 'done' | 'more';

/**
 * A part of a deletion. May be repeated, and finds what it has to do by itself: the user may be gone at
 * any point.
 */
export interface DeletionStep {
  readonly name: string;
  run(deletion: Deletion): Promise<Progress>;
}

export interface DeletionPorts {
  readonly directory: Pick<Directory, 'disable' | 'signOutEverywhere' | 'remove'>;
  readonly keys: RemovePorts['keys'] & Pick<KeyStore, 'byOwner' | 'forgetCount'>;
  readonly gateway: Pick<GatewayKeys, 'remove' | 'ours' | 'usage'>;
  readonly pastUsage: Pick<PastUsage, 'forget'>;
  /** The stack's name, in front of the names of its keys at the gateway. */
  readonly stack: string;
  readonly invitations: { remove(sub: string): Promise<void> };
  /** Proofs of addresses that were asked for. */
  readonly proofs: { removeOf(sub: string): Promise<void> };
  readonly deletions: Deletions;
  /** What the systems keep of a user: each adds its own step here. */
  readonly systems: readonly DeletionStep[];
  readonly now: () => Date;
}

export interface BeginPorts {
  readonly deletions: Pick<Deletions, 'begin'>;
  readonly send: SendAccountWork;
  readonly now: () => Date;
}

const gone = (error: unknown): boolean => error instanceof Failure && error.code === 'NotFound';

/** Nothing happens to a user who is gone. */
const unlessGone = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!gone(error)) throw error;
  }
};

/** Whether a step was begun so lately that a message of the deletion is on its way. */
const isActive = ({ activeAt }: Deletion, now: Date): boolean =>
  activeAt !== undefined && now.getTime() - Date.parse(activeAt) < GRACE_MS;

/**
 * Begins to delete a user: from here on nothing of theirs works, and the rest is work for the queue. Done
 * again, it queues again what nobody has begun, or goes on with. When it cannot be queued, the reconciler
 * does so later.
 * @param by 'self', or the sub of the admin
 * @returns undefined when an earlier one has just ended: there is nothing left to do
 */
export const beginDeletion = async (
  { deletions, send, now }: BeginPorts,
  { sub, username, by }: Pick<Deletion, 'sub' | 'username' | 'by'>,
): Promise<Deletion | undefined> => {
  const at = now();
  const deletion = await deletions.begin({ sub, username, by, startedAt: at.toISOString(), step: '' });
  if (deletion === undefined || isActive(deletion, at)) return deletion;
  try {
    await send(turnMessage(deletion, at), 0);
  } catch (error) {
    log.error('a deletion was started but could not be queued', { sub, error: describe(error) });
  }
  return deletion;
};

/** Here and at the gateway: a key that was being made may be known to one of them only. */
const removeKeysOf = async (
  { keys, gateway, pastUsage, stack, now }: DeletionPorts,
  sub: string,
): Promise<void> => {
  const removed = new Set<string>();
  // The registry's index lags behind: it may still list what is removed, and not yet what was made just now.
  const rest = async () => (await keys.byOwner(sub)).filter(({ hash }) => !removed.has(hash));
  for (let found = await rest(); found.length > 0; found = await rest())
    for (const key of found) {
      await removeKey({ keys, gateway, now }, key);
      removed.add(key.hash);
    }
  for await (const { id, name } of gateway.ours(sub))
    if (parseGatewayName(stack, name)?.owner === sub) await gateway.remove(id);
  await pastUsage.forget(sub);
  await keys.forgetCount(sub);
};

/** A step that is done when it returns. */
const atOnce = (name: string, run: (deletion: Deletion) => Promise<void>): DeletionStep => ({
  name,
  async run(deletion) {
    await run(deletion);
    return 'done';
  },
});

/**
 * The steps of every deletion, in their order: first what lets the user act, last the user. The directory
 * is given the sub as the name, which it accepts: somebody new may have the old name by now.
 */
const deletionSteps = (ports: DeletionPorts): readonly DeletionStep[] => [
  atOnce('sessions', async ({ sub }) => {
    // Cognito may refuse to sign out somebody who is disabled.
    await unlessGone(() => ports.directory.signOutEverywhere(sub));
    await unlessGone(() => ports.directory.disable(sub));
  }),
  atOnce('keys', ({ sub }) => removeKeysOf(ports, sub)),
  atOnce('invitation', async ({ sub }) => {
    await ports.invitations.remove(sub);
    await ports.proofs.removeOf(sub);
  }),
  ...ports.systems,
  atOnce('user', ({ sub }) => ports.directory.remove(sub)),
];

/**
 * Goes on with a deletion that was begun, from its first step on: each may be repeated. One that is finished
 * is a success.
 * @returns `more` when a step has more to do than it had time for: it is to be gone on with
 * @throws what a step throws; the record then stands, with the name of the step, for the next try
 */
export const finishDeletion = async (ports: DeletionPorts, sub: string): Promise<Progress> => {
  const deletion = await ports.deletions.get(sub);
  if (deletion === undefined) return 'done';
  for (const step of deletionSteps(ports)) {
    await ports.deletions.step(sub, step.name, ports.now());
    if ((await step.run(deletion)) === 'more') return 'more';
  }
  await ports.deletions.end(sub, ports.now());
  return 'done';
};
