import type { Permit } from '../row/permit.ts';
import { bytesOf, MOST_BYTES } from '../row/room.ts';
import { type Filter, meets } from './filter.ts';
import type { Meter, Position, Step } from './walk.ts';

/** The read units that one request may use. */
export const MOST_UNITS = 2_000;
/** A request of API Gateway ends after 29 s, and the function with it. The last read must finish before that. */
export const MOST_MS = 15_000;

/** A page of rows. */
export interface Page {
  readonly permits: readonly Permit[];
  /** Where the next page begins; absent on the last page. */
  readonly position?: Position;
  /** Whether the read units, or the time, were used up before the page was full. */
  readonly isCut: boolean;
  readonly readUnits: number;
  readonly itemsRead: number;
  readonly filtered: number;
}

/** What a page may use. */
export const meterOf = (limit: number, now: () => number) => {
  const begun = now();
  let units = 0;
  let reads = 0;
  let read = 0;
  let found = 0;
  let isFull = false;
  const meter: Meter = {
    spend(used, rows) {
      reads += 1;
      units += used;
      read += rows;
    },
    // Without anything read a page would never get on.
    mayGoOn: () => !isFull && (reads === 0 || (units < MOST_UNITS && now() - begun < MOST_MS)),
    wanted() {
      const left = limit - found;
      if (read === 0) return left;
      // So many that the page is likely to be full, by what came of those before; but no more than were read before,
      // for a guess that is wrong must not cost more than what is known, and no more than the read units allow.
      const likely = Math.ceil((left * read) / Math.max(found, 1));
      const affordable = Math.ceil(((MOST_UNITS - units) * read) / units);
      return Math.min(likely, Math.max(read, limit), affordable);
    },
  };
  return {
    meter,
    find: () => void (found += 1),
    fill: () => void (isFull = true),
    used: () => ({ readUnits: units, itemsRead: read }),
  };
};

/** Fills a page with the rows of a walk that meet the filter. */
export const pageOf = async (
  walkWith: (meter: Meter) => AsyncGenerator<Step>,
  filter: Filter,
  limit: number,
  now: () => number,
): Promise<Page> => {
  const { meter, find, fill, used } = meterOf(limit, now);
  const permits: Permit[] = [];
  let filtered = 0;
  let bytes = 0;
  let seen: Position | undefined;
  const end = (isCut: boolean, position?: Position): Page => ({
    permits,
    ...(position && { position }),
    isCut,
    ...used(),
    filtered,
  });
  for await (const { position, permit } of walkWith(meter)) {
    if (!permit) return end(permits.length < limit, seen ?? position);
    if (!meets(filter, permit)) {
      filtered += 1;
      seen = position;
      continue;
    }
    bytes += bytesOf(permit);
    if (permits.length === limit || (bytes > MOST_BYTES && permits.length > 0)) return end(false, seen);
    permits.push(permit);
    seen = position;
    find();
    // What is read already may show that there is no more; it is not worth another read.
    if (permits.length === limit) fill();
  }
  return end(false);
};
