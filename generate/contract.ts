import { parse } from 'yaml';
import type { Access, Parameter } from '../core/http/table.ts';
import { json, list, objectsIn, text, type Json } from '../core/json.ts';

/** A parameter of an operation, references resolved. */
export interface ContractParameter extends Parameter {
  readonly required: boolean;
  readonly schema: Json;
}

/** One operation of the contract. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The function that answers it: the operation's one tag. */
  readonly tag: string;
  readonly access: Access;
  readonly parameters: readonly ContractParameter[];
  /** The name of the schema of the JSON body. */
  readonly body: { readonly schema: string; readonly required: boolean } | undefined;
  /** What the gateway lets through for all callers together; undefined where the contract's own holds. */
  readonly throttle: Throttle | undefined;
  readonly source: Json;
}

/** How many requests a second the gateway lets through, and how many at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** The contract, read, and found to be something that the gateway and the functions can keep. */
export interface Contract {
  readonly document: Json;
  readonly operations: readonly Operation[];
  /** Of every operation that has none of its own. */
  readonly throttle: Throttle | undefined;
  readonly schemas: Readonly<Record<string, Json>>;
}

/** What the generator writes, and would write over. */
const GENERATED = [
  'x-amazon-apigateway-gateway-responses',
  'x-amazon-apigateway-request-validators',
  'x-amazon-apigateway-api-key-source',
];
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const TYPES: readonly string[] = ['string', 'number', 'integer', 'boolean'] satisfies Parameter['type'][];
const PLACES: readonly string[] = ['path', 'query', 'header'] satisfies Parameter['in'][];
const SCHEMAS = '#/components/schemas/';

type Refuse = (message: string) => void;

