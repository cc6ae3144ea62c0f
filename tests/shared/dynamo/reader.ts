import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { invalid } from './refusal.ts';
import { RESERVED } from './reserved.ts';
import type { Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';
import { checkedItem } from './value.ts';

/** A path into an item: the names of attributes and the places in lists. */
export type Path = readonly (string | number)[];

/** What `#names` and `:values` stand for in the expressions of one input. */
export interface Placeholders {
  readonly name: (placeholder: string) => string;
  readonly value: (placeholder: string) => AttributeValue;
  /** @throws ValidationException for a placeholder that no expression used */
  readonly expectAllUsed: () => void;
}

const entriesOf = (given: unknown, field: string, sign: '#' | ':', isUsed: boolean): object => {
  if (given === undefined) return {};
  if (!isUsed) throw invalid(`${field} can only be specified when using expressions`);
  if (typeof given !== 'object' || given === null || Object.keys(given).length === 0)
    throw invalid(`${field} must not be empty`);
  const wrong = Object.keys(given).find((key) => !new RegExp(`^${sign}[A-Za-z0-9_]+$`).test(key));
  if (wrong !== undefined) throw invalid(`${field} contains invalid key: ${wrong}`);
  return given;
};

/** @param hasExpressions whether the input has an expression that could use them */
export const placeholders = (names: unknown, values: unknown, hasExpressions: boolean): Placeholders => {
  const given = entriesOf(names, 'ExpressionAttributeNames', '#', hasExpressions);
  const known = new Map(Object.entries(given) as [string, unknown][]);
  const checkedValues: Item = checkedItem(
    entriesOf(values, 'ExpressionAttributeValues', ':', hasExpressions),
  );
  const unused = new Set([...known.keys(), ...Object.keys(checkedValues)]);
  return {
    name: (placeholder) => {
      const name = known.get(placeholder);
      if (typeof name !== 'string' || name === '')
        throw invalid(`An expression attribute name used in the expression is not defined: ${placeholder}`);
      unused.delete(placeholder);
      return name;
    },
    value: (placeholder) => {
      const value = checkedValues[placeholder];
      if (value === undefined)
        throw invalid(`An expression attribute value used in expression is not defined: ${placeholder}`);
      unused.delete(placeholder);
      return value;
    },
    expectAllUsed: () => {
      if (unused.size > 0) throw invalid(`Value provided in expressions unused: ${[...unused].join(', ')}`);
    },
  };
};

/** Reads an expression from left to right. */
export interface Reader {
  readonly peek: (ahead?: number) => Token | undefined;
  readonly next: () => Token;
  /** Takes the next token if it is this sign or this word, whose letters may be large or small. */
  readonly take: (text: string) => boolean;
  /** @throws ValidationException when the next token is another one */
  readonly expect: (text: string) => void;
  readonly expectEnd: () => void;
  readonly refuse: () => Error;
  readonly placeholders: Placeholders;
}

/** @throws ValidationException for what is no text, or an empty one */
export const readerOf = (expression: unknown, given: Placeholders): Reader => {
  if (typeof expression !== 'string' || expression.trim() === '')
    throw invalid('Invalid expression: The expression can not be empty');
  const tokens = tokensOf(expression);
  let at = 0;
  const refuse = () =>
    invalid(`Invalid expression: Syntax error; token: ${tokens[at]?.text ?? 'the end'} in ${expression}`);
  const take = (text: string): boolean => {
    const token = tokens[at];
    const isIt =
      (token?.kind === 'sign' && token.text === text) ||
      (token?.kind === 'name' && token.text.toUpperCase() === text);
    if (isIt) at += 1;
    return isIt;
  };
  return {
    peek: (ahead = 0) => tokens[at + ahead],
    next: () => {
      const token = tokens[at];
      if (!token) throw refuse();
      at += 1;
      return token;
    },
    take,
    expect: (text) => {
      if (!take(text)) throw refuse();
    },
    expectEnd: () => {
      if (at < tokens.length) throw refuse();
    },
    refuse,
    placeholders: given,
  };
};

/** `name`, `#name`, `a.b[0].#c` */
export const readPath = (reader: Reader): Path => {
  const nameIn = (): string => {
    const { kind, text } = reader.next();
    if (kind === '#') return reader.placeholders.name(text);
    if (kind !== 'name') throw reader.refuse();
    if (RESERVED.has(text.toUpperCase()))
      throw invalid(`Invalid expression: Attribute name is a reserved keyword; reserved keyword: ${text}`);
    return text;
  };
  const path: (string | number)[] = [nameIn()];
  for (;;) {
    if (reader.take('.')) path.push(nameIn());
    else if (reader.peek()?.kind === 'index') path.push(Number(reader.next().text));
    else return path;
  }
};
