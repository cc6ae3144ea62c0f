import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Path, readPath, type Reader } from './reader.ts';
import { invalid } from './refusal.ts';
import { areEqual, compare, type Type, typeOf, TYPES } from './value.ts';

const SIGNS = ['=', '<>', '<', '<=', '>', '>='] as const;
export type Sign = (typeof SIGNS)[number];
const FUNCTIONS = [
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
] as const;
type FunctionName = (typeof FUNCTIONS)[number];
const MOST_IN = 100;

/** What is compared: an attribute, a value of the input, or the size of an attribute. */
export type Operand =
  | { readonly kind: 'path' | 'size'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue };

/** An expression that holds of an item or does not. */
export type Condition =
  | { readonly kind: 'and'; readonly of: readonly [Condition, Condition] }
  | { readonly kind: 'or'; readonly of: readonly [Condition, Condition] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly sign: Sign; readonly operands: readonly [Operand, Operand] }
  | { readonly kind: 'between'; readonly operands: readonly [Operand, Operand, Operand] }
  | { readonly kind: 'in'; readonly operands: readonly [Operand, ...Operand[]] }
  | { readonly kind: FunctionName; readonly operands: readonly [Operand, ...Operand[]] };

const wrongType = (name: string, operand: Operand): Error =>
  invalid(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand: ${JSON.stringify(operand)}`,
  );

/** Refuses values of the input whose type the operator never takes; attributes are looked at when they are read. */
const expectTypes = (name: string, operands: readonly Operand[], types: readonly Type[]): void => {
  for (const operand of operands)
    if (
      operand.kind === 'size'
        ? !types.includes('N')
        : operand.kind === 'value' && !types.includes(typeOf(operand.value))
    )
      throw wrongType(name, operand);
};

/** Refuses an operand that is compared with itself. */
const expectDistinct = (name: string, [first, ...others]: readonly Operand[]): void => {
  if (first?.kind !== 'path') return;
  if (others.some((other) => JSON.stringify(other) === JSON.stringify(first)))
    throw invalid(`The first operand must be distinct from the remaining operands for ${name}`);
};

const ORDERED: readonly Type[] = ['S', 'N', 'B'];
const TEXTS: readonly Type[] = ['S', 'B'];

const checkedFunction = (kind: FunctionName, operands: readonly [Operand, ...Operand[]]): Condition => {
  const [first, second] = operands;
  const many = kind === 'attribute_exists' || kind === 'attribute_not_exists' ? 1 : 2;
  if (operands.length !== many)
    throw invalid(`Incorrect number of operands for operator or function ${kind}`);
  if (kind.startsWith('attribute_') && first.kind !== 'path')
    throw invalid(`Operator or function requires a document path: ${kind}`);
  if (kind === 'attribute_type') {
    const type = second?.kind === 'value' ? second.value.S : undefined;
    if (!TYPES.some((one) => one === type)) throw invalid('Invalid attribute type name found');
  }
  if (kind === 'begins_with') expectTypes(kind, operands, TEXTS);
  if (kind === 'contains') expectTypes(kind, [first], ['S', 'B', 'SS', 'NS', 'BS', 'L']);
  expectDistinct(kind, operands);
  return { kind, operands };
};

const readOperand = (reader: Reader): Operand => {
  const [token, after] = [reader.peek(), reader.peek(1)];
  if (token?.kind === ':') return { kind: 'value', value: reader.placeholders.value(reader.next().text) };
  if (token?.kind !== 'name' || after?.text !== '(') return { kind: 'path', path: readPath(reader) };
  if (token.text !== 'size') throw reader.refuse();
  reader.next();
  reader.expect('(');
  const path = readPath(reader);
  reader.expect(')');
  return { kind: 'size', path };
};

const readList = (reader: Reader): [Operand, ...Operand[]] => {
  reader.expect('(');
  const operands: [Operand, ...Operand[]] = [readOperand(reader)];
  while (reader.take(',')) operands.push(readOperand(reader));
  reader.expect(')');
  return operands;
};

const checkedBetween = (operands: readonly [Operand, Operand, Operand]): Condition => {
  const [, low, high] = operands;
  expectTypes('BETWEEN', operands, ORDERED);
  if (low.kind === 'value' && high.kind === 'value') {
    const order = compare(low.value, high.value);
    if (order === undefined) throw invalid('The BETWEEN operator requires same data type for both bounds');
    if (order > 0) throw invalid('The BETWEEN operator requires upper bound to be no less than lower bound');
  }
  return { kind: 'between', operands };
};

const readComparison = (reader: Reader): Condition => {
  const first = readOperand(reader);
  if (reader.take('BETWEEN')) {
    const low = readOperand(reader);
    reader.expect('AND');
    return checkedBetween([first, low, readOperand(reader)]);
  }
  if (reader.take('IN')) {
    const list = readList(reader);
    if (list.length > MOST_IN) throw invalid('The IN operator is provided with too many operands');
    expectDistinct('IN', [first, ...list]);
    return { kind: 'in', operands: [first, ...list] };
  }
  const sign = SIGNS.find((one) => reader.take(one));
  if (sign === undefined) throw reader.refuse();
  const operands = [first, readOperand(reader)] as const;
  if (sign !== '=' && sign !== '<>') expectTypes(sign, operands, ORDERED);
  expectDistinct(sign, operands);
  return { kind: 'compare', sign, operands };
};

/**
 * Reads a condition: NOT binds more than AND, AND more than OR.
 * @throws ValidationException for what DynamoDB does not take, parentheses that say nothing among it
 */
export const readCondition = (reader: Reader): Condition => {
  const inParentheses = new Set<Condition>();

  const readOne = (): Condition => {
    const token = reader.peek();
    if (reader.take('(')) {
      const inner = readOr();
      reader.expect(')');
      if (inParentheses.has(inner)) throw invalid('The expression has redundant parentheses');
      inParentheses.add(inner);
      return inner;
    }
    const name = FUNCTIONS.find((one) => token?.kind === 'name' && token.text === one);
    if (name === undefined || reader.peek(1)?.text !== '(') return readComparison(reader);
    reader.next();
    return checkedFunction(name, readList(reader));
  };
  const readNot = (): Condition => (reader.take('NOT') ? { kind: 'not', of: readNot() } : readOne());
  const readAnd = (): Condition => {
    let all = readNot();
    while (reader.take('AND')) all = { kind: 'and', of: [all, readNot()] };
    return all;
  };
  const readOr = (): Condition => {
    let any = readAnd();
    while (reader.take('OR')) any = { kind: 'or', of: [any, readAnd()] };
    return any;
  };

  const condition = readOr();
  reader.expectEnd();
  return condition;
};

/** Whether two values are the same; values of different types are not. */
export const isSame = (one: AttributeValue | undefined, other: AttributeValue | undefined): boolean =>
  one !== undefined && other !== undefined && areEqual(one, other);
