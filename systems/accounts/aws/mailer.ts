import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { mailer as sesMailer } from './ses.ts';
import type { Mailer } from '../invitations/invitation.ts';

/**
 * Sends by SES, where there is a sender.
 * @param client with `maxAttempts: 1`: the SDK repeats a call whose answer was lost, which sends a mail twice
 * @param sender an address that SES has verified; without one nothing can be sent
 */
export const mailer = (client: SESv2Client, sender: string | undefined): Mailer =>
  sender === undefined ? {} : { send: sesMailer(client, sender) };
