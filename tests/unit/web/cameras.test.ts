import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayIn as dayByTemporal } from '../../../systems/cameras/time/zone.ts';
import { FIRST, nextAttempt } from '../../../web/cameras/address.ts';
import { dateAfterKey, monthsAfter, weeksOf } from '../../../web/cameras/calendar.ts';
import { barOf, clipAt, clipBeside, drawingOf, hoursNear, lengthText } from '../../../web/cameras/lane.ts';
import type { Bucket, Clip } from '../../../web/cameras/clip.ts';
import { camerasSearch } from '../../../web/cameras/search.ts';
import {
  hoursOf,
  LEAST_MS,
  momentAt,
  panned,
  placeOf,
  showing,
  within,
  zoomed,
} from '../../../web/cameras/span.ts';
import {
  clockText,
  dateAt,
  dayIn,
  daysAfter,
  offsetAt,
  offsetsIn,
  offsetText,
  ticksIn,
  readable,
} from '../../../web/cameras/zone.ts';

const HOUR_MS = 3_600_000;
const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Europe/Berlin',
  'Pacific/Chatham',
];

const zones = fc.constantFrom(...ZONES);
const dates = fc
  .date({ min: new Date('2005-01-02'), max: new Date('2030-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moments = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2030, 0) });

/** What the clocks show, by another way than the module's. */
const shown = (ms: number, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...options }).format(ms);

/** The times of the ticks of a day, without what tells two of them apart. */
const labelsOf = (date: string, zone: string, most = 30): string[] =>
  ticksIn(dayIn(date, zone), zone, most).map(({ label }) => label.replaceAll('\u202f', ' '));

describe('a day of a zone', () => {
  test.each([
    ['America/Los_Angeles', '2016-12-21', 24],
    ['America/Los_Angeles', '2016-03-13', 23],
    ['America/Los_Angeles', '2016-11-06', 25],
    ['Australia/Lord_Howe', '2016-10-02', 23.5],
    ['Australia/Lord_Howe', '2016-04-03', 24.5],
    ['America/Sao_Paulo', '2017-10-15', 23],
    ['America/Sao_Paulo', '2018-02-17', 25],
    ['Asia/Beirut', '2016-03-27', 23],
    ['Africa/Cairo', '2014-05-16', 23],
    ['Pacific/Apia', '2011-12-30', 0],
  ])('in %s, %s has %d hours', (zone, date, hours) => {
    const { fromMs, toMs } = dayIn(date, zone);
    expect((toMs - fromMs) / HOUR_MS).toBe(hours);
  });

  test('begins at the first moment of its date, and ends where the next one begins', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const { fromMs, toMs } = dayIn(date, zone);
        expect(shown(fromMs, zone, { dateStyle: 'short' })).toBe(date);
        expect(dateAt(fromMs, zone)).toBe(date);
        expect(shown(fromMs - 1, zone, { dateStyle: 'short' })).not.toBe(date);
        expect(toMs).toBe(dayIn(daysAfter(date, 1), zone).fromMs);
      }),
    );
  });

  test('is the same as that of the API', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        expect(dayIn(date, zone)).toEqual(dayByTemporal(date, zone));
      }),
    );
  });

  test('without a midnight begins at one', () => {
    const { fromMs } = dayIn('2017-10-15', 'America/Sao_Paulo');
    expect(shown(fromMs, 'America/Sao_Paulo', { timeStyle: 'short' })).toBe('01:00');
    expect(shown(fromMs - 1, 'America/Sao_Paulo', { timeStyle: 'short' })).toBe('23:59');
  });
});

