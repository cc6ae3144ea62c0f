import { describe, expect, test } from '@jest/globals';
import { cameraDetails } from '../../../systems/cameras/catalog/catalog.ts';
import { clipAnswer } from '../../../systems/cameras/clip/answer.ts';
import { clipDays, clipTimeline } from '../../../systems/cameras/counts/asking.ts';
import { days, zone } from '../../../systems/cameras/settings.ts';
import { getClip, lastFive, lastFiveOf, listClips } from '../../../systems/cameras/timeline/listing.ts';
import { clipOf } from './clips.ts';
import { evaluatedKey } from '../../../systems/cameras/timeline/last-five.ts';
import { listSkipped, type Skips } from '../../../systems/cameras/skipped/listing.ts';
import { clipWorld, FILM, PICTURE } from './world.ts';

const ME = 'me';
const LA = 'America/Los_Angeles';
const sign = async (key: string, as: object): Promise<string> => `${key} ${JSON.stringify(as)}`;

type Second = readonly [camera: string, second: number, bytes?: Buffer, arrived?: string];

const atSecond = (second: number): number => Date.parse('2026-11-27T17:33:00Z') + 1000 * second;

/** A world in which cameras have a clip in each of these seconds of 27 November, 09:33 by their clock. */
const worldWith = async (...seconds: readonly Second[]) => {
  const world = clipWorld();
  const files = seconds.map(([camera, second, bytes = FILM, arrived]) => ({
    ...(arrived !== undefined && { arrived }),
    key: `patrolcams/${camera}/2026-11-27/Hour-9/record/MD_202611270933${String(second).padStart(2, '0')}.mp4`,
    bytes,
  }));
  world.lay(...files);
  expect(await world.deliver(files.map(({ key }) => key))).toEqual(new Map());
  return world.viewing;
};

describe('what a clip is answered as', () => {
  test('has URLs that show its files as what they are, and none of what is kept for ourselves', async () => {
    const clip = clipOf({ object_key_small: 's', thumbnail_key: 't', thumbnail_type: 'image/png' });

    const answer = await clipAnswer({ sign, zone: LA }, clip);

    const served = { disposition: 'inline', cacheControl: 'private, max-age=900' };
    const { etag: _e, until: _u, version: _v, thumbnail_type: _t, ...listed } = clip;
    expect(answer).toEqual({
      ...listed,
      uri: await sign(clip.object_key, { contentType: 'video/mp4', ...served }),
      uri_small_video: await sign('s', { contentType: 'video/mp4', ...served }),
      thumbnail_uri: await sign('t', { contentType: 'image/png', ...served }),
    });
  });

  test('without a smaller copy and a thumbnail has the clip itself', async () => {
    const answer = await clipAnswer({ sign, zone: LA }, clipOf());

    expect(answer.uri_small_video).toBe(answer.uri);
    for (const half of [{}, { thumbnail_key: 't' }, { thumbnail_type: 'image/png' }])
      expect(await clipAnswer({ sign, zone: LA }, clipOf(half))).not.toHaveProperty('thumbnail_uri');
  });

  test('has files of different names to save', async () => {
    const clip = clipOf({ object_key_small: 's', thumbnail_key: 't', thumbnail_type: 'image/png' });

    const answer = await clipAnswer({ sign, zone: LA }, clip, true);

    expect([answer.uri, answer.uri_small_video, answer.thumbnail_uri]).toEqual(
      ['.mp4', '_small.mp4', '_thumbnail.png'].map((end) =>
        expect.stringContaining(`front-door_2026-11-27T09-33-02${end}`),
      ),
    );
  });

  test.each([
    ['Front Door', 'video/mp4', 'front-door_2026-11-27T09-33-02.mp4'],
    ['  Zoë’s "Café"\r\n; x', 'image/jpeg', 'zoe-s-cafe-x_2026-11-27T09-33-02.jpg'],
    ['Гараж', 'video/matroska', 'camera_2026-11-27T09-33-02.mkv'],
    ['Garage', 'video/webm', 'garage_2026-11-27T09-33-02.webm'],
  ])('%j as %s is saved as %s', async (camera_name, content_type, name) => {
    const { uri } = await clipAnswer({ sign, zone: LA }, clipOf({ camera_name, content_type }), true);
    expect(uri).toContain(JSON.stringify(`attachment; filename="${name}"`));
  });
});

