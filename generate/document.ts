import {
  type Document as Yaml,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { isJson, json, text, type Json } from '../core/json.ts';

/** Where something is in a document: `['paths', '/things', 'get']`. */
export type Path = readonly string[];

/** A place of a document, and what stands there. */
export interface Node {
  readonly path: Path;
  readonly value: unknown;
}

/** What is wrong in a document, and where. */
export interface DocumentFault {
  readonly path: Path;
  readonly message: string;
}

/** Notes a fault of the place that it is given. */
export type Refuse = (at: Node, message: string) => void;

/** A place as people count: from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A document, and where in its text each place is. */
export interface Document {
  readonly root: Node;
  readonly positionOf: (path: Path) => Position;
}

/** The node inside a node, by its name or its index. */
export const child = ({ path, value }: Node, ...steps: readonly string[]): Node => ({
  path: [...path, ...steps],
  value: steps.reduce<unknown>(
    (at, step) =>
      Array.isArray(at)
        ? (at[Number(step)] as unknown)
        : isJson(at) && Object.hasOwn(at, step)
          ? at[step]
          : undefined,
    value,
  ),
});

/** The nodes inside an object or a list, each with its name. */
export const children = (node: Node): (readonly [name: string, inner: Node])[] =>
  typeof node.value === 'object' && node.value !== null
    ? Object.keys(node.value).map((name) => [name, child(node, name)] as const)
    : [];

/** Source: RFC 6901, and its section 6 for the form in a URL */
export const pointerOf = (path: Path): string =>
  ['#', ...path.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

/** The steps of a pointer in a URL; undefined when it leads out of its document or is not one. */
export const stepsOf = (pointer: string): Path | undefined => {
  if (pointer !== '#' && !pointer.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(pointer)
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return undefined;
  }
};

/** Where a node's `$ref` leads, through others; the node itself when it has none, undefined where it leads nowhere. */
export const follow = (root: Node, node: Node): Node | undefined => {
  const seen = new Set<string>();
  let at = node;
  while (isJson(at.value) && typeof at.value['$ref'] === 'string') {
    const reference = at.value['$ref'];
    const steps = stepsOf(reference);
    if (!steps || seen.has(reference)) return undefined;
    seen.add(reference);
    at = child(root, ...steps);
  }
  return at.value === undefined ? undefined : at;
};

/** The object to which a node leads; empty if there is no object. */
export const followed = (root: Node, node: Node): Json => json(follow(root, node)?.value);

const keyOf = (key: unknown): string => (isScalar(key) ? String(key.value) : text(key));

/** Where a node begins in the text; undefined where it stands for what is elsewhere. */
const startOf = (node: unknown): number | undefined =>
  isNode(node) ? (node.range?.[0] ?? undefined) : undefined;

interface Inner {
  readonly node: unknown;
  /** Of its name in a map, of itself in a list. */
  readonly offset: number | undefined;
}

const innerOf = (node: unknown, step: string): Inner | undefined => {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => keyOf(key) === step);
    return pair && { node: pair.value, offset: startOf(pair.key) };
  }
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(step)];
  return { node: item, offset: startOf(item) };
};

/** The part of the text that a path names, or the nearest one around it. */
const offsetOf = (contents: unknown, path: Path): number => {
  let [node, offset] = [contents, startOf(contents) ?? 0];
  for (const step of path) {
    const inner = innerOf(node, step);
    if (!inner) break;
    offset = inner.offset ?? offset;
    node = inner.node;
  }
  return offset;
};

/** The path of what stands at an offset of the text: the innermost name or item. */
const pathAt = (contents: unknown, offset: number): Path => {
  const holds = (node: unknown): boolean =>
    isNode(node) &&
    node.range !== undefined &&
    node.range !== null &&
    node.range[0] <= offset &&
    offset <= node.range[1];
  const inner = isMap(contents)
    ? contents.items
        .filter(({ key, value }) => holds(key) || holds(value))
        .map(({ key, value }) => ({ step: keyOf(key), node: value }))
    : isSeq(contents)
      ? contents.items.map((node, at) => ({ step: String(at), node })).filter(({ node }) => holds(node))
      : [];
  // Of a name that is there twice, the second one.
  const last = inner.at(-1);
  return last ? [last.step, ...pathAt(last.node, offset)] : [];
};

interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** Aliases that stand for nothing, or for what they are in. */
const aliasFaults = (document: Yaml): YamlFault[] => {
  const faults: YamlFault[] = [];
  visit(document, {
    Alias: (_key, alias, around) => {
      const fail = (message: string): void => void faults.push({ offset: startOf(alias) ?? 0, message });
      if (!alias.resolve(document))
        fail(`no anchor &${alias.source} stands before the alias *${alias.source}`);
      if (around.some((one) => isNode(one) && 'anchor' in one && one.anchor === alias.source))
        fail(`the alias *${alias.source} is inside what it stands for`);
    },
  });
  return faults;
};

/** More levels than people write. The recursion of what reads a document ends there. */
const MOST_LEVELS = 100;

const depthFaults = (document: Yaml): YamlFault[] => {
  const faults: YamlFault[] = [];
  visit(document, {
    Node: (_key, node, around) => {
      if (around.filter((one) => !isPair(one)).length <= MOST_LEVELS) return undefined;
      faults.push({
        offset: startOf(node) ?? 0,
        message: `is nested deeper than ${String(MOST_LEVELS)} levels`,
      });
      return visit.BREAK;
    },
  });
  return faults;
};

/** What is wrong with a document as YAML, or as something that a contract could be. */
const yamlFaults = (document: Yaml): YamlFault[] => {
  if (document.errors.length > 0)
    return document.errors.map(({ code, message, pos: [offset] }) => ({
      offset,
      message: code === 'DUPLICATE_KEY' ? 'is there twice' : (message.split(' at line ')[0] ?? message),
    }));
  if (!isMap(document.contents))
    return [
      {
        offset: startOf(document.contents) ?? 0,
        message: 'must be an object with openapi, info and paths',
      },
    ];
  return [...aliasFaults(document), ...depthFaults(document)];
};

/** @throws ContractError when its aliases stand for aliases, and so for more than one could write */
const valueOf = (document: Yaml, file: string): unknown => {
  try {
    return document.toJS({ maxAliasCount: 1_000 }) as unknown;
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new ContractError(file, ['the document: its aliases stand for too much']);
  }
};

/**
 * Reads a document in YAML or JSON.
 * @throws ContractError with each place where it is neither
 */
export const documentOf = (source: string, file: string): Document => {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, merge: true, uniqueKeys: true });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const positionOf = (path: Path): Position => at(offsetOf(document.contents, path));
  const faults = yamlFaults(document).map(({ offset, message }) => ({
    path: pathAt(document.contents, offset),
    message,
    at: at(offset),
  }));
  if (faults.length > 0) throw new ContractError(file, placedLines(faults));
  return { root: { path: [], value: valueOf(document, file) }, positionOf };
};

/** A document that cannot be kept: all that is wrong with it, each with its place and what would be right. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly faults: readonly string[];

  constructor(file: string, faults: readonly string[]) {
    super(`${file} cannot be kept:\n- ${faults.join('\n- ')}`);
    this.faults = faults;
  }
}

/** What OpenAPI calls an operation. */
export const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'trace'];

/** What people call the place: `GET /things/{id}`, `schema Thing`. */
const nameOf = ([first, second, third = '']: Path): string => {
  if (first === 'paths' && second !== undefined)
    return METHODS.includes(third) ? `${third.toUpperCase()} ${second}` : second;
  if (first !== 'components' || third === '') return first ?? 'the document';
  return `${second?.replace(/s$/, '') ?? ''} ${third}`;
};

type Placed = DocumentFault & { readonly at: Position };

/** `GET /things: needs one tag (line 9, column 5, #/paths/~1things/get/tags)` */
const lineOf = ({ path, message, at: { line, column } }: Placed): string =>
  `${nameOf(path)}: ${message} (line ${String(line)}, column ${String(column)}, ${pointerOf(path)})`;

const placedLines = (faults: readonly Placed[]): string[] => {
  const inOrder = faults.toSorted(
    (one, other) => one.at.line - other.at.line || one.at.column - other.at.column,
  );
  return [...new Set(inOrder.map(lineOf))];
};

/** Faults in the order of the text, none twice, as lines. */
export const linesOf = ({ positionOf }: Document, faults: readonly DocumentFault[]): string[] =>
  placedLines(faults.map((fault) => ({ ...fault, at: positionOf(fault.path) })));
