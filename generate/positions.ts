import { isJson } from '../core/json.ts';
import { children, METHODS, type Node, type Path } from './document.ts';

/** What stands at a place of a contract. */
export type Kind = 'document' | 'operation' | 'other' | 'path' | 'schema' | 'tag';

/** A place of a contract, and what stands there. */
export interface Position {
  readonly kind: Kind;
  readonly node: Node;
}

/** Maps whose names people choose: a header called `x-trace` is not a word of the contract. */
const MAPS = ['callbacks', 'content', 'encoding', 'headers', 'links', 'variables'];
/** What is data, where a `$ref` is not a reference. */
const DATA = ['example', 'examples', 'security'];

const kindOf = ([first, second, third, ...rest]: Path): Kind => {
  if (first === undefined) return 'document';
  if (first === 'tags' && second !== undefined && third === undefined) return 'tag';
  if (first !== 'paths' || second === undefined || rest.length > 0) return 'other';
  if (third === undefined) return 'path';
  return METHODS.includes(third) ? 'operation' : 'other';
};

const entriesOf = (map: Node, each: (node: Node) => Position[]): Position[] =>
  children(map).flatMap(([, entry]) => each(entry));

const asSchema = (node: Node): Position[] => [{ kind: 'schema', node }];

/** The maps of `components` by name, each of its own kind. */
const componentsOf = (components: Node): Position[] => [
  { kind: 'other', node: components },
  ...children(components)
    .filter(([name]) => !name.startsWith('x-') && name !== 'examples')
    .flatMap(([name, map]) => entriesOf(map, name === 'schemas' ? asSchema : positionsIn)),
];

/**
 * Every place of a contract that says something, by what it is: the node itself and all in it. What is inside schemas
 * and data is not among them.
 */
export const positionsIn = (node: Node): Position[] => {
  if (Array.isArray(node.value)) return entriesOf(node, positionsIn);
  if (!isJson(node.value)) return [];
  const inner = children(node).flatMap(([name, at]): Position[] => {
    if (name.startsWith('x-') || DATA.includes(name)) return [];
    if (name === 'schema') return asSchema(at);
    if (name === 'components' && node.path.length === 0) return componentsOf(at);
    return MAPS.includes(name) ? entriesOf(at, positionsIn) : positionsIn(at);
  });
  return [{ kind: kindOf(node.path), node }, ...inner];
};
