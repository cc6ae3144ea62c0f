import type { Site } from '../../../systems/permits/row/address.ts';
import type { PermitRow } from '../../../systems/permits/row/permit.ts';

/** A row that says next to nothing but what is given. */
export const rowOf = (given: Partial<PermitRow> = {}): PermitRow => ({
  application_number: '#1',
  record_id: '0',
  status: 'issued',
  status_date: '',
  file_date: '',
  expiration_date: '',
  estimated_cost: '',
  revised_cost: '',
  existing_use: '',
  proposed_use: '',
  description: '',
  address: '',
  ...given,
});

export const NOWHERE: Site = {
  block: '',
  lot: '',
  number: '',
  numberSuffix: '',
  street: '',
  streetSuffix: '',
  unit: '',
  unitSuffix: '',
};
