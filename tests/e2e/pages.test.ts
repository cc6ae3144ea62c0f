import { asAdmin, bodyOf, issueKey, newName, newUser } from '../integration/accounts.ts';
import { dialog, failing, look, type View } from './looks.ts';
import { heading, signInOn } from './people.ts';

const who = await newUser();
await issueKey(who, { scope: 'permits', name: 'nightly report' });
await issueKey(who, { scope: 'music', expiresAt: new Date(Date.now() + 86_400_000).toISOString() });
const invited = newName();
const { temporaryPassword = '' } = bodyOf(
  'InvitedUser',
  await asAdmin('POST', '/users', { username: invited, sendEmail: false }),
  201,
);

const VIEWS: readonly View[] = [
  { name: 'sign-in', path: '/keys', prepare: (page) => page.getByLabel('Password').waitFor() },
  {
    name: 'sign-in with an error',
    path: '/keys',
    prepare: async (page) => {
      await signInOn(page, { username: 'nobody', password: 'Wrong123!' });
      await page.getByText('The username or the password is wrong.').waitFor();
    },
  },
  {
    name: 'sign-in of an invited user with an error',
    path: '/keys',
    prepare: async (page) => {
      await signInOn(page, { username: invited, password: temporaryPassword });
      await page.getByLabel('New password').fill('short');
      await page.keyboard.press('Enter');
      await page.getByText(/^It must/).waitFor();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'sign-up with an error',
    path: '/signup',
    prepare: async (page) => {
      await page.getByLabel('Username').fill(who.username);
      await page.getByLabel('Password').fill('Secret123!');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'sign-up', path: '/signup', prepare: (page) => heading(page, 'Sign up').waitFor() },
  {
    name: 'forgotten password',
    path: '/password',
    prepare: (page) => heading(page, 'Forgotten password').waitFor(),
  },
  {
    name: 'reset of a password',
    path: '/password?username=ada&sent=true',
    prepare: (page) => heading(page, 'Set a new password').waitFor(),
  },
  {
    name: 'reset of a password with an error',
    path: '/password?username=ada&sent=true',
    prepare: async (page) => {
      await page.getByLabel('Code from the e-mail').fill('000000');
      await page.getByLabel('New password').fill('Another123!');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'console without its API',
    path: '/keys',
    prepare: async (page, context) => {
      await context.route('**/v1/token', (route) => route.abort());
      await page.reload();
      await page.getByText('Trellis cannot be reached').waitFor();
    },
  },
  {
    name: 'keys',
    path: '/keys',
    title: 'My keys',
    prepare: async (page) => {
      await page.getByRole('radio', { name: 'nightly report' }).check();
      await page.getByRole('heading', { name: 'How it is used' }).waitFor();
    },
  },
  {
    name: 'keys with a dialog',
    path: '/keys',
    title: 'My keys',
    prepare: async (page) => {
      await page.getByRole('radio', { name: 'nightly report' }).check();
      await page.getByRole('button', { name: 'Rotate', exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'keys that cannot be read',
    path: '/keys',
    title: 'My keys',
    prepare: failing('**/v1/me/keys'),
  },
  {
    name: 'account',
    path: '/account',
    title: 'My account',
    prepare: (page) => page.getByText('Profile').waitFor(),
  },
  {
    name: 'account with a dialog',
    path: '/account',
    title: 'My account',
    prepare: dialog('Delete my account'),
  },
  {
    name: 'account that cannot be read',
    path: '/account',
    title: 'My account',
    prepare: failing('**/v1/me'),
  },
  { name: 'missing', path: '/nowhere', title: 'There is no such page' },
];

look(VIEWS, who);
