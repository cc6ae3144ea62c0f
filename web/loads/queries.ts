import { queryOptions } from '@tanstack/react-query';
import { answerOf, type components } from 'trellis/client';
import { api } from '../session/browser.ts';
import { useChange } from '../states/use-change.ts';
import type { Load } from './load.ts';
import { tellEnd, tellQueued } from './retries.ts';
import type { LoadsLink } from './search.ts';

export type LoadPage = components['schemas']['LoadPage'];
type State = LoadsLink['state'];

const LIST = ['GET', '/permits/loads'] as const;
const loadKey = (loadId: string) => ['GET', '/permits/loads/{loadId}', loadId] as const;

export const loadsKey = (state: State) => [...LIST, state ?? 'any'] as const;

export const readLoads = async (state: State, cursor: string | undefined, signal?: AbortSignal) => {
  const page = await answerOf(
    api.GET('/permits/loads', {
      params: {
        query: { ...(state !== undefined && { state }), ...(cursor !== undefined && { cursor }) },
      },
      ...(signal && { signal }),
    }),
  );
  page.items.forEach(tellEnd);
  return page;
};

/** The newest loads, in which a file that has just been sent shows up. */
export const newestLoads = async (signal?: AbortSignal): Promise<readonly Load[]> =>
  (await answerOf(api.GET('/permits/loads', { params: { query: { limit: 60 } }, ...(signal && { signal }) })))
    .items;

export const readLoad = async (loadId: string, signal?: AbortSignal) => {
  const load = await answerOf(
    api.GET('/permits/loads/{loadId}', { params: { path: { loadId } }, ...(signal && { signal }) }),
  );
  tellEnd(load);
  return load;
};

export const loadQuery = (loadId: string) =>
  queryOptions({ queryKey: loadKey(loadId), queryFn: ({ signal }) => readLoad(loadId, signal) });

/** A form to upload a file of this name. */
export const askForForm = (fileName: string, signal: AbortSignal) =>
  answerOf(api.POST('/permits/loads', { body: { fileName }, signal }));

export const useRetry = (loadId: string) =>
  useChange<undefined, Load>(async () => {
    const load = await answerOf(api.POST('/permits/loads/{loadId}/retry', { params: { path: { loadId } } }));
    tellQueued(load);
    return load;
  }, [loadKey(loadId), LIST]);

/** The beginning of the keys of all lists of loads. */
export const ALL_LISTS = LIST;
