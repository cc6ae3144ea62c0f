import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  paginateQuery,
  paginateScan,
  type QueryCommandInput,
  type TransactWriteItemsCommandInput,
  type Update,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { isUnmet, transact } from '../../../core/aws/condition.ts';
import { numbersOf, stringsOf, type Item } from '../../../core/aws/dynamo.ts';
import { deniedSub } from '../../../core/http/denied.ts';
import { apiKeys } from '../../../core/http/keys.ts';
import type { KeyChange, KeyStore } from '../keys/registry.ts';
import type { KeyCount } from '../keys/counting.ts';
import { isExpired, type Key } from '../keys/key.ts';
import {
  countFrom,
  countKey,
  firstCount,
  KEY_COUNT,
  withKey,
  withoutHashes,
  withoutKey,
  withoutReplaced,
  withRotation,
  withStanding,
} from './key-count-record.ts';
import { heldRefusal, registrationRefusal, rotationRefusal } from './key-refusals.ts';
import { readAll, readRecord, recordsOf, removeRecord, updateIf } from './records.ts';

/** The tables' names. */
export interface KeyTables {
  readonly keys: string;
  readonly denied: string;
  /** Where keys are counted. */
  readonly accounts: string;
}

/** The owner is not on the deny list. */
const notDenied = (tables: KeyTables, owner: string) => ({
  ConditionCheck: {
    TableName: tables.denied,
    Key: { id: { S: deniedSub(owner) } },
    ConditionExpression: 'attribute_not_exists(id)',
  },
});

/**
 * Registers a key where there is none of its hash and counts it, and only while its owner is not on the deny list: so
 * a user who is being deleted gets no key after their keys were removed.
 */
