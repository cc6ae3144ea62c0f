import { issueKey, newUser } from '../integration/accounts.ts';
import { failing, look, type View } from './looks.ts';

const VIEWS: readonly View[] = [
  {
    name: 'permits',
    path: '/permits?status=eq.issued&file_date=gte.2016-12-01&estimated_cost=gte.10000&sort=estimated_cost',
    title: 'Permits',
    prepare: (page) => page.getByText(/This page used/).waitFor(),
  },
  {
    name: 'permits with one in the panel',
    path: '/permits?application_number=eq.201612054187&permit=201612054187',
    title: 'Permits',
    prepare: async (page) => {
      await page.getByText(/This page used/).waitFor();
      await page.getByText('519 Birch St').last().waitFor();
      await page.getByText('December2016Issued.xlsx').waitFor();
    },
  },
  {
    name: 'permits with the preferences',
    path: '/permits',
    title: 'Permits',
    prepare: async (page) => {
      await page.getByText(/This page used/).waitFor();
      await page.getByRole('button', { name: 'Preferences' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'permits with a filter that is wrong',
    path: '/permits?file_date=2016-02-30&colour=red',
    title: 'Permits',
    prepare: (page) => page.getByText('File date needs a day that exists').waitFor(),
  },
  {
    name: 'permits that cannot be read',
    path: '/permits',
    title: 'Permits',
    prepare: failing('**/v1/me/permits*'),
  },
  {
    name: 'permits with a form for a value',
    path: '/permits',
    title: 'Permits',
    prepare: async (page) => {
      await page.getByRole('combobox', { name: 'Filter permits' }).focus();
      await page.keyboard.type('File date between ');
      await page.getByLabel('Last day').waitFor();
    },
  },
  {
    name: 'permits without a match',
    path: '/permits?street=eq.Nowhere',
    title: 'Permits',
    prepare: (page) => page.getByText('No row meets all conditions').waitFor(),
  },
];

const who = await newUser();
await issueKey(who);

look(VIEWS, who);
