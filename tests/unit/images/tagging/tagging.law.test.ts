import { beforeAll, expect, test } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import { log } from '../../../../core/log.ts';
import type { Delivery, Work } from '../../../../systems/images/tagging/message.ts';
import { tagsOf } from '../../../../systems/images/tagging/machine-tags.ts';
import { conceptsOf, ID, isGood, keywordsOf, ORIGINAL, THRESHOLD, THUMBNAIL, world } from './world.ts';

beforeAll(() => log.setLogLevel('SILENT'));

/** What people do, and what happens to them. */
type Step =
  | { readonly kind: 'upload'; readonly text: string; readonly events: number }
  | { readonly kind: 'add' | 'take'; readonly name: string }
  | { readonly kind: 'retag' | 'delete' | 'vanish' };

const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('upload' as const),
      text: fc.constantFrom('sea', 'hill', 'bad'),
      // Of S3's events one comes at least, and any may come twice.
      events: fc.constantFrom(1, 2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('add' as const, 'take' as const),
      name: fc.constantFrom('sea', 'mine'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('retag' as const, 'delete' as const) }) },
);
const steps = fc.array(change, { minLength: 1, maxLength: 6 });
/** And somebody takes the file out of the bucket. */
const accidents = fc.array(
  fc.oneof(
    { weight: 7, arbitrary: change },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('vanish' as const, 'retag' as const) }) },
  ),
  { minLength: 1, maxLength: 8 },
);

const MOST_DELIVERIES = 5;
const RUNS = 200;

/** A queue that delivers at least once, in any order and several messages at a time, and keeps what fails too often. */
const queueOf = (
  deliver: (work: Partial<Work>, delivery: Delivery) => Promise<void>,
  turn: () => Promise<void>,
) => {
  const dead: Partial<Work>[] = [];
  const send = async (work: Partial<Work>): Promise<void> => {
    for (let count = 1; count <= MOST_DELIVERIES; count += 1)
      try {
        await turn();
        return void (await deliver(work, { count, isLast: count === MOST_DELIVERIES }));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
    dead.push(work);
  };
  return { send, dead };
};

const story = async (
  scheduler: Scheduler,
  plan: readonly Step[],
  outages: readonly boolean[],
  faults: readonly boolean[] = [],
  deaths: readonly boolean[] = [],
) => {
  const turn = () => scheduler.schedule(Promise.resolve());
  const here = world(turn);
  const queue = queueOf(here.tag, turn);
  here.create();
  const last = { text: undefined as string | undefined };

  const correct = async (kind: 'add' | 'take', name: string): Promise<void> => {
    await here.change('', ID, ({ tags, removed, ...image }) => {
      const others = Object.fromEntries(Object.entries(tags).filter(([known]) => known !== name));
      return kind === 'add'
        ? {
            ...image,
            tags: { ...others, [name]: { source: 'user', confidence: 1 } },
            removed: removed.filter((known) => known !== name),
          }
        : { ...image, tags: others, removed: [...new Set([...removed, name])] };
    });
  };

  const act = async (step: Step): Promise<void> => {
    await turn();
    switch (step.kind) {
      case 'upload':
        here.upload(step.text);
        last.text = step.text;
        for (let event = 0; event < step.events; event += 1) void queue.send({});
        return;
      case 'add':
      case 'take':
        return correct(step.kind, step.name);
      case 'retag': {
        // As the images function does it: first the message, then the state, of the image as it was.
        const before = await here.get();
        if (before?.state !== 'tagged' && before?.state !== 'failed') return;
        void queue.send({ again: true });
        await here.change('', ID, ({ begun: _row, ...image }) =>
          image.version === before.version ? { ...image, state: 'processing' } : undefined,
        );
        return;
      }
      case 'delete':
        return here.remove();
      case 'vanish':
        here.objects.delete(ORIGINAL);
        return;
    }
  };

  const people = async (): Promise<void> => {
    for (const step of plan) await act(step);
  };

  here.refusals.push(...outages.flatMap((isOut) => (isOut ? [{ kind: 'retry', why: 'down' } as const] : [])));
  here.faults.push(...faults);
  here.deaths.push(...deaths);
  void people();
  await scheduler.waitIdle();
  const hadDied = { state: here.image()?.state, dead: queue.dead.length };
  // The provider is up again, and the dead-letter queue is replayed, as one command does it.
  here.refusals.length = 0;
  here.faults.length = 0;
  here.deaths.length = 0;
  for (const work of queue.dead.splice(0)) void queue.send(work);
  await scheduler.waitIdle();
  expect(queue.dead).toEqual([]);
  /** The owner wants the image to be tagged again, which is done with at once. */
  const again = async (): Promise<void> => {
    void act({ kind: 'retag' });
    await scheduler.waitIdle();
  };
  return { here, last: last.text, hadDied, again };
};

type End = Awaited<ReturnType<typeof story>>;

/** No ghost, and nothing is served that is not a picture (its thumbnail may be left of one); a picture is tagged. */
const expectOrder = ({ here, last }: End): void => {
  const image = here.image();
  if (!image) return void expect(here.texts()).toEqual({});
  if (last === undefined) return void expect(image.state).toBe('uploading');
  if (!isGood(last)) {
    expect(['rejected', 'failed']).toContain(image.state);
    expect(image).not.toHaveProperty('found');
    return void expect(here.texts()).not.toHaveProperty([ORIGINAL]);
  }
  expect(image).toMatchObject({ state: 'tagged', found: { sha256: last } });
  expect(image).not.toHaveProperty('reason');
  expect(image.tags).toEqual(tagsOf(image, conceptsOf(last), THRESHOLD, keywordsOf(last)));
  expect(here.texts()).toEqual({ [ORIGINAL]: last, [THUMBNAIL]: `small ${last}` });
};

/**
 * And what is no picture says why. Who still works on a picture that was there before may leave its thumbnail, which
 * nobody is shown.
 */
const expectReasons = (end: End): void => {
  expectOrder(end);
  const image = end.here.image();
  if (image && end.last !== undefined && !isGood(end.last)) {
    expect(image).toMatchObject({ state: 'rejected', reason: `it is ${end.last}` });
    expect(Object.keys(end.here.texts()).filter((key) => key !== THUMBNAIL)).toEqual([]);
  }
};

const outages = fc.array(fc.boolean(), { maxLength: 8 });
/** An outage fails call after call, and comes and goes. */
const faults = fc
  .array(fc.tuple(fc.boolean(), fc.nat(5)), { maxLength: 8 })
  .map((spells) => spells.flatMap(([isOut, calls]) => Array<boolean>(calls).fill(isOut)));
const eachOther = (plan: readonly Step[]): Step[] =>
  plan.map((step, at) => (step.kind === 'upload' ? { ...step, text: `${step.text} ${at}` } : step));

test('whatever is uploaded, corrected, deleted, told twice or late, there is one result and no ghost', () =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), steps.map(eachOther), outages, async (scheduler, plan, out) =>
      expectReasons(await story(scheduler, plan, out)),
    ),
    { numRuns: RUNS },
  ));

