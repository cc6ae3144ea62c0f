import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { instant } from './search.ts';
import { LEAST_MS, within } from './span.ts';
import { dayIn, type Span } from './zone.ts';

/** The part of a day that is looked at. */
export interface View {
  /** YYYY-MM-DD, by the clocks of the cameras. */
  readonly day: string;
  /** The whole day. */
  readonly bounds: Span;
  /** What is shown now, while it moves. */
  readonly span: Span;
  /** What the address says: it follows when the movement rests. */
  readonly settled: Span;
  /** Shows another part. */
  readonly show: (span: Span) => void;
}

const SECOND_MS = 1000;
const REST_MS = 200;

const rounded = ({ fromMs, toMs }: Span): Span => ({
  fromMs: Math.round(fromMs / SECOND_MS) * SECOND_MS,
  toMs: Math.round(toMs / SECOND_MS) * SECOND_MS,
});

/** The part of a day that a link asks for; the whole day where it asks for nothing in it. */
export const linkedSpan = (from: string | undefined, to: string | undefined, bounds: Span): Span => {
  if (from === undefined || to === undefined) return bounds;
  const asked = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  if (asked.toMs <= bounds.fromMs || asked.fromMs >= bounds.toMs) return bounds;
  return within({ ...asked, toMs: Math.max(asked.toMs, asked.fromMs + LEAST_MS) }, bounds);
};

/** Keeps the part that is shown in the address, without an entry of the history for each step. */
export const useView = (day: string, zone: string): View => {
  const { from, to } = useSearch({ from: '/cameras' });
  const navigate = useNavigate({ from: '/cameras' });
  const bounds = useMemo(() => dayIn(day, zone), [day, zone]);
  const settled = useMemo(() => linkedSpan(from, to, bounds), [from, to, bounds]);
  // A movement belongs to the address at which it began: another address ends it.
  const [moving, setMoving] = useState<{ readonly since: Span; readonly span: Span }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [settled],
  );
  const show = (wanted: Span): void => {
    const span = rounded(wanted);
    const isWhole = span.fromMs <= bounds.fromMs && span.toMs >= bounds.toMs;
    setMoving({ since: settled, span });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void navigate({
        search: ({ from: _from, to: _to, ...rest }) => ({
          ...rest,
          day,
          ...(!isWhole && { from: instant(span.fromMs), to: instant(span.toMs) }),
        }),
        replace: true,
        resetScroll: false,
      });
    }, REST_MS);
  };
  return { day, bounds, settled, span: moving?.since === settled ? moving.span : settled, show };
};
