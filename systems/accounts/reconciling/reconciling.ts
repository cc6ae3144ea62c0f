import { epochSeconds } from '../../../core/time.ts';
import { turnMessage } from '../deletions/turn.ts';
import { type Denial, DENIED_S } from '../denials/denial.ts';
import { provision } from '../invitations/inviting.ts';
import { keyFault, type KeyFault, rightAttribute, shutsOut } from './drift.ts';
import { type DirectoryUser, INVITED } from '../directory/directory.ts';
import { countDrift } from '../keys/counting.ts';
import type { GatewayKey } from '../keys/gateway.ts';
import { removeKey } from '../keys/removing.ts';
import { isInvitationSlot, type Key, parseGatewayName } from '../keys/key.ts';
import {
  type Counts,
  openRun,
  OutOfTime,
  type ReconcileOptions,
  type ReconcilePorts,
  type Run,
} from './reconcile-run.ts';

/**
 * A deletion may take longer than this run may: whoever works the queue goes on with it. One that goes on tells so
 * with each of its steps, and is left alone. One that only waits in a long queue has two messages then, of the same
 * turn: the later one does nothing.
 */
const resumeDeletions = async ({ ports, now, listed, isYoung, fix }: Run): Promise<void> => {
  for (const deletion of await listed(ports.deletions.all()))
    if (!isYoung(deletion.activeAt ?? deletion.startedAt))
      await fix('deletionsResumed', { sub: deletion.sub }, async () => {
        await ports.send(turnMessage(deletion, now), 0);
        return true;
      });
};

const denyDisabled = async ({ ports, now, users, fix }: Run, denied: readonly Denial[]): Promise<void> => {
  const out = new Set(denied.filter((entry) => shutsOut(entry, now)).map(({ sub }) => sub));
  for (const { sub, enabled } of (await users()).values())
    if (!enabled && !out.has(sub))
      await fix('usersDenied', { sub }, async () => {
        const user = await ports.directory.bySub(sub);
        if (user?.enabled !== false || shutsOut(await ports.denials.get(sub), now)) return false;
        await ports.denials.deny(sub, 'disabled');
        return true;
      });
};

const allowEnabled = ({ ports, fix }: Run, sub: string): Promise<void> =>
  fix('usersAllowed', { sub }, async () => {
    if ((await ports.directory.bySub(sub))?.enabled !== true) return false;
    await ports.denials.allow(sub);
    return true;
  });

const endDenial = ({ ports, now, isGone, fix }: Run, sub: string): Promise<void> =>
  fix('denialsEnded', { sub }, async () => {
    if (!(await isGone(sub)) || (await ports.deletions.get(sub)) !== undefined) return false;
    await ports.denials.end(sub, epochSeconds(now) + DENIED_S);
    return true;
  });

/** Before the invitations, which wait while their user is denied. */
const fixDenials = async (run: Run): Promise<void> => {
  const users = await run.users();
  const denied = await run.listed(run.ports.denials.all());
  await denyDisabled(run, denied);
  for (const { sub, reason, since, until } of denied) {
    if (run.isYoung(since)) continue;
    const user = users.get(sub);
    if (reason === 'disabled' && user?.enabled === true) await allowEnabled(run, sub);
    else if (user === undefined && until === undefined) await endDenial(run, sub);
  }
};

/** Without its owner's attribute, which is seen to when it is clear which keys remain. */
const remove = async ({ ports, removed }: Run, key: Key, hasOwner = true): Promise<true> => {
  const { keys, gateway, pastUsage, now } = ports;
  await removeKey({ keys, gateway, now, ...(hasOwner && { pastUsage }) }, key);
  removed.add(key.keyId);
  return true;
};

