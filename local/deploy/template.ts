import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Json, json } from '../../core/json.ts';

/** The parts of a template that the local stack reads. */
export interface Template {
  readonly resources: Json;
  readonly conditions: Json;
}

/** Reads a template that `sam build` made: it has no short-form intrinsics. */
export const readTemplate = async (path: string): Promise<Template> => {
  const document = json(parse(await readFile(path, 'utf8')));
  return { resources: json(document['Resources']), conditions: json(document['Conditions']) };
};
