import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, test } from '@jest/globals';
import { clipKey } from '../../systems/cameras/aws/keys.ts';
import { clipId } from '../../systems/cameras/clip/object-keys.ts';
import { adminToken, asAdmin, bodyOf, call, newSession } from './accounts.ts';
import {
  ALL_DONE,
  asViewer,
  clipEvent,
  clips,
  deliver,
  FILM,
  films,
  keyOf,
  lastFive,
  newCamera,
  pagesBy,
  PICTURE,
  putObject,
  removeFiles,
  removeObject,
  SMALL_FILM,
  untilClip,
  upload,
  ZONE,
} from './clips.ts';
import { aws, output, until } from './stack.ts';

const ms = (iso: string): number => Date.parse(iso);
const named = (camera: string): string => `/lastfive/${encodeURIComponent(camera)}`;
const keysIn = (items: readonly { readonly object_key: string }[]): string[] =>
  items.map(({ object_key }) => object_key);

const cameraNamed = async (camera: string) =>
  bodyOf('Cameras', await asViewer('/cameras/details')).cameras.find(({ name }) => name === camera);

afterAll(removeFiles);

test('what the uploader lays in the bucket is listed, and plays from its URL', async () => {
  // Prepare
  const camera = newCamera();
  const began = '2026-11-27T17:33:02Z';
  const metadata = { camera_timestamp: String(ms(began) / 1000 + 7) };

  // Act
  const key = await upload(camera, began, { metadata });
  const small = await upload(camera, began, { ending: '-small.mp4', bytes: SMALL_FILM });
  const snapshot = await upload(camera, '2026-11-27T17:33:04Z', {
    folder: 'snap',
    ending: '.jpg',
    bytes: PICTURE,
  });
  await untilClip(key, ({ thumbnail_key, object_key_small }) => {
    return thumbnail_key === snapshot && object_key_small === small;
  });
  const { Items, Count } = await lastFive(named(camera));
  const [clip] = Items;
  const [part, whole, smaller, thumbnail] = await Promise.all([
    fetch(clip?.uri ?? '', { headers: { range: 'bytes=100-1099' } }),
    fetch(clip?.uri ?? ''),
    fetch(clip?.uri_small_video ?? ''),
    fetch(clip?.thumbnail_uri ?? ''),
  ]);

  // Assess
  expect(Count).toBe(1);
  expect(clip).toMatchObject({
    id: clipId(key),
    type: 'video',
    camera_name: camera,
    video_name: 'MDalarm_20261127_093302.mp4',
    video_size: FILM.length,
    capture_date: '2026-11-27',
    capture_hour: 'Hour-9',
    event_ts: ms(began),
    time_source: 'name',
    content_type: 'video/mp4',
    duration_ms: 4000,
    codec: expect.stringMatching(/^avc1\./),
    playable: true,
  });
  expect([part.status, part.headers.get('content-type')]).toEqual([206, 'video/mp4']);
  expect(part.headers.get('content-range')).toBe(`bytes 100-1099/${String(FILM.length)}`);
  expect(part.headers.get('cache-control')).toBe('private, max-age=900');
  expect(Buffer.from(await part.arrayBuffer())).toEqual(FILM.subarray(100, 1100));
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(FILM);
  expect(Buffer.from(await smaller.arrayBuffer())).toEqual(SMALL_FILM);
  expect([thumbnail.status, thumbnail.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
});

test('a browser saves a clip under the name of its camera and its time', async () => {
  const camera = newCamera();
  const key = await upload(camera, '2026-11-26T09:00:00Z');
  await untilClip(key);

  const clip = bodyOf('Clip', await asViewer(`/clips/${clipId(key)}?download=true`));

  const { headers } = await fetch(clip.uri);
  const name = `${camera.toLowerCase().replaceAll(' ', '-')}_2026-11-26T01-00-00.mp4`;
  expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
});

test('cameras are listed by name, with what they have and when they were last seen', async () => {
  const camera = newCamera();
  await films([camera, '2026-11-20T08:00:00Z'], [camera, '2026-11-21T08:00:00Z']);
  const snapshot = await upload(camera, '2026-11-19T08:00:00Z', { ending: '.jpg', bytes: PICTURE });
  await untilClip(snapshot);

  const names = bodyOf('CameraNames', await asViewer('/cameras'));

  expect(names).toContain(camera);
  expect(names).toEqual([...names].sort());
  expect(await cameraNamed(camera)).toEqual({
    name: camera,
    lastSeen: '2026-11-21T08:00:00.000Z',
    clips: 2,
    snapshots: 1,
    bytes: 2 * FILM.length + PICTURE.length,
  });
});

describe('the calls of the original client', () => {
  test('page back over days and cameras, newest first, and end', async () => {
    // Prepare
    const [one, other] = [newCamera(), newCamera()];
    const keys = await films(
      [one, '2003-05-05T20:00:00Z'],
      [other, '2003-05-05T19:00:00Z'],
      [one, '2003-05-05T07:30:00Z'], // 00:30 by the cameras' clock
      [other, '2003-05-05T06:30:00Z'], // the evening before
      [one, '2003-02-01T12:00:00Z'],
    );

    // Act
    const pages: (readonly string[])[] = [];
    let query = 'video_date=2003-05-05';
    while (pages.length < 9) {
      const { Items, LastEvaluatedKey: last } = await lastFive(`/lastfive?num_results=2&${query}`);
      pages.push(keysIn(Items));
      if (!last || Items.every(({ camera_name }) => ![one, other].includes(camera_name))) break;
      query = `video_date=${last.capture_date}&older_than_ts=${String(last.event_ts)}`;
    }

    // Assess
    expect(pages.flat().slice(0, 5)).toEqual(keys);
    expect(pages.slice(0, 2).map(({ length }) => length)).toEqual([2, 2]);
  });

  test('ask for what is new, across midnight, oldest first', async () => {
    const camera = newCamera();
    const [, ...newer] = await films(
      [camera, '2004-05-05T06:50:00Z'], // 23:50 by the cameras' clock
      [camera, '2004-05-05T06:59:00Z'],
      [camera, '2004-05-05T07:10:00Z'],
    );
    const since = `newer_than_ts=${String(ms('2004-05-05T06:50:00Z'))}`;

    const first = await lastFive(`/lastfive?num_results=1&video_date=2004-05-05&${since}`);
    const { event_ts } = first.LastEvaluatedKey ?? { event_ts: 0 };
    const then = await lastFive(`/lastfive?video_date=2004-05-05&newer_than_ts=${String(event_ts)}`);
    const none = await lastFive(
      `/lastfive?video_date=2004-05-05&newer_than_ts=${String(ms('2004-05-05T07:10:00Z'))}`,
    );

    expect([...keysIn(first.Items), ...keysIn(then.Items)]).toEqual(newer);
    expect(none).toEqual({ Items: [], Count: 0, ScannedCount: 0 });
  });

  test('may be for one camera; one that is unknown is not found', async () => {
    const [camera, other] = [newCamera(), newCamera()];
    const [key] = await films([camera, '2005-05-05T12:00:00Z'], [other, '2005-05-05T13:00:00Z']);
    const day = 'video_date=2005-05-05';

    const filtered = await lastFive(`/lastfive?${day}&filter=${encodeURIComponent(camera)}`);
    const byPath = await lastFive(`${named(camera)}?${day}`);

    expect([keysIn(filtered.Items), keysIn(byPath.Items)]).toEqual([[key], [key]]);
    expect(await asViewer(named(newCamera()))).toMatchObject({ status: 404 });
  });
});

describe('a list of clips', () => {
  test('that ends exactly at a day’s end goes on with the day before, and ends', async () => {
    const [one, other] = [newCamera(), newCamera()];
    const keys = await films(
      [one, '2006-05-05T00:00:01Z'],
      [other, '2006-05-05T00:00:00Z'],
      [one, '2006-05-04T23:59:59Z'],
      [other, '2006-05-04T23:59:58Z'],
    );
    const range = 'from=2006-05-04T23:59:58Z&to=2006-05-05T00:00:02Z&limit=2';
    const merged = `${range}&camera=${encodeURIComponent(one)},${encodeURIComponent(other)}`;

    for (const query of [range, merged]) {
      const pages = await pagesBy((cursor) => clips(`${query}${cursor}`));
      expect(keysIn(pages.flatMap((page) => page.clips))).toEqual(keys);
    }
    expect((await clips('from=2006-05-04T23:59:58Z&to=2006-05-04T23:59:58Z')).clips).toEqual([]);
  });

  test('holds each of 120 that began in one millisecond once', async () => {
    // Prepare
    const camera = newCamera();
    const began = '2007-05-05T12:00:00Z';
    await Promise.all(
      Array.from({ length: 120 }, (_, n) =>
        upload(camera, began, { before: `${String(n)}_`, bytes: SMALL_FILM }),
      ),
    );
    await until(
      () => cameraNamed(camera),
      (seen) => seen?.clips === 120,
    );

    // Act
    const byClips = await pagesBy((cursor) =>
      clips(`from=2007-05-05T00:00:00Z&to=2007-05-06T00:00:00Z&limit=50${cursor}`),
    );
    const byCamera = await pagesBy((cursor) =>
      lastFive(`${named(camera)}?num_results=50&video_date=2007-05-05${cursor}`),
    );

    // Assess
    for (const pages of [byClips.map((page) => page.clips), byCamera.map((page) => page.Items)]) {
      expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
      expect(new Set(keysIn(pages.flat())).size).toBe(120);
    }
  });

  test('goes on only by a cursor of its own query', async () => {
    const camera = newCamera();
    await films([camera, '2008-05-05T12:00:00Z'], [camera, '2008-05-05T13:00:00Z']);
    const range = 'from=2008-05-05T00:00:00Z&to=2008-05-06T00:00:00Z&limit=1';
    const { cursor = '' } = await clips(range);

    const other = await asViewer(`/clips?limit=1&type=image&cursor=${encodeURIComponent(cursor)}`);

    expect(other).toMatchObject({ status: 400, body: { code: 'CursorInvalid' } });
  });

  test('leaves out what has expired and is not yet gone', async () => {
    const camera = newCamera();
    const [key = '', kept] = await films([camera, '2009-05-05T12:00:00Z'], [camera, '2009-05-05T13:00:00Z']);
    const { pk, sk } = clipKey(await untilClip(key));
    await aws.dynamoDB.send(
      new UpdateItemCommand({
        TableName: output('ClipsTableName'),
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'SET #until = :past',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':past': { N: '1000000000' } },
      }),
    );

    const { Items } = await lastFive(`${named(camera)}?video_date=2009-05-05`);

    expect(keysIn(Items)).toEqual([kept]);
    expect(await asViewer(`/clips/${clipId(key)}`)).toMatchObject({ status: 404 });
  });
});

describe('the time of a clip', () => {
  test('distinguishes the two 01:30s of the night in which the clocks go back', async () => {
    const camera = newCamera();
    const at = (iso: string, before: string) =>
      [camera, iso, { before, metadata: { camera_timestamp: String(ms(iso)) } }] as const;

    const keys = await films(at('2020-11-01T09:30:00Z', 'second_'), at('2020-11-01T08:30:00Z', 'first_'));

    const { Items } = await lastFive(`${named(camera)}?video_date=2020-11-01`);
    const { buckets } = bodyOf(
      'ClipTimeline',
      await asViewer(
        `/clips/timeline?from=2020-11-01T12:00:00Z&to=2020-11-01T12:00:01Z&bucket=day&zone=${ZONE}&camera=${encodeURIComponent(camera)}`,
      ),
    );
    expect(keysIn(Items)).toEqual(keys);
    expect(Items.map(({ event_ts }) => event_ts)).toEqual([
      ms('2020-11-01T09:30:00Z'),
      ms('2020-11-01T08:30:00Z'),
    ]);
    // 25 hours.
    expect(buckets).toMatchObject([
      { from: '2020-11-01T07:00:00.000Z', to: '2020-11-02T08:00:00.000Z', clips: 2 },
    ]);
  });

  test('lies on one day here and on the next there', async () => {
    const camera = newCamera();
    const [key] = await films([camera, '2019-03-02T07:30:00Z']); // 23:30 by the cameras' clock
    const dayOf = async (zone: string) => {
      const query = `from=2019-03-01T12:00:00Z&to=2019-03-02T12:00:00Z&bucket=day&zone=${zone}`;
      const answer = await asViewer(`/clips/timeline?${query}&camera=${encodeURIComponent(camera)}`);
      return bodyOf('ClipTimeline', answer).buckets.find((bucket) => bucket.clips > 0)?.from;
    };

    const { Items } = await lastFive(`${named(camera)}?video_date=2019-03-01`);
    const { days } = bodyOf(
      'ClipDays',
      await asViewer(`/clips/days?month=2019-03&camera=${encodeURIComponent(camera)}`),
    );

    expect(keysIn(Items)).toEqual([key]);
    expect(days).toEqual([{ date: '2019-03-01', clips: 1, snapshots: 0, bytes: FILM.length }]);
    expect(await dayOf(ZONE)).toBe('2019-03-01T08:00:00.000Z');
    expect(await dayOf('UTC')).toBe('2019-03-02T00:00:00.000Z');
  });

  test.each([
    ['metadata', 'its uploader', '1262347200', ms('2010-01-01T12:00:00Z')],
    ['arrival', 'its arrival', 'soon', expect.any(Number)],
  ])('is from %s where the name has no time: %s', async (time_source, _what, camera_timestamp, event_ts) => {
    const key = `patrolcams/${newCamera()}/2010-01-01/Hour-4/record/door.mp4`;

    await putObject(key, FILM, { camera_timestamp });

    expect(await untilClip(key)).toMatchObject({ time_source, event_ts });
  });
});

describe('an event', () => {
  test('that comes again and again makes one clip, counted once', async () => {
    const camera = newCamera();
    const [key = ''] = await films([camera, '2011-05-05T12:00:00Z']);
    const before = await untilClip(key);

    const answers = await Promise.all([1, 2, 3].map(() => deliver(clipEvent(key))));

    expect(answers).toEqual([ALL_DONE, ALL_DONE, ALL_DONE]);
    expect(await cameraNamed(camera)).toMatchObject({ clips: 1, bytes: FILM.length });
    expect((await lastFive(`${named(camera)}?video_date=2011-05-05`)).Count).toBe(1);
    expect((await untilClip(key)).video_size).toBe(before.video_size);
  });

  test('of an object that is gone by now makes no ghost', async () => {
    const key = keyOf(newCamera(), '2011-06-05T12:00:00Z');

    expect(await deliver(clipEvent(key))).toEqual(ALL_DONE);

    expect(await asViewer(`/clips/${clipId(key)}`)).toMatchObject({ status: 404 });
  });

  test('of a clip whose object is gone by now removes the clip', async () => {
    const camera = newCamera();
    const [key = ''] = await films([camera, '2011-06-06T12:00:00Z']);
    await removeObject(key);

    expect(await deliver(clipEvent(key))).toEqual(ALL_DONE);

    expect(await asViewer(`/clips/${clipId(key)}`)).toMatchObject({ status: 404 });
    expect(await cameraNamed(camera)).toEqual({ name: camera, clips: 0, snapshots: 0, bytes: 0 });
  });

  test('that cannot be read is handed back to the queue', async () => {
    expect(await deliver('nothing')).toMatchObject({
      answer: { batchItemFailures: [{ itemIdentifier: expect.any(String) }] },
    });
  });

  test('of another file in the place of a clip makes it the clip, and its counts', async () => {
    const camera = newCamera();
    const [key = ''] = await films([camera, '2011-07-05T12:00:00Z']);

    await putObject(key, SMALL_FILM);
    await untilClip(key, ({ video_size }) => video_size === SMALL_FILM.length);
    const replaced = await cameraNamed(camera);
    await putObject(key, 'no film');
    await until(
      () => asViewer(`/clips/${clipId(key)}`),
      ({ status }) => status === 404,
    );

    expect(replaced).toMatchObject({ clips: 1, bytes: SMALL_FILM.length });
    expect(await cameraNamed(camera)).toEqual({ name: camera, clips: 0, snapshots: 0, bytes: 0 });
  });
});

describe('a video is shown with', () => {
  test('what came before it: its smaller copy, and the thumbnail of its name', async () => {
    const camera = newCamera();
    const began = '2012-05-05T12:00:00Z';
    const before = `${camera}_`;
    const small = await upload(camera, began, { before, ending: '-small.mp4', bytes: SMALL_FILM });
    const name = keyOf(camera, began, { before, ending: '' }).split('/').at(-1) ?? '';
    const thumbnail = `video-thumbnail/${name}.jpg`;
    await putObject(thumbnail, PICTURE);
    expect(await deliver(clipEvent(small))).toEqual(ALL_DONE);
    expect(await deliver(clipEvent(thumbnail))).toEqual(ALL_DONE);

    const key = await upload(camera, began, { before });
    const alone = await untilClip(key, ({ thumbnail_key }) => thumbnail_key !== undefined);
    const namesake = key.replace(camera, newCamera());
    await putObject(namesake, FILM);
    const shared = await untilClip(key, ({ thumbnail_key }) => thumbnail_key === undefined);

    expect(alone).toMatchObject({ object_key_small: small, thumbnail_key: thumbnail });
    expect(shared.object_key_small).toBe(small);
    expect(await untilClip(namesake)).not.toHaveProperty('thumbnail_key');
  });
});

test('a file that is not a clip is listed for admins, with the reason', async () => {
  const camera = newCamera();
  const [empty, text, elsewhere] = [
    keyOf(camera, '2013-05-05T12:00:00Z'),
    keyOf(camera, '2013-05-05T13:00:00Z'),
    `patrolcams/${camera}.mp4`,
  ];

  await putObject(empty, '');
  await putObject(text, 'no film');
  await putObject(elsewhere, FILM);
  const seen = await until(
    async () => {
      const pages = await pagesBy(async (cursor) =>
        bodyOf('SkippedPage', await asAdmin('GET', `/clips/skipped?limit=60${cursor}`)),
      );
      return pages.flatMap(({ files }) => files).filter(({ object_key }) => object_key.includes(camera));
    },
    (files) => files.length === 3,
  );

  const reasons = new Map(seen.map(({ object_key, reason }) => [object_key, reason]));
  expect(reasons).toEqual(
    new Map([
      [empty, 'The file is empty.'],
      [text, 'The file is neither a video nor an image.'],
      [elsewhere, 'The key is not one that the uploader of the cameras writes.'],
    ]),
  );
  expect(await asViewer('/clips/skipped')).toMatchObject({ status: 403 });
});

describe('a caller', () => {
  const PATHS = [
    '/cameras',
    '/cameras/details',
    '/lastfive',
    '/lastfive/Front%20Door',
    '/clips',
    '/clips/days?month=2026-11',
    '/clips/timeline?from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z',
    `/clips/${clipId('x')}`,
  ];

  test('must be signed in, and a viewer or an admin', async () => {
    const { token } = await newSession();
    const admins = await adminToken();
    for (const path of PATHS) {
      expect([path, (await call('GET', path)).status]).toEqual([path, 401]);
      expect([path, (await call('GET', path, { token })).status]).toEqual([path, 403]);
      expect([200, 404]).toContain((await call('GET', path, { token: admins })).status);
    }
  });

  test.each([
    ['/lastfive?num_results=0', 'num_results'],
    ['/lastfive?num_results=101', 'num_results'],
    ['/lastfive?video_date=2026-02-30', 'video_date'],
    ['/lastfive?older_than_ts=yesterday', 'older_than_ts'],
    ['/lastfive?newer_than_ts=-1', 'newer_than_ts'],
    ['/lastfive?filter=a%2Fb', 'filter'],
    ['/clips?from=2026-11-01', 'from'],
    ['/clips?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z', 'to'],
    ['/clips?type=sound', 'type'],
    ['/clips?limit=61', 'limit'],
    ['/clips/nothing', 'clipId'],
    ['/clips/days?month=2026-13', 'month'],
    ['/clips/timeline?from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z', 'to'],
    ['/clips/timeline?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&zone=Mars/Base', 'zone'],
    ['/clips/timeline?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&bucket=week', 'bucket'],
  ])('%s is answered with what is wrong: %s', async (path, name) => {
    const { status, body } = await asViewer(path);

    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ name })]) });
  });
});
