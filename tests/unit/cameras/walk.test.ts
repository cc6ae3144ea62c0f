import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Clip, positionOf, utcDay } from '../../../systems/cameras/clip/clip.ts';
import { evaluatedKey, partAsked } from '../../../systems/cameras/timeline/last-five.ts';
import { type Span, spanOf } from '../../../systems/cameras/timeline/span.ts';
import { type Order, type TimelineReads, walk, type Wanted } from '../../../systems/cameras/timeline/walk.ts';
import { clipOf } from './clips.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const ms = (iso: string): number => Date.parse(iso);

/** The lists of a table that holds these clips. */
const readsOf = (clips: readonly Clip[]): TimelineReads & { readonly count: () => number } => {
  let reads = 0;
  const inOrder = (some: readonly Clip[], order: Order): Clip[] => {
    const rising = [...some].sort((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1));
    return order === 'newest' ? rising.reverse() : rising;
  };
  const page = (some: readonly Clip[], span: Span, order: Order, limit: number) => {
    reads += 1;
    const found = inOrder(some, order).filter(
      (clip) => positionOf(clip) >= span.lower && positionOf(clip) <= span.upper,
    );
    return Promise.resolve({ clips: found.slice(0, limit), more: found.length > limit });
  };
  const of = (type: string, is: (clip: Clip) => boolean) =>
    clips.filter((clip) => clip.type === type && is(clip));
  return {
    count: () => reads,
    ofCamera: (type, camera, ...rest) =>
      page(
        of(type, (clip) => clip.camera_name === camera),
        ...rest,
      ),
    ofDay: (type, day, ...rest) =>
      page(
        of(type, (clip) => utcDay(clip.event_ts) === day),
        ...rest,
      ),
    days: (type, from, to, order) => {
      const days = [...new Set(of(type, () => true).map((clip) => utcDay(clip.event_ts)))].sort();
      const wanted = days.filter((day) => day >= from && day <= to);
      return Promise.resolve((order === 'newest' ? wanted.reverse() : wanted).slice(0, 3));
    },
  };
};

/** All pages of a walk, one after another. */
const pagesOf = async (reads: TimelineReads, wanted: Wanted): Promise<Clip[][]> => {
  const pages: Clip[][] = [];
  for (let span: Span | undefined = wanted.span; span && pages.length < 1000;) {
    const { clips, rest }: Awaited<ReturnType<typeof walk>> = await walk(reads, { ...wanted, span });
    pages.push([...clips]);
    span = rest;
  }
  return pages;
};

const cameras = ['A', 'B', 'C'] as const;
const anyClips = fc.uniqueArray(
  fc.record({
    camera: fc.constantFrom(...cameras),
    // A few days, and a few moments of each: many are equal, and many are at midnight.
    event_ts: fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 1, 43_200_000, 86_399_999))
      .map(([day, at]) => ms('2026-11-01T00:00:00Z') + day * 86_400_000 + at),
    name: fc.constantFrom('a', 'b', 'c'),
    until: fc.constantFrom(NOW.getTime() / 1000, NOW.getTime() / 1000 + 1),
  }),
  { selector: ({ camera, event_ts, name }) => `${camera} ${String(event_ts)} ${name}`, maxLength: 60 },
);

