import { SESv2Client } from '@aws-sdk/client-sesv2';
import { expect, test } from '@jest/globals';
import { mailer, mailOf } from '../../../systems/accounts/aws/ses.ts';
import { describe as described } from '../../../core/log.ts';

const mail = { subject: 'Hello', text: 'Hello, Ada', html: '<p>Hello, Ada' };

test('a mail has both forms, and one reader', () =>
  expect(mailOf('us@example.com', 'ada@example.com', mail)).toEqual({
    FromEmailAddress: 'us@example.com',
    Destination: { ToAddresses: ['ada@example.com'] },
    Content: {
      Simple: {
        Subject: { Data: 'Hello', Charset: 'UTF-8' },
        Body: {
          Text: { Data: 'Hello, Ada', Charset: 'UTF-8' },
          Html: { Data: '<p>Hello, Ada', Charset: 'UTF-8' },
        },
      },
    },
  }));

test('a mail that SES refuses is a fault that names nobody', async () => {
  const client = new SESv2Client({ region: 'us-west-2', maxAttempts: 1 });
  client.middlewareStack.add(
    () => async () => {
      throw Object.assign(new Error('Email address is not verified: ada@example.com'), {
        name: 'MessageRejected',
      });
    },
    { step: 'initialize' },
  );
  const error: unknown = await mailer(client, 'us@example.com')('ada@example.com', mail).catch(
    (thrown: unknown) => thrown,
  );
  expect(described(error)).toEqual({ name: 'Error', message: 'the mail was not sent: MessageRejected' });
});
