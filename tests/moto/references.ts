import { type Json, isJson, json, list, text } from '../../core/json.ts';

/** What a reference is to: `Queue.Arn` -> `Queue`. */
export const targetOf = (reference: string): string => reference.split('.')[0] ?? '';

/** All that a value refers to: `Queue` by `Ref`, `Queue.Arn` by `Fn::GetAtt`, either by `Fn::Sub`. */
export const references = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [text(inner)];
    if (key === 'Fn::GetAtt') return [list(inner).map(text).join('.')];
    if (key !== 'Fn::Sub') return references(inner);
    const [pattern, own] = Array.isArray(inner) ? list(inner) : [inner, {}];
    const named = [...text(pattern).matchAll(/\$\{(?!!)([^}]+)\}/g)].map(([, name = '']) => name);
    return [...named.filter((name) => !(name in json(own))), ...references(own)];
  });
};

const putInto = (pattern: unknown, known: ReadonlyMap<string, string>): string =>
  text(pattern).replace(/\$\{([^}!]+)\}/g, (whole, name: string) => known.get(name) ?? whole);

/** Puts what is known in the place of references to it. */
export const withKnown = (value: unknown, known: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => withKnown(item, known));
  if (!isJson(value)) return value;
  const sub = value['Fn::Sub'];
  if (Array.isArray(sub)) return { 'Fn::Sub': [putInto(sub[0], known), withKnown(sub[1], known)] };
  if (sub !== undefined) return { 'Fn::Sub': putInto(sub, known) };
  const [reference] = 'Ref' in value || 'Fn::GetAtt' in value ? references(value) : [];
  const found = known.get(reference ?? '');
  if (found !== undefined) return found;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withKnown(inner, known)]));
};

/** The names of outputs for references, and the outputs. */
export const outputName = (reference: string): string => reference.replace('.', 'Dot');
export const outputsFor = (all: readonly string[]): Json =>
  Object.fromEntries(
    all.map((reference) => {
      const [id = '', attribute] = reference.split('.');
      const value = attribute === undefined ? { Ref: id } : { 'Fn::GetAtt': [id, attribute] };
      return [outputName(reference), { Value: value }];
    }),
  );
