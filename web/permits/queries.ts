import { queryOptions } from '@tanstack/react-query';
import { answerOf, type paths } from 'trellis/client';
import { api } from '../session/browser.ts';
import { parametersOf, type View } from './link.ts';
import type { PermitPage } from './permit.ts';

type Query = NonNullable<paths['/me/permits']['get']['parameters']['query']>;

export type Format = NonNullable<Query['format']>;

/** The page that was read, and the cursor that asked for it: it asks for the same page in another format. */
export interface ReadPage extends PermitPage {
  readonly asked: string | undefined;
}

/** The parameters of a search, but for its cursor. The names come from the contract, and so do their types. */
export const queryOf = ({ conditions, sort, order, limit }: View): Query => ({
  ...(parametersOf(conditions) as Query),
  ...(sort !== undefined && { sort: sort as NonNullable<Query['sort']> }),
  ...(order !== undefined && { order }),
  limit,
});

/** The key of a search: the request, as other keys are. */
export const searchKey = (query: Query) => ['GET', '/me/permits', query] as const;

/** A page in JSON, which is what a request without a format gets. */
const pageOf = async (query: Query, signal: AbortSignal): Promise<PermitPage> => {
  const answer = await answerOf(api.GET('/me/permits', { params: { query }, signal }));
  if (typeof answer === 'string') throw new Error('The page has another format');
  return answer;
};

export const readPage = async (
  query: Query,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<ReadPage> => ({
  ...(await pageOf({ ...query, ...(cursor !== undefined && { cursor }) }, signal)),
  asked: cursor,
});

/** A page as a file. */
export interface PageFile {
  readonly content: Blob;
  readonly name: string;
}

const NAME = /filename="([^"]+)"/;

/** A page in a format, under the name that the API gives it; JSON has none, so its name is made alike. */
export const readFile = async (
  query: Query,
  cursor: string | undefined,
  format: Format,
): Promise<PageFile> => {
  const params = { query: { ...query, format, ...(cursor !== undefined && { cursor }) } };
  const call = await api.GET('/me/permits', { params, parseAs: 'blob' });
  const content = await answerOf(Promise.resolve(call));
  const given = NAME.exec(call.response.headers.get('content-disposition') ?? '')?.[1];
  const today = new Date().toISOString().slice(0, 10);
  return { content, name: given ?? `permits-${today}.${format}` };
};

/** All rows of a permit, in the order of the file. */
export const permitQuery = (number: string) =>
  queryOptions({
    queryKey: ['GET', '/me/permits/{number}', number],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/me/permits/{number}', { params: { path: { number } }, signal })),
  });

/** What a search says of the rows of a permit beyond that: parcel, district, units. */
export const permitRowsQuery = (number: string) => {
  const query: Query = { application_number: [`eq.${number}`], limit: 1000 };
  return queryOptions({
    queryKey: searchKey(query),
    queryFn: async ({ signal }) => (await pageOf(query, signal)).items,
  });
};

export const historyQuery = (number: string) =>
  queryOptions({
    queryKey: ['GET', '/me/permits/{number}/history', number],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/me/permits/{number}/history', { params: { path: { number } }, signal })),
  });
