import { useQueries, useQuery } from '@tanstack/react-query';
import type { Needle } from './Lane.tsx';
import { hoursNear } from './lane.ts';
import type { Clip } from './clip.ts';
import { hoursQuery, snapshotsQuery } from './queries.ts';
import { hoursOf, nearest, placeOf } from './span.ts';
import { useSettled } from './use-settled.ts';
import type { View } from './use-view.ts';
import { clockText } from './zone.ts';

const WIDTH = 208;
const REST_MS = 120;

/** The snapshot of a camera that is nearest to a moment; null when it has none on this day. */
const useSnapshot = ({ camera, ms }: Needle, view: View): Clip | null | undefined => {
  // Hours that the pointer only crosses are not asked for.
  const hours = useQuery(hoursQuery(hoursOf(view.bounds), useSettled(camera, REST_MS)));
  const near = useSettled(hoursNear(hours.data ?? [], ms).join(), REST_MS);
  const hoursMs = near === '' ? [] : near.split(',').map(Number);
  const read = useQueries({ queries: hoursMs.map((hourMs) => snapshotsQuery(camera, hourMs)) });
  const snapshots = read.flatMap(({ data }) => data ?? []);
  const isRead = hours.isSuccess && !read.some(({ isLoading }) => isLoading);
  return nearest(snapshots, ms, ({ event_ts }) => event_ts) ?? (isRead ? null : undefined);
};

const Picture = ({ snapshot }: { readonly snapshot: Clip | null | undefined }) => {
  if (snapshot === undefined) return <div className="peek-empty">Looking for a snapshot…</div>;
  if (snapshot === null) return <div className="peek-empty">No snapshot on this day</div>;
  return <img src={snapshot.uri} alt="" decoding="async" />;
};

/** What a camera saw at the moment under the pointer, or under the keys. */
export const Peek = ({
  needle,
  view,
  zone,
  width,
}: {
  readonly needle: Needle;
  readonly view: View;
  readonly zone: string;
  readonly width: number;
}) => {
  const snapshot = useSnapshot(needle, view);
  const left = placeOf(needle.ms, view.span, width) - WIDTH / 2;
  return (
    <div
      className="peek"
      role="group"
      aria-label="Nearest snapshot"
      style={{ width: WIDTH, left: Math.max(0, Math.min(left, width - WIDTH)) }}
    >
      <Picture snapshot={snapshot} />
      <div className="peek-text">
        <strong>{clockText(needle.ms, zone)}</strong>
        {snapshot && <div>Snapshot of {clockText(snapshot.event_ts, zone)}</div>}
      </div>
    </div>
  );
};
