import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';

/** An action of an admin. */
export interface AuditRecord {
  /** Random. */
  readonly id: string;
  /** When it began: ISO 8601 with milliseconds, UTC. */
  readonly at: string;
  /** The admin's name. */
  readonly by: string;
  readonly bySub: string;
  /** The operationId. */
  readonly action: string;
  /** The name of the user it was done to. */
  readonly whom?: string;
  /** What of them: `groups: admins`, `key: abc`. No value of a key, no address. */
  readonly detail?: string;
  /**
   * `started`: what came of it is not known (yet); `done`; else the code of its failure, which is
   * `Internal` when it was an unexpected one.
   */
  readonly outcome: string;
}

/** The records, by month: `audit-records.ts` keeps them in the Accounts table. */
export interface AuditRecords {
  add(record: AuditRecord): Promise<void>;
  /** Nothing when the record is gone. */
  setOutcome(record: Pick<AuditRecord, 'id' | 'at'>, outcome: string): Promise<void>;
  /**
   * The newest of a month, newest first.
   * @param month `yyyy-mm`
   * @param before only those older than this record (`sortKeyOf`)
   */
  newest(month: string, limit: number, before?: string): Promise<AuditRecord[]>;
}

export interface AuditPorts {
  readonly records: AuditRecords;
  readonly now: () => Date;
  /** Never the same twice. */
  readonly newId: () => string;
}

/** Where a page ended. */
export interface AuditPosition {
  /** `yyyy-mm` */
  readonly month: string;
  /** The last record of the page, by its `sortKeyOf`. */
  readonly sk: string;
}

/** Newest first. `next` is where the next page begins: absent on the last one. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  readonly next?: AuditPosition;
}

/** Records are kept for 400 days, which touch at most 15 months: this one and 14 before it. */
export const KEPT_DAYS = 400;
const MONTHS_BACK = 14;

/** Sorts by time; the id keeps records of the same millisecond apart. */
export const sortKeyOf = ({ at, id }: Pick<AuditRecord, 'id' | 'at'>): string => `${at}#${id}`;

/** The month of a moment (ISO 8601, UTC), as `yyyy-mm`. */
export const monthOf = (at: string): string => at.slice(0, 'yyyy-mm'.length);

/** The month before this one. */
const monthBefore = (month: string): string => {
  const date = new Date(`${month}-01T00:00:00.000Z`);
  date.setUTCMonth(date.getUTCMonth() - 1);
  return monthOf(date.toISOString());
};

/** What is done, by whom and to whom. */
export type Audited = Pick<AuditRecord, 'action' | 'by' | 'bySub' | 'whom' | 'detail'>;

/**
 * Does an admin's work and keeps what came of it. The record is there before the work begins: what cannot
 * be recorded is not done. When the outcome cannot be, the work's result stands and the record says
 * `started`.
 * @throws what the work throws
 */
export const audited = async <T>(ports: AuditPorts, what: Audited, work: () => Promise<T>): Promise<T> => {
  const { records, now, newId } = ports;
  const { action, by, bySub, whom, detail } = what;
  const record: AuditRecord = {
    id: newId(),
    at: now().toISOString(),
    by,
    bySub,
    action,
    ...(whom !== undefined && { whom }),
    ...(detail !== undefined && { detail }),
    outcome: 'started',
  };
  await records.add(record);
  const end = async (outcome: string): Promise<void> => {
    try {
      await records.setOutcome(record, outcome);
    } catch (error) {
      log.error('the outcome of an action was not recorded', { action, outcome, error: describe(error) });
    }
  };
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await end(error instanceof Failure ? error.code : 'Internal');
    throw error;
  }
  await end('done');
  return result;
};

/** The months from the first to the last one that can hold records, the newest first. */
const monthsFrom = (first: string, now: Date): string[] => {
  let last = monthOf(now.toISOString());
  for (let back = 0; back < MONTHS_BACK; back += 1) last = monthBefore(last);
  const months: string[] = [];
  for (let month = first; month >= last; month = monthBefore(month)) months.push(month);
  return months;
};

/**
 * One page of the records, newest first.
 * @param limit at most so many records
 * @param position the `next` of the page before
 */
export const auditPage = async (
  { records, now }: Pick<AuditPorts, 'records' | 'now'>,
  limit: number,
  position?: AuditPosition,
): Promise<AuditPage> => {
  const at = now();
  const found: AuditRecord[] = [];
  for (const month of monthsFrom(position?.month ?? monthOf(at.toISOString()), at)) {
    // One more than fits tells whether there is a next page.
    const wanted = limit + 1 - found.length;
    found.push(...(await records.newest(month, wanted, month === position?.month ? position.sk : undefined)));
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  if (found.length <= limit || last === undefined) return { records: page };
  return { records: page, next: { month: monthOf(last.at), sk: sortKeyOf(last) } };
};
