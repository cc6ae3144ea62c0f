import { parse } from 'yaml';
import { json, objectsIn, type Json } from '../core/json.ts';
import type { Contract } from './contract.ts';

/** The messages between functions, with the schemas of the contract that they refer to. */
export interface Messages {
  readonly schemas: Readonly<Record<string, Json>>;
  /** The names of those that are sent: no other schema of the messages refers to them. */
  readonly sent: readonly string[];
}

const LOCAL = '#/components/schemas/';
/** What a message takes from the contract. The path is right for an editor that opens messages.yaml. */
const OF_CONTRACT = `../../openapi.yaml${LOCAL}`;

const referencesIn = (schema: unknown): string[] =>
  [...objectsIn(schema)].map(({ node }) => node['$ref']).filter((one) => typeof one === 'string');

const nameOf = (reference: string): string => reference.slice(reference.indexOf(LOCAL) + LOCAL.length);

/** The schemas of the contract under these names, and those that they need. */
const withNeeded = (
  schemas: Contract['schemas'],
  names: readonly string[],
  found: Record<string, Json> = {},
): Readonly<Record<string, Json>> => {
  for (const name of names) {
    const schema = schemas[name];
    if (!schema) throw new Error(`messages.yaml refers to ${name}, which openapi.yaml does not have`);
    if (name in found) continue;
    found[name] = schema;
    withNeeded(schemas, referencesIn(schema).map(nameOf), found);
  }
  return found;
};

/** References of both documents as references inside one. */
const local = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(local);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]): [string, unknown] => [
      key,
      key === '$ref' && typeof value === 'string' ? `${LOCAL}${nameOf(value)}` : local(value),
    ]),
  );
};

/**
 * Reads the messages between functions.
 * @param source the text of messages.yaml
 * @throws Error when it refers to what the contract does not have, gives a name that the contract has, or has a
 * message that need not be an object
 */
export const messagesOf = (source: string, contract: Pick<Contract, 'schemas'>): Messages => {
  const own = json(json(json(parse(source))['components'])['schemas']);
  const references = referencesIn(own);
  const borrowed = references.filter((one) => one.startsWith(OF_CONTRACT)).map(nameOf);
  const taken = withNeeded(contract.schemas, borrowed);
  for (const name of Object.keys(own))
    if (name in contract.schemas) throw new Error(`messages.yaml: ${name} is a schema of openapi.yaml`);
  const needed = new Set(references.map(nameOf));
  const sent = Object.keys(own).filter((name) => !needed.has(name));
  // Without it a choice by `discriminator` lets through whatever is no object.
  for (const name of sent)
    if (json(own[name])['type'] !== 'object')
      throw new Error(`messages.yaml: ${name} must be of type object`);
  return { schemas: json(local({ ...taken, ...own })) as Messages['schemas'], sent };
};