describe('the pages of the timeline', () => {
  test.each([
    ['of all cameras', undefined],
    ['of some cameras', ['A', 'C']],
    ['of more cameras than are merged', [...cameras.slice(0, 2), ...'123456789'.split('')]],
  ])('%s hold every clip of the span once, in order, and nothing that has expired', async (_name, some) => {
    await fc.assert(
      fc.asyncProperty(
        anyClips,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom<Order>('newest', 'oldest'),
        fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
        fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
        async (drawn, limit, order, first, last) => {
          const clips = drawn.map(({ camera, event_ts, name, until }) =>
            clipOf({ camera_name: camera, event_ts, until, video_name: `${name}${String(event_ts)}.mp4` }),
          );
          const day = (n: number) => ms('2026-11-01T00:00:00Z') + n * 86_400_000;
          const from = first === undefined ? undefined : day(first);
          const to = last === undefined ? undefined : day(last);
          const span = spanOf({
            ...(from !== undefined && { fromMs: from }),
            ...(to !== undefined && { toMs: to }),
          });
          const wanted = {
            type: 'video',
            span,
            order,
            limit,
            now: NOW,
            ...(some && { cameras: some }),
          } as const;

          const pages = await pagesOf(readsOf(clips), wanted);

          const want = clips
            .filter(
              (clip) =>
                clip.until * 1000 > NOW.getTime() &&
                (some?.includes(clip.camera_name) ?? true) &&
                clip.event_ts >= (from ?? -Infinity) &&
                clip.event_ts < (to ?? Infinity),
            )
            .map(positionOf)
            .sort();
          expect(pages.flat().map(positionOf)).toEqual(order === 'newest' ? want.reverse() : want);
          expect(pages.every((page) => page.length <= limit)).toBe(true);
        },
      ),
    );
  });

  test('of 120 clips of one millisecond are 50, 50 and 20', async () => {
    const clips = Array.from({ length: 120 }, (_, n) => clipOf({ video_name: `${String(n)}.mp4` }));
    const wanted = { type: 'video', span: spanOf({}), order: 'newest', limit: 50, now: NOW } as const;

    const pages = await pagesOf(readsOf(clips), wanted);

    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(120);
  });

  test('jump over years without clips', async () => {
    const clips = ['2016-01-01', '2026-11-27'].map((day) => clipOf({ event_ts: ms(`${day}T00:00:00Z`) }));
    const reads = readsOf(clips);

    const { clips: found } = await walk(reads, {
      type: 'video',
      span: spanOf({}),
      order: 'newest',
      limit: 10,
      now: NOW,
    });

    expect(found).toHaveLength(2);
    expect(reads.count()).toBe(2);
  });

  test('end when too much was passed over, and go on from there', async () => {
    const clips = Array.from({ length: 6000 }, (_, n) =>
      clipOf({ event_ts: ms('2026-11-01T00:00:00Z') + n, camera_name: n === 0 ? 'Rare' : 'Busy' }),
    );
    const some = ['Rare', ...'0123456789'.split('')];
    const wanted = {
      type: 'video',
      cameras: some,
      span: spanOf({}),
      order: 'newest',
      limit: 10,
      now: NOW,
    } as const;

    const first = await walk(readsOf(clips), wanted);
    const pages = await pagesOf(readsOf(clips), wanted);

    expect(first).toMatchObject({ clips: [], rest: {} });
    expect(pages.flat().map(({ camera_name }) => camera_name)).toEqual(['Rare']);
  });
});

describe('the latest videos, as the cameras’ client pages them', () => {
  const ZONE = 'America/Los_Angeles';
  /** One clip an hour over three days; a day of the zone ends at 08:00 UTC. */
  const clips = Array.from({ length: 72 }, (_, n) =>
    clipOf({ event_ts: ms('2026-11-25T08:00:00Z') + n * 3_600_000 }),
  );
  const get = async (asked: Parameters<typeof partAsked>[0], limit = 24) => {
    const part = partAsked(asked, ZONE, NOW);
    const walked = await walk(readsOf(clips), { type: 'video', ...part, limit, now: NOW });
    return { ts: walked.clips.map(({ event_ts }) => event_ts), key: evaluatedKey(walked, part.order, ZONE) };
  };

  test('begin at the end of the day of the zone, and a page that ends with the day goes on before it', async () => {
    const first = await get({ video_date: '2026-11-26' });
    const second = await get({
      video_date: first.key?.capture_date ?? '',
      older_than_ts: first.key?.event_ts ?? 0,
    });

    expect(first.ts.at(0)).toBe(ms('2026-11-27T07:00:00Z'));
    expect(first.ts.at(-1)).toBe(ms('2026-11-26T08:00:00Z'));
    expect(first.key).toEqual({ capture_date: '2026-11-26', event_ts: ms('2026-11-26T08:00:00Z') });
    expect(second.ts.at(0)).toBe(ms('2026-11-26T07:00:00Z'));
    expect(second.ts).toHaveLength(24);
    expect(second.key).toBeUndefined();
  });

  test('are those of today without a day', async () => {
    const { ts } = await get({}, 1);

    expect(ts).toEqual([ms('2026-11-28T07:00:00Z')]);
  });

  test('that are newer come oldest first, on to the end of the day, across midnight', async () => {
    const { ts, key } = await get(
      { video_date: '2026-11-27', newer_than_ts: ms('2026-11-27T05:00:00Z') },
      50,
    );

    expect(ts[0]).toBe(ms('2026-11-27T06:00:00Z'));
    expect(ts.at(-1)).toBe(ms('2026-11-28T07:00:00Z'));
    expect(key).toBeUndefined();
  });

  test('that are newer go on after a full page, with the same day', async () => {
    const asked = { video_date: '2026-11-27', newer_than_ts: ms('2026-11-27T05:00:00Z') };

    const first = await get(asked, 10);
    const second = await get({ ...asked, newer_than_ts: first.key?.event_ts ?? 0 }, 50);

    expect([...first.ts, ...second.ts]).toEqual((await get(asked, 50)).ts);
  });

  test('that are newer than the newest are none', async () => {
    expect(await get({ newer_than_ts: ms('2026-11-28T07:00:00Z') })).toEqual({ ts: [], key: undefined });
  });
});