const registration = (
  tables: KeyTables,
  key: Key,
  most: number | undefined,
): TransactWriteItemsCommandInput => ({
  TransactItems: [
    notDenied(tables, key.owner),
    {
      Put: {
        TableName: tables.keys,
        Item: apiKeys.write(key),
        ConditionExpression: 'attribute_not_exists(#hash)',
        ExpressionAttributeNames: { '#hash': 'hash' },
        // A step that is repeated finds its own entry, and tells it from another's.
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    { Update: withKey(tables.accounts, key, most) },
  ],
});

/** Counts what the owner has, unless it is counted, or they are being deleted: nothing is to be left of them then. */
const opening = (
  tables: KeyTables,
  owner: string,
  keys: readonly Key[],
  now: Date,
): TransactWriteItemsCommandInput => ({
  TransactItems: [notDenied(tables, owner), { Put: firstCount(tables.accounts, owner, keys, now) }],
});

/** The keys of a user, or the one of this keyId. An index is eventually consistent: DynamoDB has no other read of it. */
const keysOf = (table: string, owner: string, keyId?: string): QueryCommandInput => ({
  TableName: table,
  IndexName: 'byOwner',
  KeyConditionExpression: keyId === undefined ? '#owner = :owner' : '#owner = :owner AND keyId = :keyId',
  ExpressionAttributeNames: { '#owner': 'owner' },
  ExpressionAttributeValues: stringsOf({ ':owner': owner, ':keyId': keyId }),
});

/** An entry as it is now. */
const entryOf = (table: string, hash: string): GetItemCommandInput => ({
  TableName: table,
  Key: { hash: { S: hash } },
  ConsistentRead: true,
});

const FIELDS = ['state', 'name', 'expiresAt'] as const;

/** What has to hold of an entry, and the values that this names. */
interface Condition {
  readonly terms: readonly string[];
  readonly values: Item;
}

/** The end and the successor are those that were read. */
const unchanged = ({ expiresAt, replacedBy }: Pick<Key, 'expiresAt' | 'replacedBy'>): Condition => ({
  terms: [
    expiresAt === undefined ? 'attribute_not_exists(#expiresAt)' : '#expiresAt = :endBefore',
    replacedBy === undefined ? 'attribute_not_exists(#replacedBy)' : '#replacedBy = :replacedBy',
  ],
  values: {
    ...(expiresAt !== undefined && numbersOf({ ':endBefore': expiresAt })),
    ...stringsOf({ ':replacedBy': replacedBy }),
  },
});

/** The entry exists, and is as a change wants it. */
const changeable = ({ onlyFrom = [], onlyWith }: KeyChange): Condition => {
  const from = Object.fromEntries(onlyFrom.map((state, i) => [`:from${i}`, state]));
  const still = onlyWith ? unchanged(onlyWith) : { terms: [], values: {} };
  return {
    terms: [
      'attribute_exists(#hash)',
      ...(onlyFrom.length > 0 ? [`#state IN (${Object.keys(from).join(', ')})`] : []),
      ...still.terms,
    ],
    values: { ...stringsOf(from), ...still.values },
  };
};

/** A change of an entry that is as the change wants it. */
const entryChange = (table: string, hash: string, change: KeyChange): UpdateItemCommandInput => {
  const { state, name, expiresAt } = change;
  const fields: Item = {
    ...stringsOf({ ':state': state, ':name': name }),
    ...(typeof expiresAt === 'number' && numbersOf({ ':expiresAt': expiresAt })),
  };
  const set = FIELDS.filter((field) => `:${field}` in fields).map((field) => `#${field} = :${field}`);
  const expression = [
    ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
    ...(expiresAt === null ? ['REMOVE #expiresAt'] : []),
  ].join(' ');
  const { terms, values: wanted } = changeable(change);
  const condition = terms.join(' AND ');
  const values = { ...fields, ...wanted };
  const used = ['hash', 'replacedBy', ...FIELDS].filter((field) =>
    `${expression} ${condition}`.includes(`#${field}`),
  );
  return {
    TableName: table,
    Key: { hash: { S: hash } },
    ...(expression !== '' && { UpdateExpression: expression }),
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries(used.map((field) => [`#${field}`, field])),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};

/**
 * The end of a rotation: the new key becomes active, and the old one gets its successor and its end, both
 * only when they are as they were read. The old one's end counts: an admin may have brought it forward.
 */
const replacement = (
  table: string,
  old: Key,
  fresh: Key,
  endsAt: number,
  counting: Update | undefined,
): TransactWriteItemsCommandInput => {
  const { expiresAt } = old;
  const { terms, values } = unchanged(expiresAt === undefined ? {} : { expiresAt });
  return {
    TransactItems: [
      {
        Update: {
          TableName: table,
          Key: { hash: { S: fresh.hash } },
          UpdateExpression: 'SET #state = :active',
          ConditionExpression: '#state = :creating',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: stringsOf({ ':active': 'active', ':creating': 'creating' }),
        },
      },
      {
        Update: {
          TableName: table,
          Key: { hash: { S: old.hash } },
          UpdateExpression: 'SET #replacedBy = :fresh, #expiresAt = :endsAt',
          ConditionExpression: ['#state = :active', ...terms].join(' AND '),
          ExpressionAttributeNames: {
            '#state': 'state',
            '#replacedBy': 'replacedBy',
            '#expiresAt': 'expiresAt',
          },
          ExpressionAttributeValues: {
            ...values,
            ...stringsOf({ ':active': 'active', ':fresh': fresh.keyId }),
            ...numbersOf({ ':endsAt': endsAt }),
          },
        },
      },
      ...(counting ? [{ Update: counting }] : []),
    ],
  };
};

const entryRemoval = (table: string, hash: string) =>
  ({ TableName: table, Key: { hash: { S: hash } } }) satisfies DeleteItemCommandInput;

/** The entry goes, and is counted no longer. */
const removal = (
  tables: KeyTables,
  key: Pick<Key, 'hash' | 'owner' | 'scope'>,
): TransactWriteItemsCommandInput => ({
  TransactItems: [
    { Delete: entryRemoval(tables.keys, key.hash) },
    { Update: withoutKey(tables.accounts, key) },
  ],
});

const byAge = (a: Key, b: Key): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.keyId < b.keyId ? -1 : 1;

/** What is counted of keys. */
const counting = (
  db: DynamoDBClient,
  tables: KeyTables,
  byOwner: (owner: string) => Promise<Key[]>,
  now: () => Date,
) => {
  const read = async (owner: string): Promise<KeyCount | undefined> => {
    const item = await readRecord(db, tables.accounts, countKey(owner));
    return item && countFrom(item);
  };
  return {
    /**
     * Each key that was registered since keys are counted was counted with its registration. So where there is no
     * count, what there is was registered long ago, and the index tells all of it.
     */
    async counted(owner) {
      const standing = await read(owner);
      if (standing) return standing;
      try {
        await transact(db, opening(tables, owner, await byOwner(owner), now()));
      } catch (error) {
        if (!isUnmet(error)) throw heldRefusal(error);
      }
      return (await read(owner)) ?? countFrom({ sk: { S: owner } });
    },
    async endReplaced(key) {
      await updateIf(db, withoutReplaced(tables.accounts, key));
    },
    async recount(owner, surplus, missing) {
      if (surplus.length > 0) await updateIf(db, withoutHashes(tables.accounts, owner, surplus));
      for (const key of missing) await updateIf(db, withStanding(tables.accounts, key, now()));
    },
    async forgetCount(owner) {
      await removeRecord(db, tables.accounts, countKey(owner));
    },
    async *counts() {
      for await (const item of readAll(db, recordsOf(tables.accounts, KEY_COUNT))) yield countFrom(item);
    },
  } satisfies Partial<KeyStore>;
};

/** What is read of the registry. */
const reading = (db: DynamoDBClient, { keys: table }: KeyTables) => {
  const query = async (input: QueryCommandInput): Promise<Key[]> => {
    const found: Key[] = [];
    for await (const page of paginateQuery({ client: db }, input))
      found.push(...(page.Items ?? []).map(apiKeys.read));
    return found.sort(byAge);
  };
  const entryAt = async (hash: string): Promise<Key | undefined> => {
    const { Item } = await db.send(new GetItemCommand(entryOf(table, hash)));
    return Item && apiKeys.read(Item);
  };
  return {
    byOwner: (owner) => query(keysOf(table, owner)),
    async find(owner, keyId) {
      const [indexed] = await query(keysOf(table, owner, keyId));
      // The index may tell of a state that has passed; what is decided upon is read as it is now.
      return indexed && entryAt(indexed.hash);
    },
    async entries(hashes) {
      const found: Key[] = [];
      for (const hash of hashes) found.push(...[await entryAt(hash)].filter((key) => key !== undefined));
      return found;
    },
    async *all() {
      for await (const page of paginateScan({ client: db }, { TableName: table, ConsistentRead: true }))
        yield* (page.Items ?? []).map(apiKeys.read);
    },
  } satisfies Partial<KeyStore>;
};

export const keyStore = (
  db: DynamoDBClient,
  tables: KeyTables,
  now: () => Date = () => new Date(),
): KeyStore => {
  const reads = reading(db, tables);
  const counts = counting(db, tables, reads.byOwner, now);

  return {
    ...reads,
    ...counts,
    async register(key, most) {
      await counts.counted(key.owner);
      try {
        await transact(db, registration(tables, key, most));
      } catch (error) {
        const refusal = registrationRefusal(error, key, most);
        if (refusal !== undefined) throw refusal as Error;
      }
    },
    async change(hash, change) {
      try {
        await db.send(new UpdateItemCommand(entryChange(tables.keys, hash, change)));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async replace(old, fresh, endsAt, limits) {
      const before = await counts.counted(old.owner);
      const isReplaced = !isExpired({ expiresAt: endsAt }, now());
      const one = withRotation(tables.accounts, old, isReplaced, limits, before);
      try {
        await transact(db, replacement(tables.keys, old, fresh, endsAt, one));
      } catch (error) {
        throw rotationRefusal(error, old, limits, now());
      }
    },
    async remove(key) {
      try {
        await transact(db, removal(tables, key));
      } catch (error) {
        if (!isUnmet(error)) throw heldRefusal(error);
        // The keys of its owner were never counted.
        await db.send(new DeleteItemCommand(entryRemoval(tables.keys, key.hash)));
      }
    },
  };
};
