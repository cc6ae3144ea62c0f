import type { components } from 'trellis/client';

/** A row as a search answers it. */
export type Row = components['schemas']['FoundPermit'];
export type PermitPage = components['schemas']['PermitPage'];
export type History = components['schemas']['PermitHistory'];
