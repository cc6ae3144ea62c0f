/** A range of moments, in milliseconds since 1970 UTC: half-open, without `toMs`. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const clocks = new Map<string, Intl.DateTimeFormat>();

const clockIn = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
};

/** What the clocks of a zone show, as the moment at which clocks of UTC show the same. */
const shownAt = (ms: number, zone: string): number => {
  const parts = new Map(
    clockIn(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown + (((ms % 1000) + 1000) % 1000);
};

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
export const offsetAt = (ms: number, zone: string): number => shownAt(ms, zone) - ms;

/** The date that the clocks of a zone show: `2026-11-27`. */
export const dateAt = (ms: number, zone: string): string =>
  new Date(shownAt(ms, zone)).toISOString().slice(0, 10);

/** The first moment with another offset than the one at `fromMs`; there is one until `toMs`. */
const changeIn = ({ fromMs, toMs }: Span, zone: string): number => {
  const before = offsetAt(fromMs, zone);
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
};

const startOf = (date: string, zone: string): number => {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const offsets = [offsetAt(midnight - DAY_MS, zone), offsetAt(midnight + DAY_MS, zone)];
  const starts = offsets
    .map((offset) => midnight - offset)
    .filter((ms) => shownAt(ms, zone) === midnight)
    .sort((one, other) => one - other);
  // Where the clocks leave midnight out, the day begins when they move.
  return starts[0] ?? changeIn({ fromMs: midnight - DAY_MS, toMs: midnight + DAY_MS }, zone);
};

/** The date so many days later. @param date YYYY-MM-DD */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** A day by the clocks of a zone: 23 or 25 hours long when they change. @param date YYYY-MM-DD */
export const dayIn = (date: string, zone: string): Span => ({
  fromMs: startOf(date, zone),
  toMs: startOf(daysAfter(date, 1), zone),
});

/** `UTC−8`, `UTC+5:30`, `UTC`. */
export const offsetText = (offsetMs: number): string => {
  if (offsetMs === 0) return 'UTC';
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
  return `UTC${offsetMs < 0 ? '−' : '+'}${String(Math.floor(minutes / 60))}${rest}`;
};

/** The offsets of a span, in the order in which they hold: one, or two when the clocks change. */
export const offsetsIn = ({ fromMs, toMs }: Span, zone: string): readonly number[] => [
  ...new Set([offsetAt(fromMs, zone), offsetAt(Math.max(fromMs, toMs - 1), zone)]),
];

const texts = new Map<string, Intl.DateTimeFormat>();

const textIn = (zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = texts.get(key) ?? new Intl.DateTimeFormat(undefined, { timeZone: zone, ...options });
  texts.set(key, known);
  return known;
};

/** Whether the clocks of a zone show the same at another moment, because they are put back. */
const isRepeated = (ms: number, zone: string): boolean => {
  const shown = shownAt(ms, zone);
  return [ms - DAY_MS, ms + DAY_MS].some((other) => {
    const same = shown - offsetAt(other, zone);
    return same !== ms && shownAt(same, zone) === shown;
  });
};

/** A time by the clocks of a zone. In an hour that they repeat, it says which of the two it is. */
export const clockText = (ms: number, zone: string, precision: 'minute' | 'second' = 'second'): string => {
  const text = textIn(zone, {
    hour: 'numeric',
    minute: '2-digit',
    ...(precision === 'second' && { second: '2-digit' }),
  }).format(ms);
  return isRepeated(ms, zone) ? `${text} ${offsetText(offsetAt(ms, zone))}` : text;
};

/** A date and time by the clocks of a zone. */
export const momentIn = (ms: number, zone: string): string =>
  `${textIn(zone, { dateStyle: 'medium' }).format(ms)}, ${clockText(ms, zone)}`;

/** What stands at a place of a time axis. */
export interface Tick {
  readonly ms: number;
  readonly label: string;
}

/** Lengths between two ticks. */
const STEPS_MS = [1 / 6, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((n) => n * MINUTE_MS);

/**
 * The ticks of an axis: at whole steps of what the clocks show, so that they stay at whole hours when the clocks change.
 * @param most how many labels have room
 */
export const ticksIn = ({ fromMs, toMs }: Span, zone: string, most: number): Tick[] => {
  const step = STEPS_MS.find((length) => (toMs - fromMs) / length <= most) ?? DAY_MS;
  // Clocks differ from UTC by whole quarters of an hour.
  const stride = Math.min(step, 15 * MINUTE_MS);
  const first = Math.ceil(fromMs / stride) * stride;
  const count = Math.max(0, Math.ceil((toMs - first) / stride));
  return Array.from({ length: count }, (_, at) => first + at * stride)
    .filter((ms) => shownAt(ms, zone) % step === 0)
    .map((ms) => ({ ms, label: clockText(ms, zone, step < MINUTE_MS ? 'second' : 'minute') }));
};

/** A zone that this browser knows: UTC, which the page names, where it is older than the zone. */
export const readable = (zone: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
};
