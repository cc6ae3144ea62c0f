import { QueryClient } from '@tanstack/react-query';
import { ApiError } from 'trellis/client';

/** What may be different in a moment: a fault on the other side, or a network that was away. */
const mayPass = (error: Error): boolean => !(error instanceof ApiError) || error.status >= 500;

/** What the pages have read. It goes when somebody else signs in. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && mayPass(error) },
  },
});
