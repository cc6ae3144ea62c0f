import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describe as toPlain, log } from '../../core/log.ts';
import { clients, deliver, type File, FILES, lay, look } from './clips.ts';
import { MODES } from './faults.ts';
import { eachOf } from './turns.ts';

// The assertions report what fails here.
log.setLogLevel('SILENT');

afterAll(() => {
  for (const client of Object.values(clients)) client.destroy();
});

interface Scenario {
  readonly name: string;
  /** What was processed before. */
  readonly before: readonly File[];
  /** What arrives while something fails. */
  readonly arrives: readonly File[];
}

const { video, otherVideo, thirdVideo, replaced, small, snapshot, thumbnail, empty } = FILES;

const SCENARIOS: readonly Scenario[] = [
  { name: 'a video', before: [], arrives: [video] },
  { name: 'several videos of an hour', before: [], arrives: [video, otherVideo, thirdVideo] },
  { name: 'a video after all that it is shown with', before: [small, thumbnail, snapshot], arrives: [video] },
  { name: 'the smaller copy of a video', before: [video], arrives: [small] },
  { name: 'a snapshot from within a video', before: [video], arrives: [snapshot] },
  { name: 'the thumbnail of a video', before: [video], arrives: [thumbnail] },
  { name: 'a video in the place of another', before: [video, otherVideo], arrives: [replaced] },
  { name: 'an empty file in the place of a video', before: [video, otherVideo], arrives: [empty] },
];

/** A camera whose earlier files were processed, and whose new files are in the bucket. */
const prepared = async ({ before, arrives }: Scenario): Promise<string> => {
  const camera = `camera-${randomUUID()}`;
  await lay(camera, before);
  for (const file of before) expect((await deliver(camera, [file])).error).toBeUndefined();
  await lay(camera, arrives);
  return camera;
};

describe.each(SCENARIOS)('$name', (scenario) => {
  test('is processed once, when the queue delivers again after a call that failed', async () => {
    // Prepare
    const clean = await prepared(scenario);
    const { calls } = await deliver(clean, scenario.arrives);
    const wanted = await look(clean);
    const faults = calls.flatMap((call, i) => MODES.map((mode) => ({ call, at: i + 1, mode })));
    const wrong: string[] = [];

    // Act
    await eachOf(faults, async ({ call, ...fault }) => {
      const camera = await prepared(scenario);
      const { error } = await deliver(camera, scenario.arrives, fault);
      const again = error === undefined ? undefined : await deliver(camera, scenario.arrives);
      const what = `step ${String(fault.at)}, ${call}, ${fault.mode}`;
      if (again?.error !== undefined)
        wrong.push(`${what}: the retry failed: ${JSON.stringify(toPlain(again.error))}`);
      if (!Object.is(JSON.stringify(await look(camera)), JSON.stringify(wanted)))
        wrong.push(`${what}: ${JSON.stringify(await look(camera))}`);
    });

    // Assess
    expect(calls.length).toBeGreaterThan(4);
    expect(wrong).toEqual([]);
    process.stdout.write(
      `${scenario.name}: ${String(faults.length)} faults in ${String(calls.length)} calls\n`,
    );
  });

  test('is not counted twice, when the queue delivers again though nothing failed', async () => {
    const camera = await prepared(scenario);
    await deliver(camera, scenario.arrives);
    const once = await look(camera);

    await deliver(camera, scenario.arrives);
    await deliver(camera, [...scenario.before, ...scenario.arrives]);

    expect(await look(camera)).toEqual(once);
  });
});
