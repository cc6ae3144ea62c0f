import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { json, type Json } from '../../core/json.ts';

/** `!GetAtt A.B` -> `Fn::GetAtt: [A, B]`, `!Ref A` -> `Ref: A`. */
const longForm = (tag: string, value: unknown): Json => {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name === 'GetAtt' && typeof value === 'string') return { 'Fn::GetAtt': value.split('.') };
  return { [`Fn::${name}`]: value };
};

/** What YAML 1.1 makes of `<<: *name` and `<<: [*one, *two]`: the fields of those maps, the first one's win. */
const merged = (value: unknown): Json => Object.assign({}, ...[value].flat().map(json).reverse()) as Json;

/** Turns the nodes of a document into data; `sam build` resolves aliases and merges in the same way. */
const reader = (document: Document) => {
  const fields = (items: readonly { key: unknown; value: unknown }[]): Json => {
    const pairs = items.map(({ key, value }) => [String(plain(key)), plain(value)] as const);
    const { '<<': inherited, ...own } = Object.fromEntries(pairs);
    return { ...merged(inherited), ...own };
  };
  const bare = (node: unknown): unknown => {
    if (isMap(node)) return fields(node.items);
    if (isSeq(node)) return node.items.map(plain);
    return isScalar(node) ? node.value : null;
  };
  const plain = (node: unknown): unknown => {
    if (isAlias(node)) return plain(node.resolve(document));
    const tag = isMap(node) || isSeq(node) || isScalar(node) ? node.tag : undefined;
    return tag?.startsWith('!') ? longForm(tag, bare(node)) : bare(node);
  };
  return plain;
};

/**
 * Reads a template with its short-form intrinsics written out, and its aliases and merges resolved.
 * @throws Error when it is no YAML
 */
export const readLongForm = (source: string): unknown => {
  const document = parseDocument(source, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw error;
  return reader(document)(document.contents);
};
