import { epochSeconds } from '../../../core/time.ts';
import type { TokenDenials } from '../denials/denial.ts';
import { TOKENS_S } from '../work/times.ts';

/** Waiting for a moment. */
export interface Pausing {
  /** @param ms milliseconds */
  readonly pause: (ms: number) => Promise<void>;
  readonly now: () => Date;
}

/** Returns once a second (epoch) is over: tokens of it are refused, and those of the next one are not. */
export const untilOver = async ({ pause, now }: Pausing, second: number): Promise<void> => {
  const waitMs = (second + 1) * 1000 - now().getTime();
  if (waitMs > 0) await pause(waitMs);
};

export interface EndPorts extends Pausing {
  /**
   * Ends every session at the user directory: no refresh token from before works any longer.
   * @throws Failure Unauthorized when there is no such user
   */
  readonly signOutEverywhere: (sub: string) => Promise<void>;
  readonly denyBefore: TokenDenials['denyBefore'];
}

/**
 * Ends every session of a user, and returns once a new one can begin: the deny list refuses all tokens of this second.
 * The directory first: a token that it issues until then is from this second at the latest.
 * @returns the last second (epoch) whose tokens are refused
 */
export const endAllSessions = async (ports: EndPorts, sub: string): Promise<number> => {
  await ports.signOutEverywhere(sub);
  const last = epochSeconds(ports.now());
  await ports.denyBefore(sub, last, last + TOKENS_S);
  await untilOver(ports, last);
  return last;
};
