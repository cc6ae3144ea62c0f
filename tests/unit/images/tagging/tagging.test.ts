import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../../core/log.ts';
import { MAX_BYTES } from '../../../../systems/images/image/image.ts';
import type { Answer } from '../../../../systems/images/tagging/provider.ts';
import { ID, ORIGINAL, SUB, THUMBNAIL, world } from './world.ts';

/** What goes to the log. */
const [infos, errors] = [jest.fn<typeof log.info>(), jest.fn<typeof log.error>()];

beforeEach(() => {
  jest.spyOn(log, 'info').mockImplementation(infos.mockClear());
  jest.spyOn(log, 'error').mockImplementation(errors.mockClear());
});

const machine = (confidence: number) => ({ source: 'clarifai', confidence });

/** An image whose file has come. */
const uploaded = (text = 'sea') => {
  const here = world();
  here.create();
  here.upload(text);
  return here;
};

describe('a picture that was uploaded', () => {
  test('is tagged, with its thumbnail beside it and untouched itself', async () => {
    const here = uploaded();
    await here.tag();
    expect(here.image()).toMatchObject({
      state: 'tagged',
      etag: 'etag of sea',
      found: { contentType: 'image/png', size: 3, sha256: 'sea' },
      tags: { picture: machine(0.99), sea: machine(0.95) },
    });
    expect(here.texts()).toEqual({ [ORIGINAL]: 'sea', [THUMBNAIL]: 'small sea' });
    expect(infos.mock.calls).toEqual([
      ['processed an image', { image: { sub: SUB, id: ID, state: 'tagged', reason: undefined, tags: 2 } }],
    ]);
  });

  test('and told of twice changes nothing the second time', async () => {
    const here = uploaded();
    await here.tag();
    const once = here.image();
    await here.tag();
    expect(here.image()).toEqual(once);
    expect(here.asked).toEqual(['sea']);
  });

  test.each([
    ['has gone', undefined],
    ['is that of another file', { text: 'small mountain', etag: 'thumbnail', madeOf: 'etag of mountain' }],
  ])('and told of twice is done again when its thumbnail %s', async (_what, thumbnail) => {
    const here = uploaded();
    await here.tag();
    if (thumbnail === undefined) here.objects.delete(THUMBNAIL);
    else here.objects.set(THUMBNAIL, thumbnail);
    await here.tag();
    expect(here.texts()).toEqual({ [ORIGINAL]: 'sea', [THUMBNAIL]: 'small sea' });
    expect(here.image()?.state).toBe('tagged');
  });

  test('and is the one whose SHA-256 was told is tagged', async () => {
    const here = uploaded();
    await here.change('', ID, (image) => ({ ...image, askedSha256: 'sea' }));
    await here.tag();
    expect(here.image()?.state).toBe('tagged');
  });

  test('is not judged by a part of it when its download breaks off', async () => {
    const here = uploaded();
    here.cuts.push(true);
    await expect(here.tag()).rejects.toThrow('the download broke off');
    expect(here.image()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('another attempt'),
    });
    expect(here.judged).toEqual([]);
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'tagged', found: { sha256: 'sea' } });
  });

  test('and told of once more on purpose is asked about again; corrections stay', async () => {
    const here = uploaded();
    await here.tag();
    await here.change('', ID, (image) => ({
      ...image,
      tags: { mine: { source: 'user', confidence: 1 } },
      removed: ['sea'],
    }));
    await here.tag({ again: true });
    expect(here.asked).toEqual(['sea', 'sea']);
    expect(here.image()?.tags).toEqual({ mine: { source: 'user', confidence: 1 }, picture: machine(0.99) });
  });

  test('and is not the one whose SHA-256 was told is rejected, and deleted', async () => {
    const here = uploaded();
    await here.change('', ID, (image) => ({ ...image, askedSha256: 'mountain' }));
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'rejected', reason: expect.stringContaining('SHA-256') });
    expect(here.texts()).toEqual({});
  });

  test('over another one takes its place, with no tag of the other', async () => {
    const here = uploaded();
    await here.tag();
    here.upload('mountain');
    await here.tag();
    expect(here.image()).toMatchObject({
      state: 'tagged',
      etag: 'etag of mountain',
      found: { sha256: 'mountain' },
    });
    expect(Object.keys(here.image()?.tags ?? {})).toEqual(['picture', 'mountain']);
    expect(here.texts()[THUMBNAIL]).toBe('small mountain');
  });
});

const ofFile = { source: 'file', confidence: 1 };

