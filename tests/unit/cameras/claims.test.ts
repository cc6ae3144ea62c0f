import { describe, expect, test } from '@jest/globals';
import {
  type Claims,
  shownWith,
  snapshotsAround,
  videosAround,
} from '../../../systems/cameras/clip/claims.ts';
import { clipOf } from './clips.ts';

const START = 1_000_000_000_000;
const video = clipOf({ event_ts: START, duration_ms: 90_000 });
const snapshot = (offsetMs: number) =>
  clipOf({ type: 'image', event_ts: START + offsetMs, object_key: `snap ${String(offsetMs)}` });
const claims = (some: Partial<Claims> = {}): Claims => ({ namesakes: 1, snapshots: [], ...some });

describe('a video is shown with', () => {
  test.each<[string, Claims, string | undefined]>([
    ['nothing, as long as nothing came', claims(), undefined],
    ['the snapshot within it', claims({ snapshots: [snapshot(-1), snapshot(40_000)] }), 'snap 40000'],
    ['the nearest of those within', claims({ snapshots: [snapshot(40_000), snapshot(10)] }), 'snap 10'],
    ['else the nearest around it', claims({ snapshots: [snapshot(-4_000), snapshot(-5_000)] }), 'snap -4000'],
    ['one from its very beginning', claims({ snapshots: [snapshot(5), snapshot(0)] }), 'snap 0'],
    ['one from its very end', claims({ snapshots: [snapshot(-1), snapshot(90_000)] }), 'snap 90000'],
    ['one from five seconds before', claims({ snapshots: [snapshot(-5_000)] }), 'snap -5000'],
    ['none from longer before', claims({ snapshots: [snapshot(-5_001)] }), undefined],
    ['none from after its end', claims({ snapshots: [snapshot(90_001)] }), undefined],
    ['a snapshot before a thumbnail', claims({ snapshots: [snapshot(0)], thumbnail: 't' }), 'snap 0'],
    ['the thumbnail of its name', claims({ thumbnail: 't' }), 't'],
    ['no thumbnail that another may mean', claims({ thumbnail: 't', namesakes: 2 }), undefined],
  ])('%s', (_name, given, want) => {
    expect(shownWith(video, given).thumbnail_key).toBe(want);
  });

  test('a snapshot up to a minute after the beginning of a short one', () => {
    const short = clipOf({ event_ts: START, duration_ms: 1_000 });

    const shown = [60_000, 60_001].map(
      (offset) => shownWith(short, claims({ snapshots: [snapshot(offset)] })).thumbnail_key,
    );

    expect(shown).toEqual(['snap 60000', undefined]);
    const near = claims({ snapshots: [snapshot(2_000), snapshot(-1)] });
    expect(shownWith(short, near).thumbnail_key).toBe('snap -1');
  });

  test('the same of two snapshots of one moment, whichever comes first', () => {
    const two = ['a', 'b'].map((object_key) => clipOf({ type: 'image', event_ts: START, object_key }));
    const [first] = two.toSorted((one, other) => (one.id < other.id ? -1 : 1));

    for (const snapshots of [two, two.toReversed()])
      expect(shownWith(video, claims({ snapshots })).thumbnail_key).toBe(first?.object_key);
    expect(shownWith(video, claims())).not.toHaveProperty('thumbnail_type');
  });

  test('its smaller copy, and itself without one', () => {
    expect(shownWith(video, claims({ small: 's' })).object_key_small).toBe('s');
    expect(shownWith(video, claims()).object_key_small).toBe(video.object_key);
  });
});

const endless = clipOf({ event_ts: START, duration_ms: 36_000_000 });

test.each([
  [-5_000, video],
  [0, video],
  [90_000, video],
  [3_600_000, endless],
])('a snapshot %d ms from a video is sought from both sides', (offset, one) => {
  const { fromMs, toMs } = snapshotsAround(one);
  const around = videosAround({ event_ts: START + offset });

  expect(START + offset >= fromMs && START + offset <= toMs).toBe(true);
  expect(START >= around.fromMs && START <= around.toMs).toBe(true);
});

test('a snapshot that would not find its video is not found by it either', () => {
  const late = START + 3_600_001;

  expect(START >= videosAround({ event_ts: late }).fromMs).toBe(false);
  expect(late <= snapshotsAround(endless).toMs).toBe(false);
});
