import { asAdmin, issueKey, newUser } from '../integration/accounts.ts';
import { endpoints } from '../integration/stack.ts';
import { loaded, spreadsheet } from './admin.ts';
import { dialog, failing, look, type View } from './looks.ts';
import { chooseFromMenu } from './people.ts';

const somebody = await newUser();
const { key } = await issueKey(somebody, { scope: 'permits', name: 'nightly report' });
await asAdmin('PATCH', `/users/${somebody.username}/keys/${key.id}`, { enabled: false });
const { name, buffer } = await spreadsheet();
const load = await loaded(name, buffer);
const refused = await loaded(`refused ${name}`, 'NAME,COLOR\nx,red\n');

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
    prepare: failing('**/v1/users?*', '**/v1/users'),
  },
  {
    name: 'a user',
    path: `/users?user=${somebody.username}&key=${key.id}`,
    title: somebody.username,
    prepare: (page) => page.getByText('No usage is reported').waitFor(),
  },
  {
    name: 'a user who cannot be read',
    path: `/users?user=${somebody.username}`,
    title: somebody.username,
    prepare: failing('**/v1/users/**'),
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
    name: 'audit with a range of time',
    path: '/audit',
    title: 'Audit',
    prepare: async (page) => {
      await page.getByRole('button', { name: /Any time/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'audit that cannot be read', path: '/audit', title: 'Audit', prepare: failing('**/v1/audit*') },
  {
    name: 'loads that cannot be read',
    path: '/loads',
    title: 'Loads',
    prepare: failing('**/v1/permits/loads*'),
  },
  {
    name: 'loads with files that are not sent',
    path: '/loads',
    title: 'Loads',
    prepare: async (page) => {
      const file = { mimeType: 'image/png', buffer: Buffer.from('none') };
      await page.locator('input[type=file]').setInputFiles([
        { ...file, name: 'picture.png' },
        { ...file, name: `${'a rather long name '.repeat(8)}.csv`, buffer: Buffer.of() },
      ]);
      await page.getByText('The file is empty.').waitFor();
    },
  },
  {
    name: 'loads when one signs out during uploads',
    path: '/loads',
    title: 'Loads',
    prepare: async (page, context) => {
      await context.route(`${endpoints.aws}/${endpoints.resources.reportsBucket}**`, () => undefined);
      await page.locator('input[type=file]').setInputFiles([await spreadsheet()]);
      await page.getByRole('progressbar').waitFor();
      await chooseFromMenu(page, endpoints.users.admin.username, 'Sign out');
      await page.getByText('1 file is not uploaded yet.').waitFor();
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