describe('the ticks of a day', () => {
  test('leave out the hour that the clocks leave out', () => {
    const labels = labelsOf('2016-03-13', 'America/Los_Angeles');
    expect(labels).toHaveLength(23);
    expect(labels.slice(0, 4)).toEqual(['12:00 AM', '1:00 AM', '3:00 AM', '4:00 AM']);
  });

  test('tell the two hours apart that the clocks show twice', () => {
    const labels = labelsOf('2016-11-06', 'America/Los_Angeles');
    expect(labels).toHaveLength(25);
    expect(labels.slice(0, 4)).toEqual(['12:00 AM', '1:00 AM UTC−7', '1:00 AM UTC−8', '2:00 AM']);
  });

  test('stay at whole hours when the clocks change by half of one', () => {
    const labels = labelsOf('2016-04-03', 'Australia/Lord_Howe', 60);
    expect(labels).toHaveLength(49);
    expect(labels).toContain('1:30 AM UTC+11');
    expect(labels).toContain('1:30 AM UTC+10:30');
  });

  test('are in order, all different, within the day, and at whole steps of the clocks', () => {
    fc.assert(
      fc.property(dates, zones, fc.integer({ min: 2, max: 30 }), (date, zone, most) => {
        const day = dayIn(date, zone);
        const ticks = ticksIn(day, zone, most);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
        expect(ticks.length).toBeLessThanOrEqual(most + 2);
        for (const { ms } of ticks) {
          expect(ms).toBeGreaterThanOrEqual(day.fromMs);
          expect(ms).toBeLessThan(day.toMs);
          expect(shown(ms, zone, { minute: '2-digit', second: '2-digit' })).toMatch(/^[03]0:00$/);
        }
        expect(ticks.map(({ ms }) => ms)).toEqual(ticks.map(({ ms }) => ms).sort((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the clocks of a zone', () => {
  test('show what Intl says that they show', () => {
    fc.assert(
      fc.property(moments, zones, (ms, zone) => {
        const text = shown(ms, zone, { dateStyle: 'short', timeStyle: 'medium' });
        const second = Math.floor(ms / 1000) * 1000;
        expect(new Date(second + offsetAt(second, zone)).toISOString().slice(0, 19)).toBe(
          text.replace(' ', 'T'),
        );
      }),
    );
  });

  test.each([
    [0, 'UTC'],
    [-8 * HOUR_MS, 'UTC−8'],
    [5.75 * HOUR_MS, 'UTC+5:45'],
  ])('are %d ms ahead, in words', (ms, text) => expect(offsetText(ms)).toBe(text));

  test('have two offsets on a day on which they change', () => {
    expect(offsetsIn(dayIn('2016-11-06', 'America/Los_Angeles'), 'America/Los_Angeles')).toEqual([
      -7 * HOUR_MS,
      -8 * HOUR_MS,
    ]);
    expect(clockText(Date.UTC(2016, 11, 21, 8, 0, 5), 'America/Los_Angeles')).toBe('12:00:05 AM');
  });
});

test.each([
  ['America/Los_Angeles', 'America/Los_Angeles'],
  ['Mars/Olympus_Mons', 'UTC'],
])('the zone %s is read as %s', (zone, read) => expect(readable(zone)).toBe(read));

describe('what a timeline shows', () => {
  const bounds = { fromMs: 0, toMs: 24 * HOUR_MS };
  const spans = fc
    .tuple(fc.integer({ min: 0, max: 24 * HOUR_MS }), fc.integer({ min: LEAST_MS, max: 30 * HOUR_MS }))
    .map(([fromMs, length]) => within({ fromMs, toMs: fromMs + length }, bounds));
  const factors = fc.double({ min: 0.01, max: 50, noNaN: true });

  test('stays within the day, and is never shorter than a minute, however it is moved', () => {
    fc.assert(
      fc.property(
        spans,
        factors,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.nat(),
        (span, factor, by, at) => {
          for (const moved of [
            zoomed(span, factor, at, bounds),
            panned(span, by, bounds),
            showing(span, at % bounds.toMs, bounds),
          ]) {
            expect(moved.fromMs).toBeGreaterThanOrEqual(bounds.fromMs);
            expect(moved.toMs).toBeLessThanOrEqual(bounds.toMs);
            expect(moved.toMs - moved.fromMs).toBeGreaterThanOrEqual(LEAST_MS);
          }
        },
      ),
    );
  });

  test('keeps the moment under the pointer in its place while it zooms in', () => {
    fc.assert(
      fc.property(spans, fc.double({ min: 0, max: 1, noNaN: true }), (span, at) => {
        const ms = span.fromMs + at * (span.toMs - span.fromMs);
        const closer = zoomed(span, 0.5, ms, bounds);
        fc.pre(span.toMs - span.fromMs >= 2 * LEAST_MS);
        expect(Math.abs(placeOf(ms, closer, 900) - placeOf(ms, span, 900))).toBeLessThan(1);
      }),
    );
  });

  test('has a moment at each place, and a place for each moment', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 899 }), (span, x) => {
        expect(placeOf(momentAt(x, span, 900), span, 900)).toBeCloseTo(x, 0);
      }),
    );
  });

  test('touches whole hours', () =>
    expect(hoursOf({ fromMs: 1, toMs: HOUR_MS + 1 })).toEqual({ fromMs: 0, toMs: 2 * HOUR_MS }));
});

describe('the clips of a lane', () => {
  const span = { fromMs: 0, toMs: HOUR_MS };
  const clip = (event_ts: number, duration_ms = 4000): Clip =>
    ({ id: String(event_ts), event_ts, duration_ms }) as Clip;
  const clips = [clip(1_800_000), clip(900_000), clip(0)];

  test('are wide enough to be hit', () =>
    expect(barOf(clip(900_000), span, 600)).toEqual({ x: 150, width: 4 }));

  test('are found at a moment, and just beside it', () => {
    expect(clipAt(clips, 902_000, span, 600)?.event_ts).toBe(900_000);
    expect(clipAt(clips, 930_000, span, 600)?.event_ts).toBe(900_000);
    expect(clipAt(clips, 1_200_000, span, 600)).toBeUndefined();
  });

  test('follow one another', () => {
    expect(clipBeside(clips, 900_000, 'next')?.event_ts).toBe(1_800_000);
    expect(clipBeside(clips, 900_000, 'previous')?.event_ts).toBe(0);
    expect(clipBeside(clips, 1_800_000, 'next')).toBeUndefined();
  });

  test('are counted where a day has many', () => {
    expect(drawingOf(60, { fromMs: 0, toMs: 24 * HOUR_MS })).toBe('bars');
    expect(drawingOf(61, { fromMs: 0, toMs: 24 * HOUR_MS })).toBe('counts');
    expect(drawingOf(5000, span)).toBe('bars');
  });

  test('have snapshots in the nearest hours that have any', () => {
    const hours = [1, 0, 0, 2, 3].map((snapshots, at) => ({
      from: new Date(at * HOUR_MS).toISOString(),
      to: new Date((at + 1) * HOUR_MS).toISOString(),
      clips: 0,
      snapshots,
      bytes: 0,
    })) satisfies Bucket[];
    expect(hoursNear(hours, 2.6 * HOUR_MS)).toEqual([3 * HOUR_MS, 4 * HOUR_MS]);
    expect(hoursNear(hours, 1.2 * HOUR_MS)).toEqual([0, 3 * HOUR_MS]);
  });

  test.each([
    [400, '1 s'],
    [4000, '4 s'],
    [120_000, '2 min'],
    [125_000, '2 min 5 s'],
  ])('have a length: %d ms is %s', (ms, text) => expect(lengthText(ms)).toBe(text));
});

describe('a link into the cameras', () => {
  test('is what it was when it is read again', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            day: dates,
            month: dates.map((date) => date.slice(0, 7)),
            camera: fc.constantFrom('Front Door', 'A1B2', '2026', 'ä b'),
            clip: fc.stringMatching(/^[0-9a-f]{32}$/),
            t: fc.nat({ max: 5000 }),
          },
          { requiredKeys: [] },
        ),
        (search) => {
          expect(camerasSearch(search)).toEqual(search);
        },
      ),
    );
  });

  test('says a part of the day in one form', () =>
    expect(camerasSearch({ from: '2026-11-29T17:00:00.500Z', to: '2026-11-29T23:00:00Z' })).toEqual({
      from: '2026-11-29T17:00:00Z',
      to: '2026-11-29T23:00:00Z',
    }));

  test.each([
    { day: '2026-02-30' },
    { day: '0000-01-01' },
    { day: 5 },
    { month: '2026-13' },
    { from: '2026-11-29T17:00:00Z' },
    { from: '2026-11-29T17:00:00Z', to: '2026-11-29T17:00:00Z' },
    { from: 'yesterday', to: 'today' },
    { clip: '../me' },
    { camera: 'a/b' },
    { camera: 'a,b' },
    { t: -1 },
    { t: '12' },
    { t: NaN },
  ])('leaves out what makes no sense: %j', (search) => expect(camerasSearch(search)).toEqual({}));

  test('never fails, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('day', 'month', 'camera', 'from', 'to', 'clip', 't'), fc.anything()),
        (search) => {
          expect(camerasSearch({ ...camerasSearch(search) })).toEqual(camerasSearch(search));
        },
      ),
    );
  });
});

