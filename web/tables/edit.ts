import { isSame, type Item, textOf, type Type, typeOf, type Value, valueFrom, valueIn } from './value.ts';

/** An attribute in a form: its name, and the text of its value. */
export interface Row {
  /** Stays while the name changes. */
  readonly id: number;
  readonly name: string;
  readonly type: Type;
  readonly text: string;
  /** What was written as another type, should the reader come back to it. */
  readonly texts?: Readonly<Partial<Record<Type, string>>>;
}

/** What is wrong with an attribute: its name or its value. */
export interface RowFault {
  readonly name?: string;
  readonly value?: string;
}

/** The rows of an item: its key first, then the others by name. */
export const rowsOf = (item: Item, keys: readonly string[]): Row[] => {
  const rank = (name: string): number => (keys.includes(name) ? keys.indexOf(name) : keys.length);
  return Object.entries(item)
    .sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([name, value], id) => ({ id, name, type: typeOf(value), text: textOf(value) }));
};

/** The item of a form, or what is wrong with it, by row. @param keys the names of its key, which has a value */
export const itemFrom = (
  rows: readonly Row[],
  keys: readonly string[] = [],
): { readonly item: Item } | { readonly faults: ReadonlyMap<number, RowFault> } => {
  const faults = new Map<number, RowFault>();
  const item: Record<string, Value> = {};
  for (const { id, name, type, text } of rows) {
    const value = valueFrom(type, text);
    const fault: RowFault = {
      ...(name === '' && { name: 'Give the attribute a name.' }),
      ...(rows.some((other) => other.id < id && other.name === name) && {
        name: 'Another attribute has this name.',
      }),
      ...(typeof value === 'string' && { value }),
      ...(text === '' && keys.includes(name) && { value: 'The key needs a value.' }),
    };
    if (Object.keys(fault).length > 0) faults.set(id, fault);
    else if (typeof value !== 'string') Object.defineProperty(item, name, { value, enumerable: true });
  }
  return faults.size > 0 ? { faults } : { item };
};

/** The input of an update, in the words of DynamoDB. */
export interface Update {
  readonly Key: Item;
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

const keyOf = (item: Item, keys: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => keys.includes(name)));

export { keyOf };

/** The names of the attributes in which two items differ. */
export const differencesOf = (before: Item, after: Item): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isSame(valueIn(before, name), valueIn(after, name)),
  );

/**
 * The update that makes one item of another, and leaves what was not changed as it is by then. It fails when a changed
 * attribute is not what it was when it was read, so that nothing is lost that somebody else has written.
 * @returns undefined when nothing was changed
 */
export const updateOf = (before: Item, after: Item, keys: readonly string[]): Update | undefined => {
  const names = differencesOf(before, after);
  if (names.length === 0) return undefined;
  const [key = ''] = keys;
  const values: Record<string, Value> = {};
  const [sets, removes, conditions]: [string[], string[], string[]] = [[], [], ['attribute_exists(#key)']];
  for (const [at, name] of names.entries()) {
    const [place, is, was] = [`#n${String(at)}`, `:n${String(at)}`, `:o${String(at)}`];
    const [next, previous] = [valueIn(after, name), valueIn(before, name)];
    if (next) {
      sets.push(`${place} = ${is}`);
      values[is] = next;
    } else removes.push(place);
    conditions.push(previous ? `${place} = ${was}` : `attribute_not_exists(${place})`);
    if (previous) values[was] = previous;
  }
  return {
    Key: keyOf(before, keys),
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: {
      '#key': key,
      ...Object.fromEntries(names.map((name, at) => [`#n${String(at)}`, name])),
    },
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};
