import type { Cell, DateSystem } from '../report/sheet.ts';

const DAY_MS = 86_400_000;
const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: *([AP])M)?)?$/i;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))?)?$/i;

/** A moment as the API writes it: UTC, to the microsecond, `2016-12-21T00:00:00.000000+0000`. */
export const momentAt = (ms: number, micros = '000'): string =>
  `${new Date(ms).toISOString().slice(0, -1)}${micros}+0000`;

/**
 * The 1900 system has a 29 February 1900 (serial 60) that never was, kept from Lotus 1-2-3; so later
 * days count from 1899-12-30, earlier ones from 1899-12-31.
 */
const dayZeroMs = (serial: number, system: DateSystem): number => {
  if (system === '1904') return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, serial < 60 ? 31 : 30);
};

const ofSerial = (serial: number, system: DateSystem): string | undefined => {
  const [first, end] = system === '1904' ? [0, 2_957_004] : [1, 2_958_466];
  const neverWas = system === '1900' && Math.floor(serial) === 60;
  if (!(serial >= first && serial < end) || neverWas) return undefined;
  return momentAt(dayZeroMs(serial, system) + Math.round(serial * DAY_MS));
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
  const same = back.getUTCFullYear() === y && back.getUTCMonth() === mo - 1 && back.getUTCDate() === d;
  return same && h < 24 && mi < 60 && s < 60 ? ms : undefined;
};

/** 12 AM is midnight, 12 PM is noon; without a half, the hour is of 24. */
const hourOf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
};

const ofUs = (text: string): string | undefined => {
  const [, month, day, year, hour = '0', minute = '0', second = '0', half] = US.exec(text) ?? [];
  if (year === undefined) return undefined;
  const ms = calendarMs(
    Number(year),
    Number(month),
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
  return momentAt(ms - aheadMs + Number(micros.slice(0, 3)), micros.slice(3));
};

/**
 * The moment in a cell: an Excel serial (also as text of five digits, as CSV exports of General cells
 * have it), MM/DD/YYYY with or without a time, or ISO 8601. The files name no zone: it is read as UTC.
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
  return ofUs(text) ?? ofIso(text);
};
