import openapiTypescript, { astToString } from 'openapi-typescript';
import { bannerOf } from './banner.ts';
import type { Messages } from './messages.ts';

/** @param document in YAML or JSON: given an object, the library writes into it */
const textOf = async (document: string, immutable: boolean): Promise<string> =>
  astToString(await openapiTypescript(document, { alphabetize: true, immutable }));

/** The TypeScript types of the contract: `paths`, `components` and, by operationId, `operations`. */
export const typesOf = async (source: string): Promise<string> =>
  bannerOf('openapi.yaml') + (await textOf(source, false));

/** The types of the messages between functions, read-only, under `components`. */
export const messageTypesOf = async ({ schemas }: Pick<Messages, 'schemas'>): Promise<string> => {
  const document = { openapi: '3.0.3', info: { title: 'Messages', version: '1' }, paths: {} };
  const types = await textOf(JSON.stringify({ ...document, components: { schemas } }), true);
  return bannerOf('core/messages/messages.yaml') + types;
};
