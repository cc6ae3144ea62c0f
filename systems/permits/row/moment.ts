import type { Cell, DateSystem } from '../report/sheet.ts';

const DAY_MS = 86_400_000;
const TIME = String.raw`(?:\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:\s*(?<half>[AP])M)?)?`;
const YEAR = String.raw`(?<year>\d{4}|\d{2})`;
/** `12/21/2016`, `4/28/15`, `2016/12/21 12:00:00 AM`, `28-APR-15`; each with or without a time. */
const CALENDARS = [
  String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/${YEAR}`,
  String.raw`(?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2})`,
  String.raw`(?<day>\d{1,2})-(?<month>[A-Z]{3})-${YEAR}`,
].map((date) => new RegExp(`^${date}${TIME}$`, 'i'));
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))?)?$/i;
/** Of years in two digits, 00 to 49 are 2000 to 2049, and 50 to 99 are 1950 to 1999. */
const PIVOT = 50;

/** A moment as the API writes it: UTC, to the microsecond, `2016-12-21T00:00:00.000000+0000`. */
export const momentAt = (ms: number, micros = '000'): string =>
  `${new Date(ms).toISOString().slice(0, -1)}${micros}+0000`;

/** Only years of four digits sort as text; none that is read is before the year 99. */
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');
const within = (ms: number, micros?: string): string | undefined =>
  ms <= LAST_MS ? momentAt(ms, micros) : undefined;

/**
 * The 1900 system has a 29 February 1900 (serial 60) that never was, kept from Lotus 1-2-3; so later
 * days count from 1899-12-30, earlier ones from 1899-12-31.
 */
const dayZeroMs = (serial: number, system: DateSystem): number => {
  if (system === '1904') return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, serial < 60 ? 31 : 30);
};

const ofSerial = (serial: number, system: DateSystem): string | undefined => {
  const first = system === '1904' ? 0 : 1;
  const neverWas = system === '1900' && Math.floor(serial) === 60;
  if (!(serial >= first) || neverWas) return undefined;
  return within(dayZeroMs(serial, system) + Math.round(serial * DAY_MS));
};

/** Milliseconds of a calendar day and time in UTC; undefined for one that does not exist, such as 31 June or 24:00. */
const calendarMs = (
  y: number,
  mo: number,
  d: number,
  h: number,
  mi: number,
  s: number,
): number | undefined => {
  const ms = Date.UTC(y, mo - 1, d, h, mi, s);
  const back = new Date(ms);
  // A month that does not exist leads to another year, and a day or an hour to another day.
  const same = back.getUTCFullYear() === y && back.getUTCDate() === d;
  return same && mi < 60 && s < 60 ? ms : undefined;
};

/** 12 AM is midnight, 12 PM is noon; without a half, the hour is of 24. */
const hourOf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
};

const yearOf = (text: string): number => {
  if (text.length > 2) return Number(text);
  return Number(text) + (Number(text) < PIVOT ? 2000 : 1900);
};

const monthOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.toUpperCase()) + 1;

const ofCalendar = (text: string): string | undefined => {
  const parts = CALENDARS.map((calendar) => calendar.exec(text)?.groups).find(
    (groups) => groups !== undefined,
  );
  if (parts === undefined) return undefined;
  const { year = '', month = '', day, hour = '0', minute = '0', second = '0', half } = parts;
  const ms = calendarMs(
    yearOf(year),
    monthOf(month),
    Number(day),
    hourOf(Number(hour), half),
    Number(minute),
    Number(second),
  );
  return ms === undefined ? undefined : momentAt(ms);
};

const ofIso = (text: string): string | undefined => {
  const [
    ,
    year,
    month,
    day,
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    sign,
    offH = '0',
    offM = '0',
  ] = ISO.exec(text) ?? [];
  if (year === undefined) return undefined;
  const ms = calendarMs(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (ms === undefined) return undefined;
  const aheadMs = (Number(offH) * 60 + Number(offM)) * 60_000 * (sign === '-' ? -1 : 1);
  const micros = fraction.padEnd(6, '0').slice(0, 6);
  return within(ms - aheadMs + Number(micros.slice(0, 3)), micros.slice(3));
};

/**
 * The moment in a cell: an Excel serial (also as text of five digits, as CSV exports of General cells
 * have it), MM/DD/YYYY, YYYY/MM/DD or DD-MON-YYYY, each with or without a time, or ISO 8601. A year may
 * have two digits, but for YYYY/MM/DD: 49 is 2049, 50 is 1950. The files name no zone: it is read as UTC.
 * @returns '' for a blank cell; undefined for what is no date
 * Source: https://learn.microsoft.com/office/troubleshoot/excel/1900-and-1904-date-system
 */
export const momentOf = (cell: Cell, system: DateSystem): string | undefined => {
  if (cell === null) return '';
  if (typeof cell === 'number') return ofSerial(cell, system);
  if (typeof cell === 'boolean') return undefined;
  const text = cell.trim();
  if (text === '') return '';
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Number(text), system);
  return ofCalendar(text) ?? ofIso(text);
};
