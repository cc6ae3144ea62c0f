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
  TransactionCanceledException,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { isOvertaken, transact } from '../../../core/aws/condition.ts';
import { numbersOf, stringsOf, type Item } from '../../../core/aws/dynamo.ts';
import { Failure } from '../../../core/errors.ts';
import { deniedSub } from '../../../core/http/denied.ts';
import { apiKeys } from '../../../core/http/keys.ts';
import type { KeyChange, KeyStore } from '../keys/registry.ts';
import type { Key } from '../keys/key.ts';

/** The tables' names. */
export interface KeyTables {
  readonly keys: string;
  readonly denied: string;
}

/**
 * Registers a key where there is none of its hash, and only while its owner is not on the deny list: so a
 * user who is being deleted gets no key after their keys were counted.
 */
const registration = (tables: KeyTables, key: Key): TransactWriteItemsCommandInput => ({
  TransactItems: [
    {
      ConditionCheck: {
        TableName: tables.denied,
        Key: { id: { S: deniedSub(key.owner) } },
        ConditionExpression: 'attribute_not_exists(id)',
      },
    },
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
  ],
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

/** A change of an entry that exists, and is in one of the states of `onlyFrom` when they are given. */
const entryChange = (table: string, hash: string, change: KeyChange): UpdateItemCommandInput => {
  const { state, name, expiresAt, onlyFrom } = change;
  const values: Item = {
    ...stringsOf({ ':state': state, ':name': name }),
    ...(typeof expiresAt === 'number' && numbersOf({ ':expiresAt': expiresAt })),
    ...stringsOf(Object.fromEntries((onlyFrom ?? []).map((from, i) => [`:from${i}`, from]))),
  };
  const set = FIELDS.filter((field) => `:${field}` in values).map((field) => `#${field} = :${field}`);
  const from = Object.keys(values).filter((value) => value.startsWith(':from'));
  const expression = [
    ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
    ...(expiresAt === null ? ['REMOVE #expiresAt'] : []),
  ].join(' ');
  const condition = [
    'attribute_exists(#hash)',
    ...(from.length > 0 ? [`#state IN (${from.join(', ')})`] : []),
  ].join(' AND ');
  const used = ['hash', ...FIELDS].filter((field) => `${expression} ${condition}`.includes(`#${field}`));
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
): TransactWriteItemsCommandInput => ({
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
        UpdateExpression: 'SET replacedBy = :fresh, expiresAt = :endsAt',
        ConditionExpression: `#state = :active AND attribute_not_exists(replacedBy) AND ${
          old.expiresAt === undefined ? 'attribute_not_exists(expiresAt)' : 'expiresAt = :end'
        }`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...stringsOf({ ':active': 'active', ':fresh': fresh.keyId }),
          ...numbersOf({ ':endsAt': endsAt, ...(old.expiresAt !== undefined && { ':end': old.expiresAt }) }),
        },
      },
    },
  ],
});

const entryRemoval = (table: string, hash: string): DeleteItemCommandInput => ({
  TableName: table,
  Key: { hash: { S: hash } },
});

/**
 * Reads why a registration was cancelled: a denied owner comes first, then an entry that is there already.
 * @throws Failure Conflict for the first; the error itself for what is neither, another transaction among it
 */
const explainRegistration = (error: TransactionCanceledException, key: Key): void => {
  const [denied, taken] = error.CancellationReasons ?? [];
  if (denied?.Code === 'ConditionalCheckFailed')
    throw new Failure('Conflict', 'The user is disabled or being deleted, and cannot have keys', {
      cause: error,
    });
  if (taken?.Code === 'ConditionalCheckFailed' && taken.Item?.['keyId']?.S === key.keyId) return;
  throw error;
};

const byAge = (a: Key, b: Key): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.keyId < b.keyId ? -1 : 1;

export const keyStore = (db: DynamoDBClient, tables: KeyTables): KeyStore => {
  const query = async (input: QueryCommandInput): Promise<Key[]> => {
    const found: Key[] = [];
    for await (const page of paginateQuery({ client: db }, input))
      found.push(...(page.Items ?? []).map(apiKeys.read));
    return found.sort(byAge);
  };

  return {
    async register(key) {
      try {
        await transact(db, registration(tables, key));
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        explainRegistration(error, key);
      }
    },
    byOwner: (owner) => query(keysOf(tables.keys, owner)),
    async find(owner, keyId) {
      const [indexed] = await query(keysOf(tables.keys, owner, keyId));
      if (indexed === undefined) return undefined;
      // The index may tell of a state that has passed; what is decided upon is read as it is now.
      const { Item } = await db.send(new GetItemCommand(entryOf(tables.keys, indexed.hash)));
      return Item && apiKeys.read(Item);
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
    async replace(old, fresh, endsAt) {
      try {
        await transact(db, replacement(tables.keys, old, fresh, endsAt));
      } catch (error) {
        if (!isOvertaken(error)) throw error;
        throw new Failure('Conflict', 'Another request changed the key: try again', { cause: error });
      }
    },
    async remove(hash) {
      await db.send(new DeleteItemCommand(entryRemoval(tables.keys, hash)));
    },
    async *all() {
      for await (const page of paginateScan({ client: db }, { TableName: tables.keys, ConsistentRead: true }))
        yield* (page.Items ?? []).map(apiKeys.read);
    },
  };
};
