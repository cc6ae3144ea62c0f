import { SendEmailCommand, type SendEmailCommandInput, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mail, Mailer } from '../email/mail.ts';

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

const mailOf = (sender: string, to: string, { subject, text, html }: Mail): SendEmailCommandInput => ({
  FromEmailAddress: sender,
  Destination: { ToAddresses: [to] },
  Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
});

/**
 * Sends by SES, where there is a sender. What it throws names the kind of the fault alone, without the SDK's error as
 * its cause: SES quotes addresses, and errors are logged.
 * @param client with `maxAttempts: 1`: the SDK repeats a call whose answer was lost, which sends a mail twice
 * @param sender an address that SES has verified; without one nothing can be sent
 */
export const mailer = (client: SESv2Client, sender: string | undefined): Mailer =>
  sender === undefined
    ? {}
    : {
        send: async (to, mail) => {
          try {
            await client.send(new SendEmailCommand(mailOf(sender, to, mail)));
          } catch (error) {
            throw new Error(`the mail was not sent: ${error instanceof Error ? error.name : typeof error}`);
          }
        },
      };
