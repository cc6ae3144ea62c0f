import { createConfig, lintFromString, type NormalizedProblem } from '@redocly/openapi-core';
import { type DocumentFault, stepsOf } from './document.ts';

const FILE = 'openapi.yaml';
/** The rules of OpenAPI itself; style is for `npm run check`. */
const RULES = {
  struct: 'error',
  'spec-strict-refs': 'error',
  'spec-components-invalid-map-name': 'error',
  'no-identical-paths': 'error',
} as const;

/** What is data, where a `$ref` is no reference. */
const DATA = ['example', 'examples', 'default', 'enum'];

/** Names of a map, such as a property called `default`, are not keywords. */
const isData = (path: readonly string[]): boolean =>
  path.some((step, at) => DATA.includes(step) && path[at - 1] !== 'properties' && path[at - 1] !== 'schemas');

/** The library's commonest sentences, as this project says them. */
const SAID: readonly (readonly [theirs: RegExp, ours: string])[] = [
  [/^Property `(.+)` is not expected here/, '"$1" is not known here'],
  [/^The field `(.+)` must be present on this level/, 'needs "$1"'],
  [/^Expected type [`"](\w+)[`"](?: \(\w+\))? but got [`"](\w+)[`"]/, 'must be of the type $1, not $2'],
];
const HINT = /Did you mean:\s*(?:- )?([\w./#~{}-]+)/;

const wordsOf = (message: string): string => {
  const first = (message.split('\n')[0] ?? '').trim().replace(/\.$/, '');
  const said = SAID.reduce((text, [theirs, ours]) => text.replace(theirs, ours), first).replaceAll('`', '"');
  const hint = HINT.exec(message)?.[1];
  return hint === undefined ? said : `${said}: did you mean ${hint}?`;
};

const faultOf = ({ message, suggest, location: [place] }: NormalizedProblem): DocumentFault => ({
  path: stepsOf(place?.pointer ?? '#') ?? [],
  message: wordsOf(suggest.length > 0 ? `${message}\nDid you mean: ${suggest[0] ?? ''}` : message),
});

/**
 * Where a document is not OpenAPI 3.0. References are not its business.
 * @param source in YAML or JSON
 */
export const structureFaults = async (source: string): Promise<DocumentFault[]> => {
  const config = await createConfig({ rules: RULES });
  const problems = await lintFromString({ source, absoluteRef: FILE, config });
  return problems
    .filter(({ location: [place] }) => place?.source.absoluteRef === FILE)
    .map(faultOf)
    .filter(({ path }) => !isData(path));
};
