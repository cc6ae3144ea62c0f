import { createHmac, randomInt } from 'node:crypto';
import { isSame, keyFor } from '../../../core/signing.ts';
import { Failure } from '../../../core/errors.ts';
import type { Mailer } from './mail.ts';
import { epochSeconds, secondsUntil } from '../../../core/time.ts';
import { changedMail } from './changed-mail.ts';
import { codeMail } from './code-mail.ts';
import { describe, log } from '../../../core/log.ts';

/** A proof of an address that a user has asked for. A new one takes the place of the one before. */
export interface Proof {
  readonly sub: string;
  readonly email: string;
  /** The code itself is kept nowhere. */
  readonly codeHash: string;
  /** ISO 8601 with milliseconds, UTC. */
  readonly sentAt: string;
  /** When it ends, in epoch seconds. */
  readonly until: number;
}

export interface Proofs {
  /**
   * Keeps a proof that nobody has tried yet.
   * @param unlessAfter ISO 8601 with milliseconds, UTC
   * @returns when the one was sent that stays, because it was sent after that; undefined when this one is kept
   */
  begin(proof: Proof, unlessAfter: string): Promise<string | undefined>;
  /**
   * Counts an attempt before it is judged, so that no two count as one.
   * @param now epoch seconds
   * @returns undefined when there is no proof, it has ended, or all attempts are used up
   */
  attempt(sub: string, now: number, most: number): Promise<Pick<Proof, 'email' | 'codeHash'> | undefined>;
  /** Removes the proof of this code; another one stays. Gone already is a success. */
  remove(proof: Pick<Proof, 'sub' | 'codeHash'>): Promise<void>;
  /** Removes whatever proof the user has asked for. Gone already is a success. */
  removeOf(sub: string): Promise<void>;
}

export interface Ports {
  readonly proofs: Pick<Proofs, 'begin' | 'attempt' | 'remove'>;
  readonly mailer: Mailer;
  /** The user's proven address; undefined without one. */
  readonly provenEmail: (sub: string) => Promise<string | undefined>;
  /** Gives the user this address, as a proven one. */
  readonly setEmail: (sub: string, email: string) => Promise<void>;
  readonly secret: () => Promise<string>;
  readonly newCode: () => string;
  readonly now: () => Date;
}

/** Codes that may be tried for one proof. */
const MOST_ATTEMPTS = 5;
const GOOD_MINUTES = 15;
const BETWEEN_MS = 60_000;
const DIGITS = 8;

/** Eight random digits. */
export const newCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

/** The hash of a code, good for this user and this address alone, as hexadecimal digits. */
const codeHashOf = (
  secret: string,
  { sub, email, code }: Readonly<Record<'sub' | 'email' | 'code', string>>,
): string =>
  createHmac('sha256', keyFor(secret, 'email code'))
    .update(JSON.stringify([sub, email, code]))
    .digest('hex');

/** The change stands whether the mail can be sent or not. */
const notify = async ({ send }: Mailer, before: string): Promise<void> => {
  try {
    await send?.(before, changedMail());
  } catch (error) {
    log.warn('the previous address could not be notified of the change', { error: describe(error) });
  }
};

/** An address is a user's when they can say a code that was mailed to it; until then the old one stays. */
export const emailProof = ({ proofs, mailer, provenEmail, setEmail, secret, newCode: draw, now }: Ports) => ({
  /**
   * Mails a code to the address.
   * @throws Failure TooManyRequests within a minute of the last one
   * @throws Failure Refused where no mail can be sent
   */
  async ask(sub: string, email: string): Promise<void> {
    if (mailer.send === undefined) throw new Failure('Refused', 'This deployment does not send e-mail');
    const [at, code] = [now(), draw()];
    const proof: Proof = {
      sub,
      email,
      codeHash: codeHashOf(await secret(), { sub, email, code }),
      sentAt: at.toISOString(),
      until: epochSeconds(at) + GOOD_MINUTES * 60,
    };
    const standing = await proofs.begin(proof, new Date(at.getTime() - BETWEEN_MS).toISOString());
    if (standing !== undefined)
      throw new Failure(
        'TooManyRequests',
        'A code was sent less than a minute ago: wait before you ask for another one',
        { retryAfterS: secondsUntil(Date.parse(standing) + BETWEEN_MS, at.getTime()) },
      );
    try {
      await mailer.send(email, codeMail(code, GOOD_MINUTES));
    } catch (error) {
      // Nobody has the code: the next request need not wait.
      await proofs.remove(proof);
      throw error;
    }
  },

  /**
   * Makes the address the user's, if this is its code, and notifies the previous address: its owner may be the victim.
   * @throws Failure Refused for another code, an old one, and after too many of them
   */
  async confirm(sub: string, code: string): Promise<void> {
    const key = await secret();
    const proof = await proofs.attempt(sub, epochSeconds(now()), MOST_ATTEMPTS);
    if (!proof || !isSame(proof.codeHash, codeHashOf(key, { sub, email: proof.email, code })))
      throw new Failure('Refused', 'The code is wrong or has expired');
    const before = await provenEmail(sub);
    await setEmail(sub, proof.email);
    await proofs.remove({ sub, codeHash: proof.codeHash });
    if (before !== undefined && before !== proof.email) await notify(mailer, before);
  },
});
