import { describe, expect, test } from '@jest/globals';
import { call, newUser, signIn } from '../integration/accounts.ts';
import { until } from '../integration/stack.ts';
import { found, mailsAbout } from '../integration/mail.ts';
import { heading, signedInAt } from './people.ts';
import { pageAt } from './visitor.ts';

/** The code that was mailed to an address. */
const codeTo = async (email: string, subject: string, pattern: RegExp): Promise<string> => {
  const mails = await mailsAbout(email, subject);
  return found(pattern, mails.at(-1)?.text);
};

describe('my account', () => {
  test('takes a new password, ends other sessions, and goes on here', async () => {
    const { page, who } = await signedInAt('/account', 'My account');
    const other = await signedInAt('/keys', 'My keys', { who });
    await page.getByLabel('Current password').fill(who.password);
    await page.getByLabel('New password').fill('Another123!');

    await page.getByRole('button', { name: 'Change the password' }).click();

    await page.getByText('Your password was changed').waitFor();
    await page.reload();
    await heading(page, 'My account').waitFor();
    await other.page.reload();
    await other.page.getByLabel('Password').waitFor();
    expect(await signIn({ ...who, password: 'Another123!' })).toHaveProperty('token');
  });

  test('says which password is wrong', async () => {
    const { page } = await signedInAt('/account', 'My account');
    await page.getByLabel('Current password').fill('Wrong123!');
    await page.getByLabel('New password').fill('Another123!');

    await page.getByRole('button', { name: 'Change the password' }).click();

    await page.getByText('It is not your current password.').waitFor();
  });

  test('verifies an address, through which a forgotten password is reset', async () => {
    const { page, who } = await signedInAt('/account', 'My account');
    const email = `${who.username}@example.com`;
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByLabel('Code from the e-mail').fill(await codeTo(email, 'Trellis code', /code: (\d{8})/));

    await page.getByRole('button', { name: 'Verify' }).click();

    await page.getByText(`${email} is verified`).first().waitFor();
    const guest = await pageAt('/password');
    await guest.getByLabel('Username').fill(who.username);
    await guest.getByRole('button', { name: 'Send the code' }).click();
    await guest
      .getByLabel('Code from the e-mail')
      .fill(await codeTo(email, 'verification code', /code is (\d+)/));
    await guest.getByLabel('New password').fill('Reset1234!');
    await guest.getByRole('button', { name: 'Set the password and sign in' }).click();
    await heading(guest, 'My keys').waitFor();
  });

  test('is deleted once its name was typed, after saying what goes', async () => {
    const who = await newUser();
    const { page } = await signedInAt('/account', 'My account', { who });
    await page.getByRole('button', { name: 'Delete my account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('your pictures and their tags').waitFor();
    const answer = dialog.getByRole('button', { name: 'Delete my account' });
    expect(await answer.isDisabled()).toBe(true);
    await dialog.getByLabel(`Type ${who.username} to go on`).fill(who.username);

    await answer.click();

    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await until(
      () => call('POST', '/signin', { body: who }),
      ({ status }) => status === 401,
    );
  });
});
