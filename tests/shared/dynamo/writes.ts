import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { applied } from './apply.ts';
import { type Condition, readCondition } from './condition.ts';
import { holds } from './evaluate.ts';
import { checkedKey, checkedWhole, checkKeys, keyIn, namesOf } from './keys.ts';
import { shownIn } from './projection.ts';
import { type Path, placeholders, readerOf } from './reader.ts';
import { fieldsOf, invalid } from './refusal.ts';
import { checkSize } from './size.ts';
import { type Stored, tableIn, type Tables } from './store.ts';
import { type Action, readUpdate } from './update.ts';

/** A write that has been read and found in order, and has not been done. */
export interface Write {
  readonly table: Stored;
  readonly key: Item;
  readonly condition: Condition | undefined;
  /** Whether a refusal shows the item that was in the way. */
  readonly showsOld: boolean;
  /** The item after the write, from the item before it; the same for one that only looks. */
  readonly after: (before: Item | undefined) => Item | undefined;
  /** The paths that an update names. */
  readonly paths: readonly Path[];
}

export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

const COMMON = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
] as const;
const OWN = {
  Put: ['Item'],
  Update: ['Key', 'UpdateExpression'],
  Delete: ['Key'],
  ConditionCheck: ['Key'],
} as const;

/** @throws ValidationException for another word */
export const chosen = <W extends string>(given: unknown, words: readonly W[], otherwise: W): W => {
  if (given === undefined) return otherwise;
  const word = words.find((one) => one === given);
  if (word === undefined) throw invalid(`one of ${words.join(', ')} is expected`);
  return word;
};

const updated = (table: Stored, key: Item, actions: readonly Action[]): Write['after'] => {
  const names = namesOf(table.schema);
  const ofKey = actions.find(({ path: [first] }) => names.includes(String(first)));
  if (ofKey)
    throw invalid(`Cannot update attribute ${String(ofKey.path[0])}. This attribute is part of the key`);
  return (before) => {
    const item = applied(before ?? key, actions);
    checkKeys(table.schema, item);
    return item;
  };
};

/** Reads one write of a command or a transaction. @throws ValidationException for what DynamoDB does not take */
export const readWrite = (tables: Tables, kind: WriteKind, input: unknown): Write => {
  const given = fieldsOf(input, [...COMMON, 'Item', 'Key', 'UpdateExpression']);
  for (const name of ['Item', 'Key', 'UpdateExpression'] as const)
    if (given[name] !== undefined && !(OWN[kind] as readonly string[]).includes(name))
      throw invalid(`${kind} has no ${name}`);
  const table = tableIn(tables, given.TableName);
  const { ConditionExpression: says, UpdateExpression: changes } = given;
  const known = placeholders(
    given.ExpressionAttributeNames,
    given.ExpressionAttributeValues,
    says !== undefined || changes !== undefined,
  );
  const condition = says === undefined ? undefined : readCondition(readerOf(says, known));
  const actions = changes === undefined ? [] : readUpdate(readerOf(changes, known));
  known.expectAllUsed();
  const whole = kind === 'Put' ? checkedWhole(table.schema, given.Item) : undefined;
  const key = whole ? keyIn(namesOf(table.schema), whole) : checkedKey(table.schema, given.Key);
  const afters: Readonly<Record<WriteKind, () => Write['after']>> = {
    Put: () => () => whole,
    Update: () => updated(table, key, actions),
    Delete: () => () => undefined,
    ConditionCheck: () => (before) => before,
  };
  return {
    table,
    key,
    condition,
    showsOld: chosen(given.ReturnValuesOnConditionCheckFailure, ['NONE', 'ALL_OLD'], 'NONE') === 'ALL_OLD',
    after: afters[kind](),
    paths: actions.map(({ path }) => path),
  };
};

/** Whether the condition of a write holds of what is there. */
export const isAllowed = ({ condition }: Write, before: Item | undefined): boolean =>
  condition === undefined || holds(condition, before ?? {});

/** Puts into the table what a write leaves. */
export const store = ({ table, key }: Write, after: Item | undefined): void => {
  if (after) {
    checkSize(after);
    table.put(after);
  } else table.remove(key);
};

const RETURNS = {
  Put: ['NONE', 'ALL_OLD'],
  Delete: ['NONE', 'ALL_OLD'],
  Update: ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'],
} as const;

/** PutItem, UpdateItem and DeleteItem. */
export const writeOne = (tables: Tables, kind: keyof typeof RETURNS, input: object): object => {
  const { ReturnValues, ...rest } = input as { readonly ReturnValues?: unknown };
  const shows = chosen<string>(ReturnValues, RETURNS[kind], 'NONE');
  const write = readWrite(tables, kind, rest);
  const isUpdated = shows.startsWith('UPDATED_');
  // DynamoDB's documents do not say how much of a list or map is shown that is changed in part.
  if (isUpdated && write.paths.some((path) => path.length > 1))
    throw invalid('the table in memory does not know what is shown of parts that are updated');
  const before = write.table.get(write.key);
  if (!isAllowed(write, before))
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: {},
      ...(write.showsOld && before && { Item: before }),
    });
  const after = write.after(before);
  store(write, after);
  const whole = shows.endsWith('_NEW') ? after : before;
  const shown = isUpdated ? whole && shownIn(whole, write.paths) : whole;
  if (shows === 'NONE' || !shown || Object.keys(shown).length === 0) return {};
  return { Attributes: structuredClone(shown) };
};
