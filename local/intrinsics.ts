import { type Json, isJson, json, list, text } from '../core/json.ts';
import { Problem } from '../ops/problem.ts';

/** What references in a template or in its included document stand for. */
export interface Scope {
  /** `Ref` and `${Name}`: parameters, pseudo parameters, physical ids. */
  readonly refs: ReadonlyMap<string, string>;
  /** The template's `Conditions`, not yet resolved. */
  readonly conditions: Json;
}

/** The value of `Ref: AWS::NoValue`: what holds it is left out. */
const NOTHING = Symbol('AWS::NoValue');

const valueOf = (scope: Scope, name: string): string => {
  const value = scope.refs.get(name);
  if (value === undefined) throw new Problem(`The local stack does not know what ${name} refers to.`);
  return value;
};

const substitute = (scope: Scope, argument: unknown): string => {
  const [pattern, own] = Array.isArray(argument) ? list(argument) : [argument, {}];
  const names = json(own);
  return text(pattern).replace(/\$\{([^}]+)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    return name in names ? String(walk(scope, names[name])) : valueOf(scope, name);
  });
};

const condition = (scope: Scope, name: string): boolean => {
  if (!(name in scope.conditions)) throw new Problem(`The template has no condition ${name}.`);
  return walk(scope, scope.conditions[name]) === true;
};

/** One function for each intrinsic that the template uses. */
const INTRINSICS: Readonly<Record<string, (scope: Scope, argument: unknown) => unknown>> = {
  Ref: (scope, name) => (name === 'AWS::NoValue' ? NOTHING : valueOf(scope, text(name))),
  Condition: (scope, name) => condition(scope, text(name)),
  'Fn::Sub': substitute,
  'Fn::If': (scope, argument) => {
    const [name, yes, no] = list(argument);
    return walk(scope, condition(scope, text(name)) ? yes : no);
  },
  'Fn::Equals': (scope, argument) => {
    const [one, other] = list(argument).map((side) => String(walk(scope, side)));
    return one === other;
  },
  'Fn::Not': (scope, argument) => walk(scope, list(argument)[0]) !== true,
  'Fn::And': (scope, argument) => list(argument).every((part) => walk(scope, part) === true),
  'Fn::Or': (scope, argument) => list(argument).some((part) => walk(scope, part) === true),
  'Fn::Join': (scope, argument) => {
    const [separator, parts] = list(argument);
    return list(walk(scope, parts)).map(String).join(text(separator));
  },
  'Fn::Select': (scope, argument) => {
    const [index, items] = list(walk(scope, argument));
    const selected = list(items)[Number(index)];
    if (selected === undefined) throw new Problem(`Fn::Select finds no item ${String(index)}.`);
    return selected;
  },
  'Fn::Split': (scope, argument) => {
    const [separator, whole] = list(walk(scope, argument));
    return text(whole).split(text(separator));
  },
};

const walk = (scope: Scope, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => walk(scope, item)).filter((item) => item !== NOTHING);
  if (!isJson(value)) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  const intrinsic = others.length === 0 ? INTRINSICS[name] : undefined;
  if (intrinsic) return intrinsic(scope, argument);
  if (name.startsWith('Fn::')) throw new Problem(`The local stack cannot resolve ${name}.`);
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, walk(scope, inner)]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== NOTHING));
};

/**
 * Replaces all intrinsic functions in a value by what they stand for.
 * @throws Problem for a reference that is not in the scope, or an intrinsic that is not known here
 */
export const resolve = (scope: Scope, value: unknown): unknown => {
  const resolved = walk(scope, value);
  return resolved === NOTHING ? undefined : resolved;
};
