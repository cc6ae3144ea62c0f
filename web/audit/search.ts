import { present, textIn } from '../format/link.ts';

/** Which records are listed: a request of the API, and a link to the audit. */
export interface AuditLink {
  /** Who did it, or to whom it was done: a name or an id. */
  readonly user?: string;
  /** The `operationId`. */
  readonly action?: string;
  /** The first moment, in UTC. */
  readonly from?: string;
  /** The moment after the last one, in UTC. */
  readonly to?: string;
}

/** A moment of a link, in the one form in which it is written: to the second, in UTC. */
const momentIn = (value: unknown): string | undefined => {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  // Years of other lengths are not what the API reads.
  if (Number.isNaN(at) || at < 0 || at >= Date.UTC(10_000, 0)) return undefined;
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
};

/** Reads a link. What it does not understand is left out, and so is a range that ends before it begins. */
export const auditLink = (search: Record<string, unknown>): AuditLink => {
  const from = momentIn(search['from']);
  const to = momentIn(search['to']);
  return present({
    user: textIn(search['user']),
    action: textIn(search['action']),
    from,
    to: from !== undefined && to !== undefined && to <= from ? undefined : to,
  });
};
