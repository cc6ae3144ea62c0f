import { json, text } from '../core/json.ts';
import { readJson, writeJson } from './files.ts';

/** What a client of the local stack needs to know: the content of `.local/endpoints.json`. */
export interface Endpoints {
  /** Where the API answers, with the stage and without a slash at the end. */
  readonly api: string;
  /** Where the AWS APIs answer. */
  readonly aws: string;
  readonly region: string;
  readonly stack: string;
  readonly apiKeys: { readonly permits: string };
  readonly resources: { readonly reportsBucket: string };
}

/** Only this user may read the file: it holds keys. */
export const writeEndpoints = (path: string, endpoints: Endpoints): Promise<void> =>
  writeJson(path, endpoints);

/** The value of the permits key of an earlier run; undefined when there was none. */
export const earlierKey = async (path: string): Promise<string | undefined> =>
  text(json((await readJson(path))['apiKeys'])['permits']) || undefined;
