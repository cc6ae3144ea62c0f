import { beforeAll, describe, expect, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { MAX_BYTES } from '../../../functions/tagging/objects.ts';
import type { Answer } from '../../../functions/tagging/provider.ts';
import { ID, ORIGINAL, THUMBNAIL, world } from './world.ts';

beforeAll(() => log.setLogLevel('SILENT'));

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
  });

  test('and told of twice changes nothing the second time', async () => {
    const here = uploaded();
    await here.tag();
    const once = here.image();
    await here.tag();
    expect(here.image()).toEqual(once);
    expect(here.asked).toEqual(['sea']);
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

describe('an image that is gone', () => {
  test('leaves no object behind', async () => {
    const here = world();
    here.upload('sea');
    await here.tag();
    expect(here.texts()).toEqual({});
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
    ['one of 11 MB', 'x'.repeat(11 * 1024 * 1024), 'The file has more than 10 MB'],
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
    await expect(here.tag()).rejects.toThrow('the provider: HTTP 503');
    expect(here.image()).toMatchObject({
      state: 'failed',
      reason: 'The tagging service does not answer; it is tried again',
      found: { sha256: 'sea' },
    });
    await here.tag();
    expect(here.image()).toMatchObject({ state: 'tagged' });
    expect(here.image()).not.toHaveProperty('reason');
  });

  test.each<[string, Answer, string]>([
    ['refuses', { kind: 'final', why: 'HTTP 400' }, 'The tagging service refuses: HTTP 400'],
    ['has no key', { kind: 'unconfigured' }, 'provider not configured'],
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
      reason: 'Something went wrong; it is tried again',
    });
    await here.tag();
    expect(here.image()?.state).toBe('tagged');
  });

  test('and cannot even be told so hands the message back all the same', async () => {
    const here = uploaded();
    here.faults.push(true, true);
    await expect(here.tag()).rejects.toThrow('a service is down');
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
    expect(here.image()).toMatchObject({ state: 'failed', reason: 'The file is not there any more' });
    expect(here.image()).not.toHaveProperty('found');
  });
});
