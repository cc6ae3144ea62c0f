/** What a link into the cameras says. */
export interface CamerasSearch {
  /** YYYY-MM-DD, by the clocks of the cameras. */
  readonly day?: string;
  /** The month of the calendar, YYYY-MM, where it is not that of the day. */
  readonly month?: string;
  /** Only this camera; all of them without it. */
  readonly camera?: string;
  /** The part of the day that is shown, as instants; the whole day without them. */
  readonly from?: string;
  readonly to?: string;
  /** The id of the clip that plays. */
  readonly clip?: string;
  /** The second from which it plays. */
  readonly t?: number;
}

const FIRST_MS = Date.UTC(1970, 0, 2);
const LAST_MS = Date.UTC(2099, 11, 30);

/** An ISO instant in one form: `2026-11-27T17:33:02Z`. */
export const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const isReal = (date: string): boolean => {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return ms >= FIRST_MS && ms <= LAST_MS && new Date(ms).toISOString().startsWith(date);
};

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isReal(value) ? value : undefined;

const month = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d$/.test(value) && isReal(`${value}-02`) ? value : undefined;

const moment = (value: unknown): number | undefined => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)) return undefined;
  const ms = Date.parse(value);
  return ms >= FIRST_MS && ms <= LAST_MS ? ms : undefined;
};

const part = (search: Readonly<Record<string, unknown>>): Pick<CamerasSearch, 'from' | 'to'> => {
  const [fromMs, toMs] = [moment(search['from']), moment(search['to'])];
  return fromMs === undefined || toMs === undefined || toMs - fromMs < 1000
    ? {}
    : { from: instant(fromMs), to: instant(toMs) };
};

/** A camera that a list can be asked for: without a comma. */
const camera = (value: unknown): string | undefined => {
  const name = typeof value === 'number' ? String(value) : value;
  return typeof name === 'string' && /^[^/,\u0000-\u001f\u007f]{1,200}$/.test(name) ? name : undefined;
};

/** An id of digits alone may be read as a number from an address, and is no longer what it was: it counts as absent. */
const clip = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f]{32}$/.test(value) ? value : undefined;

const second = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value < 1e6 ? Math.floor(value * 10) / 10 : undefined;

/** Reads a link. What cannot be in one counts as absent. */
export const camerasSearch = (search: Readonly<Record<string, unknown>>): CamerasSearch => {
  const read = {
    day: day(search['day']),
    month: month(search['month']),
    camera: camera(search['camera']),
    ...part(search),
    clip: clip(search['clip']),
    t: second(search['t']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
};
