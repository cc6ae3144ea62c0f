import type { Format } from 'ajv';
import { isJson, json, list, text, type Json } from '../core/json.ts';
import { child, children, follow, followed, type Node, stepsOf } from './document.ts';
import * as runtime from './runtime.ts';
import { PATTERN, SAYS } from './words.ts';

const LISTS = ['allOf', 'anyOf', 'oneOf'];
const INNER = ['additionalProperties', 'items'];

/** Formats that say how to show a value, or what a type says already. */
const NOT_CHECKED = ['binary', 'double', 'float', 'password'];

/** The formats that runtime.ts checks. Formats that are patterns come from ajv-formats. */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date', runtime.date],
  ['date-time', runtime.dateTime],
  ['int32', runtime.int32],
  ['int64', runtime.int64],
  ...NOT_CHECKED.map((name): [string, Format] => [name, true]),
]);

export const isRef = (value: unknown): value is { readonly $ref: string } =>
  isJson(value) && typeof value['$ref'] === 'string';

/** The schemas that say of the same value what a schema says: those that it combines. */
export const combinedIn = (schema: Node): Node[] =>
  isRef(schema.value)
    ? []
    : [
        ...LISTS.flatMap((name) => children(child(schema, name)).map(([, one]) => one)),
        ...[child(schema, 'not')].filter(({ value }) => isJson(value)),
      ];

/** The schemas of what is in a value: of its fields and its items. */
export const partsIn = (schema: Node): Node[] =>
  isRef(schema.value)
    ? []
    : [
        ...INNER.map((name) => child(schema, name)).filter(({ value }) => isJson(value)),
        ...children(child(schema, 'properties')).map(([, one]) => one),
      ];

/** A schema, and those inside it, by what each position is: references, too, but not what they lead to. */
export const schemasIn = (schema: Node): Node[] => [
  schema,
  ...[...partsIn(schema), ...combinedIn(schema)].flatMap(schemasIn),
];

const COMPONENTS = ['components', 'schemas'];

/** The id under which a validator knows what a reference leads to: `#/components/schemas/Thing` -> `schema-Thing`. */
export const schemaId = (reference: string): string => {
  const steps = stepsOf(reference) ?? [];
  const isNamed = steps.length === 3 && COMPONENTS.every((step, at) => step === steps[at]);
  const named = isNamed ? steps.slice(2) : steps;
  // The ids are URLs to ajv, where a slash and a hash have a meaning.
  return `schema-${named.map((step) => step.replace(/[^A-Za-z0-9]/g, (one) => `_${one.charCodeAt(0).toString(16)}`)).join('.')}`;
};

/** What the conversion of a schema needs to know of all around it. */
export interface Context {
  readonly root: Node;
  /** Told of each reference, so that what it leads to is compiled, too. */
  readonly refer: (reference: string) => void;
  /** Whether one schema of several is chosen here: ajv fills in no defaults then. */
  readonly isChosen: boolean;
}

/** A bound that excludes is a flag beside the bound in OpenAPI 3.0, and a number in JSON Schema. */
const boundsOf = ({ exclusiveMinimum, exclusiveMaximum, minimum, maximum }: Json): Json => ({
  ...(exclusiveMinimum === true ? { exclusiveMinimum: minimum } : minimum === undefined ? {} : { minimum }),
  ...(exclusiveMaximum === true ? { exclusiveMaximum: maximum } : maximum === undefined ? {} : { maximum }),
});

/** With a discriminator, ajv leaves a value alone that is no object. */
const OF_OBJECTS = ['properties', 'required', 'additionalProperties', 'discriminator'];

/** What the keywords of a schema are about, where it does not say its type: tools make such types of it, too. */
const typeOf = (schema: Json): string | undefined => {
  if (typeof schema['type'] === 'string') return schema['type'];
  if (OF_OBJECTS.some((name) => name in schema)) return 'object';
  return 'items' in schema ? 'array' : undefined;
};

/** JSON's parser rounds other integers. */
const SAFE = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

/** @returns the bounds of a number, those of an integer within what JavaScript can hold */
const limitsOf = (schema: Json): Json => {
  const bounds = boundsOf(schema);
  if (schema['type'] !== 'integer' || schema['format'] === 'int32') return bounds;
  const { minimum, maximum } = bounds;
  return {
    ...bounds,
    ...('exclusiveMinimum' in bounds
      ? {}
      : { minimum: Math.max(Number(minimum ?? SAFE.minimum), SAFE.minimum) }),
    ...('exclusiveMaximum' in bounds
      ? {}
      : { maximum: Math.min(Number(maximum ?? SAFE.maximum), SAFE.maximum) }),
  };
};