describe('a picture with keywords', () => {
  const KEYED = { mine: ofFile, slope: ofFile, hill: ofFile, picture: machine(0.99) };

  test('has them as tags, and what the machine says beside them', async () => {
    const here = uploaded('hill');
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'tagged', tags: KEYED });
  });

  test('keeps what its owner said and removed when it is tagged again', async () => {
    const here = uploaded('hill');
    await here.tag();
    await here.change('', ID, ({ tags: { slope: _slope, ...tags }, ...image }) => ({
      ...image,
      tags: { ...tags, mine: { source: 'user', confidence: 1 } },
      removed: ['slope'],
    }));
    await here.tag({ again: true });
    const { slope: _slope, ...others } = KEYED;
    expect(here.image()?.tags).toEqual({ ...others, mine: { source: 'user', confidence: 1 } });
  });

  test('loses them when another file comes', async () => {
    const here = uploaded('hill');
    await here.tag();
    here.upload('sea');
    await here.tag();
    expect(here.image()?.tags).toEqual({ picture: machine(0.99), sea: machine(0.95) });
  });

  test.each<Answer>([{ kind: 'unconfigured' }, { kind: 'final', why: 'HTTP 400' }])(
    'has them though the provider answers $kind',
    async (answer) => {
      const here = uploaded('hill');
      here.refusals.push(answer);
      await here.tag();
      expect(here.image()).toMatchObject({
        state: 'failed',
        tags: { mine: ofFile, slope: ofFile, hill: ofFile },
      });
    },
  );

  test('has them beside what the machine said before, when that fails later', async () => {
    const here = uploaded('hill');
    await here.tag();
    await here.change('', ID, (image) => ({ ...image, state: 'processing' }));
    here.refusals.push({ kind: 'final', why: 'HTTP 400' });
    await here.tag({ again: true });
    expect(here.image()).toMatchObject({ state: 'failed', tags: KEYED });
  });
});

describe('a file that is replaced while it is looked at', () => {
  /** Another file comes each time that the one before has been looked for, so many times. */
  const replaced = (times: number) => {
    let left = times;
    const here = world(async () => {
      if (left > 0 && here.image()?.state === 'processing') here.upload(`sea ${String((left -= 1))}`);
    });
    here.create();
    here.upload('sea');
    return here;
  };

  test.each([
    [1, 'tagged'],
    [1_000, 'failed'],
  ])('%i times ends, as %s', async (times, state) => {
    const here = replaced(times);
    const tagging = here.tag();
    await (state === 'failed' ? expect(tagging).rejects.toThrow('the object keeps changing') : tagging);
    expect(here.image()).toMatchObject({ state });
    expect(here.judged.length).toBeLessThanOrEqual(5);
  });
});

describe('an image that is gone', () => {
  test('leaves no object behind', async () => {
    const here = world();
    here.upload('sea');
    await here.tag();
    expect(here.texts()).toEqual({});
    expect(infos.mock.calls).toEqual([
      ['deleted the files of an image that no longer exists', { image: { sub: SUB, id: ID } }],
    ]);
  });

  test('leaves no thumbnail behind either', async () => {
    const here = uploaded();
    await here.tag();
    here.records.clear();
    await here.tag();
    expect(here.texts()).toEqual({});
  });
});

describe('a file that is not taken', () => {
  test.each([
    ['no picture', 'bad', 'it is bad'],
    ['an empty one', '', 'The file is empty'],
    ['one of 11 MB', 'x'.repeat(11 * 1024 * 1024), 'The file is larger than 10 MB'],
  ])('%s is rejected with the reason, and deleted', async (_name, text, reason) => {
    const here = uploaded(text);
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'rejected', reason, tags: {} });
    expect(here.image()).not.toHaveProperty('found');
    expect(here.texts()).toEqual({});
    expect(here.asked).toEqual([]);
  });

  test('in the place of a picture takes its thumbnail along; what the user said stays', async () => {
    const here = uploaded();
    await here.tag();
    await here.change('', ID, (image) => ({
      ...image,
      tags: { ...image.tags, mine: { source: 'user', confidence: 1 } },
    }));
    here.upload('bad');
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'rejected', tags: { mine: { source: 'user' } } });
    expect(Object.keys(here.image()?.tags ?? {})).toEqual(['mine']);
    expect(here.texts()).toEqual({});
  });

  test('told of again is rejected still', async () => {
    const here = uploaded('bad');
    await here.tag();
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'rejected', reason: 'it is bad' });
  });

  test('may be followed by a picture', async () => {
    const here = uploaded('bad');
    await here.tag();
    here.upload('sea');
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'tagged' });
    expect(here.image()).not.toHaveProperty('reason');
  });

  test('of exactly 10 MB may be a picture', async () => {
    const here = uploaded('x'.repeat(MAX_BYTES));
    await here.tag();
    expect(here.image()?.state).toBe('tagged');
  });
});

