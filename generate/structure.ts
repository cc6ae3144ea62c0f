import { createConfig, lintFromString, type NormalizedProblem } from '@redocly/openapi-core';
import { type DocumentFault, stepsOf } from './document.ts';

/** The rules of OpenAPI itself; style is for `npm run check`. */
const RULES = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'spec-strict-refs': 'error',
  'spec-components-invalid-map-name': 'error',
  'no-identical-paths': 'error',
} as const;

/** What is data, where a `$ref` is no reference. */
const DATA = ['example', 'examples', 'default', 'enum'];

/** Names of a map, such as a property called `default`, are not keywords. */
const isData = (path: readonly string[]): boolean =>
  path.some((step, at) => DATA.includes(step) && path[at - 1] !== 'properties' && path[at - 1] !== 'schemas');

const faultOf = ({ message, location: [place] }: NormalizedProblem): DocumentFault => ({
  path: stepsOf(place?.pointer ?? '#') ?? [],
  message: (message.split('\n')[0] ?? '').trim().replace(/\.$/, '').replaceAll('`', '"'),
});

/**
 * Where a document is not OpenAPI 3.0, or has references that lead nowhere.
 * @param source in YAML or JSON
 */
export const structureFaults = async (source: string): Promise<DocumentFault[]> => {
  const config = await createConfig({ rules: RULES });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.yaml', config });
  return problems.map(faultOf).filter(({ path }) => !isData(path));
};
