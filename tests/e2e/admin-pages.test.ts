import { asAdmin, issueKey, newUser } from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';
import { loaded, spreadsheet } from './admin.ts';
import { look, type View } from './looks.ts';

const somebody = await newUser();
const { key } = await issueKey(somebody, { scope: 'permits', name: 'nightly report' });
await asAdmin('PATCH', `/users/${somebody.username}/keys/${key.id}`, { enabled: false });
const { name, buffer } = await spreadsheet();
const load = await loaded(name, buffer);
const refused = await loaded(`refused ${name}`, 'NAME,COLOR\nx,red\n');

const dialog =
  (button: string): NonNullable<View['prepare']> =>
  async (page) => {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
  };

const VIEWS: readonly View[] = [
  {
    name: 'users',
    path: '/users',
    title: 'Users',
    prepare: (page) => page.getByRole('row').nth(1).getByRole('link').waitFor(),
  },
  {
    name: 'users, none found',
    path: '/users?username=nobody-has-this-name',
    title: 'Users',
    prepare: (page) => page.getByText('No user is found').waitFor(),
  },
  { name: 'users with an invitation', path: '/users', title: 'Users', prepare: dialog('Invite a user') },
  {
    name: 'users that cannot be read',
    path: '/users',
    title: 'Users',
    prepare: async (page, context) => {
      const json = { message: 'Internal server error', code: 'Internal', requestId: 'a1b2' };
      await context.route('**/v1/users?*', (route) => route.fulfill({ status: 500, json }));
      await context.route('**/v1/users', (route) => route.fulfill({ status: 500, json }));
      await page.reload();
      await page.getByText('Something went wrong in Trellis').waitFor();
    },
  },
  {
    name: 'a user',
    path: `/users?user=${somebody.username}&key=${key.id}`,
    title: somebody.username,
    prepare: (page) => page.getByText('No usage is reported').waitFor(),
  },
  {
    name: 'a user with a deletion',
    path: `/users?user=${somebody.username}`,
    title: somebody.username,
    prepare: dialog('Delete the user'),
  },
  {
    name: 'a user with a key to issue',
    path: `/users?user=${somebody.username}`,
    title: somebody.username,
    prepare: dialog('Issue a key'),
  },
  {
    name: 'audit',
    path: `/audit?user=${somebody.username}`,
    title: 'Audit',
    prepare: async (page) => {
      await page.getByText(/disabled a key of/).click();
      await page.getByText('Operation').first().waitFor();
    },
  },
  {
    name: 'loads',
    path: '/loads',
    title: 'Loads',
    prepare: async (page) => {
      await page.getByRole('link', { name: `refused ${name}` }).waitFor();
    },
  },
  {
    name: 'a load with rejected rows',
    path: `/loads?load=${load}`,
    title: name,
    prepare: (page) => page.getByText('not an application number').waitFor(),
  },
  {
    name: 'a load that is asked about',
    path: `/loads?load=${refused}`,
    title: `refused ${name}`,
    prepare: dialog('Load again'),
  },
];

look(VIEWS, endpoints.users.admin);
