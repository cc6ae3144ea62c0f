import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import { foldedName } from '../directory/usernames.ts';

/** An action of an admin, or of a user on their own account. */
export interface AuditRecord {
  /** Random. */
  readonly id: string;
  /** When it began: ISO 8601 with milliseconds, UTC. */
  readonly at: string;
  /** The name of the user who acted. */
  readonly by: string;
  /** Who acted: names are used again. */
  readonly bySub: string;
  /** The operationId. */
  readonly action: string;
  /** The name of the user it was done to. */
  readonly whom?: string;
  /** The same user; absent when no user has that name. */
  readonly whomSub?: string;
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
  /**
   * Nothing when the record is gone.
   * @param whomSub of a user whom the action created
   */
  setOutcome(record: Pick<AuditRecord, 'id' | 'at'>, outcome: string, whomSub?: string): Promise<void>;
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

/** Which records are wanted: those of which all that is given holds. */
export interface AuditFilter {
  /** Who did it or to whom it was done: a name in any case, or a `sub`. */
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  /** The first moment: ISO 8601 with milliseconds, UTC, as `to` is. */
  readonly from?: string | undefined;
  /** The moment after the last one. */
  readonly to?: string | undefined;
}

/** Newest first. `next` is the record before the next page, by its `sortKeyOf`: absent on the last page. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  readonly next?: string;
}

/** Records are kept for 400 days, which touch at most 15 months: this one and 14 before it. */
export const KEPT_DAYS = 400;
const MONTHS_BACK = 14;

/** The most records that one page reads, some 300 KB, and how many of them at once when a filter drops some. */
const MOST_READ = 1_000;
const READ_AT_ONCE = 100;

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
export type Audited = Pick<AuditRecord, 'action' | 'by' | 'bySub' | 'whom' | 'whomSub' | 'detail'>;

/** A user who acts, as their token identifies them. */
export interface Actor {
  readonly sub: string;
  readonly username: string;
}

/** What a user does to their own account. @param action the operationId */
export const ownAction = (action: string, { sub, username }: Actor): Audited => ({
  action,
  by: username,
  bySub: sub,
  whom: username,
  whomSub: sub,
});

/**
 * Does work and keeps what came of it. The record is there before the work begins: what cannot be recorded is not
 * done. When the outcome cannot be, the work's result stands and the record says `started`.
 * @param work may report the `sub` of a user whom it creates
 * @throws what the work throws
 */
export const audited = async <T>(
  ports: AuditPorts,
  what: Audited,
  work: (made: (sub: string) => void) => Promise<T>,
): Promise<T> => {
  const { records, now, newId } = ports;
  const { action } = what;
  let madeSub: string | undefined;
  const record: AuditRecord = { ...what, id: newId(), at: now().toISOString(), outcome: 'started' };
  await records.add(record);
  const end = async (outcome: string): Promise<void> => {
    try {
      await records.setOutcome(record, outcome, madeSub);
    } catch (error) {
      log.error('the outcome of an action was not recorded', { action, outcome, error: describe(error) });
    }
  };
  let result: T;
  try {
    result = await work((sub) => {
      madeSub = sub;
    });
  } catch (error) {
    await end(error instanceof Failure ? error.code : 'Internal');
    throw error;
  }
  await end('done');
  return result;
};

/** The months that can hold records, the newest first, from that of a record on. */
const monthsFrom = (before: string | undefined, now: Date): string[] => {
  const newest = monthOf(now.toISOString());
  let last = newest;
  for (let back = 0; back < MONTHS_BACK; back += 1) last = monthBefore(last);
  const first = before === undefined || monthOf(before) > newest ? newest : monthOf(before);
  const months: string[] = [];
  for (let month = first; month >= last; month = monthBefore(month)) months.push(month);
  return months;
};

/** The records before one, the newest first, read some at a time. */
async function* newestFirst(
  { records, now }: Pick<AuditPorts, 'records' | 'now'>,
  atOnce: number,
  before: string | undefined,
): AsyncGenerator<AuditRecord> {
  for (const month of monthsFrom(before, now())) {
    // All records of an earlier month are before it.
    let last = before;
    for (let isMore = true; isMore;) {
      const some = await records.newest(month, atOnce, last);
      yield* some;
      const end = some.at(-1);
      isMore = some.length === atOnce;
      last = end && sortKeyOf(end);
    }
  }
}

const isWanted = ({ user, action }: AuditFilter, record: AuditRecord): boolean => {
  const { by, whom = '', bySub, whomSub } = record;
  if (action !== undefined && record.action !== action) return false;
  if (user === undefined) return true;
  return [by, whom].map(foldedName).includes(foldedName(user)) || [bySub, whomSub].includes(user);
};

/**
 * One page of the records, newest first. It ends at its limit, or when it has read 1,000 records: then it may hold
 * fewer, or none.
 * @param limit at most so many records
 * @param after the `next` of the page before
 */
export const auditPage = async (
  ports: Pick<AuditPorts, 'records' | 'now'>,
  limit: number,
  filter: AuditFilter = {},
  after?: string,
): Promise<AuditPage> => {
  const found: AuditRecord[] = [];
  const { from = '', to, user, action } = filter;
  // One more than fits tells whether there is a next page.
  const atOnce = user === undefined && action === undefined ? limit + 1 : READ_AT_ONCE;
  let [read, last] = [0, ''];
  for await (const record of newestFirst(ports, atOnce, after ?? to)) {
    if (record.at < from) break;
    const isFound = isWanted(filter, record);
    if ((isFound && found.length === limit) || read === MOST_READ) return { records: found, next: last };
    if (isFound) found.push(record);
    read += 1;
    last = sortKeyOf(record);
  }
  return { records: found };
};
