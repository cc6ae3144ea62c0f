import type { Item } from '../../../core/aws/dynamo.ts';
import { readCondition, type Condition } from './condition.ts';
import { holds, ownIn } from './evaluate.ts';
import { checkedKeyCondition } from './key-condition.ts';
import { checkedKey, type Key, keyIn, keyNames, namesOf, orderOf, type Schema } from './keys.ts';
import { readProjection, shownIn } from './projection.ts';
import { type Path, type Placeholders, placeholders, readerOf } from './reader.ts';
import { fieldsOf, invalid } from './refusal.ts';
import { tableIn, type Tables } from './store.ts';
import { chosen } from './writes.ts';

/** An answer, and how many items were read for it. */
export interface Read {
  readonly answer: object;
  readonly items: number;
}

/** @throws ValidationException for what is neither true nor false */
export const flagOf = (given: unknown, otherwise: boolean): boolean => {
  if (given !== undefined && typeof given !== 'boolean') throw invalid('true or false is expected');
  return given ?? otherwise;
};

/** What a read shows of each item. */
export const readShown = (expression: unknown, known: Placeholders): ((item: Item) => Item) => {
  if (expression === undefined) return (item) => item;
  const paths = readProjection(readerOf(expression, known));
  return (item) => shownIn(item, paths);
};

export const getItem = (tables: Tables, input: object): Read => {
  const given = fieldsOf(input, [
    'TableName',
    'Key',
    'ConsistentRead',
    'ProjectionExpression',
    'ExpressionAttributeNames',
  ]);
  const table = tableIn(tables, given.TableName);
  flagOf(given.ConsistentRead, false);
  const { ProjectionExpression: says, ExpressionAttributeNames: names } = given;
  const known = placeholders(names, undefined, says !== undefined);
  const shown = readShown(says, known);
  known.expectAllUsed();
  const item = table.get(checkedKey(table.schema, given.Key));
  return { answer: item ? { Item: shown(item) } : {}, items: Number(item !== undefined) };
};

const LISTING = [
  // Sizes are not known, so none is answered.
  'ReturnConsumedCapacity',
  'TableName',
  'IndexName',
  'ConsistentRead',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'Limit',
  'ExclusiveStartKey',
  'Select',
] as const;
const QUERYING = [...LISTING, 'KeyConditionExpression', 'ScanIndexForward'] as const;
type Given = Readonly<Partial<Record<(typeof QUERYING)[number], unknown>>>;

/** The paths at which a condition looks. */
const pathsIn = (condition: Condition): Path[] =>
  'of' in condition
    ? [condition.of].flat().flatMap(pathsIn)
    : condition.operands.flatMap((operand) => (operand.kind === 'value' ? [] : [operand.path]));

const limitOf = ({ Limit }: Given): number => {
  if (Limit !== undefined && !(typeof Limit === 'number' && Number.isInteger(Limit) && Limit > 0))
    throw invalid('Limit must be at least 1');
  return Limit ?? Infinity;
};

const keyOf = (schema: Schema, { IndexName, ConsistentRead }: Given): Key => {
  const isConsistent = flagOf(ConsistentRead, false);
  if (IndexName === undefined) return schema;
  const index = typeof IndexName === 'string' ? schema.indexes?.[IndexName] : undefined;
  if (!index) throw invalid('The table does not have the specified index');
  if (isConsistent) throw invalid('Consistent reads are not supported on global secondary indexes');
  return index;
};

/** Whether the items themselves are asked for, or their number alone. */
const isCounting = ({ Select, ProjectionExpression, IndexName }: Given): boolean => {
  const isProjected = ProjectionExpression !== undefined;
  const words = ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'] as const;
  const select = chosen(Select, words, isProjected ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES');
  if ((select === 'SPECIFIC_ATTRIBUTES') !== isProjected)
    throw invalid(`Select type ${select} does not go with the projection`);
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && IndexName === undefined)
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  return select === 'COUNT';
};

/** Query and Scan. @param page the most items of one page, which the real ones end at 1 MB */
const list = (tables: Tables, given: Given, kind: 'Query' | 'Scan', page: number): Read => {
  const { schema, all } = tableIn(tables, given.TableName);
  const key = keyOf(schema, given);
  const {
    KeyConditionExpression: keyed,
    FilterExpression: filtered,
    ProjectionExpression: projected,
  } = given;
  const known = placeholders(
    given.ExpressionAttributeNames,
    given.ExpressionAttributeValues,
    [keyed, filtered, projected].some((one) => one !== undefined),
  );
  if (kind === 'Query' && keyed === undefined) throw invalid('a KeyConditionExpression is missing');
  const within =
    keyed === undefined ? undefined : checkedKeyCondition(readCondition(readerOf(keyed, known)), schema, key);
  const filter = filtered === undefined ? undefined : readCondition(readerOf(filtered, known));
  const ofKey = filter && pathsIn(filter).find(([first]) => namesOf(key).includes(String(first)));
  if (kind === 'Query' && ofKey)
    throw invalid(`Filter Expression can only contain non-primary key attributes: ${String(ofKey[0])}`);
  const shown = readShown(projected, known);
  known.expectAllUsed();
  const isCount = isCounting(given);
  const most = Math.min(limitOf(given), page);
  const isForward = flagOf(given.ScanIndexForward, true);
  const order = orderOf(schema, key);
  const directed = (one: Item, other: Item) => (isForward ? order(one, other) : order(other, one));
  const start =
    given.ExclusiveStartKey === undefined
      ? undefined
      : checkedKey(schema, given.ExclusiveStartKey, key === schema ? undefined : key);
  if (start && within && !holds(within, start))
    throw invalid('The provided starting key is outside query boundaries based on provided conditions');

  const read = all()
    .filter((item) => namesOf(key).every((name) => ownIn(item, name)))
    .filter((item) => !within || holds(within, item))
    .sort(directed)
    .filter((item) => !start || directed(item, start) > 0)
    .slice(0, most);
  const found = read.filter((item) => !filter || holds(filter, item));
  const last = read.length === most ? read.at(-1) : undefined;
  return {
    answer: {
      ...(!isCount && { Items: found.map(shown) }),
      Count: found.length,
      ScannedCount: read.length,
      // It does not know whether there is more where it ended.
      ...(last && { LastEvaluatedKey: keyIn(keyNames(schema, key), last) }),
    },
    items: read.length,
  };
};

export const query = (tables: Tables, input: object, page: number): Read =>
  list(tables, fieldsOf(input, QUERYING), 'Query', page);

export const scan = (tables: Tables, input: object, page: number): Read =>
  list(tables, fieldsOf(input, LISTING), 'Scan', page);
