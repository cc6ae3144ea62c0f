import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { parse } from 'yaml';
import { isJson, type Json, json } from '../../core/json.ts';
import { located } from '../../local/deploy/artefacts.ts';
import { GATEWAY_DOCUMENT, REGION, ROOT } from '../../local/places.ts';

/** Where the stack’s functions and layers are said to lie; what runs comes from the build. */
export const ARTEFACT = { bucket: 'artefacts', key: 'none.zip' } as const;

const withInclude = (value: unknown, document: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => withInclude(item, document));
  if (!isJson(value)) return value;
  if (json(value['Fn::Transform'])['Name'] === 'AWS::Include') return document;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withInclude(inner, document)]));
};

/**
 * The template that `sam build` made as CloudFormation gets it: with the gateway's document in it, and transformed by
 * the translator that AWS SAM consists of.
 * @param sam the `bin` folder of sam's venv
 */
export const transformed = async (
  builtTemplate: string,
  sam: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Json> => {
  const built = json(parse(await readFile(builtTemplate, 'utf8')));
  const document: unknown = parse(await readFile(GATEWAY_DOCUMENT, 'utf8'));
  const address = `s3://${ARTEFACT.bucket}/${ARTEFACT.key}`;
  const addresses = new Map(Object.keys(json(built['Resources'])).map((name) => [name, address]));
  const { template } = located(json(withInclude(built, document)), {}, addresses, '');
  const { stdout } = await execa(join(sam, 'python'), [join(ROOT, 'tests/moto/transform.py')], {
    input: JSON.stringify({ template, parameters }),
    env: { AWS_DEFAULT_REGION: REGION },
  });
  return json(JSON.parse(stdout));
};
