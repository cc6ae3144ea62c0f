import { isJson, type Json, json, text } from '../../core/json.ts';

/** What SAM puts into a bucket when it deploys, and where the bucket's address stands then. */
const PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'CodeUri',
  'AWS::Serverless::LayerVersion': 'ContentUri',
};

const propertyOf = (resource: unknown): string | undefined => PROPERTIES[text(json(resource)['Type'])];
const addressIn = (resource: unknown): string =>
  text(json(json(resource)['Properties'])[propertyOf(resource) ?? '']);

/** The bucket that an artefact of a deployed template lies in; undefined when it has none. */
export const bucketOf = (deployed: Json): string | undefined =>
  Object.values(json(deployed['Resources']))
    .map((resource) => /^s3:\/\/([^/]+)\//.exec(addressIn(resource))?.[1])
    .find((bucket) => bucket !== undefined);

const withInclude = (value: unknown, location: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => withInclude(item, location));
  if (!isJson(value)) return value;
  if (value['Name'] === 'AWS::Include') return { ...value, Parameters: { Location: location } };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withInclude(inner, location)]));
};

/** A template that can be deployed, once code of its own is put where it is missing. */
export interface Located {
  readonly template: Json;
  /** The functions and layers that are not deployed yet, by their names in the template. */
  readonly missing: readonly string[];
}

/**
 * Gives a template as it is written the addresses that its artefacts have in the deployed one.
 * @param written the template, its intrinsics in long form
 * @param deployed the template of the stack as it is
 * @param added the addresses of artefacts that are not deployed yet
 * @param document the address of the gateway's document
 */
export const located = (
  written: Json,
  deployed: Json,
  added: ReadonlyMap<string, string>,
  document: string,
): Located => {
  const before = json(deployed['Resources']);
  const missing: string[] = [];
  const resources = Object.entries(json(written['Resources'])).map(([name, resource]): [string, unknown] => {
    const property = propertyOf(resource);
    if (property === undefined) return [name, resource];
    const address = added.get(name) ?? addressIn(before[name]);
    if (address === '') missing.push(name);
    const properties = { ...json(json(resource)['Properties']), [property]: address };
    return [name, { ...json(resource), Properties: properties }];
  });
  return {
    template: json(withInclude({ ...written, Resources: Object.fromEntries(resources) }, document)),
    missing,
  };
};
