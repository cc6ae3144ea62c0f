import type { Parameter } from '../core/http/table.ts';
import { json, text, type Json } from '../core/json.ts';
import { child, children, follow, followed, type Node, type Refuse } from './document.ts';
import { typeIn } from './schemas.ts';

/** A parameter of an operation, references resolved. */
export interface ContractParameter extends Parameter {
  readonly required: boolean;
  readonly schema: Json;
  /** Where its schema is. */
  readonly node: Node;
}

const TYPES: readonly string[] = ['string', 'number', 'integer', 'boolean'] satisfies Parameter['type'][];
const PLACES: readonly string[] = ['path', 'query', 'header'] satisfies Parameter['in'][];
/** OpenAPI ignores header parameters of these names, for it says the same elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  accept: 'the content types of the responses',
  authorization: '`security`',
  'content-type': 'the content types of the body',
};
const STYLES = { path: 'simple', query: 'form', header: 'simple' } as const;
/** What says how a value is written, otherwise than here. */
const NOT_KEPT = ['allowEmptyValue', 'allowReserved', 'content'];

const isType = (type: string): type is Parameter['type'] => TYPES.includes(type);
const isPlace = (place: string): place is Parameter['in'] => PLACES.includes(place);

const nameFault = (place: Parameter['in'], name: string): string | undefined => {
  if (!/^[A-Za-z0-9._$-]+$/.test(name))
    return `the gateway refuses the parameter name "${name}": use letters, digits, . _ $ -`;
  const elsewhere = place === 'header' ? ELSEWHERE[name.toLowerCase()] : undefined;
  return elsewhere === undefined
    ? undefined
    : `OpenAPI ignores the header parameter ${name}: use ${elsewhere}`;
};

const writingFault = (place: Parameter['in'], name: string, source: Json): string | undefined => {
  const unkept = NOT_KEPT.find((one) => one in source && source[one] !== false);
  if (unkept !== undefined) return `the parameter ${name} has ${unkept}, which is not kept: leave it out`;
  const style = source['style'] ?? STYLES[place];
  if (style !== STYLES[place])
    return `the ${place} parameter ${name} has the style ${text(style)}: only ${STYLES[place]} is kept`;
  return place === 'path' && source['required'] !== true
    ? `the path parameter ${name} must be required: true`
    : undefined;
};

const listOf = (place: Parameter['in'], source: Json, isList: boolean): Parameter['list'] => {
  if (!isList) return 'none';
  return source['explode'] === false || place === 'header' ? 'comma' : 'repeated';
};

const parameterOf = (root: Node, given: Node, refuse: Refuse): ContractParameter | undefined => {
  const found = follow(root, given);
  // The check of references reports the broken ones.
  if (!found) return undefined;
  const source = json(found.value);
  const [name, place] = [text(source['name']), text(source['in'])];
  const fail = (message: string): undefined => void refuse(given, message);
  if (!isPlace(place))
    return void fail(
      `the parameter ${name} is in "${place}": it must be in path, query or header, not in a cookie`,
    );
  const fault = nameFault(place, name) ?? writingFault(place, name, source);
  if (fault !== undefined) return void fail(fault);
  const node = child(found, 'schema');
  if (!follow(root, node)) return undefined;
  const outer = typeIn(root, node);
  const isList = outer === 'array';
  const type = isList ? typeIn(root, child(follow(root, node) ?? node, 'items')) : outer;
  if (!isType(type))
    return void fail(`the parameter ${name} must be of type ${TYPES.join(', ')}, or a list of one`);
  if (isList && place === 'path') return void fail(`the path parameter ${name} cannot be a list`);
  return {
    in: place,
    name: place === 'header' ? name.toLowerCase() : name,
    type,
    list: listOf(place, source, isList),
    required: source['required'] === true,
    schema: followed(root, node),
    node,
  };
};

const keyOf = ({ in: place, name }: Parameter): string => `${place} parameter ${name}`;

const declaredAt = (root: Node, list: Node, refuse: Refuse): Map<string, ContractParameter> => {
  const found = new Map<string, ContractParameter>();
  for (const [, given] of children(list)) {
    const parameter = parameterOf(root, given, refuse);
    if (!parameter) continue;
    if (found.has(keyOf(parameter))) refuse(given, `its ${keyOf(parameter)} is declared twice`);
    found.set(keyOf(parameter), parameter);
  }
  return found;
};

/** What an operation takes. */
export interface Declared {
  readonly parameters: readonly ContractParameter[];
  /** Whether all could be read: one that is refused may be the one that seems to be missing. */
  readonly isWhole: boolean;
}

/** The parameters of an operation: its own, which replace those of its path that have the same name and place. */
export const parametersOf = (root: Node, item: Node, operation: Node, refuse: Refuse): Declared => {
  const lists = [item, operation].map((owner) => child(owner, 'parameters'));
  const declared = lists.map((list) => declaredAt(root, list, refuse));
  return {
    parameters: [...new Map(declared.flatMap((map) => [...map])).values()],
    isWhole: lists.every((list, at) => children(list).length === declared[at]?.size),
  };
};
