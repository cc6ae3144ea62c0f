import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import type { DeletionPorts } from '../deletions/deletion.ts';
import { goOn } from '../deletions/going-on.ts';
import type { AccountWork, ResendWork, SendAccountWork } from '../../../core/messages/accounts.ts';
import { type InvitationPorts, provision } from '../invitations/inviting.ts';
import { resend, type ResendPorts } from '../invitations/resending.ts';

/** What cannot be done now and could not be later: repeating it would only fill the dead-letter queue. */
const isFinal = (error: unknown): error is Failure =>
  error instanceof Failure && (error.code === 'Conflict' || error.code === 'NotFound');

export type WorkPorts = InvitationPorts & ResendPorts & DeletionPorts & { readonly send: SendAccountWork };

const again = async (ports: ResendPorts, work: ResendWork): Promise<void> => {
  try {
    await resend(ports, work);
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
  (ports: WorkPorts) =>
  async (work: AccountWork): Promise<void> => {
    switch (work.kind) {
      case 'invite':
        await provision(ports, work);
        return;
      case 'resend':
        return again(ports, work);
      case 'delete':
        return goOn(ports, work);
    }
  };