/** Follows a `#/…` reference inside the document; a node without one is itself. */
const resolve = (document: Json, node: unknown): Json => {
  const reference = json(node)['$ref'];
  if (typeof reference !== 'string') return json(node);
  const steps = reference.replace(/^#\//, '').split('/');
  return json(steps.reduce<unknown>((at, step) => json(at)[step], document));
};

const isType = (type: string): type is Parameter['type'] => TYPES.includes(type);
const isPlace = (place: string): place is Parameter['in'] => PLACES.includes(place);

const parameterOf = (document: Json, node: unknown, refuse: Refuse): ContractParameter | undefined => {
  const source = resolve(document, node);
  const [name, place] = [text(source['name']), text(source['in'])];
  if (!/^[A-Za-z0-9._$-]+$/.test(name))
    return void refuse(`the gateway refuses the parameter name "${name}": use letters, digits, . _ $ -`);
  if (!isPlace(place))
    return void refuse(
      `the parameter ${name} is in "${place}": it must be in path, query or header (a cookie is none)`,
    );
  const schema = resolve(document, source['schema']);
  const isList = schema['type'] === 'array';
  const type = text((isList ? resolve(document, schema['items']) : schema)['type']);
  if (!isType(type))
    return void refuse(`the parameter ${name} must be of type ${TYPES.join(', ')}, or a list of one`);
  if (isList && place === 'path') return void refuse(`the path parameter ${name} cannot be a list`);
  const comma = source['explode'] === false || place === 'header';
  return {
    in: place,
    name: place === 'header' ? name.toLowerCase() : name,
    type,
    list: !isList ? 'none' : comma ? 'comma' : 'repeated',
    required: source['required'] === true,
    schema,
  };
};

type Scheme = 'key' | 'user';

/** What a security scheme asks for; undefined when neither the gateway nor the functions could check it. */
const schemeOf = (scheme: Json): Scheme | undefined => {
  const name = text(scheme['name']).toLowerCase();
  if (scheme['type'] === 'apiKey' && scheme['in'] === 'header' && name === 'x-api-key') return 'key';
  const isBearer = scheme['type'] === 'http' && text(scheme['scheme']).toLowerCase() === 'bearer';
  return isBearer && scheme['bearerFormat'] === 'JWT' ? 'user' : undefined;
};

const keyAccess = (scope: unknown, groups: unknown, refuse: Refuse): Access | undefined => {
  if (groups !== undefined) return void refuse('takes an API key, and has groups that nobody would check');
  if (typeof scope !== 'string' || scope === '')
    return void refuse('takes an API key, and needs an `x-trellis-scope`');
  return { kind: 'key', scope };
};

const userAccess = (scope: unknown, groups: unknown, refuse: Refuse): Access | undefined => {
  if (scope !== undefined) return void refuse('takes a token, and has a scope that nobody would check');
  if (groups === undefined) return { kind: 'user', groups: [] };
  const names = list(groups).map(text);
  if (names.length === 0 || !names.every((name) => /^[a-z]+$/.test(name)))
    return void refuse('its `x-trellis-groups` must be a list of names in small letters, at least one');
  return { kind: 'user', groups: names };
};

const openAccess = (scope: unknown, groups: unknown, refuse: Refuse): Access | undefined => {
  if (scope !== undefined) return void refuse('is open, and has a scope that nobody would check');
  if (groups !== undefined) return void refuse('is open, and has groups that nobody would check');
  return { kind: 'open' };
};

/** The one scheme that an operation asks for. */
const schemeIn = (security: readonly unknown[], document: Json, refuse: Refuse): Scheme | undefined => {
  const [first, ...others] = security.map((entry) => Object.entries(json(entry)));
  const [[name, scopes] = []] = first ?? [];
  if (others.length > 0 || first?.length !== 1 || name === undefined)
    return void refuse('must have one security scheme: the gateway knows no alternatives');
  if (list(scopes).length > 0)
    return void refuse(`lists scopes of ${name} in its \`security\`, which nobody would check`);
  const scheme = schemeOf(json(json(json(document['components'])['securitySchemes'])[name]));
  return (
    scheme ??
    void refuse(
      `the security scheme ${name} must be an apiKey in the header x-api-key, or http bearer of the format JWT`,
    )
  );
};

const ACCESS = { key: keyAccess, user: userAccess };

const accessOf = (source: Json, document: Json, refuse: Refuse): Access | undefined => {
  const { security, 'x-trellis-scope': scope, 'x-trellis-groups': groups } = source;
  if (!Array.isArray(security))
    return void refuse('needs an explicit `security` (an empty list when it is open)');
  if (security.length === 0) return openAccess(scope, groups, refuse);
  const scheme = schemeIn(security, document, refuse);
  return scheme && ACCESS[scheme](scope, groups, refuse);
};

const bodyOf = (source: Json, document: Json, refuse: Refuse): Operation['body'] => {
  if (source['requestBody'] === undefined) return undefined;
  const body = resolve(document, source['requestBody']);
  const content = json(body['content']);
  const reference = text(json(json(content['application/json'])['schema'])['$ref']);
  if (Object.keys(content).length !== 1 || !reference.startsWith(SCHEMAS))
    return void refuse('its body must be application/json alone, its schema a $ref to #/components/schemas');
  return { schema: reference.slice(SCHEMAS.length), required: body['required'] === true };
};

const isLimit = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

/** The throttle of an operation, or of the whole document; undefined when it has none. */
const throttleIn = (source: Json, refuse: Refuse): Throttle | undefined => {
  if (source['x-trellis-throttle'] === undefined) return undefined;
  const { rate, burst, ...others } = json(source['x-trellis-throttle']);
  if (isLimit(rate) && isLimit(burst) && Object.keys(others).length === 0) return { rate, burst };
  return void refuse(
    '`x-trellis-throttle` must be { rate, burst }: whole numbers above 0, the requests a second and at once',
  );
};

const operationOf = (
  document: Json,
  path: string,
  method: string,
  item: Json,
  refuse: Refuse,
): Operation | undefined => {
  const source = json(item[method]);
  const id = text(source['operationId']);
  const tags = list(source['tags']);
  if (!/^[a-z][A-Za-z0-9]*$/.test(id))
    refuse('needs an operationId of letters and digits, the first one small');
  const tag = text(tags[0]);
  if (tags.length !== 1 || !/^[a-z]+$/.test(tag))
    refuse('needs one tag, in small letters: the function that answers it');
  if (Object.keys(json(source['responses'])).length === 0) refuse('needs its responses');
  const parameters = [...list(item['parameters']), ...list(source['parameters'])]
    .map((node) => parameterOf(document, node, refuse))
    .filter((parameter) => parameter !== undefined);
  const names = parameters.map(({ in: place, name }) => `${place} parameter ${name}`);
  for (const name of new Set(names.filter((one, at) => names.indexOf(one) !== at)))
    refuse(`its ${name} is declared twice`);
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '').sort();
  const declared = parameters
    .filter(({ in: place }) => place === 'path')
    .map(({ name }) => name)
    .sort();
  if (inPath.join() !== declared.join())
    refuse(`its path has the parameters [${inPath.join(', ')}], and it declares [${declared.join(', ')}]`);
  const access = accessOf(source, document, refuse);
  const body = bodyOf(source, document, refuse);
  if (source['requestBody'] !== undefined && ['get', 'delete'].includes(method))
    refuse(`a ${method.toUpperCase()} has no body`);
  const throttle = throttleIn(source, refuse);
  return (
    access && { id, method: method.toUpperCase(), path, tag, access, parameters, body, throttle, source }
  );
};