describe('a provider', () => {
  const retry: Answer = { kind: 'retry', why: 'HTTP 503' };

  test('that does not answer is asked again, and the image says so', async () => {
    const here = uploaded();
    here.refusals.push(retry);
    await expect(here.tag()).rejects.toThrow('the tagging service failed: HTTP 503');
    expect(here.image()).toMatchObject({
      state: 'failed',
      reason: 'The tagging service is unavailable; another attempt follows',
      found: { sha256: 'sea' },
    });
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'tagged' });
    expect(here.image()).not.toHaveProperty('reason');
  });

  test.each<[string, Answer, string]>([
    ['refuses', { kind: 'final', why: 'HTTP 400' }, 'The tagging service rejected the request: HTTP 400'],
    ['has no key', { kind: 'unconfigured' }, 'The tagging service is not configured'],
  ])('that %s is not asked again until somebody wants it', async (_name, answer, reason) => {
    const here = uploaded();
    here.refusals.push(answer);
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'failed', reason, found: { sha256: 'sea' } });
    expect(here.texts()).toEqual({ [ORIGINAL]: 'sea', [THUMBNAIL]: 'small sea' });
    await here.tag({ again: true });
    expect(here.image()?.state).toBe('tagged');
  });

  test('that is down for ten deliveries finds everything in place afterwards', async () => {
    const here = uploaded();
    here.refusals.push(...Array.from({ length: 10 }, () => retry));
    for (let delivery = 0; delivery < 10; delivery += 1) await expect(here.tag()).rejects.toThrow('HTTP 503');
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'tagged', tags: { sea: machine(0.95) } });
  });
});

describe('a service of ours that is down', () => {
  test('hands the message back, and the image says so where it can', async () => {
    const here = uploaded();
    here.faults.push(false, false, false, false, true);
    await expect(here.tag()).rejects.toThrow('a service is down');
    expect(here.image()).toMatchObject({
      state: 'failed',
      reason: 'Something went wrong; another attempt follows',
    });
    await here.tag();
    expect(here.image()?.state).toBe('tagged');
  });

  test('and cannot even be told so hands the message back all the same', async () => {
    const here = uploaded();
    here.faults.push(true, true);
    await expect(here.tag()).rejects.toThrow('a service is down');
    const error = { name: 'Error', message: 'a service is down' };
    expect(errors.mock.calls).toEqual([['a failure could not be recorded', { error }]]);
  });
});

describe('a worker that dies', () => {
  const delivery = (count: number) => ({ count, isLast: false });
  /** An image on which so many workers have died, all of them while they looked at its file. */
  const afterDeaths = async (deaths: number) => {
    const here = uploaded();
    for (let count = 1; count <= deaths; count += 1) {
      // The image, its object, the state, the bytes, and then the file is looked at.
      here.deaths.push(false, false, false, false, false, true);
      await expect(here.tag({}, delivery(count))).rejects.toThrow('the worker died');
      expect(here.image()).toMatchObject({ state: 'processing' });
    }
    return here;
  };

  test('once is followed by another', async () => {
    const here = await afterDeaths(1);
    await here.tag({}, delivery(2));
    expect(here.image()).toMatchObject({ state: 'tagged' });
  });

  test('twice is not followed by a third: the image is a failure, its file kept, and its message not done with', async () => {
    const here = await afterDeaths(2);
    for (const count of [3, 4, 10])
      await expect(here.tag({}, { count, isLast: count === 10 })).rejects.toThrow('its workers died');
    expect(here.image()).toMatchObject({
      state: 'failed',
      reason: 'The file could not be processed: tag the image again, or upload it again',
    });
    expect(here.image()).not.toHaveProperty('found');
    expect(here.texts()).toEqual({ [ORIGINAL]: 'sea' });
    expect(here.judged).toEqual([]);
    expect(errors.mock.calls.map(([message]) => message)).toEqual(
      Array.from({ length: 3 }, () => 'gave up on an image: its workers died'),
    );
    expect(errors).toHaveBeenLastCalledWith(expect.any(String), {
      image: { sub: SUB, id: ID, state: 'failed', reason: here.image()?.reason, tags: 0 },
    });
  });

  test.each([
    ['its owner wants it again', true],
    ['its message is replayed', false],
  ])('twice does not keep the image from being tagged when %s', async (_why, again) => {
    const here = await afterDeaths(2);
    await expect(here.tag({}, delivery(3))).rejects.toThrow('its workers died');
    await here.tag({ again }, delivery(1));
    expect(here.image()).toMatchObject({ state: 'tagged' });
    expect(here.image()).not.toHaveProperty('begun');
  });

  test('on one file does not count for another in its place', async () => {
    const here = await afterDeaths(2);
    here.upload('mountain');
    await here.tag({}, delivery(3));
    expect(here.image()).toMatchObject({ state: 'tagged', found: { sha256: 'mountain' } });
  });

  test('while a known picture is tagged again leaves it as it was seen', async () => {
    const here = uploaded();
    await here.tag();
    for (const count of [1, 2]) {
      here.deaths.push(false, false, false, false, false, true);
      await expect(here.tag({ again: true }, delivery(count))).rejects.toThrow('the worker died');
    }
    await expect(here.tag({ again: true }, delivery(3))).rejects.toThrow('its workers died');
    expect(here.image()).toMatchObject({ state: 'failed', found: { sha256: 'sea' } });
  });

  test('is none of those that could not even begin', async () => {
    const here = uploaded();
    await here.tag();
    await here.change('', ID, (image) => ({ ...image, state: 'processing' }));
    for (const count of [1, 2, 3, 4]) {
      here.faults.push(true, true);
      await expect(here.tag({ again: true }, delivery(count))).rejects.toThrow('a service is down');
    }
    await here.tag({ again: true }, delivery(5));
    expect(here.image()).toMatchObject({ state: 'tagged' });
  });

  test('once counts for nothing when another has come to an end that is known', async () => {
    const here = await afterDeaths(1);
    here.refusals.push({ kind: 'retry', why: 'HTTP 503' });
    await expect(here.tag({}, delivery(2))).rejects.toThrow('HTTP 503');
    here.deaths.push(false, false, false, false, false, true);
    await expect(here.tag({}, delivery(3))).rejects.toThrow('the worker died');
    await here.tag({}, delivery(4));
    expect(here.image()).toMatchObject({ state: 'tagged' });
  });

  test('is none when it was the provider that failed, however often', async () => {
    const here = uploaded();
    for (let count = 1; count <= 4; count += 1) {
      here.refusals.push({ kind: 'retry', why: 'HTTP 503' });
      await expect(here.tag({}, delivery(count))).rejects.toThrow('HTTP 503');
    }
    await here.tag({}, delivery(5));
    expect(here.image()).toMatchObject({ state: 'tagged' });
  });
});

