import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Failure } from '../../core/errors.ts';
import type { Scope } from '../../core/scopes.ts';
import { keyMeant, keyOf, newKey, replaceKey } from '../../systems/accounts/keys/managing.ts';
import { ownAccount } from '../../systems/accounts/self/self.ts';
import { changeUser } from '../../systems/accounts/users/changing.ts';
import { deleteUser } from '../../systems/accounts/users/deleting.ts';
import { inviteUser } from '../../systems/accounts/users/inviting.ts';
import { userNamed } from '../../systems/accounts/users/reading.ts';
import type { usersParts } from '../../systems/accounts/wiring.ts';
import { working } from '../../systems/accounts/worker/worker.ts';
import { aws } from '../integration/stack.ts';
import { acting } from '../shared/accounts/usual.ts';
import { type Seen, type Subject, subOf, works } from './look.ts';
import { deliver, hasMuch, names, partsAt } from './world.ts';

/** Something that people do, and the queue goes on with. */
export interface Scenario {
  readonly name: string;
  /** Makes whom it is done to. */
  readonly prepare: () => Promise<Subject>;
  /**
   * Does it, the work that is queued for it included. Whoever is told of a fault does the same again.
   * @returns the values of keys that somebody was told
   */
  readonly act: (parts: ReturnType<typeof usersParts>, subject: Subject) => Promise<readonly string[]>;
  /** What is missing from its being done. */
  readonly unfinished: (seen: Seen, subject: Subject) => readonly string[];
}

const newName = (): string => `faults-${randomUUID().slice(0, 13)}`;

const missing = (isThere: boolean, what: string): string[] => (isThere ? [] : [`not there: ${what}`]);

const holds = ({ entries }: Seen, scope: Scope): boolean =>
  entries.some((entry) => entry.scope === scope && works(entry));

const known = (value: string | undefined): string => {
  if (value === undefined) throw new Error('this has not been made yet');
  return value;
};

/** A user who can sign in and has no key. */
const user = async (): Promise<Subject & { readonly sub: string }> => {
  const username = newName();
  const at = { UserPoolId: names.pool, Username: username };
  await aws.cognito.send(new AdminCreateUserCommand({ ...at, MessageAction: 'SUPPRESS' }));
  await aws.cognito.send(new AdminSetUserPasswordCommand({ ...at, Password: 'Abc123!', Permanent: true }));
  return { username, sub: (await subOf(username)) ?? '' };
};

/** A user with a permits key that their attribute names. */
const keyHolder = async (): Promise<Subject & { readonly sub: string; readonly keyId: string }> => {
  const { username, sub } = await user();
  const { key } = await newKey(partsAt(), sub, { scope: 'permits' });
  await aws.cognito.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId: names.pool,
      Username: sub,
      UserAttributes: [{ Name: 'custom:apiKey', Value: key.id }],
    }),
  );
  return { username, sub, keyId: key.id };
};

/** An invited user with a key of each plan, who wants to prove an address. */
const everything = async (): Promise<Subject> => {
  const { username, sub } = await user();
  const parts = partsAt();
  const queuedAt = parts.now().toISOString();
  const scopes: Scope[] = ['permits', 'music'];
  await working(parts)({ kind: 'invite', username, scopes, sendEmail: false, queuedAt });
  await aws.dynamoDB.send(
    new PutItemCommand({ TableName: names.accounts, Item: { pk: { S: 'EMAIL' }, sk: { S: sub } } }),
  );
  return { username, sub };
};

/** An invitation; when its user is there, whatever failed, the rest is left to the queue. */
const invitation = (scopes: Scope[], sendEmail: boolean): Scenario => ({
  name: `invite a user, keys ${sendEmail ? 'mailed' : 'told'}`,
  prepare: async () => {
    const username = newName();
    return { username, ...(sendEmail && { email: `${username}@example.com` }) };
  },
  act: async (parts, subject) => {
    const { username, email } = subject;
    const told: string[] = [];
    if ((await subOf(username)) === undefined) {
      const { keys = [] } = await inviteUser(parts, {
        username,
        scopes,
        sendEmail,
        ...(email !== undefined && { email }),
      });
      told.push(...keys.map(({ value }) => value));
    }
    await deliver(parts, subject);
    return told;
  },
  unfinished: (seen) => [
    ...scopes.flatMap((scope) => missing(holds(seen, scope), `a ${scope} key`)),
    ...missing(seen.user?.apiKey !== '', 'custom:apiKey'),
    ...missing(seen.invitation !== undefined, 'the invitation'),
    ...missing(
      !sendEmail || seen.mails.length === 1 || seen.invitation?.mail === 'failed',
      'a mail, or the mark that it failed',
    ),
  ],
});

