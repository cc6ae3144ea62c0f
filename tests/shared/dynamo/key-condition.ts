import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Condition } from './condition.ts';
import { checkKeyValue, type Key, namesOf, type Schema } from './keys.ts';
import { invalid } from './refusal.ts';

const RANGE_SIGNS = ['=', '<', '<=', '>', '>='];

const partsOf = (condition: Condition): Condition[] =>
  condition.kind === 'and' ? condition.of.flatMap(partsOf) : [condition];

/** The attribute that a part is about, and the values that it compares that with. */
const aboutOf = (part: Condition): { name: string; values: AttributeValue[] } => {
  if (part.kind !== 'compare' && part.kind !== 'between' && part.kind !== 'begins_with')
    throw invalid(`Invalid operator used in KeyConditionExpression: ${part.kind}`);
  const [first, ...others] = part.operands;
  const [name, inside] = first.kind === 'path' ? first.path : [];
  if (typeof name !== 'string' || inside !== undefined)
    throw invalid('KeyConditionExpressions must only compare a key attribute with values');
  const values = others.map((other) => {
    if (other.kind !== 'value') throw invalid('KeyConditionExpressions must compare with values');
    return other.value;
  });
  return { name, values };
};

/**
 * Refuses a key condition that is none: it says what the hash is, and at most one thing of the range.
 * @returns the condition
 */
export const checkedKeyCondition = (condition: Condition, schema: Schema, key: Key): Condition => {
  const names = new Set<string>();
  for (const part of partsOf(condition)) {
    const { name, values } = aboutOf(part);
    if (names.has(name)) throw invalid('KeyConditionExpressions must only contain one condition per key');
    names.add(name);
    if (!namesOf(key).includes(name)) throw invalid(`Query condition missed key schema element: ${name}`);
    for (const value of values) checkKeyValue(schema, name, value);
    const isFixed = part.kind === 'compare' && part.sign === '=';
    const isRange = part.kind !== 'compare' || RANGE_SIGNS.includes(part.sign);
    if (name === key.hash ? !isFixed : !isRange) throw invalid('Query key condition not supported');
  }
  if (!names.has(key.hash)) throw invalid(`Query condition missed key schema element: ${key.hash}`);
  return condition;
};