const fixKey = (run: Run, key: Key, fault: KeyFault): Promise<void> => {
  const { ports, fix, now } = run;
  const { keyId, owner } = key;
  switch (fault) {
    case 'ownerless':
      return fix(
        'ownerlessRemoved',
        { keyId },
        async () => (await run.isGone(owner)) && remove(run, key, false),
      );
    case 'removing':
      return fix('removalsFinished', { keyId }, () => remove(run, key));
    case 'expired':
      return fix('expiredRemoved', { keyId }, async () => {
        // Somebody may have given it another end since it was listed.
        const standing = await ports.keys.find(owner, keyId);
        const facts = { hasOwner: true, atGateway: true, isYoung: true, now };
        return standing !== undefined && keyFault(standing, facts) === 'expired' && remove(run, key);
      });
    case 'unknown to the gateway':
      return fix('entriesRemoved', { keyId }, async () => {
        if ((await ports.gateway.value(keyId)) !== undefined) return false;
        await ports.keys.remove(key);
        run.removed.add(keyId);
        return true;
      });
  }
};

const fixEntries = async (run: Run, atGateway: readonly GatewayKey[]): Promise<void> => {
  const ids = new Set(atGateway.map(({ id }) => id));
  const users = await run.users();
  for (const key of await run.entries()) {
    const fault = keyFault(key, {
      hasOwner: users.has(key.owner),
      atGateway: ids.has(key.keyId),
      isYoung: run.isYoung(key.createdAt),
      now: run.now,
    });
    if (fault !== undefined) await fixKey(run, key, fault);
  }
};

const removeUnregistered = async (run: Run, atGateway: readonly GatewayKey[]): Promise<void> => {
  const { keys, gateway, stack } = run.ports;
  const known = new Set((await run.entries()).map(({ keyId }) => keyId));
  for (const { id, name, createdAt } of atGateway) {
    const owner = parseGatewayName(stack, name)?.owner;
    if (owner === undefined || known.has(id) || run.isYoung(createdAt)) continue;
    await run.fix('unregisteredRemoved', { keyId: id }, async () => {
      if ((await keys.find(owner, id)) !== undefined) return false;
      await gateway.remove(id);
      return true;
    });
  }
};

/**
 * Before the invitations, so that those find neither keys that are going nor keys that the registry does
 * not know.
 */
const fixKeys = async (run: Run): Promise<void> => {
  const atGateway = await run.listed(run.ports.gateway.ours());
  await fixEntries(run, atGateway);
  await removeUnregistered(run, atGateway);
};

/** A user who may have no keys is left alone: the invitation goes on when they are enabled again. */
const provisioned = async ({ ports, now }: Run, user: DirectoryUser): Promise<boolean> => {
  if (shutsOut(await ports.denials.get(user.sub), now)) return false;
  const { username } = user;
  const { outcome } = await provision(ports, { kind: 'invite', username, queuedAt: now.toISOString() });
  return outcome === 'provisioned';
};

const fixInvitations = async (run: Run): Promise<void> => {
  const { ports, fix, isYoung } = run;
  const users = await run.users();
  const standing = await run.listed(ports.invitations.all());
  for (const { sub, state, createdAt } of standing) {
    if (isYoung(createdAt)) continue;
    const user = users.get(sub);
    if (user === undefined)
      await fix('invitationsRemoved', { sub }, async () => {
        if (!(await run.isGone(sub))) return false;
        await ports.invitations.remove(sub);
        return true;
      });
    else if (state === 'pending') await fix('invitationsResumed', { sub }, () => provisioned(run, user));
  }
  const invited = new Set(standing.map(({ sub }) => sub));
  for (const user of users.values())
    if (user.status === INVITED && !invited.has(user.sub) && !isYoung(user.createdAt))
      await fix('usersInvited', { sub: user.sub }, async () => {
        if ((await ports.invitations.get(user.sub)) !== undefined) return false;
        return provisioned(run, user);
      });
};

/** After the invitations: those that were resumed have finished their keys. */
const removeUnfinished = async (run: Run): Promise<void> => {
  const { keys, invitations } = run.ports;
  for (const key of await run.entries()) {
    if (key.state !== 'creating' || run.isYoung(key.createdAt)) continue;
    await run.fix('unfinishedRemoved', { keyId: key.keyId }, async () => {
      if (isInvitationSlot(key.slot) && (await invitations.get(key.owner))?.state === 'pending') return false;
      // Only while nobody has finished it.
      if (!(await keys.change(key.hash, { state: 'removing', onlyFrom: ['creating'] }))) return false;
      return remove(run, key);
    });
  }
};

