import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { type Condition, isSame, type Operand, type Sign } from './condition.ts';
import type { Path } from './reader.ts';
import { compare, identity, membersOf, typeOf } from './value.ts';

/** What is at a path; undefined for nothing. */
export const valueAt = (item: Item, path: Path): AttributeValue | undefined => {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) value = typeof step === 'number' ? value?.L?.[step] : ownIn(value?.M, step);
  return value;
};

/** An attribute of a map, whatever it is called. */
export const ownIn = (map: Item | undefined, name: string): AttributeValue | undefined =>
  map && Object.hasOwn(map, name) ? map[name] : undefined;

const sizeOf = (value: AttributeValue): number | undefined => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.M) return Object.keys(value.M).length;
  return value.B?.length ?? value.L?.length ?? value.SS?.length ?? value.NS?.length ?? value.BS?.length;
};

const operandIn = (item: Item, operand: Operand): AttributeValue | undefined => {
  if (operand.kind === 'value') return operand.value;
  const value = valueAt(item, operand.path);
  if (operand.kind === 'path') return value;
  const size = value && sizeOf(value);
  return size === undefined ? undefined : { N: String(size) };
};

type Value = AttributeValue | undefined;

const isOrdered = (sign: Sign, order: number): boolean => {
  if (sign === '<') return order < 0;
  if (sign === '<=') return order <= 0;
  return sign === '>' ? order > 0 : order >= 0;
};

const compared = (sign: Sign, one: Value, other: Value): boolean => {
  if (sign === '=') return isSame(one, other);
  // What is not there differs from everything.
  if (sign === '<>') return !isSame(one, other);
  const order = one && other && compare(one, other);
  return order !== undefined && isOrdered(sign, order);
};

const begins = (whole: Value, start: Value): boolean => {
  if (whole?.S !== undefined && start?.S !== undefined) return whole.S.startsWith(start.S);
  const [bytes, first] = [whole?.B, start?.B];
  return (
    bytes !== undefined && first !== undefined && Buffer.compare(bytes.subarray(0, first.length), first) === 0
  );
};

const includes = (whole: Value, part: Value): boolean => {
  if (!whole || !part) return false;
  if (whole.S !== undefined) return part.S !== undefined && whole.S.includes(part.S);
  if (whole.B) return part.B !== undefined && Buffer.from(whole.B).includes(Buffer.from(part.B));
  if (whole.L) return whole.L.some((one) => identity(one) === identity(part));
  // A set of texts holds texts: SS and S, NS and N, BS and B.
  if (!typeOf(whole).endsWith('S') || typeOf(whole) !== `${typeOf(part)}S`) return false;
  const [member] = membersOf({ [typeOf(whole)]: [part.S ?? part.N ?? part.B] } as unknown as AttributeValue);
  return member !== undefined && membersOf(whole).includes(member);
};

/** Whether a condition holds of an item; one that is not there is an empty one. */
export const holds = (condition: Condition, item: Item): boolean => {
  if (condition.kind === 'and') return condition.of.every((one) => holds(one, item));
  if (condition.kind === 'or') return condition.of.some((one) => holds(one, item));
  if (condition.kind === 'not') return !holds(condition.of, item);
  return holdsOf(
    condition,
    condition.operands.map((operand) => operandIn(item, operand)),
  );
};

const holdsOf = (
  condition: Extract<Condition, { operands: unknown }>,
  [first, ...others]: readonly Value[],
): boolean => {
  const [second, third] = others;
  switch (condition.kind) {
    case 'compare':
      return compared(condition.sign, first, second);
    case 'between':
      return compared('>=', first, second) && compared('<=', first, third);
    case 'in':
      return others.some((one) => isSame(first, one));
    case 'attribute_exists':
      return first !== undefined;
    case 'attribute_not_exists':
      return first === undefined;
    case 'attribute_type':
      return first !== undefined && typeOf(first) === second?.S;
    case 'begins_with':
      return begins(first, second);
    case 'contains':
      return includes(first, second);
  }
};
