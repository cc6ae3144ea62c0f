import { describe, expect, test } from '@jest/globals';
import type { Image } from '../../../systems/images/image/image.ts';
import { idsFrom, madeAt } from '../../../systems/images/image/image-id.ts';
import { askForUpload } from '../../../systems/images/library/uploading.ts';
import { settled } from '../../shared/leftover.ts';
import { ADA, BOB, idAt, imageWith } from './arbitrary.ts';
import { imageWorld, NOW } from './world.ts';

const secondsAgo = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);

/** All ports, of a user who asks for uploads at a moment that a test chooses. */
const world = (page?: number) => {
  const { ports, ...here } = imageWorld(page);
  const clock = { now: NOW };
  return { ...ports, ...here, clock, now: () => clock.now, newId: () => idAt(clock.now, 0xfff) };
};
type World = ReturnType<typeof world>;

/** Images of Ada's that were made so long ago, and of which no more is known. @returns their ids */
const made = async (
  { images }: World,
  seconds: number,
  count: number,
  state: Image['state'] = 'uploading',
): Promise<string[]> => {
  const ids = Array.from({ length: count }, (_, n) => idAt(secondsAgo(seconds), n));
  for (const id of ids) {
    const { found: _found, ...image } = imageWith({ id, state });
    await images.create(image);
  }
  return ids;
};

/** Files of hers that are in the bucket, whatever is known of them. */
const come = ({ files }: World, ids: readonly string[]): void =>
  ids.forEach((id) => files.add(`images/${ADA}/${id}`));

const tooMany = (message: RegExp, retryAfterS: number) => ({
  name: 'Failure',
  code: 'TooManyRequests',
  message: expect.stringMatching(message),
  retryAfterS,
});
const AWAITED = /^The files of 100 of your uploads have not arrived/;
const WAITING = /^5000 of your images have arrived and are waiting to be tagged: try again in a minute$/;

describe('of files that are awaited', () => {
  test('there are at most 100 a user, until the first form expires', async () => {
    const ports = world();
    await made(ports, 20, 1);
    await made(ports, 10, 99);

    await expect(settled(() => askForUpload(ports, ADA))).rejects.toMatchObject(tooMany(AWAITED, 281));
    expect(await askForUpload(ports, BOB)).toHaveProperty('upload');
    ports.clock.now = new Date(NOW.getTime() + 281_000);
    expect(await askForUpload(ports, ADA)).toHaveProperty('upload');
  });

  test('the forms that are asked for are among them', async () => {
    const ports = world();
    await made(ports, 10, 99);
    await askForUpload(ports, ADA);
    await expect(askForUpload(ports, ADA)).rejects.toMatchObject(tooMany(AWAITED, 291));
  });

  test('one that is deleted makes room for another', async () => {
    const ports = world();
    const [first = ''] = await made(ports, 0, 100);
    await ports.images.remove(ADA, first);
    expect(await askForUpload(ports, ADA)).toHaveProperty('upload');
  });

  test('those whose form has expired do not count', async () => {
    const ports = world();
    await made(ports, 301, 100);
    expect(await askForUpload(ports, ADA)).toHaveProperty('upload');
  });

  test.each([undefined, 30])(
    'those that came do not count, though S3 has not reported them yet: %p',
    async (page) => {
      const ports = world(page);
      await made(ports, 60, 99);
      come(ports, await made(ports, 1, 150));

      expect(await settled(() => askForUpload(ports, ADA))).toHaveProperty('upload');
    },
  );

  test('those that did not come count, however many came after them', async () => {
    const ports = world();
    await made(ports, 60, 99);
    come(ports, await made(ports, 30, 150));
    await made(ports, 10, 1);

    await expect(askForUpload(ports, ADA)).rejects.toMatchObject(tooMany(AWAITED, 241));
  });

  test('the bucket is not listed as long as they are few', async () => {
    const ports = world();
    await made(ports, 1, 99);
    const filesSince = () => Promise.reject(new Error('asked the bucket'));
    expect(await askForUpload({ ...ports, filesSince }, ADA)).toHaveProperty('upload');
  });
});

describe('of images that wait to be tagged', () => {
  test.each([
    [4_999, true],
    [5_000, false],
  ])('there are %i, and another is let in: %p', async (count, isLetIn) => {
    const countProcessing = async (sub: string, most: number) => (sub === ADA ? Math.min(count, most) : 0);
    const ports = { ...world(), countProcessing };

    const asked = settled(() => askForUpload(ports, ADA));

    if (isLetIn) expect(await asked).toHaveProperty('upload');
    else await expect(asked).rejects.toMatchObject(tooMany(WAITING, 60));
    expect(await askForUpload(ports, BOB)).toHaveProperty('upload');
  });

  test('they are counted by their state, and no further than is asked', async () => {
    const ports = world();
    await made(ports, 3600, 4, 'processing');
    await made(ports, 10, 3, 'failed');
    expect([await ports.countProcessing(ADA, 5), await ports.countProcessing(ADA, 3)]).toEqual([4, 3]);
    expect(await ports.countProcessing(BOB, 5)).toBe(0);
  });
});

test('an id tells when its image was made', () => {
  expect(madeAt(idAt(NOW, 7))).toEqual(NOW);
  expect(idAt(NOW, 0) >= idsFrom(NOW)).toBe(true);
  expect(idAt(new Date(NOW.getTime() - 1), 0xfff) < idsFrom(NOW)).toBe(true);
  expect(idsFrom(new Date(0))).toBe('00000000-0000');
});
