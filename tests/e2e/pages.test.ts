import { issueKey, newUser } from '../integration/accounts.ts';
import { look, type View } from './looks.ts';
import { heading, signInOn } from './people.ts';

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
    prepare: async (page, context) => {
      const json = { message: 'Internal server error', code: 'Internal', requestId: 'a1b2' };
      await context.route('**/v1/me/keys', (route) => route.fulfill({ status: 500, json }));
      await page.reload();
      await page.getByText('Something went wrong in Trellis').waitFor();
    },
  },
  {
    name: 'account',
    path: '/account',
    title: 'My account',
    prepare: (page) => page.getByText('Profile').waitFor(),
  },
  { name: 'missing', path: '/nowhere', title: 'There is no such page' },
];

const who = await newUser();
await issueKey(who, { scope: 'permits', name: 'nightly report' });
await issueKey(who, { scope: 'music', expiresAt: new Date(Date.now() + 86_400_000).toISOString() });

look(VIEWS, who);
