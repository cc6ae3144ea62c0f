import { epochSeconds } from '../../../core/time.ts';
import type { TokenDenials } from '../denials/denial.ts';
import { TOKENS_S } from '../work/times.ts';

export interface EndPorts {
  /**
   * Ends every session at the user directory: no refresh token from before works any longer.
   * @throws Failure Unauthorized when there is no such user
   */
  readonly signOutEverywhere: (sub: string) => Promise<void>;
  readonly denyBefore: TokenDenials['denyBefore'];
  /** @param ms milliseconds */
  readonly pause: (ms: number) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Ends every session of a user, and returns once a new one can begin: the deny list refuses all tokens of this second.
 * The directory first: a token that it issues until then is from this second at the latest.
 * @returns the last second (epoch) whose tokens are refused
 */
export const endAllSessions = async (
  { signOutEverywhere, denyBefore, pause, now }: EndPorts,
  sub: string,
): Promise<number> => {
  await signOutEverywhere(sub);
  const last = epochSeconds(now());
  await denyBefore(sub, last, last + TOKENS_S);
  const waitMs = (last + 1) * 1000 - now().getTime();
  if (waitMs > 0) await pause(waitMs);
  return last;
};
