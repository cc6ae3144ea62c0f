import type { components } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';
import { invalid } from '../../../core/errors.ts';
import { msAt } from '../../../core/moment.ts';
import { type AuditFilter, auditPage, type AuditPorts } from './audit.ts';

type Schemas = components['schemas'];

/** What is asked for. `from` and `to` are moments in any time zone. */
interface Asked extends AuditFilter {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** As records have it. The year 10000, which a time zone can make of a moment, would come before all others. */
const utc = (moment: string | undefined): string | undefined =>
  moment === undefined ? undefined : new Date(msAt(moment)).toISOString().replace(/^\+/, '9');

/** @throws Failure RequestInvalid for a time that ends before it begins */
const filterOf = ({ user, action, ...asked }: Asked): AuditFilter => {
  const [from, to] = [utc(asked.from), utc(asked.to)];
  if (from !== undefined && to !== undefined && from >= to)
    throw invalid('query', 'to', 'must be after from');
  return { user, action, from, to };
};

/**
 * A page of what admins did, and users on their own accounts, newest first.
 * @throws Failure RequestInvalid for a time that ends before it begins, CursorInvalid for a cursor of another list
 */
export const listAudit = async (
  ports: Pick<AuditPorts, 'records' | 'now'> & { readonly cursors: Cursors },
  caller: string,
  { limit = 20, cursor, ...asked }: Asked,
): Promise<Schemas['AuditPage']> => {
  const filter = filterOf(asked);
  const binding = { operation: 'listAudit', caller, ...filter };
  const after = cursor === undefined ? undefined : String(await ports.cursors.open(binding, cursor));
  const { records, next } = await auditPage(ports, limit, filter, after);
  return {
    records: [...records],
    ...(next !== undefined && { cursor: await ports.cursors.seal(binding, next) }),
  };
};
