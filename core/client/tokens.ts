import type { components } from '../contract/types.ts';

/** An ID token, and until when it may be sent. */
export interface HeldToken {
  readonly token: string;
  /** Milliseconds since 1970, by the clock of this machine. */
  readonly expiresAtMs: number;
}

/** Where a client gets the ID token of its requests. */
export interface TokenSource {
  /** A token that is valid for a while; undefined without a session. */
  readonly current: () => Promise<string | undefined>;
  /** A token in place of one that the API has rejected; undefined when the session has ended. */
  readonly renewed: (rejected: string) => Promise<string | undefined>;
}

/** A source that can be given a token: by a sign-in, or by another tab of a browser. */
export interface TokenHolder extends TokenSource {
  readonly held: () => HeldToken | undefined;
  readonly hold: (held: HeldToken | undefined) => void;
}

/** A token is replaced this long before it expires, so that none expires on its way. */
const MARGIN_MS = 30_000;

/** The token of an answer, which counts its time from now on. */
export const heldFrom = (
  { token, expiresIn }: Pick<components['schemas']['Tokens'], 'token' | 'expiresIn'>,
  nowMs: number,
): HeldToken => ({ token, expiresAtMs: nowMs + expiresIn * 1000 });

/** Whether a token can still be sent. */
export const isFresh = ({ expiresAtMs }: HeldToken, nowMs: number): boolean =>
  expiresAtMs - nowMs > MARGIN_MS;

/**
 * Keeps one token, and renews it when it is about to expire or was rejected. Requests that find it so at the same
 * time wait for one renewal.
 * @param renew gets the token that is of no use any longer; returns undefined when the session has ended, and throws
 *   when it cannot tell, so that a cut network ends no session
 */
export const tokenHolder = (
  renew: (stale: HeldToken | undefined) => Promise<HeldToken | undefined>,
  now: () => number = Date.now,
): TokenHolder => {
  let held: HeldToken | undefined;
  let renewal: Promise<HeldToken | undefined> | undefined;
  const renewOnce = (): Promise<HeldToken | undefined> =>
    (renewal ??= renew(held)
      .then((fresh) => (held = fresh))
      .finally(() => {
        renewal = undefined;
      }));
  return {
    held: () => held,
    hold: (next) => {
      held = next;
    },
    current: async () => {
      if (held === undefined || isFresh(held, now())) return held?.token;
      return (await renewOnce())?.token;
    },
    renewed: async (rejected) => {
      // Another request has renewed it since.
      if (held !== undefined && held.token !== rejected) return held.token;
      return held === undefined ? undefined : (await renewOnce())?.token;
    },
  };
};
