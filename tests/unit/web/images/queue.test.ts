import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ApiError } from '../../../../core/client/client.ts';
import { BucketError } from '../../../../web/images/uploads/faults.ts';
import { type FileLike, isUnderWay, queueOf } from '../../../../web/images/uploads/queue.ts';

/** A file whose bytes are its text. */
interface TextFile extends FileLike {
  readonly bytes: string;
}

const fileOf = (bytes: string): TextFile => ({ name: `${bytes}.jpg`, size: 10, type: 'image/jpeg', bytes });

/** What goes wrong with a request, in the order of the requests. */
type Fault = 'none' | 'cut before' | 'cut after' | '500' | '429' | 'dead form';

const apiError = (status: number): ApiError =>
  new ApiError(new Response(null, { status, headers: { 'retry-after': '7' } }), {
    message: 'It went wrong',
  });

const thrown = (fault: Fault): Error => {
  if (fault === '500') return apiError(500);
  return fault === '429' ? apiError(429) : new TypeError('Failed to fetch');
};

/** The API and the bucket: images by id, with the bytes that have come. */
const world = (faults: readonly Fault[] = []) => {
  const images = new Map<string, { sha256: string; come: boolean }>();
  const left = [...faults];
  let asked = 0;
  let nowMs = 0;
  let busy = 0;
  let busiest = 0;
  const answer = async <T>(work: () => T): Promise<T> => {
    busy += 1;
    busiest = Math.max(busiest, busy);
    await Promise.resolve();
    busy -= 1;
    const fault = left.shift() ?? 'none';
    if (fault === 'none') return work();
    if (fault === 'dead form') throw new BucketError(403, 'AccessDenied');
    // The answer is lost, but what was asked for is done.
    if (fault === 'cut after') work();
    throw thrown(fault);
  };
  const queue = queueOf<TextFile>({
    digest: ({ bytes }) => Promise.resolve(bytes),
    ask: (_file, sha256) =>
      answer(() => {
        const [known] = [...images].find(([, image]) => image.come && image.sha256 === sha256) ?? [];
        if (known !== undefined)
          return { id: known, state: 'tagged' as const, tags: [], createdAt: '2026-11-21T10:00:00Z' };
        asked += 1;
        const imageId = String(asked);
        images.set(imageId, { sha256, come: false });
        return { imageId, formConfig: { uploadUrl: '', formFields: { id: imageId } } };
      }),
    send: ({ formFields }) =>
      answer(() => {
        const image = images.get(formFields['id'] ?? '');
        if (image) image.come = true;
      }),
    stateOf: (id) =>
      answer(() => {
        const image = images.get(id);
        return image && (image.come ? 'processing' : 'uploading');
      }),
    withdraw: (id) => answer(() => images.delete(id)),
    pause: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
    now: () => nowMs,
  });
  const idle = async (): Promise<void> => {
    while (queue.progress().items.some(isUnderWay))
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  };
  const come = (): string[] =>
    [...images.values()].flatMap((image) => (image.come ? [image.sha256] : [])).sort();
  return { queue, idle, come, nowMs: () => nowMs, busiest: () => busiest };
};

const stagesOf = ({ queue }: Pick<ReturnType<typeof world>, 'queue'>) =>
  queue.progress().items.map(({ stage }) => stage.at);

describe('a queue of uploads', () => {
  test('makes one image of each file, whatever is lost on the way', async () => {
    const fault = fc.constantFrom<Fault>('none', 'cut before', 'cut after', '500', '429', 'dead form');
    const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(names, fc.array(fault, { maxLength: 30 }), async (files, faults) => {
        const made = world(faults);
        made.queue.add(files.map(fileOf));
        await made.idle();
        while (stagesOf(made).includes('failed')) {
          made.queue.retry();
          await made.idle();
        }
        expect(made.come()).toEqual([...new Set(files)].sort());
      }),
    );
  });

  test('sends four at a time', async () => {
    const made = world();
    made.queue.add(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(fileOf));
    await made.idle();
    expect(made.busiest()).toBe(4);
  });

  test('waits as long as the API asks, however often', async () => {
    const made = world(Array.from({ length: 20 }, () => '429'));
    made.queue.add([fileOf('a')]);
    await made.idle();
    expect([stagesOf(made), made.nowMs()]).toEqual([['sent'], 140_000]);
    expect(made.queue.progress().waitsUntilMs).toBeUndefined();
  });

  test('gives up a file after a while, and takes it up again', async () => {
    const made = world(Array.from({ length: 10 }, () => 'cut before'));
    made.queue.add([fileOf('a')]);
    await made.idle();
    expect(made.queue.progress().items[0]?.stage).toMatchObject({
      at: 'failed',
      reason: expect.stringContaining('cannot be reached'),
    });
    made.queue.retry();
    await made.idle();
    expect(made.come()).toEqual(['a']);
  });

  test('does not send what is no picture, and says so', () => {
    const made = world();
    made.queue.add([{ ...fileOf('a'), type: 'text/plain' }]);
    expect(stagesOf(made)).toEqual(['unfit']);
  });

  test('knows what becomes of the images, and clears what is over', async () => {
    const made = world();
    made.queue.add([fileOf('a'), fileOf('b')]);
    await made.idle();
    made.queue.learn([{ id: '1', state: 'tagged' }]);
    made.queue.tidy();
    expect(made.queue.progress().items.map(({ name }) => name)).toEqual(['b.jpg']);
  });

  test('stops what has not come, and forgets everything at the end', async () => {
    const made = world();
    made.queue.add([fileOf('a')]);
    await made.idle();
    made.queue.add(['b', 'c', 'd', 'e', 'f', 'g'].map(fileOf));
    made.queue.stop();
    expect(made.queue.progress().items.map(({ name }) => name)).toEqual(['a.jpg']);
    made.queue.end();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(made.queue.progress()).toEqual({ items: [] });
  });
});