const refuseWide = (document: Json, operations: readonly Operation[], refusals: string[]): void => {
  for (const { path, node } of objectsIn(document)) {
    const reference = node['$ref'];
    if (typeof reference === 'string' && Object.keys(resolve(document, node)).length === 0)
      refusals.push(`${path.join('.')}: $ref ${reference} leads nowhere`);
  }
  for (const name of GENERATED) if (name in document) refusals.push(`${name}: is generated; leave it out`);
  for (const name of Object.keys(json(json(document['components'])['schemas'])))
    if (!/^[A-Za-z0-9]+$/.test(name))
      refusals.push(`schema ${name}: the gateway takes letters and digits only`);
  const ids = operations.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    refusals.push(`operationId ${id}: is used twice`);
};

/**
 * Reads the contract and refuses what the gateway or the functions could not keep.
 * @param source the text of openapi.yaml
 * @throws Error that lists every refusal, each with its place and what would be right
 */
export const contractOf = (source: string): Contract => {
  const document = json(parse(source));
  const refusals: string[] = [];
  if (!text(document['openapi']).startsWith('3.0.'))
    refusals.push('openapi: must be 3.0.x, which the gateway reads');
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(json(document['paths'])))
    for (const method of Object.keys(json(item))) {
      if (method === 'parameters' || method.startsWith('x-')) continue;
      const place = `${method.toUpperCase()} ${path}`;
      const refuse: Refuse = (message) => void refusals.push(`${place}: ${message}`);
      if (!METHODS.includes(method)) refuse(`must be one of ${METHODS.join(', ')} (OPTIONS is generated)`);
      else {
        const operation = operationOf(document, path, method, json(item), refuse);
        if (operation) operations.push(operation);
      }
    }
  refuseWide(document, operations, refusals);
  const throttle = throttleIn(document, (message) => void refusals.push(message));
  if (refusals.length > 0) throw new Error(`openapi.yaml cannot be kept:\n- ${refusals.join('\n- ')}`);
  const schemas = Object.fromEntries(
    Object.entries(json(json(document['components'])['schemas'])).map(([name, schema]) => [
      name,
      json(schema),
    ]),
  );
  return { document, operations, throttle, schemas };
};

/** The operations of each function, by tag, in the order of the contract. */
export const byTag = ({ operations }: Contract): ReadonlyMap<string, readonly Operation[]> => {
  const tags = new Map<string, Operation[]>();
  for (const operation of operations)
    tags.set(operation.tag, [...(tags.get(operation.tag) ?? []), operation]);
  return tags;
};
