import { describe, expect, test } from '@jest/globals';
import { bucketed, daysWith, filled, hoursIn } from '../../../systems/cameras/counts/counts.ts';
import { dayIn, isZone, monthIn } from '../../../systems/cameras/time/zone.ts';

const ZONE = 'America/Los_Angeles';
const ms = (iso: string): number => Date.parse(iso);
const count = (hour: string, clips = 1) => ({ hour, clips, snapshots: 0, bytes: 10 });

describe('the days that have clips', () => {
  test('are those of the zone: the same hours are other days elsewhere', () => {
    const counts = [count('2026-11-27T07'), count('2026-11-27T08', 2)];

    expect(daysWith(counts, ZONE)).toMatchObject([
      { date: '2026-11-26', clips: 1 },
      { date: '2026-11-27', clips: 2, bytes: 10 },
    ]);
    expect(daysWith(counts, 'UTC')).toMatchObject([{ date: '2026-11-27', clips: 3, bytes: 20 }]);
  });

  test('leave out what has nothing', () => expect(daysWith([count('2026-11-27T07', 0)], ZONE)).toEqual([]));
});

describe('the buckets of a timeline', () => {
  test.each([
    ['the clocks go forward', '2026-03-08', 23],
    ['the clocks go back', '2026-11-01', 25],
    ['nothing happens', '2026-11-27', 24],
  ])('are days of their own length when %s', (_name, date, hours) => {
    const { buckets } = bucketed(dayIn(date, ZONE), 'day', ZONE);

    expect(buckets.map(({ fromMs, toMs }) => (toMs - fromMs) / 3_600_000)).toEqual([hours]);
  });

  test('touch what is asked for, and hold what lies in them', () => {
    const range = { fromMs: ms('2026-11-27T10:30:00Z'), toMs: ms('2026-11-27T12:00:01Z') };

    const { buckets, whole } = bucketed(range, 'hour', ZONE);
    const full = filled(buckets, [count('2026-11-27T12', 3), count('2026-11-27T10'), count('2026-11-27T13')]);

    expect(whole).toEqual({ fromMs: ms('2026-11-27T10:00:00Z'), toMs: ms('2026-11-27T13:00:00Z') });
    expect(full.map(({ clips }) => clips)).toEqual([1, 0, 3]);
  });

  test('are asked for by the hours that begin in them', () => {
    expect(hoursIn(monthIn('2026-11', ZONE))).toEqual({ first: '2026-11-01T07', last: '2026-12-01T07' });
    expect(hoursIn(dayIn('2026-11-27', 'Asia/Kolkata'))).toEqual({
      first: '2026-11-26T19',
      last: '2026-11-27T18',
    });
  });
});

test('a zone is known by its name', () => {
  expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false]);
});
