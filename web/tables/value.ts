/**
 * A value with its type, as DynamoDB writes it: `{ "N": "5" }`. Numbers are text, so that not one of their 38 digits is
 * lost.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export type Value =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly Value[] }
  | { readonly M: Item };

/** Attributes by name. A record could not refer to itself. */
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
export interface Item {
  readonly [name: string]: Value;
}

/** The types in the order in which a form offers them, with their names. */
export const TYPES = {
  S: 'Text',
  N: 'Number',
  BOOL: 'True or false',
  NULL: 'Null',
  L: 'List',
  M: 'Map',
  SS: 'Set of texts',
  NS: 'Set of numbers',
  B: 'Binary',
  BS: 'Set of binaries',
} as const;

export type Type = keyof typeof TYPES;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isSet =
  (isPart: (part: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length > 0 && value.every(isPart) && new Set(value).size === value.length;

/** DynamoDB keeps 38 digits, without the zeros before the first and behind the last of them. */
const DIGITS = 38;

const isNumber = (value: unknown): boolean => {
  const parts = isText(value) ? /^[+-]?(\d*)\.?(\d*)([eE][+-]?\d+)?$/.exec(value) : null;
  const digits = parts ? `${parts[1] ?? ''}${parts[2] ?? ''}` : '';
  return digits !== '' && digits.replace(/^0+/, '').replace(/0+$/, '').length <= DIGITS;
};

const isBase64 = (value: unknown): boolean =>
  isText(value) && /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value);

const CHECKS: Readonly<Record<Type, (value: unknown) => boolean>> = {
  S: isText,
  N: isNumber,
  B: isBase64,
  BOOL: (value) => typeof value === 'boolean',
  NULL: (value) => value === true,
  SS: isSet(isText),
  NS: isSet(isNumber),
  BS: isSet(isBase64),
  L: (value) => Array.isArray(value) && value.every(isValue),
  M: (value) => isObject(value) && Object.values(value).every(isValue),
};

/** The type of a value. */
export const typeOf = (value: Value): Type => Object.keys(value)[0] as Type;

/** Whether something is a value in DynamoDB's own JSON. */
export const isValue = (value: unknown): value is Value => {
  if (!isObject(value)) return false;
  const [[type, held] = [], ...more] = Object.entries(value);
  return more.length === 0 && type !== undefined && Object.hasOwn(TYPES, type) && CHECKS[type as Type](held);
};

export const isItem = (value: unknown): value is Item =>
  isObject(value) && Object.values(value).every(isValue);

const heldOf = (value: Value): unknown => Object.values(value)[0];

/** Whether a value is written on one line of a form, not as JSON. */
export const isPlain = (type: Type): boolean => type === 'S' || type === 'N' || type === 'B';

/** What a field of a form shows for a value. */
export const textOf = (value: Value): string => {
  const type = typeOf(value);
  const held = heldOf(value);
  if (isPlain(type)) return String(held);
  return type === 'BOOL' || type === 'NULL' ? String(held) : JSON.stringify(held, null, 2);
};

/** What is wrong with the text for a type, in words; a value otherwise. */
export const valueFrom = (type: Type, text: string): Value | string => {
  const held = isPlain(type) ? text : parsed(text);
  if (held !== undefined && CHECKS[type](held)) return { [type]: held } as unknown as Value;
  return WRONG[type];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const WRONG: Readonly<Record<Type, string>> = {
  S: 'Write a text.',
  N: 'Write a number of at most 38 digits, such as 5 or -1.5e3.',
  B: 'Write base64, such as YWJj.',
  BOOL: 'Choose true or false.',
  NULL: 'Null has no other value.',
  SS: 'Write different texts as JSON, such as ["a", "b"].',
  NS: 'Write different numbers as texts in JSON, such as ["1", "2.5"].',
  BS: 'Write different base64 texts as JSON, such as ["YWJj"].',
  L: 'Write values with their types as JSON, such as [{ "S": "a" }, { "N": "5" }].',
  M: 'Write values with their types as JSON, such as { "name": { "S": "a" } }.',
};

/** A value in a cell of a table: short, and on one line. */
export const shortText = (value: Value): string => {
  const type = typeOf(value);
  if (isPlain(type) || type === 'BOOL') return String(heldOf(value)).slice(0, 80);
  if (type === 'NULL') return 'null';
  const many = Object.keys(heldOf(value) as object).length;
  return `${TYPES[type]} of ${String(many)}`;
};

/** The value of an attribute; undefined where an item has none, whatever its name means to JavaScript. */
export const valueIn = (item: Item, name: string): Value | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

/** The text that a new value of a type begins with. */
export const beginningOf = (type: Type): string =>
  ({ S: '', N: '', B: '', BOOL: 'false', NULL: 'true', L: '[]', M: '{}', SS: '', NS: '', BS: '' })[type];

/** Whether two values are the same, down to their types. */
export const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
