import {
  NotAuthorizedException,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, newSession, rule } from './accounts.ts';
import { askForForm, plainJpeg, sendForm } from './pictures.ts';
import { aws } from './stack.ts';

/** What AWS refuses before any of our code runs. */

let session: Awaited<ReturnType<typeof newSession>>;
beforeAll(async () => {
  session = await newSession();
});

rule('a body has at most 10 MB')('a body of 11 MB is refused', async () => {
  const body = { username: 'ada', password: 'x'.repeat(11_000_000) };
  const answer = await call('POST', '/signin', { body });
  expect(answer).toMatchObject({ status: 413, body: { code: 'RequestTooLarge' } });
});

describe('an upload form', () => {
  /** Sends a form's fields, and files with them, in this order. */
  const send = async (order: readonly ('fields' | 'file')[]): Promise<number> => {
    const { formConfig } = await askForForm(session.token);
    const jpeg = new Blob([new Uint8Array(await plainJpeg('red'))], { type: 'image/jpeg' });
    const form = new FormData();
    for (const part of order)
      if (part === 'file') form.append('file', jpeg, 'picture.jpg');
      else for (const [name, value] of Object.entries(formConfig.formFields)) form.append(name, value);
    return (await fetch(formConfig.uploadUrl, { method: 'POST', body: form })).status;
  };

  test('is taken with its file at the end', async () => {
    const form = await askForForm(session.token);
    expect(await sendForm(form, await plainJpeg('red'))).toMatchObject({ status: 204 });
  });

  rule('a form ends with its file')('is refused with its fields after the file', async () =>
    expect(await send(['file', 'fields'])).toBeGreaterThanOrEqual(400),
  );

  rule('a form has one file')('is refused with two files', async () =>
    expect(await send(['fields', 'file', 'file'])).toBe(400),
  );
});

describe('a user who holds an access token', () => {
  const write = (Name: string, Value: string) =>
    aws.cognito.send(
      new UpdateUserAttributesCommand({
        AccessToken: session.accessToken,
        UserAttributes: [{ Name, Value }],
      }),
    );

  rule('users write no attribute but their address')('cannot write what the API decides by', async () => {
    await expect(write('custom:apiKey', 'another')).rejects.toBeInstanceOf(NotAuthorizedException);
    await expect(write('email_verified', 'true')).rejects.toBeInstanceOf(NotAuthorizedException);
    await expect(write('sub', 'another')).rejects.toBeInstanceOf(Error);
  });
});
