import type { components } from '../../../core/contract/types.ts';
import type { Permit } from './permit.ts';

/** Clients have always received 0 for a blank cost. */
export const costOf = (cost: string): string => (cost === '' ? '0' : cost);

/**
 * A permit as the contract answers it. What only some files give (block, lot, units, stories, zip
 * code, coordinates, type, further dates, neighborhood) is kept for searching, and is not part of this answer.
 */
export const answerOf = (permit: Permit): components['schemas']['Permit'] => ({
  application_number: permit.application_number,
  record_id: permit.record_id,
  status: permit.status,
  status_date: permit.status_date,
  file_date: permit.file_date,
  expiration_date: permit.expiration_date,
  estimated_cost: costOf(permit.estimated_cost),
  revised_cost: costOf(permit.revised_cost),
  existing_use: permit.existing_use,
  proposed_use: permit.proposed_use,
  description: permit.description,
  address: permit.address,
  load_date: permit.load_date,
});
