import { readFile } from 'node:fs/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clipKey, fileKey } from '../../../systems/cameras/aws/keys.ts';
import { clipId } from '../../../systems/cameras/clip/object-keys.ts';
import { totalOf } from '../../../systems/cameras/counts/counts.ts';
import { ingest, waitS } from '../../../systems/cameras/ingesting/batch.ts';
import { videosAbout } from '../../../systems/cameras/ingesting/settling.ts';
import { spanOf } from '../../../systems/cameras/timeline/span.ts';
import { clipWorld, FILM, type Laid, messageOf, PICTURE, SMALL } from './world.ts';

const film = (stamp: string, camera = 'Front Door', bytes: Uint8Array = FILM): Laid => ({
  key: `patrolcams/${camera}/2026-11-27/Hour-9/record/MD_${stamp}.mp4`,
  bytes,
});
const small = (stamp: string): Laid => ({
  key: `patrolcams/Front Door/2026-11-27/Hour-9/record/MD_${stamp}-small.mp4`,
  bytes: SMALL,
});
const snapshot = (stamp: string): Laid => ({
  key: `patrolcams/Front Door/2026-11-27/Hour-9/snap/MD_${stamp}.jpg`,
  bytes: PICTURE,
});
const thumbnail = (stamp: string): Laid => ({ key: `video-thumbnail/MD_${stamp}.jpg`, bytes: PICTURE });

const FIRST = '20261127093302';
const keysOf = (files: readonly Laid[]): string[] => files.map(({ key }) => key);

/** All that the table holds, but for how often it was changed. */
const contents = (world: ReturnType<typeof clipWorld>) =>
  world.rows().map(({ version: _version, ...row }) => row);

const conflict = (Code: string): Error =>
  new TransactionCanceledException({ message: 'no', $metadata: {}, CancellationReasons: [{ Code }] });

describe('files end in the same table', () => {
  const files = [
    film(FIRST),
    small(FIRST),
    snapshot('20261127093304'),
    snapshot('20261127093301'),
    film('20261127093400'),
    thumbnail('20261127093400'),
    // Of the same name, so that the thumbnail is of neither.
    film('20261127093500'),
    film('20261127093500', 'Garage'),
    thumbnail('20261127093500'),
    { ...film('20261127093600'), bytes: new Uint8Array() },
  ];

  test('in whatever order they arrive, in whatever batches, and however often', async () => {
    const inOrder = clipWorld();
    inOrder.lay(...files);
    for (const { key } of files) expect(await inOrder.deliver([key])).toEqual(new Map());
    const wanted = contents(inOrder);
    const batches = fc
      .shuffledSubarray(keysOf([...files, ...files]), { minLength: 2 * files.length })
      .chain((keys) =>
        fc.array(fc.integer({ min: 1, max: 10 }), { minLength: keys.length }).map((sizes) => {
          const left = [...keys];
          return sizes.map((size) => left.splice(0, size)).filter(({ length }) => length > 0);
        }),
      );

    await fc.assert(
      fc.asyncProperty(batches, fc.boolean(), async (all, isAtOnce) => {
        const world = clipWorld();
        world.lay(...files);

        // Functions work on batches at the same time.
        const work = all.map((keys) => () => world.deliver(keys));
        if (isAtOnce) expect(await Promise.all(work.map((one) => one()))).toEqual(all.map(() => new Map()));
        else for (const one of work) expect(await one()).toEqual(new Map());

        expect(contents(world)).toEqual(wanted);
      }),
      { numRuns: 15 },
    );
  });

  test('whichever of them comes last', async () => {
    const inOrder = clipWorld();
    inOrder.lay(...files);
    for (const { key } of files) await inOrder.deliver([key]);

    for (const last of files) {
      const world = clipWorld();
      world.lay(...files);
      for (const { key } of [...files.filter((file) => file !== last), last]) await world.deliver([key]);

      expect(contents(world)).toEqual(contents(inOrder));
    }
  });

  test('which shows each video with what is its own', async () => {
    const world = clipWorld();
    world.lay(...files);
    await world.deliver(keysOf(files));

    const { clips } = await world.viewing.reads.ofCamera('video', 'Front Door', spanOf({}), 'oldest', 9);

    expect(clips.map(({ object_key_small, thumbnail_key }) => [object_key_small, thumbnail_key])).toEqual([
      [small(FIRST).key, snapshot('20261127093304').key],
      [film('20261127093400').key, thumbnail('20261127093400').key],
      [film('20261127093500').key, undefined],
    ]);
  });
});

