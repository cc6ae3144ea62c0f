import { LosslessNumber } from 'lossless-json';
import type { Exact, ExactObject } from '../exact/exact.ts';
import type { Attribute, Attributes } from '../items/attribute.ts';
import { fieldOf, type Place, placeOf, wrong } from '../items/place.ts';
import { mapIn } from '../items/typed.ts';

/** Reads a value of an item in one of its two forms. */
export type ReadAttribute = (value: Exact | undefined, place: Place) => Attribute;

type Read<T> = (value: Exact, place: Place, readAttribute: ReadAttribute) => T;

const MOST_INT32 = 2_147_483_647;

const text = (value: Exact | undefined, place: Place): string => {
  if (typeof value !== 'string') throw wrong(place, 'must be a string');
  return value;
};
const flag: Read<boolean> = (value, place) => {
  if (typeof value !== 'boolean') throw wrong(place, 'must be true or false');
  return value;
};
const whole: Read<number> = (value, place) => {
  const number =
    value instanceof LosslessNumber && /^-?\d{1,10}$/.test(value.value) ? Number(value.value) : NaN;
  if (!(Math.abs(number) <= MOST_INT32)) throw wrong(place, 'must be a whole number of 32 bits');
  return number;
};
const names: Read<Record<string, string>> = (value, place) => mapIn(value, place, text);
const attributes: Read<Attributes> = (value, place, readAttribute) => mapIn(value, place, readAttribute);

/** What is read of a field; what its values mean is DynamoDB's to say. */
const READ = {
  ConditionExpression: text,
  ConsistentRead: flag,
  ExclusiveStartKey: attributes,
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: attributes,
  FilterExpression: text,
  IndexName: text,
  Item: attributes,
  Key: attributes,
  KeyConditionExpression: text,
  Limit: whole,
  ProjectionExpression: text,
  ReturnValues: text,
  ReturnValuesOnConditionCheckFailure: text,
  ScanIndexForward: flag,
  Segment: whole,
  Select: text,
  TotalSegments: whole,
  UpdateExpression: text,
} as const satisfies Readonly<Record<string, Read<unknown>>>;

type Field = keyof typeof READ;

/** DynamoDB's input of one operation, without its table. */
export type Payload = { readonly [Name in Field]?: ReturnType<(typeof READ)[Name]> };

const NAMES = ['ExpressionAttributeNames'] as const;
const EXPRESSION = [...NAMES, 'ExpressionAttributeValues'] as const;
const WRITE = [
  'ConditionExpression',
  ...EXPRESSION,
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
] as const;
const PAGE = [
  'FilterExpression',
  'ProjectionExpression',
  ...EXPRESSION,
  'Limit',
  'ExclusiveStartKey',
  'Select',
  'ConsistentRead',
  'IndexName',
] as const;

/** The fields of each operation's payload; the ones that it needs come first. */
const FIELDS = {
  create: { needed: ['Item'], allowed: WRITE },
  read: { needed: ['Key'], allowed: ['ConsistentRead', 'ProjectionExpression', ...NAMES] },
  update: { needed: ['Key'], allowed: ['UpdateExpression', ...WRITE] },
  delete: { needed: ['Key'], allowed: WRITE },
  list: { needed: [], allowed: [...PAGE, 'Segment', 'TotalSegments'] },
  query: { needed: ['KeyConditionExpression'], allowed: [...PAGE, 'ScanIndexForward'] },
} as const satisfies Readonly<
  Record<string, { readonly needed: readonly Field[]; readonly allowed: readonly Field[] }>
>;

/** The operations that reach a table. */
export type TableOperation = keyof typeof FIELDS;

/** Whether an operation reaches a table. */
export const isTableOperation = (name: string): name is TableOperation => Object.hasOwn(FIELDS, name);

/** DynamoDB's fields of before expressions, and what says the same now. */
const LEGACY: ReadonlyMap<string, string> = new Map([
  ['AttributesToGet', 'ProjectionExpression'],
  ['AttributeUpdates', 'UpdateExpression'],
  ['ConditionalOperator', 'AND and OR in an expression'],
  ['Expected', 'ConditionExpression'],
  ['KeyConditions', 'KeyConditionExpression'],
  ['QueryFilter', 'FilterExpression'],
  ['ScanFilter', 'FilterExpression'],
]);

const unknown = (name: string, known: readonly string[]): string => {
  if (name === 'TableName') return 'is not allowed in the payload: send tableName beside it';
  const modern = LEGACY.get(name);
  return modern === undefined
    ? `is not a field of this operation: use ${known.join(', ')}`
    : `is a legacy field of DynamoDB: use ${modern}`;
};

/**
 * Reads the payload of an operation: the fields that are allowed, each of its type.
 * @throws Failure RequestInvalid naming the field that is unknown, missing or of another type
 */
export const payloadIn = (
  operation: TableOperation,
  payload: ExactObject,
  readAttribute: ReadAttribute,
): Payload => {
  const { needed, allowed } = FIELDS[operation];
  const known: readonly string[] = [...needed, ...allowed];
  const place = placeOf('payload');
  for (const name of Object.keys(payload))
    if (!known.includes(name)) throw wrong(fieldOf(place, name), unknown(name, known));
  for (const name of needed)
    if (!Object.hasOwn(payload, name)) throw wrong(fieldOf(place, name), 'is missing');
  // Each field is known, and read by its own reader.
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      READ[name as Field](value, fieldOf(place, name), readAttribute),
    ]),
  );
};
