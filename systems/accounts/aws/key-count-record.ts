import type { PutItemCommandInput, Update, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, numbersOf, stringsOf } from '../../../core/aws/dynamo.ts';
import { type Scope, SCOPES } from '../../../core/scopes.ts';
import { countsAsReplaced, type KeyCount, type RotationLimits, rotationsOn } from '../keys/counting.ts';
import type { Key } from '../keys/key.ts';
import type { RecordKey } from './records.ts';

/** The kind of the records that count the keys of users. */
export const KEY_COUNT = 'KEYCOUNT';

export const countKey = (owner: string): RecordKey => ({ pk: KEY_COUNT, sk: owner });

const KEYS = 'hashes';
const REPLACED: Readonly<Record<Scope, string>> = {
  permits: 'replaced_permits',
  music: 'replaced_music',
  manager: 'replaced_manager',
};
const ROTATED = 'rotated#';

const hashesOf = (item: Item, name: string): ReadonlySet<string> => new Set(item[name]?.SS ?? []);

export const countFrom = (item: Item): KeyCount => ({
  owner: item['sk']?.S ?? '',
  keys: hashesOf(item, KEYS),
  replaced: {
    permits: hashesOf(item, REPLACED.permits),
    music: hashesOf(item, REPLACED.music),
    manager: hashesOf(item, REPLACED.manager),
  },
  rotations: new Map(
    Object.entries(item)
      .filter(([name]) => name.startsWith(ROTATED))
      .map(([name, value]) => [name.slice(ROTATED.length), Number(value.N ?? 0)]),
  ),
});

/** A set of these; DynamoDB has none that is empty. */
const setOf = (name: string, hashes: readonly string[]): Item =>
  hashes.length === 0 ? {} : { [name]: { SS: [...hashes] } };

/** The first count of a user's keys, unless there is one. */
export const firstCount = (
  table: string,
  owner: string,
  keys: readonly Key[],
  now: Date,
): PutItemCommandInput => ({
  TableName: table,
  Item: {
    ...stringsOf(countKey(owner)),
    ...setOf(
      KEYS,
      keys.map(({ hash }) => hash),
    ),
    ...Object.fromEntries(
      SCOPES.flatMap((scope) =>
        Object.entries(
          setOf(
            REPLACED[scope],
            keys.filter((key) => key.scope === scope && countsAsReplaced(key, now)).map(({ hash }) => hash),
          ),
        ),
      ),
    ),
  },
  ConditionExpression: 'attribute_not_exists(pk)',
});

const at = (table: string, owner: string) => ({ TableName: table, Key: stringsOf(countKey(owner)) });

