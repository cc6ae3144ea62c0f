import type { components } from 'trellis/client';

type Scope = components['schemas']['Scope'];

/** What a key of each scope opens, in words. */
export const SCOPE_TEXTS: Readonly<Record<Scope, string>> = {
  permits: 'Reads building permits.',
  music: 'Makes, fills, reads and removes tables of songs.',
  manager: 'Reads and changes the items of tables in DynamoDB.',
};

export const SCOPES = ['permits', 'music', 'manager'] as const satisfies readonly Scope[];
