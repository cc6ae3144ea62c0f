import { describe, expect, test } from '@jest/globals';
import { eventTime } from '../../../systems/cameras/time/event-time.ts';
import type { Clock } from '../../../systems/cameras/time/zone.ts';

const ms = (iso: string): number => Date.parse(iso);
const at = (year: number, month: number, day: number, hour: number): Clock => ({ year, month, day, hour });

const ZONE = 'America/Los_Angeles';
/** 09:33:02 in Los Angeles on 27 November 2026, and what arrived with it. */
const MOMENT = ms('2026-11-27T17:33:02Z');
const HINTS = {
  zone: ZONE,
  filedAt: at(2026, 11, 27, 9),
  arrivedMs: MOMENT + 4_000,
};

describe('the time of a clip', () => {
  test.each([
    ['14 digits', 'MDalarm_20261127093302.mp4'],
    ['8 and 6, joined by _', 'MDalarm_20261127_093302.mp4'],
    ['8 and 6, joined by -', 'MDalarm-20261127-093302.mp4'],
    ['the last of two', '20200101_000000_20261127_093302.mp4'],
    ['digits of another length before it', 'cam12345678901_20261127093302.mp4'],
    ['a name that the uploader has shortened', '20261127093302'],
  ])('is read from the name: %s', (_name, fileName) => {
    expect(eventTime({ ...HINTS, fileName })).toEqual({ eventTs: MOMENT, source: 'name' });
  });

  test.each([
    ['no digits', 'video.mp4'],
    ['15 digits', 'x202611270933021.mp4'],
    ['a month 13', '20261327_093302.mp4'],
    ['a second 61', '20261127_093361.mp4'],
    ['a 30 February', '20260230_093302.mp4'],
    ['more than 36 hours from all else', '20261125_093302.mp4'],
    ['a clock that was never set', '19700101_000010.mp4'],
  ])('is its arrival when the name has %s', (_name, fileName) => {
    expect(eventTime({ ...HINTS, fileName })).toEqual({ eventTs: HINTS.arrivedMs, source: 'arrival' });
  });

  test.each([
    ['milliseconds', String(MOMENT), MOMENT],
    ['seconds', String(MOMENT / 1000), MOMENT],
    ['seconds with a fraction', '1795800782.5', 1795800782500],
    ['seconds with a longer fraction', '1795800782.25', 1795800782250],
    ['seconds with spaces around them', ' 1795800782 ', 1795800782000],
    ['the first milliseconds that are no valid seconds', '1000000000000', 1000000000000],
    ['the first time that is one', '946684800', 946684800000],
    ['the last time that is one', '4102444799', 4102444799000],
  ])('is what the uploader says in %s, when the name says nothing', (_name, timestamp, eventTs) => {
    expect(eventTime({ ...HINTS, fileName: 'video.mp4', timestamp })).toEqual({
      eventTs,
      source: 'metadata',
    });
  });

  test.each([
    ['yesterday'],
    ['-1'],
    ['0'],
    ['99999999999999'],
    ['1e12'],
    ['946684799'],
    ['4102444800'],
    ['x1795800782'],
    ['1795800782x'],
    [''],
  ])('is its arrival when the uploader says “%s”', (timestamp) => {
    expect(eventTime({ ...HINTS, fileName: 'video.mp4', timestamp }).source).toBe('arrival');
  });

  test('is no time before 2000, although its key says the same', () => {
    const named = { fileName: '19991231_100000.mp4', filedAt: at(1999, 12, 31, 10) };

    expect(eventTime({ ...HINTS, ...named }).source).toBe('arrival');
  });

  test('is believed of an archive that was copied years later, by its key alone', () => {
    const arrivedMs = ms('2030-01-01T00:00:00Z');

    const time = eventTime({ ...HINTS, arrivedMs, fileName: '20261127_093302.mp4' });

    expect(time).toEqual({ eventTs: MOMENT, source: 'name' });
  });

  test('is not believed when its key names an hour that there is not, and nothing else is near', () => {
    const arrivedMs = ms('2030-01-01T00:00:00Z');

    const time = eventTime({
      ...HINTS,
      arrivedMs,
      filedAt: at(2026, 11, 27, 99),
      fileName: '20261127_093302.mp4',
    });

    expect(time).toEqual({ eventTs: arrivedMs, source: 'arrival' });
  });

  test.each([
    ['exactly 36 hours', 36 * 3_600_000, 'name'],
    ['a millisecond more', 36 * 3_600_000 + 1, 'arrival'],
  ])('is believed up to 36 hours from its arrival: %s', (_name, offset, source) => {
    const filedAt = at(2020, 1, 1, 0);

    const time = eventTime({
      ...HINTS,
      filedAt,
      arrivedMs: MOMENT + offset,
      fileName: '20261127_093302.mp4',
    });

    expect(time.source).toBe(source);
  });

  test.each([
    ['the first', '2026-11-01T08:30:05Z', '2026-11-01T08:30:00Z'],
    ['the second', '2026-11-01T09:30:05Z', '2026-11-01T09:30:00Z'],
  ])('is %s of the two 01:30s of a night in which the clocks go back', (_name, arrived, want) => {
    const time = eventTime({
      fileName: '20261101_013000.mp4',
      zone: ZONE,
      filedAt: at(2026, 11, 1, 1),
      arrivedMs: ms(arrived),
    });

    expect(time).toEqual({ eventTs: ms(want), source: 'name' });
  });

  test('is the 01:30 that the uploader means, whenever the file arrived', () => {
    const time = eventTime({
      fileName: '20261101_013000.mp4',
      zone: ZONE,
      filedAt: at(2026, 11, 1, 1),
      timestamp: String(ms('2026-11-01T08:30:00Z')),
      arrivedMs: ms('2026-11-01T12:00:00Z'),
    });

    expect(time.eventTs).toBe(ms('2026-11-01T08:30:00Z'));
  });

  test('moves forward an hour where the clocks leave it out', () => {
    const time = eventTime({
      fileName: '20260308_023000.mp4',
      zone: ZONE,
      filedAt: at(2026, 3, 8, 2),
      arrivedMs: ms('2026-03-08T10:30:05Z'),
    });

    expect(time).toEqual({ eventTs: ms('2026-03-08T10:30:00Z'), source: 'name' });
  });
});
