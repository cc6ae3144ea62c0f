import { ApiError } from 'trellis/client';

const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

/**
 * How long to wait before something is looked at again, in milliseconds: longer each time, and at least as long as the
 * API asks for.
 * @param looks how often it was looked at so far
 * @param error of the last look
 */
export const pauseMs = (looks: number, error?: unknown): number =>
  Math.max(
    Math.min(FIRST_MS * 1.4 ** looks, LONGEST_MS),
    error instanceof ApiError ? (error.retryAfterS ?? 0) * 1000 : 0,
  );
