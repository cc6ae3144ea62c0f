import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expectApart } from './projection.ts';
import { type Path, readPath, type Reader } from './reader.ts';
import { invalid } from './refusal.ts';
import { isSetType, type Type, typeOf } from './value.ts';

/** What SET gives: evaluated on the item as it was. */
export type Given =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Given }
  | { readonly kind: 'list_append' | '+' | '-'; readonly of: readonly [Given, Given] };

/** One change of one path. */
export type Action =
  | { readonly kind: 'SET'; readonly path: Path; readonly given: Given }
  | { readonly kind: 'REMOVE'; readonly path: Path }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: Path; readonly value: AttributeValue };

const expectType = (operator: string, given: Given, type: Type): void => {
  const isWrong =
    given.kind === 'value' ? typeOf(given.value) !== type : given.kind === 'list_append' && type !== 'L';
  if (isWrong) throw invalid(`Incorrect operand type for operator or function: ${operator}`);
};

const readFunction = (reader: Reader, name: 'if_not_exists' | 'list_append'): Given => {
  reader.next();
  reader.expect('(');
  const path = name === 'if_not_exists' ? readPath(reader) : undefined;
  const first = path ? undefined : readGiven(reader);
  reader.expect(',');
  const second = readGiven(reader);
  reader.expect(')');
  if (path) return { kind: 'if_not_exists', path, otherwise: second };
  if (!first) throw reader.refuse();
  expectType(name, first, 'L');
  expectType(name, second, 'L');
  return { kind: 'list_append', of: [first, second] };
};

const readGiven = (reader: Reader): Given => {
  const token = reader.peek();
  if (token?.kind === ':') return { kind: 'value', value: reader.placeholders.value(reader.next().text) };
  const isCall = token?.kind === 'name' && reader.peek(1)?.text === '(';
  if (!isCall) return { kind: 'path', path: readPath(reader) };
  if (token.text === 'if_not_exists' || token.text === 'list_append') return readFunction(reader, token.text);
  throw reader.refuse();
};

const readSet = (reader: Reader): Action => {
  const path = readPath(reader);
  reader.expect('=');
  const given = readGiven(reader);
  const sign = (['+', '-'] as const).find((one) => reader.take(one));
  if (sign === undefined) return { kind: 'SET', path, given };
  const other = readGiven(reader);
  for (const one of [given, other]) expectType(sign, one, 'N');
  return { kind: 'SET', path, given: { kind: sign, of: [given, other] } };
};

const readPathAndValue = (reader: Reader, kind: 'ADD' | 'DELETE'): Action => {
  const path = readPath(reader);
  const token = reader.next();
  if (token.kind !== ':') throw reader.refuse();
  const value = reader.placeholders.value(token.text);
  const type = typeOf(value);
  if (!isSetType(type) && !(kind === 'ADD' && type === 'N'))
    throw invalid(
      `Incorrect operand type for operator or function; operator: ${kind}, operand type: ${type}`,
    );
  return { kind, path, value };
};

const CLAUSES = {
  SET: readSet,
  REMOVE: (reader: Reader): Action => ({ kind: 'REMOVE', path: readPath(reader) }),
  ADD: (reader: Reader): Action => readPathAndValue(reader, 'ADD'),
  DELETE: (reader: Reader): Action => readPathAndValue(reader, 'DELETE'),
} as const;

/**
 * Reads `SET a = :a, … REMOVE b, … ADD c :c, … DELETE d :d, …`, each clause at most once.
 * @throws ValidationException for what DynamoDB does not take
 */
export const readUpdate = (reader: Reader): Action[] => {
  const actions: Action[] = [];
  const seen = new Set<string>();
  do {
    const clause = (['SET', 'REMOVE', 'ADD', 'DELETE'] as const).find((one) => reader.take(one));
    if (clause === undefined) throw reader.refuse();
    if (seen.has(clause))
      throw invalid(`The "${clause}" section can only be used once in an update expression`);
    seen.add(clause);
    do actions.push(CLAUSES[clause](reader));
    while (reader.take(','));
  } while (reader.peek());
  expectApart(actions.map(({ path }) => path));
  return actions;
};
