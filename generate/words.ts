import { closestMatch } from 'leven';
import { children, type Node, type Refuse } from './document.ts';
import type { Kind, Position } from './positions.ts';

/** The rule of a pattern in words, as it follows "must": people are not shown regular expressions. */
export const SAYS = 'x-trellis-says';
/** The exact rule, where `pattern` cannot say it so that other tools read it, too. */
export const PATTERN = 'x-trellis-pattern';
export const GROUPS = 'x-trellis-groups';
export const SCOPE = 'x-trellis-scope';
export const THROTTLE = 'x-trellis-throttle';
/** Whether a handler gets its body as text. */
export const BODY = 'x-trellis-body';
/** The word of a tag: the parameter of the template that lists the networks from which its operations may be called. */
export const NETWORKS = 'x-trellis-networks';

/** The words of this project, by what may have them. */
const WORDS: Readonly<Record<Kind, readonly string[]>> = {
  document: [THROTTLE],
  operation: [BODY, GROUPS, SCOPE, THROTTLE],
  other: [],
  path: [],
  schema: [PATTERN, SAYS],
  tag: [NETWORKS],
};
const ALL = [...new Set(Object.values(WORDS).flat())];
/** Words of the gateway, which are passed on to it. */
const OF_GATEWAY = 'x-amazon-apigateway-';

/** In how many letters a word may differ from a known one that was meant. */
const nearTo = (word: string): number => Math.min(3, Math.floor(word.length / 2));

/** What was meant by a word, as a question; empty when nothing is near. */
export const meantBy = (word: string, known: readonly string[]): string => {
  const near = closestMatch(word, known, { maxDistance: nearTo(word) });
  return near === undefined || near === word ? '' : `: did you mean ${near}?`;
};

const isRefused = (kind: Kind, word: string): boolean => {
  if (!word.startsWith('x-') || WORDS[kind].includes(word)) return false;
  if (kind !== 'schema') return !word.startsWith(OF_GATEWAY);
  // Tools have words of their own in schemas. They open no door.
  return word.startsWith('x-trellis') || meantBy(word, ALL) !== '';
};

const adviceOf = (kind: Kind, word: string): string => {
  const meant = meantBy(word, ALL);
  if (meant !== '') return meant;
  const [first, ...others] = WORDS[kind];
  return first === undefined ? ': leave it out' : `: use ${[first, ...others].join(', ')}`;
};

/** Without this, a misspelt `x-trellis-groups` would open an admin's operation to every user. */
export const checkWords = ({ kind, node }: Position, refuse: Refuse): void => {
  for (const [word, at] of children(node))
    if (isRefused(kind, word)) refuse(at, `${word} is not known here${adviceOf(kind, word)}`);
};

/** As `checkWords`, of a schema or one inside it. */
export const checkSchemaWords = (node: Node, refuse: Refuse): void =>
  checkWords({ kind: 'schema', node }, refuse);
