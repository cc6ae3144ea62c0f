import { invalid } from './refusal.ts';

/** `name` is an attribute, function or word of the language; `#` and `:` stand for a name and a value. */
export interface Token {
  readonly kind: 'name' | '#' | ':' | 'index' | 'sign';
  /** As it is written, but for the index of a list its digits alone. */
  readonly text: string;
}

const TOKEN =
  /\s+|(?<index>\[\s*\d+\s*\])|(?<hash>#[A-Za-z0-9_]+)|(?<colon>:[A-Za-z0-9_]+)|(?<name>[A-Za-z][A-Za-z0-9_]*)|(?<sign><>|<=|>=|[=<>().,+-])/y;

/** @throws ValidationException for a character that is part of nothing */
export const tokensOf = (expression: string): Token[] => {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < expression.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(expression)?.groups;
    if (!groups) throw invalid(`Invalid expression: Syntax error at ${String(at)} of ${expression}`);
    if (groups['index'] !== undefined)
      tokens.push({ kind: 'index', text: groups['index'].replace(/\D/g, '') });
    else if (groups['hash'] !== undefined) tokens.push({ kind: '#', text: groups['hash'] });
    else if (groups['colon'] !== undefined) tokens.push({ kind: ':', text: groups['colon'] });
    else if (groups['name'] !== undefined) tokens.push({ kind: 'name', text: groups['name'] });
    else if (groups['sign'] !== undefined) tokens.push({ kind: 'sign', text: groups['sign'] });
  }
  return tokens;
};
