import type { components } from './contract/types.ts';

/** What a key can be for; a user may have keys of several scopes. */
export type Scope = components['schemas']['Scope'];

/** All of them. */
export const SCOPES = ['permits', 'music', 'manager'] as const satisfies readonly Scope[];