describe('pages', () => {
  test('of the cameras’ clients go on by their key, and by a cursor that loses nothing', async () => {
    const world = await worldWith(['A', 1], ['B', 1], ['C', 2]);
    const first = await lastFive(world, ME, 'lastFive', { limit: 2 });
    const { LastEvaluatedKey: key, cursor = '' } = first;

    const byCursor = await lastFive(world, ME, 'lastFive', { limit: 2, cursor });
    const byKey = await lastFive(world, ME, 'lastFive', {
      limit: 2,
      ...(key && { video_date: key.capture_date, older_than_ts: key.event_ts }),
    });

    expect(first).toMatchObject({ Count: 2, ScannedCount: 3 });
    expect(key).toEqual({ capture_date: '2026-11-27', event_ts: Date.parse('2026-11-27T17:33:01Z') });
    expect(byCursor.Count).toBe(1);
    expect(byCursor).not.toHaveProperty('LastEvaluatedKey');
    // By the key, what began in the very millisecond is passed over.
    expect(byKey.Count).toBe(0);
  });

  test.each([
    ['another caller', 'other', {}],
    ['another time', ME, { to: '2026-11-28T00:00:00Z' }],
    ['other cameras', ME, { camera: ['A'] }],
  ])('of %s are not to be had by the same cursor', async (_what, caller, other) => {
    const world = await worldWith(['A', 1], ['B', 2]);
    const { cursor = '' } = await listClips(world, ME, { limit: 1 });

    await expect(listClips(world, caller, { limit: 1, ...other, cursor })).rejects.toMatchObject({
      code: 'CursorInvalid',
    });
  });

  test('of another operation are not available either', async () => {
    const { cursors, ...world } = await worldWith();
    const cursor = await cursors.seal(
      { operation: '', caller: ME, type: 'video' },
      { lower: '', upper: '~' },
    );
    await expect(listClips({ ...world, cursors }, ME, { cursor })).rejects.toMatchObject({
      code: 'CursorInvalid',
    });
  });

  test.each([{}, { camera: ['A', 'B', 'C'] }])('end with the last clip: %j', async (query) => {
    const world = await worldWith(['A', 1], ['B', 2], ['C', 3]);
    const page = await listClips(world, ME, { limit: 3, ...query });
    expect(page.clips).toHaveLength(3);
    expect(page).not.toHaveProperty('cursor');
  });

  test.each([
    ['newest', { lower: '', upper: '1795800783000' }, 1795800783000],
    ['newest', { lower: '', upper: '1795800783000#a' }, 1795800783000],
    ['oldest', { lower: '1795800783000#a!', upper: '~' }, 1795800783000],
    // No clip was read there: newer than the millisecond before.
    ['oldest', { lower: '1795800783000', upper: '~' }, 1795800782999],
    ['oldest', { lower: '', upper: '~' }, undefined],
  ] as const)('in the order %s with %j left go on at %d', (order, rest, event_ts) =>
    expect(evaluatedKey({ clips: [], scanned: 0, rest }, order, LA)?.event_ts).toBe(event_ts),
  );

  test('may be asked for with another limit', async () => {
    const world = await worldWith(['A', 1], ['B', 2], ['C', 3]);
    const { cursor = '' } = await listClips(world, ME, { limit: 1 });

    const { clips } = await listClips(world, ME, { limit: 5, cursor });

    expect(clips.map(({ camera_name }) => camera_name)).toEqual(['B', 'A']);
  });

  test('of a camera have its clips alone, and those of an unknown one are not found', async () => {
    const world = await worldWith(['A', 1], ['B', 2], ['A', 3, PICTURE]);

    const { Items } = await lastFiveOf(world, ME, 'x', { camera: 'A', limit: 5 });
    const { clips } = await listClips(world, ME, { camera: ['A'] });

    expect(Items.map(({ event_ts }) => event_ts)).toEqual([atSecond(1)]);
    expect(clips).toEqual(Items);
    await expect(lastFiveOf(world, ME, 'x', { camera: 'C', limit: 1 })).rejects.toMatchObject({
      code: 'NotFound',
      message: 'No camera has this name',
    });
  });

  test('of what is newer than a moment go on to newer ones, for their caller alone', async () => {
    const world = await worldWith(['A', 1], ['B', 2], ['C', 3]);

    const first = await lastFive(world, ME, 'x', { limit: 1, newer_than_ts: atSecond(1) });
    const { cursor = '', LastEvaluatedKey: key } = first;
    const asked = { limit: 1, newer_than_ts: atSecond(1), cursor };

    expect(first.Items.map(({ camera_name }) => camera_name)).toEqual(['B']);
    expect(key).toEqual({ capture_date: '2026-11-27', event_ts: atSecond(2) });
    expect((await lastFive(world, ME, 'x', asked)).Items).toMatchObject([{ camera_name: 'C' }]);
    await expect(lastFive(world, 'other', 'x', asked)).rejects.toMatchObject({ code: 'CursorInvalid' });
  });

  test('of a time have what began in it, without its end', async () => {
    const world = await worldWith(['A', 1], ['B', 2], ['C', 3]);
    const at = (second: number) => new Date(atSecond(second)).toISOString();
    const begun = async (query: object) =>
      (await listClips(world, ME, query)).clips.map(({ camera_name }) => camera_name).join('');

    expect(await begun({ to: at(2) })).toBe('A');
    expect(await begun({ from: at(2) })).toBe('CB');
    expect(await begun({ from: at(2), to: at(3) })).toBe('B');
    expect(await begun({ from: at(2), to: at(2) })).toBe('');
    await expect(begun({ from: at(3), to: at(2) })).rejects.toMatchObject({
      faults: [{ in: 'query', name: 'to', message: 'must not be before from' }],
    });
  });

  test('of skipped files go on where the last one ended, for their caller alone', async () => {
    const { cursors } = await worldWith();
    const asked: unknown[] = [];
    const skips: Skips = async (before, limit) => {
      asked.push([before, limit]);
      return before === undefined ? { files: [], last: 'p' } : { files: [] };
    };

    const { cursor = '', ...first } = await listSkipped({ skips, cursors }, ME);
    const second = await listSkipped({ skips, cursors }, ME, { limit: 5, cursor });

    expect([first, second]).toEqual([{ files: [] }, { files: [] }]);
    expect(Object.keys(second)).toEqual(['files']);
    expect(asked).toEqual([
      [undefined, 20],
      ['p', 5],
    ]);
    const other = await cursors.seal({ operation: '', caller: ME }, 'p');
    for (const [caller, sealed] of [['other', cursor] as const, [ME, other] as const])
      await expect(listSkipped({ skips, cursors }, caller, { cursor: sealed })).rejects.toMatchObject({
        code: 'CursorInvalid',
      });
  });

  test.each(['0000-01-01', '9999-12-31'])(
    'may begin at the end of any day, such as %s',
    async (video_date) => {
      const world = await worldWith(['A', 1]);

      const { Count } = await lastFive(world, ME, 'lastFive', { limit: 2, video_date });

      expect(Count).toBe(video_date < '2026' ? 0 : 1);
    },
  );
});