const correctAttribute = async (run: Run, sub: string, named: string): Promise<boolean> => {
  const { directory, keys } = run.ports;
  // This run's invitations, or a rotation, may have moved it since it was listed.
  if ((await directory.bySub(sub))?.apiKey !== named) return false;
  const standing = await keys.byOwner(sub);
  const ids = new Set(standing.map(({ keyId }) => keyId));
  const before = (await run.entries()).filter(({ owner, keyId }) => owner === sub && !ids.has(keyId));
  const right = rightAttribute(named, [...standing, ...before], run.removed, run.now);
  if (right === named) return false;
  await directory.setAttributes(sub, { apiKey: right });
  return true;
};

const fixAttributes = async (run: Run): Promise<void> => {
  const byId = new Map((await run.entries()).map((key) => [key.keyId, key] as const));
  const isRight = (sub: string, named: string): boolean => {
    const key = byId.get(named);
    return key?.owner === sub && key.replacedBy === undefined && !run.removed.has(named);
  };
  for (const { sub, apiKey } of (await run.users()).values())
    if (apiKey !== undefined && !isRight(sub, apiKey))
      await run.fix('attributesCorrected', { sub }, () => correctAttribute(run, sub, apiKey));
};

/** Compares once more with what stands now: requests go on while this runs. */
const correctCount = async (
  { ports: { keys }, now }: Run,
  owner: string,
  standing: readonly Key[],
): Promise<boolean> => {
  const { surplus, missing } = countDrift(await keys.counted(owner), standing, now);
  const found = await keys.entries([...surplus, ...missing.map(({ hash }) => hash)]);
  const known = new Set(found.map(({ hash }) => hash));
  const gone = surplus.filter((hash) => !known.has(hash));
  const right = missing.filter(({ hash }) => known.has(hash));
  if (gone.length + right.length === 0) return false;
  // A key that is removed in this moment stays counted: the next run sees to it.
  await keys.recount(owner, gone, right);
  return true;
};

const forgetCount = ({ ports, fix, isGone }: Run, owner: string): Promise<void> =>
  fix('countsCorrected', { sub: owner }, async () => {
    if (!(await isGone(owner))) return false;
    await ports.keys.forgetCount(owner);
    return true;
  });

/**
 * Near the end: what the run has removed is no longer counted. Where there is no count, keys are counted when the next
 * one is registered.
 */
const fixCounts = async (run: Run): Promise<void> => {
  const [counts, users, entries] = [await run.keyCounts(), await run.users(), await run.entries()];
  for (const [owner, count] of counts) {
    const standing = entries.filter((key) => key.owner === owner && !run.removed.has(key.keyId));
    const { surplus, missing } = countDrift(count, standing, run.now);
    if (!users.has(owner) && standing.length === 0) await forgetCount(run, owner);
    else if (surplus.length + missing.length > 0)
      await run.fix('countsCorrected', { sub: owner }, () => correctCount(run, owner, standing));
  }
};

/** In this order: what one of them leaves, a later one may have to look at. */
const PARTS = {
  resumeDeletions,
  fixDenials,
  fixKeys,
  fixInvitations,
  removeUnfinished,
  fixCounts,
  fixAttributes,
};

/**
 * Brings the directory, the gateway, the registry and the records together again, wherever something was
 * cut between them. What a list lacks is asked for by itself before anything is removed for it: a list
 * may be broken. A fix that fails is logged and counted, and the others go on; a second run finds nothing
 * to do.
 */
export const reconcile = async (ports: ReconcilePorts, options: ReconcileOptions): Promise<Counts> => {
  const run = openRun(ports, options);
  try {
    for (const [part, work] of Object.entries(PARTS)) await run.guarded({ part }, () => work(run));
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    run.counts.cut = 1;
  }
  return run.counts;
};
