import openapiTypescript, { astToString } from 'openapi-typescript';
import { BANNER } from './banner.ts';

/** The TypeScript types of the contract: `paths`, `components` and, by operationId, `operations`. */
export const typesOf = async (source: string): Promise<string> =>
  BANNER + astToString(await openapiTypescript(source, { alphabetize: true }));
