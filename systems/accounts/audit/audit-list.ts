import type { components } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';
import { type AuditPorts, type AuditPosition, type AuditRecord, auditPage } from './audit.ts';

type Schemas = components['schemas'];

const auditAnswer = ({ id, at, by, action, whom, detail, outcome }: AuditRecord): Schemas['AuditRecord'] => ({
  id,
  at,
  by,
  action,
  ...(whom !== undefined && { whom }),
  ...(detail !== undefined && { detail }),
  outcome,
});

/** A page of what admins did, newest first. */
export const listAudit = async (
  ports: Pick<AuditPorts, 'records' | 'now'> & { readonly cursors: Cursors },
  caller: string,
  { limit = 20, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<Schemas['AuditPage']> => {
  const binding = { operation: 'listAudit', caller };
  // It is one that we have signed, so it has this form.
  const position =
    cursor === undefined ? undefined : ((await ports.cursors.open(binding, cursor)) as AuditPosition);
  const { records, next } = await auditPage(ports, limit, position);
  return {
    records: records.map(auditAnswer),
    ...(next && { cursor: await ports.cursors.seal(binding, next) }),
  };
};
