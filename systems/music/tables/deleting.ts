import { Failure } from '../../../core/errors.ts';
import { comeBack, isYoung, type TablePorts } from './tables.ts';

/**
 * Deletes a table with its songs. Only what is registered is deleted; what another deletion left undone is finished.
 * @throws Failure NotFound when there is no such table
 * @throws Failure Conflict, with the time to wait, while it is being created
 */
export const deleteTable = async (
  { tables, registry, now }: Pick<TablePorts, 'tables' | 'registry' | 'now'>,
  name: string,
): Promise<void> => {
  const known = await registry.find(name);
  if (!known) throw new Failure('NotFound', `There is no table ${name}`);
  const was = await tables.remove(name);
  if (was === 'creating' || (was === 'absent' && isYoung(known, now())))
    throw comeBack(`The table ${name} is being created`);
  const isMine = await registry.remove(known);
  if (!isMine && was === 'absent') throw comeBack(`Another request is changing the table ${name}`);
};
