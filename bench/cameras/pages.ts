import { cursors } from '../../core/cursor.ts';
import { timelineReads } from '../../systems/cameras/aws/timeline.ts';
import { lastFive, listClips, type ListingPorts } from '../../systems/cameras/timeline/listing.ts';
import { itemSize, unitsOf } from '../shared/size.ts';
import { between, counting, type Reads } from '../images/counted.ts';
import { dayPartition } from '../../systems/cameras/aws/keys.ts';
import { utcDay } from '../../systems/cameras/clip/clip.ts';
import { ALL_CAMERAS, cameraOf, type History, itemAt, NOW } from './history.ts';
import { clientOf } from './table.ts';

/** One request, and what it read. */
export interface Row {
  readonly name: string;
  readonly clips: number;
  readonly reads: Reads;
}

type Page = (ports: ListingPorts) => Promise<number>;

const ME = 'bench';
const LONG_AGO = NOW.getTime() - 200 * 86_400_000;
const last =
  (query: Omit<Parameters<typeof lastFive>[3], 'limit'>, limit = 10): Page =>
  async (ports) =>
    (await lastFive(ports, ME, 'lastFive', { ...query, limit })).Count;
const list =
  (query: Parameters<typeof listClips>[2]): Page =>
  async (ports) =>
    (await listClips(ports, ME, query)).clips.length;

const PAGES: Readonly<Record<string, Page>> = {
  '/lastfive': last({}),
  '/lastfive, 100 results': last({}, 100),
  '/lastfive, 200 days ago': last({ older_than_ts: LONG_AGO }),
  '/lastfive?newer_than_ts, nothing new': last({ newer_than_ts: NOW.getTime() - 1 }),
  '/lastfive/{camera}': last({ camera: cameraOf(7) }, 5),
  '/clips, 10': list({ limit: 10 }),
  '/clips, 60': list({ limit: 60 }),
  '/clips of one camera, 60': list({ camera: [cameraOf(7)], limit: 60 }),
  '/clips of 10 cameras, 60': list({ camera: ALL_CAMERAS.slice(0, 10), limit: 60 }),
  '/clips of 11 cameras, 60': list({ camera: ALL_CAMERAS.slice(0, 11), limit: 60 }),
};

/** What the requests read of a history of so many clips: the function's own code over a table in memory. */
export const measured = async (history: History): Promise<Row[]> => {
  const db = clientOf(history);
  const counted = counting(db);
  const ports: ListingPorts = {
    reads: timelineReads(db, 'Clips'),
    cursors: cursors(async () => 'bench'),
    sign: async () => 'https://example.com/clip',
    zone: 'UTC',
    now: () => NOW,
  };
  const rows: Row[] = [];
  for (const [name, page] of Object.entries(PAGES)) {
    const before = counted();
    const clips = await page(ports);
    rows.push({ name, clips, reads: between(before, counted()) });
  }
  return rows;
};

/**
 * What the design that this replaces would read: clips lie under the uploader's date, those of all cameras together.
 * One camera of a date is found with a filter, which is charged for all that it looks at, in pages of 1 MB.
 */
export const original = (history: History): readonly (readonly [name: string, units: number])[] => {
  const partition = dayPartition('video', utcDay(NOW.getTime() - 1));
  const sizes = (history.get(partition) ?? []).map((sk) => itemSize(itemAt(partition, sk)));
  const sum = (some: readonly number[]): number => some.reduce((one, other) => one + other, 0);
  return [
    ['/lastfive: 10 of today’s partition', unitsOf(sum(sizes.slice(-10)), false)],
    ['/lastfive of one camera: all of today, filtered', unitsOf(sum(sizes), false)],
  ];
};
