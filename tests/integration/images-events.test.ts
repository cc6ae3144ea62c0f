import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { recordKey } from '../../systems/images/image/entries.ts';
import { bodyOf, call, invoke } from './accounts.ts';
import {
  askForForm,
  delivery,
  imageAt,
  namesOf,
  newOwner,
  newPicture,
  objectsOf,
  pageOf,
  plainJpeg,
  providerAnswers,
  putOriginal,
  recordsOf,
  s3Event,
  sendForm,
  tagsOf,
  timesAsked,
  untilState,
  upload,
} from './pictures.ts';
import { aws, endpointsFile, output, until } from './stack.ts';
import { killWorkers } from './workers.ts';

/** Delivers it as the queue of the tagging would, and waits for what comes of it. */
const deliver = (body: unknown) => invoke('TaggingFunction', delivery(body));
/** Delivers an event of S3, and then the work that it leads to. */
const arrive = async (sub: string, id: string) => [
  await invoke('ImagesArrivalsFunction', delivery(s3Event(sub, id))),
  await deliver({ kind: 'tag', sub, id }),
];

const ALL_DONE = { failed: undefined, answer: { batchItemFailures: [] } };

const recordOf = async (sub: string, id: string) => {
  const { pk, sk } = recordKey(sub, id);
  const { Item } = await aws.dynamoDB.send(
    new GetItemCommand({
      TableName: output('ImagesTableName'),
      Key: { pk: { S: pk }, sk: { S: sk } },
      ConsistentRead: true,
    }),
  );
  return Item;
};

const untilWithout = (sub: string) =>
  until(
    () => objectsOf(sub),
    (keys) => keys.length === 0,
  );

describe('an event of an upload', () => {
  test('that comes again changes nothing', async () => {
    const { token, sub } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));
    const [record, records] = [await recordOf(sub, id), await recordsOf(sub)];

    const answers = [...(await arrive(sub, id)), ...(await arrive(sub, id))];

    expect(answers).toEqual([ALL_DONE, ALL_DONE, ALL_DONE, ALL_DONE]);
    expect(await recordOf(sub, id)).toEqual(record);
    expect(await recordsOf(sub)).toEqual(records);
    expect(await objectsOf(sub)).toHaveLength(2);
  });

  test('that comes several times at once is of one image, counted once', async () => {
    const { token, sub } = await newOwner();
    const { imageId } = await askForForm(token);

    await putOriginal(sub, imageId, await plainJpeg('red'));
    const QueueUrl = output('ArrivalsQueueUrl');
    const MessageBody = JSON.stringify(s3Event(sub, imageId));
    await Promise.all([
      ...Array.from({ length: 3 }, () => aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))),
      arrive(sub, imageId),
    ]);
    const image = await untilState(token, imageId, 'tagged');
    // Whatever is still on its way changes nothing any more.
    await arrive(sub, imageId);

    const { tags, counts } = await tagsOf(token);
    expect(tags).toEqual(namesOf(image));
    expect(Object.values(counts)).toEqual(tags.map(() => 1));
    expect((await pageOf(token, 'tags=red')).images).toMatchObject([{ id: imageId, state: 'tagged' }]);
    expect(await objectsOf(sub)).toHaveLength(2);
  });

  test('whose work comes before its object leaves the image as it is', async () => {
    const { token, sub } = await newOwner();
    const { imageId } = await askForForm(token);
    const record = await recordOf(sub, imageId);

    expect(await deliver({ kind: 'tag', sub, id: imageId })).toEqual(ALL_DONE);

    expect(await recordOf(sub, imageId)).toEqual(record);
  });

  test('that comes after the image was deleted makes no ghost', async () => {
    const { token, sub } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));
    await call('DELETE', `/images/${id}`, { token });

    expect(await arrive(sub, id)).toEqual([ALL_DONE, ALL_DONE]);
    expect(await deliver({ kind: 'retag', sub, id })).toEqual(ALL_DONE);

    expect(await objectsOf(sub)).toEqual([]);
    expect(await recordOf(sub, id)).toBeUndefined();
    expect(await call('GET', `/images/${id}`, { token })).toMatchObject({ status: 404 });
    expect(await tagsOf(token)).toEqual({ tags: [], counts: {} });
  });

  test('of an image that was deleted before its file came removes the file', async () => {
    const { token, sub } = await newOwner();
    const form = await askForForm(token);
    await call('DELETE', `/images/${form.imageId}`, { token });

    expect(await sendForm(form, await plainJpeg('red'))).toMatchObject({ status: 204 });

    await untilWithout(sub);
    expect(await call('GET', `/images/${form.imageId}`, { token })).toMatchObject({ status: 404 });
    expect((await recordsOf(sub)).filter((key) => key.includes(form.imageId))).toEqual([]);
  });

  test('of a file in the place of another ends at the new one’s tags', async () => {
    const { token } = await newOwner();
    const form = await askForForm(token);
    await sendForm(form, await plainJpeg('red'));
    await sendForm(form, await plainJpeg('blue'));

    const image = await until(
      () => imageAt(token, form.imageId),
      (seen) => seen.state === 'tagged' && namesOf(seen).includes('blue'),
    );

    expect(namesOf(image)).not.toContain('red');
    expect((await tagsOf(token)).tags).toEqual(namesOf(image));
  });

  test('that names no image is not delivered again', async () => {
    const event = s3Event('00000000-0000-4000-8000-000000000000', '00000000-0000-7000-8000-000000000000');
    const [record] = event.Records;
    if (record) record.s3.object.key = 'images/somebody/else.jpg';

    expect(await invoke('ImagesArrivalsFunction', delivery(event))).toEqual(ALL_DONE);
  });

  test.each(['ImagesArrivalsFunction', 'TaggingFunction'])(
    'that cannot be read is handed back to the queue of %s',
    async (id) => {
      expect(await invoke(id, delivery('nothing'))).toMatchObject({
        answer: { batchItemFailures: [{ itemIdentifier: expect.any(String) }] },
      });
    },
  );
});

