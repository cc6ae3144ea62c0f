import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { isJson, json, list, text, type Json } from '../../../core/json.ts';

/** A template with its short-form intrinsics written out and its included documents put in. */
export interface Template {
  readonly globals: Json;
  readonly parameters: Json;
  readonly resources: Readonly<Record<string, Json>>;
  readonly outputs: Json;
}

/** Finds the text of an included document by its `Location`. */
export type Include = (location: string) => string;

/** `!GetAtt A.B` -> `Fn::GetAtt: [A, B]`, `!Ref A` -> `Ref: A`. */
const longForm = (tag: string, value: unknown): Json => {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name === 'GetAtt' && typeof value === 'string') return { 'Fn::GetAtt': value.split('.') };
  return { [`Fn::${name}`]: value };
};

/** What YAML 1.1 makes of `<<: *name` and `<<: [*one, *two]`: the fields of those maps, the first one's win. */
const merged = (value: unknown): Json => Object.assign({}, ...listed(value).map(json).reverse()) as Json;

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

const read = (source: string): unknown => {
  const document = parseDocument(source, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw error;
  return reader(document)(document.contents);
};

const withIncludes = (value: unknown, include: Include): unknown => {
  if (Array.isArray(value)) return value.map((item) => withIncludes(item, include));
  if (!isJson(value)) return value;
  const transform = json(value['Fn::Transform']);
  if (transform['Name'] === 'AWS::Include')
    return read(include(text(json(transform['Parameters'])['Location'])));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIncludes(inner, include)]));
};

/** Reads a CloudFormation template as SAM and CloudFormation see it. */
export const readTemplate = (source: string, include: Include): Template => {
  const document = json(withIncludes(read(source), include));
  return {
    globals: json(document['Globals']),
    parameters: json(document['Parameters']),
    resources: Object.fromEntries(
      Object.entries(json(document['Resources'])).map(([id, resource]) => [id, json(resource)]),
    ),
    outputs: json(document['Outputs']),
  };
};

/** One resource: its logical id, the whole of it, and its properties. */
export interface Resource {
  readonly id: string;
  readonly source: Json;
  readonly properties: Json;
}

/** The resources of one type, such as `AWS::SQS::Queue`. */
export const ofType = ({ resources }: Template, type: string): Resource[] =>
  Object.entries(resources)
    .filter(([, source]) => source['Type'] === type)
    .map(([id, source]) => ({ id, source, properties: json(source['Properties']) }));

/** The logical id that `Ref` or `Fn::GetAtt` of the attribute names; undefined for anything else. */
export const idOf = (value: unknown, attribute?: string): string | undefined => {
  const { Ref: reference, 'Fn::GetAtt': path } = json(value);
  if (attribute === undefined) return typeof reference === 'string' ? reference : undefined;
  const [id, name] = list(path);
  return typeof id === 'string' && name === attribute ? id : undefined;
};

/** A value that may be one or a list of them, as a list. */
export const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
