import type { TokenSource } from './tokens.ts';

/** How requests are sent. */
export interface Sending {
  /** Absent for requests without a session, such as those with an API key. */
  readonly tokens?: TokenSource | undefined;
  /** How long all waits of a request may be together, in seconds: an answer that asks for more is returned. */
  readonly patienceS?: number;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Rejects when the signal fires. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const PATIENCE_S = 5;

const pauseByTimer = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** When a request may be sent again, in seconds from now; undefined when the answer does not say. */
export const retryAfterS = (response: Response): number | undefined => {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return seconds >= 0 ? seconds : undefined;
};

/**
 * Sends requests with a token, and once more where that is right: with a new token after a 401, and after the wait
 * that a 429 asks for. A 429 was not carried out, so a repetition doubles nothing. Nothing else is repeated here.
 */
export const sending = ({
  tokens,
  patienceS = PATIENCE_S,
  fetch: send = (request) => fetch(request),
  pause = pauseByTimer,
}: Sending) => {
  /** One attempt; a token replaces the one that was sent when it is rejected. */
  const withToken = async (request: Request): Promise<Response> => {
    const token = await tokens?.current();
    const attempt = (bearer: string | undefined): Promise<Response> => {
      const copy = request.clone();
      if (bearer !== undefined) copy.headers.set('authorization', bearer);
      return send(copy);
    };
    const response = await attempt(token);
    if (response.status !== 401 || token === undefined) return response;
    const fresh = await tokens?.renewed(token);
    return fresh === undefined ? response : attempt(fresh);
  };

  return async (request: Request): Promise<Response> => {
    let leftS = patienceS;
    for (;;) {
      const response = await withToken(request);
      const waitS = response.status === 429 ? retryAfterS(response) : undefined;
      if (waitS === undefined || waitS > leftS) return response;
      // A wait of nothing would ask again for ever.
      leftS -= Math.max(waitS, 1);
      await pause(waitS * 1000, request.signal);
    }
  };
};
