import { queryOptions } from '@tanstack/react-query';
import { answerOf, type components } from 'trellis/client';
import { api } from '../session/browser.ts';
import { useChange } from '../states/use-change.ts';
import type { LoadsLink } from './search.ts';

export type Load = components['schemas']['Load'];
export type LoadPage = components['schemas']['LoadPage'];
type State = LoadsLink['state'];

const LIST = ['GET', '/permits/loads'] as const;
const loadKey = (loadId: string) => ['GET', '/permits/loads/{loadId}', loadId] as const;

export const loadsKey = (state: State) => [...LIST, state ?? 'any'] as const;

export const readLoads = (state: State, cursor: string | undefined, signal?: AbortSignal) =>
  answerOf(
    api.GET('/permits/loads', {
      params: {
        query: { ...(state !== undefined && { state }), ...(cursor !== undefined && { cursor }) },
      },
      ...(signal && { signal }),
    }),
  );

/** The newest loads, in which a file that has just been sent shows up. */
export const newestLoads = async (): Promise<readonly Load[]> =>
  (await answerOf(api.GET('/permits/loads', { params: { query: { limit: 60 } } }))).items;

export const readLoad = (loadId: string, signal?: AbortSignal) =>
  answerOf(api.GET('/permits/loads/{loadId}', { params: { path: { loadId } }, ...(signal && { signal }) }));

export const loadQuery = (loadId: string) =>
  queryOptions({ queryKey: loadKey(loadId), queryFn: ({ signal }) => readLoad(loadId, signal) });

/** A form to upload a file of this name. */
export const askForForm = (fileName: string) => answerOf(api.POST('/permits/loads', { body: { fileName } }));

export const useRetry = (loadId: string) =>
  useChange<undefined, Load>(
    () => answerOf(api.POST('/permits/loads/{loadId}/retry', { params: { path: { loadId } } })),
    [loadKey(loadId), LIST],
  );

/** The beginning of the keys of all lists of loads. */
export const ALL_LISTS = LIST;