test('nor is there a ghost when the same bytes come again', () =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), steps, outages, async (scheduler, plan, out) =>
      expectOrder(await story(scheduler, plan, out)),
    ),
    { numRuns: RUNS },
  ));

test('nor when calls of ours fail in between', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      steps.map(eachOther),
      outages,
      faults,
      async (scheduler, plan, out, down) => expectOrder(await story(scheduler, plan, out, down)),
    ),
    { numRuns: RUNS },
  ));

/** Nobody waits for an image that nobody works on: it is done with, or its message is among the dead letters. */
const expectEnd = async ({ here, hadDied, again }: End): Promise<void> => {
  if (hadDied.state === 'processing') expect(hadDied.dead).toBeGreaterThan(0);
  expect(here.image()?.state).not.toBe('processing');
  await again();
  const [image, text] = [here.image(), here.texts()[ORIGINAL]];
  if (!image) return void expect(here.texts()).toEqual({});
  switch (image.state) {
    case 'tagged':
      return void expect(image).toMatchObject({ found: { sha256: text }, etag: `etag of ${text}` });
    case 'failed':
      expect(image).toMatchObject({ reason: 'The file no longer exists' });
      expect(image).not.toHaveProperty('found');
      return void expect(text).toBeUndefined();
    case 'rejected':
      return void expect(image).not.toHaveProperty('found');
    case 'uploading':
      return void expect(text).toBeUndefined();
    case 'processing':
      throw new Error('it was told to be tagged again, and nothing followed');
  }
};

const deaths = fc.array(fc.boolean(), { maxLength: 40, size: 'max' });

test('however workers die, and files vanish, every image ends, and is tagged or lost when its owner wants it again', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      accidents.map(eachOther),
      outages,
      deaths,
      async (scheduler, plan, out, die) => expectEnd(await story(scheduler, plan, out, [], die)),
    ),
    { numRuns: 2 * RUNS },
  ));

test('nor does anybody wait when calls of ours fail as well', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      accidents.map(eachOther),
      faults,
      deaths,
      async (scheduler, plan, down, die) => expectEnd(await story(scheduler, plan, [], down, die)),
    ),
    { numRuns: 2 * RUNS },
  ));
