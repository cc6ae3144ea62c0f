import openapiTypescript, { astToString } from 'openapi-typescript';
import { isJson, type Json } from '../core/json.ts';
import { bannerOf } from './banner.ts';
import type { Messages } from './messages.ts';

/** @param document in YAML or JSON: given an object, the library writes into it */
const textOf = async (document: string, immutable: boolean): Promise<string> =>
  astToString(await openapiTypescript(document, { alphabetize: true, immutable }));

const EXAMPLES = ['example', 'examples'];
/** What stands in these has names of its own: `example` is a property there. */
const MAPS = ['properties', 'schemas'];

/** Without the examples that hold a `$ref`: it is data there, and the library would follow it. */
const withoutReferences = (value: unknown, isMap = false): unknown => {
  if (Array.isArray(value)) return value.map((one) => withoutReferences(one));
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, inner]) => isMap || !EXAMPLES.includes(name) || !JSON.stringify(inner).includes('"$ref"'),
      )
      .map(([name, inner]) => [name, withoutReferences(inner, !isMap && MAPS.includes(name))]),
  );
};

/** The TypeScript types of the contract: `paths`, `components` and, by operationId, `operations`. */
export const typesOf = async (document: Json): Promise<string> =>
  bannerOf('openapi.yaml') + (await textOf(JSON.stringify(withoutReferences(document)), false));

/** The types of the messages between functions, read-only, under `components`. */
export const messageTypesOf = async ({ schemas }: Pick<Messages, 'schemas'>): Promise<string> => {
  const document = { openapi: '3.0.3', info: { title: 'Messages', version: '1' }, paths: {} };
  const types = await textOf(JSON.stringify({ ...document, components: { schemas } }), true);
  return bannerOf('core/messages/messages.yaml') + types;
};