describe('the counts of clips', () => {
  const TEN = Array.from({ length: 10 }, (_, n) => film(`2026112709330${String(n)}`));

  test('are written once for those of a camera’s hour that come together, in one transaction', async () => {
    const world = clipWorld();
    world.lay(...TEN);

    await world.deliver(keysOf(TEN));

    expect(world.answered.filter(({ command }) => command === 'TransactWriteItems')).toHaveLength(1);
    expect(totalOf(await world.viewing.totals('Front Door'))).toEqual({
      clips: 10,
      snapshots: 0,
      bytes: 10 * FILM.length,
    });
  });

  test('are right after other transactions held them, again and again', async () => {
    const world = clipWorld();
    world.lay(...TEN);
    world.fail('TransactWriteItems', conflict('TransactionConflict'), 3);

    expect(await world.deliver(keysOf(TEN))).toEqual(new Map());

    expect(totalOf(await world.viewing.totals('Front Door')).clips).toBe(10);
  });

  test('are right after another delivery was faster with some of them', async () => {
    const world = clipWorld();
    world.lay(...TEN);
    world.before('TransactWriteItems', () => world.deliver(keysOf(TEN.slice(0, 3))));

    expect(await world.deliver(keysOf(TEN))).toEqual(new Map());

    expect(totalOf(await world.viewing.totals('Front Door')).clips).toBe(10);
  });

  test('of all cameras and of each, by hour and in all, are of what is there', async () => {
    const world = clipWorld();
    const files = [film(FIRST), film('20261127103302'), film(FIRST, 'Garage'), snapshot('20261127093304')];
    world.lay(...files);
    await world.deliver(keysOf(files));
    world.lay(film(FIRST, 'Front Door', SMALL));
    await world.deliver([film(FIRST).key]);

    const hours = { first: '2026-11-27T00', last: '2026-11-27T23' };
    const { hourCounts, totals } = world.viewing;

    const bytes = SMALL.length + FILM.length + PICTURE.length;
    expect(totalOf(await hourCounts(undefined, hours))).toEqual({
      clips: 3,
      snapshots: 1,
      bytes: bytes + FILM.length,
    });
    expect(await hourCounts('Front Door', hours)).toEqual([
      { hour: '2026-11-27T17', clips: 1, snapshots: 1, bytes: SMALL.length + PICTURE.length },
      { hour: '2026-11-27T18', clips: 1, snapshots: 0, bytes: FILM.length },
    ]);
    expect(totalOf(await totals('Front Door'))).toEqual({ clips: 2, snapshots: 1, bytes });
  });

  test('leave out what has expired', async () => {
    const world = clipWorld();
    world.lay({ ...film(FIRST), arrived: '2026-10-01T00:00:00Z' });

    await world.deliver([film(FIRST).key]);

    expect(totalOf(await world.viewing.totals('Front Door')).clips).toBe(0);
    expect(await world.viewing.hourCounts('Front Door', { first: '2026', last: '2027' })).toEqual([]);
  });
});