test('a clip that is not there, or has expired, is not found', async () => {
  const ports = { sign, zone: LA, now: () => new Date('2030-01-01T00:00:00Z') };

  for (const clip of [undefined, clipOf()])
    await expect(getClip({ ...ports, clip: async () => clip }, 'id', false)).rejects.toMatchObject({
      code: 'NotFound',
      message: 'No clip has this id',
    });
  const found = { ...ports, now: () => new Date('2026-11-28T00:00:00Z'), clip: async () => clipOf() };
  expect(await getClip(found, 'id', false)).toEqual(await clipAnswer(ports, clipOf()));
});

test('cameras are listed with what they have, and when they were last seen', async () => {
  const world = await worldWith(
    ['A', 1],
    ['A', 5],
    ['B', 2],
    ['B', 9, PICTURE],
    ['C', 3],
    // They have expired, and are more than are looked at for one.
    ...Array.from({ length: 50 }, (_none, n): Second => ['C', 8 + n, FILM, '2026-10-01T17:00:00Z']),
  );
  const seen = (second: number) => new Date(atSecond(second)).toISOString();
  const [film, picture] = [FILM.length, PICTURE.length];

  expect(await cameraDetails(world)).toEqual({
    zone: LA,
    cameras: [
      { name: 'A', clips: 2, snapshots: 0, bytes: 2 * film, lastSeen: seen(5) },
      { name: 'B', clips: 1, snapshots: 1, bytes: film + picture, lastSeen: seen(9) },
      { name: 'C', clips: 1, snapshots: 0, bytes: film, lastSeen: seen(3) },
    ],
  });
});