describe('a provider that', () => {
  afterEach(() => providerAnswers('ok'));

  test.each([
    ['fails', '500', 3],
    ['is busy', '429', 3],
    ['answers junk', 'junk', 2],
    ['takes too long', 'slow', 1],
  ])('%s, and then is well, costs nothing but time', async (_how, answer, times) => {
    const { token, sub } = await newOwner();
    await providerAnswers(answer, times);

    const image = await newPicture(token, await plainJpeg('red'));

    expect(namesOf(image)).toContain('red');
    expect(image).not.toHaveProperty('reason');
    expect((await tagsOf(token)).counts).toMatchObject({ red: 1 });
    expect(await objectsOf(sub)).toHaveLength(2);
  });

  test('is down is told of, and the picture is shown, corrected and found meanwhile', async () => {
    // Prepare
    const { token } = await newOwner();
    await providerAnswers('500');
    const id = await upload(token, await plainJpeg('red'));
    const failed = await untilState(token, id, 'failed');

    // Act: as long as the provider is down, nothing but the correction tags it.
    const correction = await until(
      () => call('PUT', `/images/${id}/tags`, { token, body: { add: ['mine'] } }),
      ({ status }) => status === 200,
    );
    // The queue may just be trying again.
    const meanwhile = await until(
      () => pageOf(token, 'tags=mine'),
      ({ images }) => images.some(({ state }) => state === 'failed'),
    );
    const counted = await tagsOf(token);
    await providerAnswers('ok');
    const tagged = await untilState(token, id, 'tagged');

    // Assess
    expect(failed.reason).toBe('The tagging service is unavailable; another attempt follows');
    expect(failed.fileUrl).toBeDefined();
    expect(namesOf(bodyOf('Image', correction))).toEqual(['mine']);
    expect(meanwhile.images).toMatchObject([{ id, tags: [{ name: 'mine', source: 'user' }] }]);
    expect(counted).toEqual({ tags: ['mine'], counts: { mine: 1 } });
    expect(namesOf(tagged)).toEqual(expect.arrayContaining(['mine', 'red']));
    expect((await pageOf(token, 'tags=mine,red')).images).toMatchObject([{ id, state: 'tagged' }]);
  });
});

