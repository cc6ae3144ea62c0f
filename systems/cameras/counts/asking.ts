import type { components, operations } from '../../../core/contract/types.ts';
import { invalid } from '../../../core/errors.ts';
import { msAt } from '../../../core/moment.ts';
import { isZone, monthIn } from '../time/zone.ts';
import { bucketed, daysWith, filled, type HourCount, hoursIn, MOST_SPAN_MS } from './counts.ts';

type Schemas = components['schemas'];
type DaysQuery = operations['listClipDays']['parameters']['query'];
type TimelineQuery = operations['getClipTimeline']['parameters']['query'];

/** Counts of UTC hours, from the first to the last, both included, in any order; of all cameras without a name. */
export type HourCounts = (
  camera: string | undefined,
  hours: { readonly first: string; readonly last: string },
) => Promise<readonly HourCount[]>;

export interface CountPorts {
  readonly hourCounts: HourCounts;
  /** The IANA zone of the cameras. */
  readonly zone: string;
}

/** The days of a month of the cameras' zone that have clips. */
export const clipDays = async (
  { hourCounts, zone }: CountPorts,
  { month, camera }: DaysQuery,
): Promise<Schemas['ClipDays']> => ({
  days: [...daysWith(await hourCounts(camera, hoursIn(monthIn(month, zone))), zone)],
});

const SPANS = { hour: '750 hours', day: '400 days' } as const;

/**
 * What was recorded in each hour or day of a time.
 * @throws Failure RequestInvalid when the time ends before it begins or is too long, or the zone is unknown
 */
export const clipTimeline = async (
  { hourCounts, zone: zoneOfCameras }: CountPorts,
  { from, to, bucket = 'hour', zone = zoneOfCameras, camera }: TimelineQuery,
): Promise<Schemas['ClipTimeline']> => {
  if (!isZone(zone)) throw invalid('query', 'zone', 'must be the name of a time zone, such as Europe/Berlin');
  const range = { fromMs: msAt(from), toMs: msAt(to) };
  if (range.toMs < range.fromMs) throw invalid('query', 'to', 'must not be before from');
  if (range.toMs - range.fromMs > MOST_SPAN_MS[bucket])
    throw invalid('query', 'to', `must be at most ${SPANS[bucket]} after from`);
  const { buckets, whole } = bucketed(range, bucket, zone);
  const counts = await hourCounts(camera, hoursIn(whole));
  return {
    buckets: filled(buckets, counts).map(({ fromMs, toMs, clips, snapshots, bytes }) => ({
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      clips,
      snapshots,
      bytes,
    })),
  };
};