describe('the last try', () => {
  const last = { count: 10, isLast: true };

  test('that finds the provider down does not promise another', async () => {
    const here = uploaded();
    here.refusals.push({ kind: 'retry', why: 'HTTP 503' });
    await expect(here.tag({}, last)).rejects.toThrow('HTTP 503');
    expect(here.image()).toMatchObject({
      state: 'failed',
      reason: 'The tagging service is unavailable, and no attempt is left: tag the image again',
      found: { sha256: 'sea' },
    });
  });

  test('that goes wrong does not promise another', async () => {
    const here = uploaded();
    here.faults.push(false, false, false, false, true);
    await expect(here.tag({}, last)).rejects.toThrow('a service is down');
    expect(here.image()).toMatchObject({
      state: 'failed',
      reason: 'Something went wrong, and no attempt is left: tag the image again',
    });
  });

  test('may be the one that finds everything in place', async () => {
    const here = uploaded();
    await here.tag({}, last);
    expect(here.image()).toMatchObject({ state: 'tagged' });
    expect(here.image()).not.toHaveProperty('reason');
  });
});

describe('a file that is not there', () => {
  test('and has never come changes nothing', async () => {
    const here = world();
    here.create();
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'uploading', version: 1 });
  });

  test('though it is to be tagged again is a failure that can be read', async () => {
    const here = uploaded();
    await here.tag();
    await here.change('', ID, (image) => ({ ...image, state: 'processing' }));
    here.objects.delete(ORIGINAL);
    await here.tag({ again: true });
    expect(here.image()).toMatchObject({ state: 'failed', reason: 'The file no longer exists' });
    expect(here.image()).not.toHaveProperty('found');
  });

  /** Each state, of an image that has had a file. */
  const inState = async (state: 'tagged' | 'failed' | 'processing') => {
    const here = uploaded();
    await here.tag();
    await here.change('', ID, ({ found, ...image }) => ({
      ...image,
      ...(state !== 'failed' && found && { found }),
      state,
    }));
    return here;
  };

  test.each(['tagged', 'failed', 'processing'] as const)(
    'of an image that is %s is a failure, whoever tells of it',
    async (state) => {
      for (const again of [false, true]) {
        const here = await inState(state);
        here.objects.delete(ORIGINAL);
        await here.tag({ again });
        expect(here.image()).toMatchObject({ state: 'failed', reason: 'The file no longer exists' });
        expect(here.image()).not.toHaveProperty('found');
      }
    },
  );

  test('and is known not to be moves the image all the same, so that nobody waits for what was done', async () => {
    const here = await inState('failed');
    here.objects.delete(ORIGINAL);
    await here.tag({ again: true });
    const before = here.image()?.version ?? 0;
    await here.tag({ again: true });
    expect(here.image()).toMatchObject({ state: 'failed', version: before + 1 });
  });

  test('of an image that was rejected changes nothing', async () => {
    const here = uploaded('bad');
    await here.tag();
    const before = here.image();
    await here.tag({ again: true });
    expect(here.image()).toEqual(before);
  });
});