describe('a message', () => {
  test('of which an object fails is delivered again, and no other', async () => {
    const world = clipWorld();
    const [good, bad] = [film(FIRST), film('20261127093400')];
    world.lay(good, bad);
    const head = world.ports.objects.head;
    world.ports.objects.head = (key) =>
      key === bad.key ? Promise.reject(new Error('S3 is down')) : head(key);

    const failures = await world.deliver([good.key, bad.key]);

    expect([...failures]).toEqual([[`1 ${bad.key}`, new Error('S3 is down')]]);
    expect(await world.viewing.clip(clipId(good.key))).toBeDefined();
  });

  test.each([
    [19_999, 'no time left, back to the queue'],
    [20_000, undefined],
  ])('that comes when %i ms are left is delivered again, and nothing is begun: %p', async (left, reason) => {
    const world = clipWorld();
    world.lay(film(FIRST));

    const failures = await world.deliver([film(FIRST).key], left);

    expect([...failures.values()]).toEqual(reason === undefined ? [] : [new Error(reason)]);
    expect(world.answered.length > 0).toBe(reason === undefined);
  });

  test('of several objects fails with the first of them that does, and the others are taken in', async () => {
    const world = clipWorld();
    const files = [film(FIRST), film('20261127093400'), film('20261127093500')];
    world.lay(...files);
    const { head } = world.ports.objects;
    world.ports.objects.head = (key) =>
      key === files[0]?.key ? head(key) : Promise.reject(new Error(`no answer about ${key}`));
    const body = JSON.stringify({
      Records: files.flatMap(({ key }) => (JSON.parse(messageOf(key).body) as { Records: object[] }).Records),
    });

    const failures = await ingest(world.ports, [{ messageId: 'm', body }], () => 60_000);

    expect([...failures]).toEqual([['m', new Error(`no answer about ${String(files[1]?.key)}`)]]);
    expect(await world.viewing.clip(clipId(film(FIRST).key))).toBeDefined();
  });

  test('of clips that are counted together fails with all of them, and with no others', async () => {
    const world = clipWorld();
    const together = [film(FIRST), film('20261127093400')];
    const apart = film(FIRST, 'Garage');
    world.lay(...together, apart);
    const { store } = world.ports;
    world.ports.store = {
      ...store,
      put: (wanted) =>
        wanted.length > 1 ? Promise.reject(new Error('the table is down')) : store.put(wanted),
    };

    const failures = await world.deliver(keysOf([...together, apart]));

    expect([...failures.values()]).toEqual(together.map(() => new Error('the table is down')));
    expect(totalOf(await world.viewing.totals('Front Door')).clips).toBe(0);
    expect(totalOf(await world.viewing.totals('Garage')).clips).toBe(1);
  });

  test('of many objects has five of them looked at at a time', async () => {
    const world = clipWorld();
    const { head } = world.ports.objects;
    let [open, most] = [0, 0];
    world.ports.objects.head = async (key) => {
      open += 1;
      most = Math.max(most, open);
      const facts = await head(key);
      open -= 1;
      return facts;
    };

    await world.deliver(Array.from({ length: 12 }, (_none, n) => film(`2026112709${String(3310 + n)}`).key));

    expect(most).toBe(5);
  });

  test('of an object that is gone leaves nothing', async () => {
    const world = clipWorld();

    expect(await world.deliver([film(FIRST).key])).toEqual(new Map());

    expect(world.rows()).toEqual([]);
  });

  test('of an object that another replaces meanwhile is delivered again, and is of the other', async () => {
    const world = clipWorld();
    world.lay(film(FIRST));
    await world.deliver([film(FIRST).key]);
    world.lay(film(FIRST, 'Front Door', SMALL));
    world.before('TransactWriteItems', async () => {
      world.lay(film(FIRST));
    });

    const failures = await world.deliver([film(FIRST).key]);
    const again = await world.deliver([film(FIRST).key]);

    expect([...failures.values()]).toEqual([new Error('the object was replaced while it was read')]);
    expect(again.size).toBe(0);
    expect(await world.viewing.clip(clipId(film(FIRST).key))).toMatchObject({ video_size: FILM.length });
    expect(totalOf(await world.viewing.totals('Front Door'))).toMatchObject({ clips: 1, bytes: FILM.length });
  });

  test.each([
    ['another that is a film, but not kept yet', film(FIRST, 'Front Door', SMALL)],
    ['text', film(FIRST, 'Front Door', Buffer.from('text'))],
    ['nothing', undefined],
  ])('of a new object in the place of which is soon %s is delivered again', async (_what, next) => {
    const world = clipWorld();
    const { key } = film(FIRST);
    world.lay(film(FIRST));
    world.before('TransactWriteItems', async () => {
      world.remove(key);
      if (next) world.lay(next);
    });

    const failures = await world.deliver([key]);
    const again = await world.deliver([key]);

    expect([failures.size, again.size]).toEqual([1, 0]);
    expect((await world.viewing.clip(clipId(key)))?.video_size).toBe(
      next?.bytes === SMALL ? SMALL.length : undefined,
    );
    expect(totalOf(await world.viewing.totals('Front Door')).clips).toBe(next?.bytes === SMALL ? 1 : 0);
  });

  test.each([
    [
      'of a film is sent again with another time',
      film(FIRST),
      { ...film(FIRST), arrived: '2026-11-27T19:00:00Z' },
    ],
    ['of a thumbnail is gone', thumbnail(FIRST), undefined],
    ['of a smaller copy is gone', small(FIRST), undefined],
  ])('the object %s while it is kept is delivered again', async (_what, laid, next) => {
    const world = clipWorld();
    world.lay(laid);
    const { head } = world.ports.objects;
    let looks = 0;
    world.ports.objects.head = (key) => {
      looks += 1;
      if (looks === 2 && next) world.lay(next);
      else if (looks === 2) world.remove(key);
      return head(key);
    };

    const failures = await world.deliver([laid.key]);

    expect([...failures.values()]).toEqual([new Error('the object was replaced while it was read')]);
    expect(await world.deliver([laid.key])).toEqual(new Map());
  });

  test('of an object of which all is kept already is done with, whatever comes after it', async () => {
    const world = clipWorld();
    const { key } = film(FIRST);
    world.lay(film(FIRST));
    await world.deliver([key]);
    const { store } = world.ports;
    world.ports.store = {
      ...store,
      put: async (wanted) => {
        const changes = await store.put(wanted);
        world.lay(film(FIRST, 'Front Door', SMALL));
        return changes;
      },
    };

    expect(await world.deliver([key])).toEqual(new Map());
  });

  test('of text in the place of which is a film again by now does not remove the film', async () => {
    const world = clipWorld();
    const { key } = film(FIRST);
    world.lay(film(FIRST));
    await world.deliver([key]);
    world.lay({ ...film(FIRST), bytes: Buffer.from('text') });
    world.before('TransactWriteItems', async () => world.lay(film(FIRST)));

    const failures = await world.deliver([key]);
    await world.deliver([key]);

    expect(failures.size).toBe(1);
    expect(await world.viewing.clip(clipId(key))).toMatchObject({ video_size: FILM.length });
  });

  test('of a clip that is gone by now removes the clip, its counts, and what it was shown with', async () => {
    const world = clipWorld();
    const files = [film(FIRST), film(FIRST, 'Garage'), small(FIRST), thumbnail(FIRST)];
    world.lay(...files);
    await world.deliver(keysOf(files));
    world.remove(film(FIRST).key);

    expect(await world.deliver([film(FIRST).key])).toEqual(new Map());
    expect(await world.deliver([film(FIRST).key])).toEqual(new Map());

    expect(await world.viewing.clip(clipId(film(FIRST).key))).toBeUndefined();
    expect(totalOf(await world.viewing.totals('Front Door'))).toEqual({ clips: 0, snapshots: 0, bytes: 0 });
    // The thumbnail is of the other alone now.
    expect(await world.viewing.clip(clipId(film(FIRST, 'Garage').key))).toMatchObject({
      thumbnail_key: thumbnail(FIRST).key,
    });
  });

  test('of a clip that is gone, cut after it was removed, leaves its thumbnail to its namesake all the same', async () => {
    const world = clipWorld();
    const files = [film(FIRST), film(FIRST, 'Garage'), thumbnail(FIRST)];
    world.lay(...files);
    await world.deliver(keysOf(files));
    world.remove(film(FIRST).key);
    const { store } = world.ports;
    world.ports.store = { ...store, videosNamed: () => Promise.reject(new Error('cut')) };
    expect((await world.deliver([film(FIRST).key])).size).toBe(1);
    world.ports.store = store;

    expect(await world.deliver([film(FIRST).key])).toEqual(new Map());

    expect(await world.viewing.clip(clipId(film(FIRST, 'Garage').key))).toMatchObject({
      thumbnail_key: thumbnail(FIRST).key,
    });
  });

  test.each([
    ['is gone', undefined],
    ['is not a film any more', Buffer.from('text')],
  ])('of a smaller copy or a thumbnail that %s leaves its video without it', async (_what, bytes) => {
    const world = clipWorld();
    const claims = [small(FIRST), thumbnail(FIRST)];
    world.lay(film(FIRST), ...claims);
    await world.deliver(keysOf([film(FIRST), ...claims]));
    for (const one of claims) {
      world.remove(one.key);
      if (bytes) world.lay({ ...one, bytes });
    }

    expect(await world.deliver(keysOf(claims))).toEqual(new Map());

    const clip = await world.viewing.clip(clipId(film(FIRST).key));
    expect(clip?.object_key_small).toBe(film(FIRST).key);
    expect(clip).not.toHaveProperty('thumbnail_key');
  });

  test('of the same bytes sent again, with another time, moves the clip and lets it live longer', async () => {
    const world = clipWorld();
    const key = 'patrolcams/Front Door/2026-11-27/Hour-9/record/door.mp4';
    const laid = { key, bytes: FILM, timestamp: '1795800000', arrived: '2026-11-20T18:00:00Z' };
    world.lay(laid);
    await world.deliver([key]);
    const before = await world.viewing.clip(clipId(key));
    world.lay({ ...laid, timestamp: '1795890000', arrived: '2026-11-27T18:00:00Z' });

    expect(await world.deliver([key])).toEqual(new Map());

    expect(await world.viewing.clip(clipId(key))).toMatchObject({
      event_ts: 1_795_890_000_000,
      s3_arrival_time: '2026-11-27T18:00:00.000Z',
      until: (before?.until ?? 0) + 7 * 86_400,
    });
    expect(totalOf(await world.viewing.totals('Front Door'))).toMatchObject({ clips: 1, bytes: FILM.length });
  });

  test.each([
    ['1', 2],
    ['5', 32],
    ['12', 900],
    ['', 2],
  ])('that came %s times waits %d s for the next', (received, seconds) =>
    expect(waitS(received)).toBe(seconds),
  );

  test('that did not come from S3 is delivered again, and no other', async () => {
    const { messageId } = messageOf('x');
    const world = clipWorld();
    world.lay(film(FIRST));
    const messages = [{ messageId, body: 'nothing' }, messageOf(film(FIRST).key)];

    const failures = await ingest(world.ports, messages, () => 60_000);

    expect([...failures]).toEqual([[messageId, expect.any(Error)]]);
    expect(await world.viewing.clip(clipId(film(FIRST).key))).toBeDefined();
  });
});

