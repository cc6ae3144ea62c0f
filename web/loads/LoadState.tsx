import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Load } from './load.ts';

const LOOKS: Readonly<Record<Load['state'], readonly [StatusIndicatorProps.Type, string]>> = {
  queued: ['pending', 'Queued'],
  running: ['in-progress', 'Running'],
  loaded: ['success', 'Loaded'],
  refused: ['error', 'Refused'],
  superseded: ['stopped', 'Superseded'],
  missing: ['stopped', 'Missing'],
  failed: ['warning', 'Failed'],
};

/** What each state means for the rows of the file. */
export const MEANINGS: Readonly<Record<Load['state'], string>> = {
  queued: 'It waits to be loaded again.',
  running: 'It is being loaded.',
  loaded: 'Its rows are in the table of permits.',
  refused: 'It cannot be loaded. Nothing was changed.',
  superseded: 'A newer version of the same file has replaced it.',
  missing: 'The file was deleted before it was loaded.',
  failed: 'It was interrupted, and is tried again by itself a few times.',
};

export const stateText = (state: Load['state']): string => LOOKS[state][1];

export const LoadState = ({ of: { state } }: { readonly of: Pick<Load, 'state'> }) => (
  <StatusIndicator type={LOOKS[state][0]}>{LOOKS[state][1]}</StatusIndicator>
);
