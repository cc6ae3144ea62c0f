import { describe, expect, test } from '@jest/globals';
import { additionsOf } from '../../../systems/cameras/counts/adding.ts';
import { bucketed, daysWith, filled, hoursIn } from '../../../systems/cameras/counts/counts.ts';
import { clockOf, dayIn, isZone, momentsAt, monthIn } from '../../../systems/cameras/time/zone.ts';
import { clipOf } from './clips.ts';

const ZONE = 'America/Los_Angeles';
const ms = (iso: string): number => Date.parse(iso);
const [VIDEO, IMAGE] = [clipOf(), clipOf({ type: 'image', camera_name: 'Garage' })];
const count = (hour: string, clips = 1) => ({ hour, clips, snapshots: 0, bytes: 10 });

describe('the days that have clips', () => {
  test('are those of the zone: the same hours are other days elsewhere', () => {
    const counts = [count('2026-11-27T08', 2), count('2026-11-27T07')];

    expect(daysWith(counts, ZONE)).toMatchObject([
      { date: '2026-11-26', clips: 1 },
      { date: '2026-11-27', clips: 2, bytes: 10 },
    ]);
    expect(daysWith(counts, 'UTC')).toMatchObject([{ date: '2026-11-27', clips: 3, bytes: 20 }]);
  });

  test('leave out what has nothing', () => expect(daysWith([count('2026-11-27T07', 0)], ZONE)).toEqual([]));

  test('have as many snapshots as clips', () => {
    const both = { ...count('2026-11-27T08'), snapshots: 1 };
    expect(daysWith([both], ZONE)).toMatchObject([{ clips: 1, snapshots: 1 }]);
  });
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
    const full = filled(buckets, [
      count('2026-11-27T12', 3),
      count('2026-11-27T10'),
      count('2026-11-27T13'),
      count('2026-11-27T09'),
    ]);

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

test('a day is one that there is', () => expect(() => dayIn('2026-02-30', ZONE)).toThrow(RangeError));

test('a clock shows whole seconds', () =>
  expect(clockOf(ms('2026-11-27T17:33:02.987Z'), ZONE)).toBe('2026-11-27T09-33-02'));

test.each([
  ['once', 3, 7, 2, ['10:30']],
  ['twice when the clocks go back', 11, 1, 1, ['08:30', '09:30']],
  ['later when the clocks leave it out', 3, 8, 2, ['10:30']],
  ['never on a day that there is not', 2, 30, 2, []],
])('half past an hour comes %s', (_how, month, day, hour, utc) => {
  const moments = momentsAt({ year: 2026, month, day, hour, minute: 30 }, ZONE);
  expect(moments.map((moment) => new Date(moment).toISOString().slice(11, 16))).toEqual(utc);
});

describe('what changes add to the counts', () => {
  const added = { camera: 'Front Door', hour: '2026-11-27T17', until: VIDEO.until };
  test.each([
    ['nothing when nothing changes', [{ before: VIDEO, after: VIDEO }], []],
    ['a video', [{ after: VIDEO }], [{ ...added, clips: 1, snapshots: 0, bytes: 1000 }]],
    [
      'a snapshot, of a camera for itself',
      [{ after: VIDEO }, { after: IMAGE }],
      [
        { ...added, clips: 1, snapshots: 0, bytes: 1000 },
        { ...added, camera: 'Garage', clips: 0, snapshots: 1, bytes: 1000 },
      ],
    ],
    [
      'the difference in size alone',
      [{ before: VIDEO, after: { ...VIDEO, video_size: 700 } }],
      [{ ...added, clips: 0, snapshots: 0, bytes: -300 }],
    ],
    [
      'a video in the place of a snapshot of its size',
      [{ before: { ...VIDEO, type: 'image' as const }, after: VIDEO }],
      [{ ...added, clips: 1, snapshots: -1, bytes: 0 }],
    ],
  ])('%s', (_what, changes, additions) => expect(additionsOf(changes)).toEqual(additions));
});
