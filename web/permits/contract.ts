import { search } from 'virtual:permit-search';
import type { SearchContract } from './derive.ts';

/** What the contract says of a search for permits: openapi.yaml is the only place where it is written. */
export const SEARCH = search as SearchContract;
