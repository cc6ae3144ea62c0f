import { SESv2Client } from '@aws-sdk/client-sesv2';
import { expect, test } from '@jest/globals';
import { describe as described } from '../../../core/log.ts';
import { mailer } from '../../../systems/accounts/aws/ses.ts';

const mail = { subject: 'Hello', text: 'Hello, Ada', html: '<p>Hello, Ada' };

const ses = (answer: () => void) => {
  const client = new SESv2Client({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  const sent: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      sent.push(args.input);
      answer();
      return { output: { $metadata: {} }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { client, sent };
};

test('without a sender nothing can be sent', () =>
  expect(mailer(ses(() => undefined).client, undefined)).toEqual({}));

test('a mail has both forms, and one reader', async () => {
  const { client, sent } = ses(() => undefined);
  await mailer(client, 'us@example.com').send?.('ada@example.com', mail);
  expect(sent).toEqual([
    {
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
    },
  ]);
});

test('a mail that SES refuses is a fault that names nobody', async () => {
  const { client } = ses(() => {
    throw Object.assign(new Error('Email address is not verified: ada@example.com'), {
      name: 'MessageRejected',
    });
  });
  const error: unknown = await mailer(client, 'us@example.com')
    .send?.('ada@example.com', mail)
    .catch((thrown: unknown) => thrown);
  expect(described(error)).toEqual({ name: 'Error', message: 'the mail was not sent: MessageRejected' });
});
