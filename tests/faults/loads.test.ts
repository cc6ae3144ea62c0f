import { afterAll, describe, expect, test } from '@jest/globals';
import { describe as toPlain, log } from '../../core/log.ts';
import type { Upload } from '../shared/uploads.ts';
import { type Fault, MODES } from './faults.ts';
import { clients, differences, type Kept, keptAfter, type World, worldOf } from './loads.ts';
import { corrected, first, other, tall, useless, wide } from './reports.ts';
import { eachOf } from './turns.ts';

// The assertions report what fails here.
log.setLogLevel('SILENT');

afterAll(() => {
  for (const client of Object.values(clients)) client.destroy();
});

interface Story {
  readonly name: string;
  /** In the order of the uploads. */
  readonly uploads: readonly Upload[];
  /** Which of them were loaded before, in this order. */
  readonly before: readonly number[];
  /** Which of them is delivered while something fails. */
  readonly arrives: number;
  /** Which of them count in the end: nothing else may leave a trace in what is shown. */
  readonly counting: readonly number[];
  /** Whether it is tried, too, that the function does nothing more: other stories make the same calls. */
  readonly isKilledToo?: true;
  /** What happens to the object before its load. */
  readonly meanwhile?: (world: World, at: number) => Promise<unknown>;
}

const STORIES: readonly Story[] = [
  { name: 'a file of several permits', uploads: [first], before: [], arrives: 0, counting: [0] },
  {
    name: 'a newer version of a file',
    uploads: [first, other, corrected],
    before: [0, 1],
    arrives: 2,
    counting: [1, 2],
    isKilledToo: true,
  },
  {
    name: 'another file with some of the permits',
    uploads: [first, other],
    before: [0],
    arrives: 1,
    counting: [0, 1],
  },
  {
    name: 'a version that comes after a newer one',
    uploads: [first, corrected],
    before: [1],
    arrives: 0,
    counting: [1],
  },
  {
    name: 'a file of which most is rejected',
    uploads: [first, useless],
    before: [0],
    arrives: 1,
    counting: [0],
  },
  {
    name: 'a newer version with many more permits',
    uploads: [wide(8, 1), wide(1, 2)],
    before: [0],
    arrives: 1,
    counting: [1],
  },
  {
    name: 'a newer version of many rows of a permit',
    uploads: [tall(1), tall(2)],
    before: [0],
    arrives: 1,
    counting: [1],
  },
  {
    name: 'an object that is gone',
    uploads: [first, corrected],
    before: [0],
    arrives: 1,
    counting: [0],
    meanwhile: (world, at) => world.removeUpload(at),
  },
  {
    name: 'an object that was replaced',
    uploads: [first, corrected],
    before: [0],
    arrives: 1,
    counting: [0],
    meanwhile: (world, at) => world.replaceUpload(at),
  },
];

/** Works in a world in which everything has happened but what arrives. */
const within = async <T>(
  { uploads, arrives, meanwhile }: Story,
  start: Kept,
  work: (world: World) => Promise<T>,
): Promise<T> => {
  const world = await worldOf(uploads, start);
  await meanwhile?.(world, arrives);
  const result = await work(world);
  await world.leave();
  return result;
};

/** What there was, and what is answered and kept when nothing fails. */
const undisturbed = async (story: Story) => {
  const start = await keptAfter(story.uploads, story.before);
  return within(story, start, async (world) => {
    const before = await world.histories();
    const { calls, error } = await world.deliver(story.arrives);
    expect(error).toBeUndefined();
    const answers = new Set([...before, ...(await world.histories())]);
    return { start, calls, answers, wanted: await world.everything() };
  });
};

/** Lets one call fail, and delivers again. @returns what is wrong */
const wrongAfter = (
  story: Story,
  fault: Fault,
  { start, answers, wanted }: Awaited<ReturnType<typeof undisturbed>>,
): Promise<string[]> =>
  within(story, start, async (world) => {
    const { calls, error } = await world.deliver(story.arrives, { fault });
    const torn = (await world.histories()).filter((answer) => !answers.has(answer));
    const again = error === undefined ? undefined : await world.deliver(story.arrives);
    const wrong = [
      ...(calls.length < fault.at ? ['the call was never made'] : []),
      ...torn.map((answer) => `answered neither as before nor as after: ${answer}`),
      ...(again?.error === undefined ? [] : [`the retry failed: ${JSON.stringify(toPlain(again.error))}`]),
      ...differences(await world.everything(), wanted),
    ];
    return wrong.map((what) => `step ${fault.at}, ${calls[fault.at - 1] ?? ''}, ${fault.mode}: ${what}`);
  });

describe.each(STORIES)('$name', (story) => {
  test('is loaded the same, when the queue delivers again after a call that failed', async () => {
    // Prepare
    const clean = await undisturbed(story);
    const modes = MODES.filter((mode) => mode !== 'killed' || story.isKilledToo);
    const faults = clean.calls.flatMap((_call, i) => modes.map((mode) => ({ at: i + 1, mode })));

    // Act
    const wrong = await eachOf(faults, (fault) => wrongAfter(story, fault, clean));

    // Assess
    expect(clean.calls.length).toBeGreaterThan(3);
    expect(wrong.flat()).toEqual([]);
    process.stdout.write(`${story.name}: ${faults.length} faults in ${clean.calls.length} calls\n`);
  });

  test('changes nothing, when the queue delivers again though nothing failed', async () => {
    const { start, wanted } = await undisturbed(story);

    const seen = await within(story, start, async (world) => {
      for (const at of [story.arrives, story.arrives, ...story.before]) await world.deliver(at);
      return world.everything();
    });

    expect(differences(seen, wanted)).toEqual([]);
  });

  test('leaves no trace of what it replaces', async () => {
    const start = await keptAfter(story.uploads, story.before);
    const alone = await worldOf(story.uploads, await keptAfter(story.uploads, story.counting));

    const seen = await within(story, start, async (world) => {
      await world.deliver(story.arrives);
      return world.shown();
    });

    expect(differences(seen, await alone.shown())).toEqual([]);
    await alone.leave();
  });
});