describe('the calendar', () => {
  test('has each day of a month once, in weeks of seven', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 7 }), (date, firstDay) => {
        const month = date.slice(0, 7);
        const weeks = weeksOf(month, firstDay);
        const days = weeks.flat().filter((day) => day !== undefined);
        expect(weeks.every(({ length }) => length === 7)).toBe(true);
        expect(days[0]).toBe(`${month}-01`);
        expect(daysAfter(days.at(-1) ?? '', 1)).toBe(`${monthsAfter(month, 1)}-01`);
        expect(new Set(days).size).toBe(days.length);
        expect((new Date(`${weeks[1]?.[0] ?? ''}T00:00:00Z`).getUTCDay() - firstDay + 7) % 7).toBe(0);
      }),
    );
  });

  test.each([
    ['ArrowRight', '2024-02-29', '2024-03-01'],
    ['ArrowLeft', '2024-03-01', '2024-02-29'],
    ['ArrowUp', '2026-11-03', '2026-10-27'],
    ['ArrowDown', '2026-11-03', '2026-11-10'],
    ['Home', '2026-11-04', '2026-11-01'],
    ['End', '2026-11-04', '2026-11-07'],
    ['PageUp', '2026-03-31', '2026-02-28'],
    ['PageDown', '2026-12-15', '2027-01-15'],
    ['x', '2026-12-15', undefined],
  ])('%s leads from %s to %s', (key, from, to) => expect(dateAfterKey(from, key, 7)).toBe(to));
});

describe('an address that has expired', () => {
  test('is renewed once, and again an hour later', () => {
    const first = nextAttempt(FIRST, 1_000);
    expect(first).toEqual({ renewals: 1, renewedMs: 1_000 });
    expect(first && nextAttempt(first, 2_000)).toBeUndefined();
    expect(first && nextAttempt(first, HOUR_MS + 2_000)?.renewals).toBe(2);
  });
});
