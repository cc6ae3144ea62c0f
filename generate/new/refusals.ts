import ts from 'typescript';
import { parse } from 'yaml';
import { json } from '../../core/json.ts';
import { resourcesOf } from '../house.ts';
import { upper } from './wanted.ts';

const MOST_LETTERS = 20;
/** What a new entry names beside its route table. */
const NAMED = ['db', 'env', 'guards', 'handler', 'parts', 'serve', 'settings', 'text'];

/** Whether JavaScript lets a variable have this name. */
const isIdentifier = (name: string): boolean => {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, name);
  return scanner.scan() === ts.SyntaxKind.Identifier;
};

/** The resources that a new function has, by the ends of their names. */
const RESOURCES = ['Function', 'InvokePermission', 'Logs', 'Role', 'Table'];

const resourceRefusals = (name: string, template: string): string[] => {
  const resources = resourcesOf(template);
  return RESOURCES.map((end) => `${upper(name)}${end}`)
    .filter((id) => id in resources)
    .map((id) => `template.yaml already has ${id}.`);
};

const contractRefusals = (name: string, contract: string): string[] => {
  const document = json(parse(contract));
  const schemas = json(json(document['components'])['schemas']);
  return [
    ...(`/${name}` in json(document['paths']) ? [`openapi.yaml already has the path /${name}.`] : []),
    ...(upper(name) in schemas ? [`openapi.yaml already has a schema ${upper(name)}.`] : []),
  ];
};

/**
 * Why a new function cannot have a name; nothing when it can.
 * @param names what there is in a folder
 */
export const nameRefusals = (
  name: string,
  { contract, template }: { readonly contract: string; readonly template: string },
  names: (folder: string) => readonly string[],
): string[] => {
  if (!/^[a-z]+$/.test(name))
    return ['The name must be one word in small letters from a to z: it becomes a tag of the contract.'];
  const isTaken = names('core/contract').some((file) => file.split('.')[0] === name);
  return [
    ...(name.length > MOST_LETTERS ? [`The name must have at most ${String(MOST_LETTERS)} letters.`] : []),
    ...(isIdentifier(name) && !NAMED.includes(name)
      ? []
      : [`${name} means something else in the code of a function: choose another name.`]),
    ...['functions', 'systems'].flatMap((folder) =>
      names(folder).includes(name) ? [`${folder}/${name}/ already exists.`] : [],
    ),
    ...(['.', 'tests/unit'].some((folder) => names(folder).includes(name))
      ? [`${name} is a folder of the project: choose another name.`]
      : []),
    ...(isTaken ? [`core/contract/ already has files named ${name}.`] : []),
    ...contractRefusals(name, contract),
    ...resourceRefusals(name, template),
  ];
};