describe('a snapshot', () => {
  const video = { event_ts: 1_795_800_000_000, duration_ms: 90_000 };

  test.each([
    ['five seconds before it began', -5_000, video, true],
    ['longer before it began', -5_001, video, false],
    ['at its end', 90_000, video, true],
    ['after its end', 90_001, video, false],
    ['a minute after a short one began', 60_000, { ...video, duration_ms: 1_000 }, true],
    ['longer after a short one began', 60_001, { ...video, duration_ms: 1_000 }, false],
  ])('from %s may be of a video: %p', async (_when, afterMs, { event_ts, duration_ms }, isAbout) => {
    // Prepare
    const world = clipWorld();
    world.lay(film(FIRST), snapshot(FIRST));
    await world.deliver(keysOf([film(FIRST), snapshot(FIRST)]));
    const [clip, picture] = await Promise.all(
      [film(FIRST), snapshot(FIRST)].map(({ key }) => world.viewing.clip(clipId(key))),
    );
    if (!clip || !picture) throw new Error('they are not kept');
    const store = { ...world.ports.store, videosIn: async () => [{ ...clip, event_ts, duration_ms }] };
    const found = {
      key: picture.object_key,
      filed: undefined,
      clip: { ...picture, event_ts: event_ts + afterMs },
    };

    // Act
    const videos = await videosAbout(store, found, undefined);

    // Assess
    expect(videos).toEqual(isAbout ? [clip.id] : []);
  });
});