/** One key more, if there are fewer than `most`, or it is counted already. */
export const withKey = (table: string, { owner, hash }: Key, most?: number) =>
  ({
    ...at(table, owner),
    UpdateExpression: 'ADD #keys :hashes',
    ConditionExpression:
      most === undefined
        ? 'attribute_exists(pk)'
        : 'attribute_exists(pk) AND (attribute_not_exists(#keys) OR size(#keys) < :most OR contains(#keys, :hash))',
    ExpressionAttributeNames: { '#keys': KEYS },
    ExpressionAttributeValues: {
      ':hashes': { SS: [hash] },
      ...(most !== undefined && { ...numbersOf({ ':most': most }), ...stringsOf({ ':hash': hash }) }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }) satisfies Update;

/** One key less; nothing when keys were never counted, and fails then. */
export const withoutKey = (table: string, { owner, scope, hash }: Pick<Key, 'owner' | 'scope' | 'hash'>) =>
  ({
    ...at(table, owner),
    UpdateExpression: 'DELETE #keys :hashes, #replaced :hashes',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#keys': KEYS, '#replaced': REPLACED[scope] },
    ExpressionAttributeValues: { ':hashes': { SS: [hash] } },
  }) satisfies Update;

/** Hashes that are no key's, nowhere counted any more. */
export const withoutHashes = (
  table: string,
  owner: string,
  hashes: readonly string[],
): UpdateItemCommandInput => {
  const names = [KEYS, ...Object.values(REPLACED)];
  return {
    ...at(table, owner),
    UpdateExpression: `DELETE ${names.map((_name, n) => `#set${String(n)} :hashes`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#set${String(n)}`, name])),
    ExpressionAttributeValues: { ':hashes': { SS: [...hashes] } },
  };
};

/** A replaced key that no longer counts as such. */
export const withoutReplaced = (table: string, { owner, scope, hash }: Key): UpdateItemCommandInput => ({
  ...at(table, owner),
  UpdateExpression: 'DELETE #replaced :hashes',
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeNames: { '#replaced': REPLACED[scope] },
  ExpressionAttributeValues: { ':hashes': { SS: [hash] } },
});

/** A key that the count lacks, as what it counts now. */
export const withStanding = (table: string, key: Key, now: Date): UpdateItemCommandInput => ({
  ...at(table, key.owner),
  UpdateExpression: `ADD #keys :hashes${countsAsReplaced(key, now) ? ', #replaced :hashes' : ''}`,
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeNames: {
    '#keys': KEYS,
    ...(countsAsReplaced(key, now) && { '#replaced': REPLACED[key.scope] }),
  },
  ExpressionAttributeValues: { ':hashes': { SS: [key.hash] } },
});

/** A part of an update. */
interface Part {
  readonly adds: string;
  readonly removes?: readonly string[];
  readonly conditions: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
}

/** One replaced key more, within the limit. */
const oneReplaced = ({ scope, hash }: Key, most: number | undefined): Part => ({
  adds: '#replaced :hashes',
  conditions:
    most === undefined ? [] : ['(attribute_not_exists(#replaced) OR size(#replaced) < :mostReplaced)'],
  names: { '#replaced': REPLACED[scope] },
  values: { ':hashes': { SS: [hash] }, ...(most !== undefined && numbersOf({ ':mostReplaced': most })) },
});

/** One rotation of the day more, within the limit; those of other days are dropped. */
const oneToday = (
  { scope }: Key,
  { day, most }: NonNullable<RotationLimits['perDay']>,
  { rotations }: KeyCount,
): Part => {
  const past = [...rotations.keys()].filter((name) => !name.endsWith(`#${day}`));
  return {
    adds: '#today :one',
    removes: past.map((_name, n) => `#past${String(n)}`),
    conditions: ['(attribute_not_exists(#today) OR #today < :mostToday)'],
    names: {
      '#today': `${ROTATED}${rotationsOn(scope, day)}`,
      ...Object.fromEntries(past.map((name, n) => [`#past${String(n)}`, `${ROTATED}${name}`])),
    },
    values: numbersOf({ ':one': 1, ':mostToday': most }),
  };
};

/**
 * One replaced key more, and one rotation of the day, each within its limit.
 * @param isReplaced whether the old key works on: one that does not is not counted
 * @param before what is counted now
 * @returns undefined when there is nothing to count
 */
export const withRotation = (
  table: string,
  old: Key,
  isReplaced: boolean,
  { mostReplaced, perDay }: RotationLimits,
  before: KeyCount,
): Update | undefined => {
  const parts = [
    ...(isReplaced ? [oneReplaced(old, mostReplaced)] : []),
    ...(perDay ? [oneToday(old, perDay, before)] : []),
  ];
  if (parts.length === 0) return undefined;
  const removes = parts.flatMap((part) => part.removes ?? []);
  return {
    ...at(table, old.owner),
    UpdateExpression: [
      `ADD ${parts.map(({ adds }) => adds).join(', ')}`,
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: ['attribute_exists(pk)', ...parts.flatMap(({ conditions }) => conditions)].join(
      ' AND ',
    ),
    ExpressionAttributeNames: Object.fromEntries(parts.flatMap(({ names }) => Object.entries(names))),
    ExpressionAttributeValues: Object.fromEntries(parts.flatMap(({ values }) => Object.entries(values))),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
};
