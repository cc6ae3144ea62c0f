import { memo } from 'react';
import { barOf, type Drawing } from './lane.ts';
import type { Bucket, Clip } from './clip.ts';
import { compactText } from '../format/count.ts';
import { placeOf } from './span.ts';
import { type Span, ticksIn } from './zone.ts';
import { roomFor } from './Axis.tsx';

export const LANE_HEIGHT = 36;

const Bars = ({
  clips,
  span,
  width,
  playing,
}: {
  readonly clips: readonly Clip[];
  readonly span: Span;
  readonly width: number;
  readonly playing: string | undefined;
}) =>
  clips.map((clip) => {
    const bar = barOf(clip, span, width);
    return bar.x + bar.width < 0 || bar.x > width ? null : (
      <rect
        key={clip.id}
        className={clip.id === playing ? 'lane-bar lane-bar-playing' : 'lane-bar'}
        x={bar.x}
        width={bar.width}
        y={6}
        height={LANE_HEIGHT - 12}
        rx={1.5}
      />
    );
  });

/** Of each hour: how many clips, the more the higher. */
const Counts = ({
  buckets,
  span,
  width,
}: {
  readonly buckets: readonly Bucket[];
  readonly span: Span;
  readonly width: number;
}) => {
  const most = Math.max(1, ...buckets.map(({ clips }) => clips));
  return buckets.map(({ from, to, clips }) => {
    const x = placeOf(Date.parse(from), span, width);
    const wide = placeOf(Date.parse(to), span, width) - x;
    if (clips === 0 || x + wide < 0 || x > width) return null;
    const high = 6 + (clips / most) * (LANE_HEIGHT - 8);
    return (
      <g key={from}>
        <rect
          className="lane-count"
          x={x + 1}
          width={Math.max(1, wide - 2)}
          y={LANE_HEIGHT - high}
          height={high}
        />
        {wide > 22 && (
          <text x={x + wide / 2} y={LANE_HEIGHT - 5} textAnchor="middle">
            {compactText(clips)}
          </text>
        )}
      </g>
    );
  });
};

/** What a lane shows, in pixels. A moving pointer changes nothing of it. */
export const LaneDrawing = memo(
  ({
    drawing,
    clips,
    buckets,
    span,
    zone,
    width,
    playing,
  }: {
    readonly drawing: Drawing;
    readonly clips: readonly Clip[];
    readonly buckets: readonly Bucket[];
    readonly span: Span;
    readonly zone: string;
    readonly width: number;
    readonly playing: string | undefined;
  }) => (
    <svg className="lane-drawing" width={width} height={LANE_HEIGHT} aria-hidden="true">
      {ticksIn(span, zone, roomFor(width)).map(({ ms }) => {
        const x = placeOf(ms, span, width);
        return <line key={ms} x1={x} x2={x} y1={0} y2={LANE_HEIGHT} />;
      })}
      {drawing === 'bars' ? (
        <Bars clips={clips} span={span} width={width} playing={playing} />
      ) : (
        <Counts buckets={buckets} span={span} width={width} />
      )}
    </svg>
  ),
);
