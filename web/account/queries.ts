import { queryOptions } from '@tanstack/react-query';
import { answerOf, type components } from 'trellis/client';
import { api } from '../session/browser.ts';

export type User = components['schemas']['User'];

export const meQuery = queryOptions({
  queryKey: ['GET', '/me'],
  queryFn: ({ signal }) => answerOf(api.GET('/me', { signal })),
});
