import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Json, json } from '../../core/json.ts';

/** The parts of a template that the local stack reads. */
export interface Template {
  readonly resources: Json;
  readonly conditions: Json;
}

/** @param document a template without short-form intrinsics */
export const templateOf = (document: unknown): Template => ({
  resources: json(json(document)['Resources']),
  conditions: json(json(document)['Conditions']),
});

/** Reads a template that `sam build` made: it has no short-form intrinsics. */
export const readTemplate = async (path: string): Promise<Template> =>
  templateOf(parse(await readFile(path, 'utf8')));
