import type { components } from 'trellis/client';

export type Load = components['schemas']['Load'];

/** Whether a load changes by itself soon. */
export const isUnderWay = ({ state }: Pick<Load, 'state'>): boolean =>
  state === 'running' || state === 'queued';

/** Whether a load can be repeated. */
export const isRepeatable = ({ state }: Pick<Load, 'state'>): boolean =>
  state === 'failed' || state === 'refused';

/** The API's reason as a sentence of its own. */
export const reasonText = (reason: string): string =>
  `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${/[.!?]$/.test(reason) ? '' : '.'}`;