const rotation = (overlapHours: number): Scenario => ({
  name: `rotate a key, ${overlapHours === 0 ? 'without overlap' : `the old one works ${overlapHours} hours`}`,
  prepare: keyHolder,
  act: async (parts, { sub }) => {
    const key = await keyMeant(parts, known(sub), undefined);
    return [(await replaceKey(parts, key, overlapHours, 'owner')).value];
  },
  unfinished: ({ user, entries }, { keyId }) => {
    const standing = entries.filter(works);
    const isOldThere = standing.some((entry) => entry.keyId === keyId && entry.replacedBy !== undefined);
    return [
      ...missing(
        standing.some((entry) => entry.keyId !== keyId && entry.replacedBy === undefined),
        'a new key',
      ),
      ...missing(standing.filter(({ replacedBy }) => replacedBy === undefined).length === 1, 'just one key'),
      ...missing(isOldThere === overlapHours > 0, 'the old key as it should be'),
      ...missing(user?.apiKey !== '', 'custom:apiKey'),
    ];
  },
});

/** Done already is a success: somebody tries again who was not told so. */
const unlessGone = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'NotFound') throw error;
  }
};

const issue: Scenario = {
  name: 'issue a key',
  prepare: user,
  act: async (parts, { sub }) => [(await newKey(parts, known(sub), { scope: 'music' })).value],
  unfinished: (seen) => missing(holds(seen, 'music'), 'a music key'),
};

/** A user with a key that has replaced another one, which works on. */
const replacer = async (hasAttribute: boolean): Promise<Subject & { readonly keyId: string }> => {
  const { username, sub } = await user();
  const parts = partsAt();
  const old = await newKey(parts, sub, { scope: 'permits' });
  const { key } = await replaceKey(parts, await keyOf(parts, sub, old.key.id), 24, 'owner');
  if (hasAttribute) await parts.attribute.set(sub, key.id);
  return { username, sub, keyId: key.id };
};

/** Done by the owner, who is signed in. */
const byOwner = (
  parts: ReturnType<typeof usersParts>,
  { sub, username, keyId }: Subject,
  work: (
    own: ReturnType<typeof ownAccount>,
    caller: { readonly sub: string; readonly username: string },
    keyId: string,
  ) => Promise<unknown>,
): Promise<unknown> => work(ownAccount(parts), { sub: known(sub), username }, known(keyId));

const removal: Scenario = {
  name: 'delete a key and the one it replaced, as their owner',
  prepare: () => replacer(true),
  act: async (parts, subject) => {
    await unlessGone(() => byOwner(parts, subject, (own, caller, keyId) => own.deleteKey(caller, keyId)));
    return [];
  },
  unfinished: ({ entries, user }) => [
    ...missing(entries.length === 0, 'the removal of the keys'),
    ...missing(user?.apiKey === '', 'the removal of custom:apiKey'),
  ],
};

const stopping: Scenario = {
  name: 'disable a key and the one it replaced, as their owner',
  prepare: () => replacer(false),
  act: async (parts, subject) => {
    await byOwner(parts, subject, (own, caller, keyId) => own.changeKey(caller, keyId, { enabled: false }));
    return [];
  },
  unfinished: ({ entries, atGateway }) => [
    ...missing(!entries.some(works), 'the end of the keys in the registry'),
    ...missing(!atGateway.some(({ isEnabled }) => isEnabled), 'the end of the keys at the gateway'),
  ],
};

const resuming: Scenario = {
  name: 'enable a key, as its owner',
  prepare: async () => {
    const subject = await replacer(false);
    await byOwner(partsAt(), subject, (own, caller, keyId) =>
      own.changeKey(caller, keyId, { enabled: false }),
    );
    return subject;
  },
  act: async (parts, subject) => {
    await byOwner(parts, subject, (own, caller, keyId) => own.changeKey(caller, keyId, { enabled: true }));
    return [];
  },
  unfinished: (seen) => missing(holds(seen, 'permits'), 'a permits key'),
};

const deletion: Scenario = {
  name: 'delete a user',
  prepare: everything,
  act: async (parts, subject) => {
    await unlessGone(async () => deleteUser(parts, await userNamed(parts, subject.username), 'an admin'));
    await deliver(parts, subject);
    return [];
  },
  unfinished: ({ user }) => missing(user === undefined, 'the end of the user'),
};

/** Of whom there is so much that the deletion goes on by a message to its own queue. */
const longDeletion: Scenario = {
  ...deletion,
  name: 'delete a user in two rounds',
  prepare: async () => {
    const subject = await user();
    hasMuch.add(subject.sub);
    return subject;
  },
};

const disabling: Scenario = {
  name: 'disable a user',
  prepare: keyHolder,
  act: async (parts, { username }) => {
    await changeUser(parts, await userNamed(parts, username), { enabled: false }, acting);
    return [];
  },
  unfinished: ({ user, denial }) => [
    ...missing(user?.enabled === false, 'the end of sign-ins'),
    ...missing(denial !== undefined, 'the denial'),
  ],
};

export const SCENARIOS: readonly Scenario[] = [
  invitation(['permits', 'music'], true),
  invitation(['permits'], false),
  rotation(24),
  rotation(0),
  issue,
  removal,
  stopping,
  resuming,
  deletion,
  longDeletion,
  disabling,
];
