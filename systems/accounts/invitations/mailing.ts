import { describe, log } from '../../../core/log.ts';
import type { Mailer } from '../email/mail.ts';
import type { MailState } from './invitation.ts';
import { keyMail, type MailedKey } from './key-mail.ts';

export interface MailPorts {
  readonly mailer: Mailer;
  readonly consoleOrigin: string;
}

/** Whom keys are mailed to; nobody without an address. */
export interface Addressee {
  readonly sub: string;
  readonly username: string;
  readonly email?: string | undefined;
}

/** Records what became of the mail. */
export type Mark = (mail: MailState) => Promise<void>;

const sent = async (
  { mailer, consoleOrigin }: MailPorts,
  { sub, username }: Addressee,
  to: string,
  keys: readonly MailedKey[],
): Promise<MailState> => {
  try {
    await mailer.send?.(to, keyMail({ keys, username, consoleOrigin }));
    return 'sent';
  } catch (error) {
    log.error('the mail with the keys could not be sent', { sub, error: describe(error) });
    return 'failed';
  }
};

/**
 * Mails keys, once: their state says that they are being sent before they are, and a sending that nobody
 * finished is a failure for an admin to see, and no reason to send again.
 */
export const mailKeys = async (
  ports: MailPorts,
  user: Addressee,
  keys: readonly MailedKey[],
  mark: Mark,
): Promise<void> => {
  if (user.email === undefined || keys.length === 0) return mark('none');
  if (ports.mailer.send === undefined) return mark('unconfigured');
  await mark('sending');
  await mark(await sent(ports, user, user.email, keys));
};
