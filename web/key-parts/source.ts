import { type QueryKey, queryOptions } from '@tanstack/react-query';
import type { components } from 'trellis/client';
import { useChange } from '../states/use-change.ts';
import type { Key } from './key.ts';

type KeyUsage = components['schemas']['KeyUsage'];
export type IssuedKey = components['schemas']['IssuedKey'];

/** Whose keys they are, and by which operations they are read and changed: their owner's own, or an admin's. */
export interface KeySource {
  /** Whether they are the keys of who looks at them. */
  readonly isOwn: boolean;
  /** The requests, as keys of what is read by them. */
  readonly requests: { readonly keys: QueryKey; readonly usage: QueryKey };
  readonly keys: (signal: AbortSignal) => Promise<readonly Key[]>;
  readonly usage: (signal: AbortSignal) => Promise<readonly KeyUsage[]>;
  readonly rotate: (keyId: string, overlapHours: number) => Promise<IssuedKey>;
  readonly setEnabled: (keyId: string, enabled: boolean) => Promise<Key>;
  readonly remove: (keyId: string) => Promise<unknown>;
}

export const keysQuery = ({ requests, keys }: KeySource) =>
  queryOptions({ queryKey: requests.keys, queryFn: ({ signal }) => keys(signal) });

export const usageQuery = ({ requests, usage }: KeySource) =>
  queryOptions({ queryKey: requests.usage, queryFn: ({ signal }) => usage(signal) });

export const useRotation = ({ requests, rotate }: KeySource) =>
  useChange(
    ({ keyId, overlapHours }: { readonly keyId: string; readonly overlapHours: number }) =>
      rotate(keyId, overlapHours),
    [requests.keys],
  );

export const useEnabling = ({ requests, setEnabled }: KeySource) =>
  useChange(
    ({ keyId, enabled }: { readonly keyId: string; readonly enabled: boolean }) => setEnabled(keyId, enabled),
    [requests.keys],
  );

export const useKeyDeletion = ({ requests, remove }: KeySource) =>
  useChange((keyId: string) => remove(keyId), [requests.keys]);