describe('behind a provider that takes long', () => {
  afterEach(() => providerAnswers('ok'));

  test('a file that came is not awaited, however many wait before it', async () => {
    const { token } = await newOwner();
    await providerAnswers('slow');
    const jpeg = await plainJpeg('red');
    const ids = await Promise.all(Array.from({ length: 12 }, () => upload(token, jpeg)));

    await until(
      () => pageOf(token, 'state=uploading'),
      ({ images }) => images.length === 0,
    );
    const { images } = await pageOf(token);
    await providerAnswers('ok');

    expect(images.map(({ state }) => state)).not.toContain('tagged');
    for (const id of ids) await untilState(token, id, 'tagged');
  });

  test('the work of a worker that is killed is done by another', async () => {
    const { token, sub } = await newOwner();
    await providerAnswers('slow');
    const before = await timesAsked();
    const id = await upload(token, await plainJpeg('red'));
    await until(timesAsked, (asked) => asked > before);

    const killed = await killWorkers('TaggingFunction');
    await providerAnswers('ok');

    expect(killed).toBeGreaterThan(0);
    expect(await imageAt(token, id)).toMatchObject({ state: 'processing' });
    expect(namesOf(await untilState(token, id, 'tagged'))).toContain('red');
    expect(await objectsOf(sub)).toHaveLength(2);
  });
});

describe('a provider that is down for longer than a message lives', () => {
  const run = promisify(execFile);
  const replay = () =>
    run(process.execPath, [
      ...['--import', 'tsx', 'ops/main.ts', 'replay', 'tagging'],
      ...['--state', dirname(endpointsFile)],
    ]);
  const deadLetters = async (): Promise<number> => {
    const { Attributes } = await aws.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: output('TaggingDeadLetterQueueUrl'),
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
  };
  afterEach(() => providerAnswers('ok'));

  test('costs no image and doubles none, once its dead letters are replayed', async () => {
    const { token, sub } = await newOwner();
    await providerAnswers('500');
    const jpeg = await plainJpeg('red');
    const ids = [await upload(token, jpeg), await upload(token, jpeg), await upload(token, jpeg)];
    // Twenty deliveries, with a second between them.
    await until(deadLetters, (count) => count >= ids.length, 150_000);
    for (const id of ids) expect(await imageAt(token, id)).toMatchObject({ state: 'failed', tags: [] });

    await providerAnswers('ok');
    const { stdout } = await replay();
    for (const id of ids) await untilState(token, id, 'tagged');

    expect(stdout).toMatch(/messages sent back to their queue/);
    expect((await tagsOf(token)).counts).toMatchObject({ red: ids.length });
    expect((await pageOf(token, 'tags=red')).images.map(({ id }) => id)).toEqual([...ids].reverse());
    expect(await objectsOf(sub)).toHaveLength(2 * ids.length);
    // Those of others, who were asking meanwhile.
    await replay();
  });
});

describe('a user who is deleted', () => {
  test('takes all images along, tagged, rejected and never uploaded', async () => {
    const { token, sub } = await newOwner();
    const form = await askForForm(token);
    await newPicture(token, await plainJpeg('red'));
    await untilState(token, await upload(token, Buffer.from('no picture')), 'rejected');
    expect(await objectsOf(sub)).toHaveLength(2);
    expect(await recordsOf(sub)).not.toEqual([]);

    bodyOf('User', await call('DELETE', '/me', { token }), 202);

    await until(
      async () => [...(await objectsOf(sub)), ...(await recordsOf(sub))],
      (left) => left.length === 0,
    );
    await sendForm(form, await plainJpeg('red'));
    await untilWithout(sub);
    expect(await recordsOf(sub)).toEqual([]);
  });
});
