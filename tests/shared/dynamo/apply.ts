import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { ownIn, valueAt } from './evaluate.ts';
import { sumOf } from './number.ts';
import type { Path } from './reader.ts';
import { invalid } from './refusal.ts';
import type { Action, Given } from './update.ts';
import { membersOf, typeOf } from './value.ts';

const badPath = () => invalid('The document path provided in the update expression is invalid for update');
const badType = () => invalid('An operand in the update expression has an incorrect data type');

const givenIn = (item: Item, given: Given): AttributeValue => {
  switch (given.kind) {
    case 'value':
      return given.value;
    case 'path': {
      const value = valueAt(item, given.path);
      if (!value)
        throw invalid('The provided expression refers to an attribute that does not exist in the item');
      return value;
    }
    case 'if_not_exists':
      return valueAt(item, given.path) ?? givenIn(item, given.otherwise);
    case 'list_append': {
      const [one, other] = given.of.map((each) => givenIn(item, each).L);
      if (!one || !other) throw badType();
      return { L: [...one, ...other] };
    }
    case '+':
    case '-': {
      const [one, other] = given.of.map((each) => givenIn(item, each).N);
      if (one === undefined || other === undefined) throw badType();
      return { N: sumOf(one, other, given.kind === '-' ? -1 : 1) };
    }
  }
};

/** Puts a value at a path whose parent is there; undefined takes it away. A place behind the end of a list is its end. */
const put = (item: Item, path: Path, value: AttributeValue | undefined): void => {
  const last = path.at(-1);
  const parent = valueAt(item, path.slice(0, -1));
  if (typeof last === 'number' && parent?.L) {
    if (value) parent.L[Math.min(last, parent.L.length)] = value;
    else parent.L.splice(last, 1);
  } else if (typeof last === 'string' && parent?.M) {
    // An attribute may have any name, that of the prototype too.
    if (value)
      Object.defineProperty(parent.M, last, { value, enumerable: true, writable: true, configurable: true });
    else Reflect.deleteProperty(parent.M, last);
  } else throw badPath();
};

type SetType = 'SS' | 'NS' | 'BS';

/** The set with those members, or without them; undefined when no member is left. */
const setWith = (old: AttributeValue | undefined, change: AttributeValue, isKept: boolean) => {
  const type = typeOf(change);
  if (old && typeOf(old) !== type) throw badType();
  const changed = new Set(membersOf(change));
  const list = (of: AttributeValue | undefined) => of?.[type as SetType] ?? [];
  const kept = list(old).filter((_one, at) => !changed.has(membersOf(old ?? change)[at] ?? ''));
  const all = isKept ? [...kept, ...list(change)] : kept;
  return all.length > 0 ? ({ [type]: all } as unknown as AttributeValue) : undefined;
};

const addedTo = (old: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined => {
  if (value.N === undefined) return setWith(old, value, true);
  if (old && old.N === undefined) throw badType();
  return { N: sumOf(old?.N ?? '0', value.N) };
};

/** Lists are changed by the places that they had: filled from the front, taken from the end. */
const place = ({ path }: { readonly path: Path }): number => {
  const last = path.at(-1);
  return typeof last === 'number' ? last : -1;
};

/**
 * The item after these actions, all of which look at it as it was.
 * @throws ValidationException when the item has no such path, or other types there
 */
export const applied = (old: Item, actions: readonly Action[]): Item => {
  const item = structuredClone(old);
  const sets = actions.flatMap((one) =>
    one.kind === 'SET' ? [{ ...one, value: givenIn(old, one.given) }] : [],
  );
  for (const { path, value } of sets.sort((a, b) => place(a) - place(b)))
    put(item, path, structuredClone(value));
  const removed = actions.filter(({ kind }) => kind === 'REMOVE').sort((a, b) => place(b) - place(a));
  for (const { path } of removed) put(item, path, undefined);
  for (const action of actions) {
    if (action.kind !== 'ADD' && action.kind !== 'DELETE') continue;
    const [name] = action.path;
    if (typeof name !== 'string' || action.path.length > 1)
      throw invalid(`${action.kind} is for the attributes of an item, not for what is in them`);
    const was = ownIn(old, name);
    put(
      item,
      action.path,
      action.kind === 'ADD' ? addedTo(was, action.value) : was && setWith(was, action.value, false),
    );
  }
  return item;
};
