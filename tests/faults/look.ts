import { GetApiKeysCommand, GetUsagePlanKeyCommand, NotFoundException } from '@aws-sdk/client-api-gateway';
import { AdminGetUserCommand, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { type AttributeValue, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { apiKeyHash } from '../../core/api-key.ts';
import { aws, endpoints } from '../integration/stack.ts';
import { names } from './world.ts';

/** Whom a trial is about. */
export interface Subject {
  readonly username: string;
  readonly email?: string;
  /** Once there is a user. */
  sub?: string | undefined;
  /** The key that they began with. */
  readonly keyId?: string;
}

/** An entry of the registry, as it lies in the table. */
export interface Entry {
  readonly hash: string;
  readonly keyId: string;
  readonly scope: string;
  readonly state: string;
  readonly replacedBy: string | undefined;
  /** Epoch seconds. */
  readonly expiresAt: number | undefined;
}

/** A key, as the gateway has it. */
export interface AtGateway {
  readonly id: string;
  readonly value: string;
  readonly isEnabled: boolean;
}

/** All that there is of one user, seen from behind the application. */
export interface Seen {
  readonly user: { readonly enabled: boolean; readonly status: string; readonly apiKey: string } | undefined;
  readonly entries: readonly Entry[];
  readonly atGateway: readonly AtGateway[];
  /** The ids of the keys that are on the plan of their scope. */
  readonly onPlan: ReadonlySet<string>;
  readonly invitation: { readonly state: string; readonly mail: string } | undefined;
  readonly isBeingDeleted: boolean;
  readonly hasProof: boolean;
  readonly denial: { readonly reason: string; readonly ends: boolean } | undefined;
  /** The values of the keys in each mail that went to them. */
  readonly mails: readonly (readonly string[])[];
}

type Item = Record<string, AttributeValue> | undefined;

const text = (item: Item, name: string): string => item?.[name]?.S ?? '';

const unless = async <T>(error: new (...args: never[]) => Error, work: Promise<T>): Promise<T | undefined> =>
  work.catch((thrown: unknown) => {
    if (thrown instanceof error) return undefined;
    throw thrown;
  });

/** The sub of the user of this name, when there is one. */
export const subOf = async (username: string): Promise<string | undefined> => {
  const found = await unless(
    UserNotFoundException,
    aws.cognito.send(new AdminGetUserCommand({ UserPoolId: names.pool, Username: username })),
  );
  return found?.UserAttributes?.find(({ Name }) => Name === 'sub')?.Value;
};

const userOf = async (sub: string): Promise<Seen['user']> => {
  const found = await unless(
    UserNotFoundException,
    aws.cognito.send(new AdminGetUserCommand({ UserPoolId: names.pool, Username: sub })),
  );
  return (
    found && {
      enabled: found.Enabled ?? false,
      status: found.UserStatus ?? '',
      apiKey: found.UserAttributes?.find(({ Name }) => Name === 'custom:apiKey')?.Value ?? '',
    }
  );
};

const entriesOf = async (sub: string): Promise<Entry[]> => {
  const { Items = [] } = await aws.dynamoDB.send(
    new QueryCommand({
      TableName: names.keys,
      IndexName: 'byOwner',
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': { S: sub } },
    }),
  );
  return Items.map((item) => ({
    hash: text(item, 'hash'),
    keyId: text(item, 'keyId'),
    scope: text(item, 'scope'),
    state: text(item, 'state'),
    replacedBy: item['replacedBy']?.S,
    expiresAt: item['expiresAt'] && Number(item['expiresAt'].N),
  }));
};

const gatewayKeysOf = async (sub: string): Promise<AtGateway[]> => {
  const { items = [] } = await aws.gateway.send(
    new GetApiKeysCommand({ nameQuery: `${names.stack}/${sub}/`, includeValues: true, limit: 500 }),
  );
  return items.map(({ id = '', value = '', enabled }) => ({
    id,
    value,
    // The emulator tells it as a text once it was changed.
    isEnabled: String(enabled) === 'true',
  }));
};

const isOnPlan = async ({ keyId, scope }: Entry): Promise<boolean> => {
  const usagePlanId = names.plans[scope === 'permits' ? 'permits' : 'data'];
  const found = aws.gateway.send(new GetUsagePlanKeyCommand({ usagePlanId, keyId }));
  return (await unless(NotFoundException, found)) !== undefined;
};

const record = async (TableName: string, Key: Record<string, AttributeValue>): Promise<Item> =>
  (await aws.dynamoDB.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;

const account = (pk: string, sub: string): Promise<Item> =>
  record(names.accounts, { pk: { S: pk }, sk: { S: sub } });

interface Outbox {
  readonly messages: Record<string, readonly { readonly To: readonly string[]; readonly BodyText: string }[]>;
}

/** The emulator keeps what it sends. */
const mailsTo = async (email: string | undefined): Promise<string[][]> => {
  if (email === undefined) return [];
  const response = await fetch(`${endpoints.aws}/_ministack/ses/messages`);
  const { messages } = (await response.json()) as Outbox;
  return (
    Object.values(messages)
      .flat()
      .filter(({ To }) => To.includes(email))
      .map(({ BodyText }) => [...BodyText.matchAll(/^ {2}\w+: (\S+)$/gm)].map(([, value = '']) => value))
      // The directory mails temporary passwords.
      .filter((values) => values.length > 0)
  );
};

/** Looks at all that there is of a user now. */
export const look = async (subject: Subject): Promise<Seen> => {
  subject.sub ??= await subOf(subject.username);
  const { sub } = subject;
  if (sub === undefined) {
    const mails = await mailsTo(subject.email);
    return {
      user: undefined,
      entries: [],
      atGateway: [],
      onPlan: new Set(),
      invitation: undefined,
      isBeingDeleted: false,
      hasProof: false,
      denial: undefined,
      mails,
    };
  }
  const [user, entries, atGateway, invitation, deletion, proof, denial, mails] = await Promise.all([
    userOf(sub),
    entriesOf(sub),
    gatewayKeysOf(sub),
    account('INVITATION', sub),
    account('DELETION', sub),
    account('EMAIL', sub),
    record(names.denied, { id: { S: `sub:${sub}` } }),
    mailsTo(subject.email),
  ]);
  const planned = await Promise.all(
    entries.map(async (entry) => ((await isOnPlan(entry)) ? [entry.keyId] : [])),
  );
  return {
    user,
    entries,
    atGateway,
    onPlan: new Set(planned.flat()),
    invitation: invitation && { state: text(invitation, 'state'), mail: text(invitation, 'mail') },
    isBeingDeleted: deletion !== undefined,
    hasProof: proof !== undefined,
    denial: denial && { reason: text(denial, 'reason'), ends: denial['until'] !== undefined },
    mails,
  };
};

/** Whether the key of an entry opens something now. */
export const works = ({ state, expiresAt }: Entry): boolean =>
  state === 'active' && (expiresAt ?? Infinity) * 1000 > Date.now();

/** Whether a value is that of a key that works, for this scope when one is named. */
export const opens = ({ entries }: Seen, value: string, scope?: string): boolean => {
  const hash = apiKeyHash(value);
  return entries.some(
    (entry) => entry.hash === hash && works(entry) && (scope === undefined || entry.scope === scope),
  );
};

/** What is wrong with this, where it is. */
const when = (isWrong: boolean, what: string): string[] => (isWrong ? [what] : []);

const wrongKeys = ({ entries, atGateway, onPlan }: Seen): string[] => [
  ...atGateway.flatMap(({ id }) =>
    when(!entries.some(({ keyId }) => keyId === id), 'a key at the gateway that is not registered'),
  ),
  ...entries.flatMap((entry) => {
    const key = atGateway.find(({ id }) => id === entry.keyId);
    const { state } = entry;
    return [
      ...when(state === 'creating' || state === 'removing', `a key left in state ${state}`),
      ...when(state === 'active' && !works(entry), 'a key left that has expired'),
      ...when(key === undefined, 'a registered key that the gateway does not have'),
      ...when(key !== undefined && apiKeyHash(key.value) !== entry.hash, 'a key registered by another hash'),
      ...when(works(entry) && key?.isEnabled === false, 'a key that works only in the registry'),
      ...when(works(entry) && !onPlan.has(entry.keyId), 'a key that works and is on no plan'),
    ];
  }),
];

const wrongAttribute = ({ user, entries }: Seen): string[] => {
  if (user === undefined || user.apiKey === '') return [];
  const named = entries.find(({ keyId }) => keyId === user.apiKey);
  if (named === undefined) return ['custom:apiKey names no key of the user'];
  return [
    ...when(!works(named), 'custom:apiKey names a key that does not work'),
    ...when(named.replacedBy !== undefined, 'custom:apiKey names a key that was replaced'),
  ];
};

const wrongInvitation = ({ user, entries, invitation, mails }: Seen): string[] => {
  const isInvited = user?.status === 'FORCE_CHANGE_PASSWORD';
  const scopes = new Set(entries.map(({ scope }) => scope));
  return [
    ...when(isInvited && invitation === undefined, 'an invited user without an invitation'),
    ...when(isInvited && !entries.some(works), 'an invited user without a key'),
    ...when(isInvited && scopes.size < entries.length, 'an invited user with two keys for the same'),
    ...when(invitation?.state === 'pending', 'an invitation that is not finished'),
    ...when(invitation?.mail === 'pending' || invitation?.mail === 'sending', 'a mail that is under way'),
    ...when(invitation?.mail === 'sent' && mails.length === 0, 'a mail that is said to be sent'),
    ...when(mails.length > 1, `${mails.length} mails instead of one`),
  ];
};

const wrongDenial = ({ user, denial }: Seen): string[] =>
  user === undefined
    ? when(denial !== undefined && !denial.ends, 'a denial of nobody that never ends')
    : [
        ...when(denial === undefined && !user.enabled, 'a disabled user who is not denied'),
        ...when(denial?.reason === 'disabled' && user.enabled, 'an enabled user who is denied'),
      ];

/** What must not be, whatever was done to the user. */
export const wrongWith = (seen: Seen): string[] => {
  const { user, entries, atGateway, invitation, hasProof, mails, isBeingDeleted } = seen;
  const left = entries.length + atGateway.length > 0 || invitation !== undefined || hasProof;
  return [
    ...wrongKeys(seen),
    ...wrongAttribute(seen),
    ...wrongInvitation(seen),
    ...wrongDenial(seen),
    ...when(isBeingDeleted, 'a deletion that is not finished'),
    ...when(user === undefined && left, 'something left of a user who is gone'),
    ...when(user !== undefined && mails.flat().some((value) => !opens(seen, value)), 'a mailed key is shut'),
  ];
};
