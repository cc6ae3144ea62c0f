import { describe, expect, test } from '@jest/globals';
import { recordArrival } from '../../../systems/images/arriving/arriving.ts';
import { imagesOf, waitS } from '../../../systems/images/arriving/message.ts';
import { newImage, STATES } from '../../../systems/images/image/image.ts';
import { settled } from '../../shared/leftover.ts';
import { ADA, idOf, imageWith } from './arbitrary.ts';
import { imageWorld, NOW } from './world.ts';

const [sub, id] = [ADA, idOf(1)];
const told = { kind: 'tag', sub, id };
const awaited = newImage({ id, sub }, NOW);

describe('a file that came', () => {
  test('is not awaited any more, and is to be tagged', async () => {
    const { ports, sent, table } = imageWorld();
    await ports.images.create(awaited);

    await settled(() => recordArrival(ports, { sub, id }));

    expect(await ports.images.get(sub, id)).toEqual({ ...awaited, state: 'processing', version: 2 });
    expect(table.text()).not.toContain('#uploading');
    expect(sent).toEqual([told]);
  });

  test.each(STATES.filter((state) => state !== 'uploading'))(
    'leaves an image that is %s as it is, and has it looked at',
    async (state) => {
      const { ports, sent, put } = imageWorld();
      await put(imageWith({ state }));
      const before = await ports.images.get(sub, id);

      await settled(() => recordArrival(ports, { sub, id }));

      expect(await ports.images.get(sub, id)).toEqual(before);
      expect(sent).toEqual([told]);
    },
  );

  test('of an image that is gone makes no ghost, and is left to who removes it', async () => {
    const { ports, sent, table } = imageWorld();

    await settled(() => recordArrival(ports, { sub, id }));

    expect(table.rows()).toEqual([]);
    expect(sent).toEqual([told]);
  });

  test('that is reported twice at once is recorded once', async () => {
    const { ports, sent } = imageWorld();
    await ports.images.create(awaited);

    await settled(() => Promise.all([recordArrival(ports, { sub, id }), recordArrival(ports, { sub, id })]));

    expect(await ports.images.get(sub, id)).toMatchObject({ state: 'processing', version: 2 });
    expect(sent).toEqual([told, told]);
  });

  test('is reported again when the tagging could not be notified', async () => {
    const { ports, sent } = imageWorld();
    await ports.images.create(awaited);
    const send = () => Promise.reject(new Error('the queue is down'));

    await expect(recordArrival({ ...ports, send }, { sub, id })).rejects.toThrow('the queue is down');
    await recordArrival(ports, { sub, id });

    expect(await ports.images.get(sub, id)).toMatchObject({ state: 'processing' });
    expect(sent).toEqual([told]);
  });
});

describe('a message of S3', () => {
  const events = (...keys: string[]): string =>
    JSON.stringify({
      Records: keys.map((key) => ({
        eventName: 'ObjectCreated:Post',
        s3: { bucket: { name: 'b' }, object: { key, eTag: 'e', sequencer: '1', size: 3 } },
      })),
    });

  test.each([
    ['tells of an object', events(`images/${sub}/${id}`), [{ sub, id }]],
    ['may tell of several', events(`images/${sub}/${id}`, 'x'), [{ sub, id }, undefined]],
    ['about another key tells of no image', events(`thumbnails/${sub}/${id}.webp`), [undefined]],
    ['about a key below an image names no image', events(`images/${sub}/${id}/x`), [undefined]],
    ['that tests the queue names no image', JSON.stringify({ Event: 's3:TestEvent' }), []],
  ])('%s', (_name, body, want) => expect(imagesOf(body)).toEqual(want));

  test('that is not from S3 is rejected, and not quoted', () =>
    expect(() => imagesOf(JSON.stringify({ kind: 'tag', sub, id }))).toThrow(
      /^the message is no S3 event: Records is missing$/,
    ));

  test.each([
    ['1', 2],
    ['6', 64],
    ['7', 120],
    ['4000', 120],
    ['', 2],
  ])('that failed in delivery %p comes again after %i seconds', (received, want) =>
    expect(waitS(received)).toBe(want),
  );
});