describe('a file', () => {
  test.each(['h264-high.mp4', 'h264-moov-last.mp4'])(
    '%s is read beyond its beginning only where its boxes are, and nothing of that twice',
    async (name) => {
      const world = clipWorld();
      const bytes = await readFile(`tests/unit/cameras/films/${name}`);
      const { read } = world.ports.objects;
      const reads: [number, number][] = [];
      world.ports.objects.read = (key, etag, from, length) => {
        reads.push([from, from + length]);
        return read(key, etag, from, length);
      };
      world.lay(film(FIRST, 'Front Door', bytes));

      await world.deliver([film(FIRST).key]);

      expect(reads[0]).toEqual([0, 4_100]);
      for (const [, to] of reads.slice(1)) expect(to).toBeGreaterThan(4_100);
      expect(await world.viewing.clip(clipId(film(FIRST).key))).toMatchObject({
        codec: expect.stringMatching(/^avc1/),
        duration_ms: expect.any(Number),
      });
    },
  );

  test.each<[string, Laid, string]>([
    ['that is empty', { ...film(FIRST), bytes: new Uint8Array() }, 'The file is empty.'],
    ['of text', { ...film(FIRST), bytes: Buffer.from('text') }, 'The file is neither a video nor an image.'],
    [
      'elsewhere',
      { ...film(FIRST), key: 'patrolcams/a.mp4' },
      'The key is not one that the uploader of the cameras writes.',
    ],
    [
      'of a camera with a very long name',
      film(FIRST, 'x'.repeat(201)),
      'The name of the camera is too long, or has control characters.',
    ],
    [
      'that is a copy and no MP4',
      { ...small(FIRST), bytes: PICTURE },
      'The smaller copy of a video is not an MP4.',
    ],
    ['that is a thumbnail and no JPEG', { ...thumbnail(FIRST), bytes: FILM }, 'The thumbnail is not a JPEG.'],
  ])('%s is skipped, with the reason', async (_name, laid, reason) => {
    const world = clipWorld();
    world.lay(laid);

    expect(await world.deliver([laid.key])).toEqual(new Map());

    const { files } = await world.viewing.skips(undefined, 10);
    expect(files).toEqual([
      { object_key: laid.key, reason, size: laid.bytes.length, s3_arrival_time: '2026-11-27T18:00:00.000Z' },
    ]);
    expect(await world.viewing.names()).toEqual([]);
  });

  test('in the place of one that has expired, and of which DynamoDB has removed a part, is a clip', async () => {
    const world = clipWorld();
    const { key } = film(FIRST);
    world.lay({ ...film(FIRST), arrived: '2026-10-01T00:00:00Z' });
    await world.deliver([key]);
    const expired = await world.viewing.clip(clipId(key));
    const left = clipWorld();
    const { pk } = expired ? clipKey(expired) : { pk: '' };
    left.putRows(...world.rows().filter((row) => row['pk']?.S !== pk));
    left.lay({ ...film(FIRST, 'Front Door', SMALL), arrived: '2026-11-27T18:00:00Z' });

    expect(await left.deliver([key])).toEqual(new Map());

    expect(left.rows().some((row) => row['pk']?.S === fileKey(clipId(key)).pk)).toBe(true);
    expect(await left.viewing.clip(clipId(key))).toMatchObject({ video_size: SMALL.length });
  });
});
