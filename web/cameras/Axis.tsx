import { placeOf } from './span.ts';
import { type Span, ticksIn } from './zone.ts';

const HEIGHT = 24;

/** How many labels fit side by side. The repeated hour has longer ones. */
export const roomFor = (width: number): number => Math.max(2, Math.floor(width / 84));

/** The times of what is shown, by the clocks of the cameras. Lanes say the same in words. */
export const Axis = ({
  span,
  zone,
  width,
}: {
  readonly span: Span;
  readonly zone: string;
  readonly width: number;
}) => (
  <svg className="axis" width={width} height={HEIGHT} aria-hidden="true">
    {ticksIn(span, zone, roomFor(width)).map(({ ms, label }) => {
      const x = placeOf(ms, span, width);
      // At the edges, a label leans inwards.
      const anchor = x < 30 ? 'start' : x > width - 30 ? 'end' : 'middle';
      return (
        <g key={ms}>
          <line x1={x} x2={x} y1={HEIGHT - 5} y2={HEIGHT} />
          <text x={x} y={14} textAnchor={anchor}>
            {label}
          </text>
        </g>
      );
    })}
  </svg>
);