/** The fields that a request must have: not those that only answers have. */
const requiredOf = (schema: Node, root: Node): Json => {
  const { required } = json(schema.value);
  if (!Array.isArray(required)) return {};
  const names = required.filter(
    (name) => followed(root, child(schema, 'properties', text(name)))['readOnly'] !== true,
  );
  return { required: names };
};

/** The names by which a discriminator means a schema: those of its mapping, else the schema's own. */
export const tagsOf = (mapping: Json, reference: string): string[] => {
  const name = stepsOf(reference)?.at(-1) ?? '';
  const tags = Object.keys(mapping).filter((tag) => [reference, name].includes(text(mapping[tag])));
  return tags.length > 0 ? tags : [name];
};

/** The choices of a discriminator, each with the values of the tag that mean it, as ajv wants to read them. */
const chosenBy = (schema: Node, { root, ...context }: Context): Json => {
  const { propertyName, mapping } = json(json(schema.value)['discriminator']);
  const tag = text(propertyName);
  const oneOf = children(child(schema, 'oneOf')).map(([, choice]) => {
    const converted = json(jsonSchema(choice, { root, ...context, isChosen: true }));
    if (!isRef(choice.value)) return converted;
    const own = child(follow(root, choice) ?? choice, 'properties', tag);
    const { enum: tags } = followed(root, own);
    // Where the schema says its tag, ajv reads it there; behind a reference it does not.
    if (Array.isArray(tags) && !isRef(own.value)) return converted;
    return {
      ...converted,
      properties: { [tag]: { enum: Array.isArray(tags) ? tags : tagsOf(json(mapping), choice.value.$ref) } },
      required: [tag],
    };
  });
  return { discriminator: { propertyName: tag }, oneOf, ...(tag === '' ? {} : { required: [tag] }) };
};

/** The keywords that are the same in both forms. */
const SAME = [
  ...['enum', 'format', 'maxItems', 'maxLength', 'maxProperties', 'minItems', 'minLength', 'minProperties'],
  ...['multipleOf', 'nullable', 'pattern', 'type', 'uniqueItems', SAYS],
];

const valuesOf = (schema: Json): Json => ({
  ...Object.fromEntries(Object.entries(schema).filter(([name]) => SAME.includes(name))),
  ...(PATTERN in schema ? { pattern: schema[PATTERN] } : {}),
});

/** A property with its default, which ajv looks for here only: beside a reference, too. */
export const propertyOf = (property: Node, context: Context): unknown => {
  const converted = jsonSchema(property, context);
  const { default: value } = followed(context.root, property);
  return value === undefined || context.isChosen ? converted : { ...json(converted), default: value };
};

const partsOf = (schema: Node, context: Context): Json => {
  const parts: Record<string, unknown> = {};
  const chosen = { ...context, isChosen: true };
  for (const [name, inner] of children(schema)) {
    if (name === 'properties')
      parts[name] = Object.fromEntries(
        children(inner).map(([property, one]) => [property, propertyOf(one, context)] as const),
      );
    else if (name === 'allOf') parts[name] = children(inner).map(([, one]) => jsonSchema(one, context));
    else if (LISTS.includes(name)) parts[name] = children(inner).map(([, one]) => jsonSchema(one, chosen));
    else if (name === 'not') parts[name] = jsonSchema(inner, chosen);
    else if (INNER.includes(name)) parts[name] = jsonSchema(inner, context);
  }
  return parts;
};

/** Turns OpenAPI 3.0's form of a schema into JSON Schema's, where the schemas refer to each other by id. */
export const jsonSchema = (schema: Node, context: Context): unknown => {
  const { value } = schema;
  if (!isJson(value)) return value;
  if (isRef(value)) {
    context.refer(value.$ref);
    return { $ref: schemaId(value.$ref) };
  }
  const type = typeOf(value);
  return {
    ...valuesOf(value),
    ...(type === undefined ? {} : { type }),
    ...limitsOf(value),
    ...requiredOf(schema, context.root),
    ...partsOf(schema, context),
    ...(isJson(value['discriminator']) ? chosenBy(schema, context) : {}),
  };
};

/** The type of a schema, through references and `allOf`. */
export const typeIn = (root: Node, schema: Node): string => {
  const found = follow(root, schema);
  if (!found) return '';
  const own = typeOf(json(found.value));
  if (own !== undefined) return own;
  return (
    list(json(found.value)['allOf'])
      .map((_one, at) => typeIn(root, child(found, 'allOf', String(at))))
      .find((type) => type !== '') ?? ''
  );
};