test('a camera whose clips have all expired is listed with nothing', async () => {
  const world = clipWorld();
  const key = 'patrolcams/A/2026-10-01/Hour-9/record/MD_20261001093301.mp4';
  world.lay({ key, bytes: FILM, arrived: '2026-10-01T17:00:00Z' });
  await world.deliver([key]);

  expect(await cameraDetails(world.viewing)).toEqual({
    zone: LA,
    cameras: [{ name: 'A', clips: 0, snapshots: 0, bytes: 0 }],
  });
});

test('a timeline may begin with a leap second', async () => {
  const [from, to] = ['2016-12-31T23:59:60Z', '2017-01-01T01:00:00Z'];

  const { buckets } = await clipTimeline({ hourCounts: async () => [], zone: LA }, { from, to });

  expect(buckets.map((bucket) => bucket.from)).toEqual(['2017-01-01T00:00:00.000Z']);
});

test('clips from a leap second on exclude those before it', async () => {
  const world = await worldWith(['A', 1]);

  const asked = (from: string) => listClips(world, ME, { from });

  expect((await asked('2016-12-31T23:59:60Z')).clips).toHaveLength(1);
  expect((await asked('2099-12-31T23:59:60Z')).clips).toEqual([]);
});

test.each([
  ['ends before it begins', '2026-01-01T00:00:00Z', {}, 'to', 'must not be before from'],
  ['has more than 750 hours', '2026-02-02T06:00:01Z', {}, 'to', 'must be at most 750 hours after from'],
  [
    'has more than 400 days',
    '2027-02-06T00:00:01Z',
    { bucket: 'day' },
    'to',
    'must be at most 400 days after from',
  ],
  [
    'is of an unknown zone',
    '2026-01-02T00:00:00Z',
    { zone: 'Mars/Base' },
    'zone',
    'must be the name of a time zone, such as Europe/Berlin',
  ],
] as const)('a timeline that %s is rejected', async (_what, to, more, name, message) => {
  const asked = clipTimeline(
    { hourCounts: async () => [], zone: LA },
    { from: '2026-01-02T00:00:00Z', to, ...more },
  );

  await expect(asked).rejects.toMatchObject({ faults: [{ in: 'query', name, message }] });
});

test.each([
  ['2026-01-02T00:00:00Z', 0],
  ['2026-02-02T06:00:00Z', 750],
])('a timeline may end at %s, after %d hours', async (to, hours) => {
  const asked = { from: '2026-01-02T00:00:00Z', to };
  expect((await clipTimeline({ hourCounts: async () => [], zone: LA }, asked)).buckets).toHaveLength(hours);
});

test('the days of a month are listed for a camera', async () => {
  const asked: unknown[] = [];
  const hourCounts = async (...given: unknown[]) => {
    asked.push(given);
    return [{ hour: '2026-11-27T17', clips: 1, snapshots: 0, bytes: 2 }];
  };

  expect(await clipDays({ hourCounts, zone: LA }, { month: '2026-11', camera: 'A' })).toEqual({
    days: [{ date: '2026-11-27', clips: 1, snapshots: 0, bytes: 2 }],
  });
  expect(asked).toEqual([['A', { first: '2026-11-01T07', last: '2026-12-01T07' }]]);
});

describe('settings', () => {
  test.each(['Europe/Berlin', 'UTC'])('take the zone %s', (name) => expect(zone(name)).toBe(name));
  test.each(['Mars/Base', 'tomorrow'])('reject the zone %s', (name) =>
    expect(() => zone(name)).toThrow('IANA'),
  );
  test.each([
    ['1', 1],
    ['3650', 3650],
  ])('take %s days', (value, count) => expect(days(value)).toBe(count));
  test.each(['0', '3651', '1.5', '-1', 'x'])('reject %s days', (value) =>
    expect(() => days(value)).toThrow('days'),
  );
});
