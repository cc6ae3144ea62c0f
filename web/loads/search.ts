import type { components } from 'trellis/client';
import { present, textIn, wordIn } from '../format/link.ts';

type LoadState = components['schemas']['LoadState'];

export const LOAD_STATES = [
  'queued',
  'running',
  'loaded',
  'refused',
  'superseded',
  'missing',
  'failed',
] as const satisfies readonly LoadState[];

/** What a link to the loads says. */
export interface LoadsLink {
  readonly state?: LoadState;
  /** The id of the load whose page is open; absent for the list. */
  readonly load?: string;
}

/** Reads a link. What it does not understand is left out. */
export const loadsLink = (search: Record<string, unknown>): LoadsLink =>
  present({ state: wordIn(LOAD_STATES, search['state']), load: textIn(search['load']) });
