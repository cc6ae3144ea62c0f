import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import { goOn } from '../deletions/going-on.ts';
import type { Work } from '../invitations/invitation.ts';
import { provision } from '../invitations/inviting.ts';
import type { AccountParts } from '../wiring.ts';
import { resend } from '../invitations/resending.ts';

/** What cannot be done now and could not be later: repeating it would only fill the dead-letter queue. */
const isFinal = (error: unknown): error is Failure =>
  error instanceof Failure && (error.code === 'Conflict' || error.code === 'NotFound');

const again = async (parts: AccountParts, work: Extract<Work, { kind: 'resend' }>): Promise<void> => {
  try {
    await resend(parts, work);
  } catch (error) {
    if (!isFinal(error)) throw error;
    log.warn('an invitation was not sent again', { sub: work.sub, code: error.code });
  }
};

/**
 * Does one piece of the queue's work; each may be delivered twice.
 * @throws Error when it has to be delivered again
 */
export const working =
  (parts: AccountParts) =>
  async (work: Work): Promise<void> => {
    switch (work.kind) {
      case 'invite':
        await provision(parts, work);
        return;
      case 'resend':
        return again(parts, work);
      case 'delete':
        return goOn(parts, work);
    }
  };
