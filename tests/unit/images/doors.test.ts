import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { log } from '../../../core/log.ts';
import { imageStore } from '../../../systems/images/aws/image-store.ts';
import type { Image } from '../../../systems/images/image/image.ts';
import { settled } from '../../shared/leftover.ts';
import { requestOf } from '../http/events.ts';
import { ADA, BOB, idOf, imageWith, tagged } from './arbitrary.ts';
import { delivered, doors, lambda } from './doors.ts';

const here = await doors();
const images = imageStore(here.tables.db, 'Images');
const MINUTES = 300_000;

beforeAll(() => {
  log.setLogLevel('SILENT');
  jest.spyOn(console, 'log').mockReturnValue(undefined);
});
beforeEach(async () => {
  for (const sub of [ADA, BOB]) await here.forget({ sub }, lambda(MINUTES));
  here.objects.clear();
  here.sent.length = 0;
});

/** Puts images there, with their objects. */
const put = async (...all: readonly Image[]): Promise<void> => {
  for (const image of all) {
    await images.create(image);
    for (const key of [`images/${image.sub}/${image.id}`, `thumbnails/${image.sub}/${image.id}.webp`])
      here.objects.set(key, { bytes: Buffer.from('x') });
  }
};

const claimsOf = (sub: string) => ({ sub, 'cognito:username': 'ada', token_use: 'id', iat: '1763733600' });

interface Asked {
  readonly sub?: string;
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string[]>;
  readonly body?: object;
}
type Body = Record<string, unknown> & {
  readonly images?: readonly { readonly id: string; readonly createdAt: string }[];
};

/** What a user is answered. */
const ask = async (operation: string, { sub = ADA, path, query, body }: Asked = {}) => {
  const [method = '', resource = ''] = operation.split(' ');
  const event = requestOf({
    method,
    resource,
    claims: claimsOf(sub),
    asked: '/v1/images',
    ...(path && { path }),
    ...(query && { query }),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = await settled(async () => await here.api(event, lambda(MINUTES)));
  return { status: answer.statusCode, headers: answer.headers ?? {}, body: JSON.parse(answer.body) as Body };
};

describe('the API of the images', () => {
  const path = { imageId: idOf(1) };

  test('gives a form for an upload, and its image waits in the list', async () => {
    const made = await ask('POST /images', { body: { fileName: 'a.jpg' } });
    expect(made).toMatchObject({
      status: 201,
      body: { formConfig: { formFields: { bucket: 'pictures', key: expect.stringContaining(ADA) } } },
    });
    expect(await ask('GET /images', { query: { state: ['uploading'] } })).toMatchObject({
      body: { images: [{ id: made.body['imageId'], state: 'uploading', fileName: 'a.jpg' }] },
    });
  });

  test('takes tags with an upload, twenty at most', async () => {
    const tags = Array.from({ length: 20 }, (_none, n) => `Tag ${String(n)}`);
    const { status, body } = await ask('POST /images', { body: { tags } });
    const id = String(body['imageId']);
    expect(status).toBe(201);
    expect((await ask('GET /images/{imageId}', { path: { imageId: id } })).body['tags']).toContainEqual({
      name: 'tag 7',
      source: 'user',
      confidence: 1,
    });
    expect(await ask('POST /images', { body: { tags: [...tags, 'one more'] } })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'body', name: 'tags' }] },
    });
  });

  test('finds an upload by the very moment that its image tells', async () => {
    const made = await ask('POST /images', {});
    const { body } = await ask('GET /images', {});
    const { createdAt = '' } = body.images?.[0] ?? {};
    const next = new Date(Date.parse(createdAt) + 1).toISOString();
    const found = await ask('GET /images', { query: { uploadedFrom: [createdAt], uploadedTo: [next] } });
    expect(found.body.images?.map(({ id }) => id)).toEqual([made.body['imageId']]);
    expect(await ask('GET /images', { query: { uploadedFrom: [next] } })).toMatchObject({
      body: { images: [] },
    });
    expect(await ask('GET /images', { query: { uploadedFrom: ['yesterday'] } })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', name: 'uploadedFrom' }] },
    });
  });

  test('knows bytes that are there', async () => {
    await put(imageWith());
    const answer = await ask('POST /images', { body: { sha256: 'ab'.repeat(32) } });
    expect(answer).toMatchObject({ status: 200, body: { id: idOf(1), state: 'tagged' } });
  });

  test('shows an image, its tags and its addresses', async () => {
    await put(imageWith({ tags: tagged('sky') }));
    expect(await ask('GET /images/{imageId}', { path })).toMatchObject({
      status: 200,
      body: {
        id: idOf(1),
        tags: [{ name: 'sky', source: 'user', confidence: 1 }],
        fileUrl: expect.stringContaining(`/images/${ADA}/${idOf(1)}?`),
      },
    });
  });

  test.each<[string, Record<string, string[]>, number[]]>([
    ['all', {}, [2, 1]],
    ['of one tag', { tags: ['sky'] }, [1]],
    ['of either tag', { tags: ['sky', 'sea'], match: ['any'] }, [2, 1]],
    ['of both tags', { tags: ['sky', 'sea'] }, []],
    ['without a tag', { without: ['sky'] }, [2]],
    ['of a tag that is sure', { tags: ['sky'], minConfidence: ['1.0'] }, [1]],
    ['untagged', { untagged: ['true'] }, []],
    ['not asked to be untagged', { untagged: ['false'] }, [2, 1]],
    ['of one page', { limit: ['1'] }, [2]],
    ['oldest first', { order: ['oldest'] }, [1, 2]],
    [
      'of a time',
      { uploadedFrom: ['2025-11-21T09:32:57.759Z'], uploadedTo: ['2025-11-22T00:00:00+01:00'] },
      [2, 1],
    ],
    ['of a later time', { uploadedFrom: ['2025-11-22T12:00:00Z'] }, []],
  ])('lists images, %s', async (_what, query, want) => {
    await put(imageWith({ tags: tagged('sky') }), imageWith({ id: idOf(2), tags: tagged('sea') }));
    const { status, body } = await ask('GET /images', { query });
    expect([status, body.images?.map(({ id }) => id)]).toEqual([200, want.map(idOf)]);
  });

  test('goes on where a page ended, for its caller alone', async () => {
    await put(imageWith(), imageWith({ id: idOf(2) }));
    const { body } = await ask('GET /images', { query: { limit: ['1'] } });
    const query = { limit: ['1'], cursor: [String(body['cursor'])] };
    const next = await ask('GET /images', { query });
    expect(next.body.images?.map(({ id }) => id)).toEqual([idOf(1)]);
    expect(await ask('GET /images', { sub: BOB, query })).toMatchObject({
      status: 400,
      body: { code: 'CursorInvalid' },
    });
  });

  test('corrects tags, and counts them', async () => {
    await put(imageWith({ tags: tagged('sky') }));
    const body = { add: ['Sea'], remove: ['sky'] };
    expect(await ask('PUT /images/{imageId}/tags', { path, body })).toMatchObject({
      status: 200,
      body: { tags: [{ name: 'sea' }] },
    });
    expect(await ask('GET /tags')).toMatchObject({
      status: 200,
      body: { tags: ['sea'], counts: { sea: 1 } },
    });
  });

  test('corrects the tags of many images, and says of each what became of it', async () => {
    await put(
      imageWith({ tags: tagged('sky') }),
      imageWith({ id: idOf(2) }),
      imageWith({ id: idOf(3), sub: BOB }),
    );
    const body = { imageIds: [3, 2, 1].map(idOf), add: ['Sky'] };
    expect(await ask('POST /images/tags', { body })).toMatchObject({
      status: 200,
      body: {
        changed: [idOf(2)],
        unchanged: [idOf(1)],
        refused: [{ imageId: idOf(3), code: 'NotFound', message: 'You have no image with this id' }],
        left: [],
      },
    });
    expect(await ask('GET /tags')).toMatchObject({ body: { counts: { sky: 2 } } });
  });

  test.each([
    [{ imageIds: [] }, 'imageIds', 'at least 1'],
    [{ imageIds: Array.from({ length: 501 }, (_none, n) => idOf(n)) }, 'imageIds', 'at most 500'],
    [{ imageIds: [idOf(1), idOf(1)] }, 'imageIds', 'twice'],
    [{ imageIds: [idOf(1).toUpperCase()] }, 'imageIds', 'UUID in lower case'],
    [{ imageIds: ['../x'] }, 'imageIds', 'UUID'],
    [{}, 'imageIds', 'required'],
    [{ imageIds: [idOf(1)], add: Array.from({ length: 11 }, String) }, 'add', 'at most 10'],
    [{ imageIds: [idOf(1)], all: true }, 'all', ''],
  ])('corrects no images by %j', async (given, name, says) => {
    const answer = await ask('POST /images/tags', { body: { add: ['sky'], ...given } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'RequestInvalid' } });
    expect(answer.body['errors']).toContainEqual(
      expect.objectContaining({
        in: 'body',
        name: expect.stringMatching(name),
        message: expect.stringContaining(says),
      }),
    );
  });

  test('renames a tag, makes it one with another, and deletes it', async () => {
    await put(
      imageWith({ tags: tagged('Sky', 'sky') }),
      imageWith({ id: idOf(2), tags: tagged('sky', 'sea') }),
    );
    const renamed = await ask('PATCH /tags/{tag}', { path: { tag: ' SKY' }, body: { name: 'Blue' } });
    const merged = await ask('PATCH /tags/{tag}', { path: { tag: 'sea' }, body: { name: 'blue' } });
    const { body } = await ask('GET /tags');
    const deleted = await ask('DELETE /tags/{tag}', { path: { tag: 'blue' } });

    expect([renamed, merged, deleted]).toMatchObject([
      { status: 200, body: { name: 'blue', changed: 2, refused: [], complete: true } },
      { status: 200, body: { name: 'blue', changed: 1, refused: [], complete: true } },
      { status: 200, body: { changed: 2, refused: [], complete: true } },
    ]);
    expect(body).toEqual({ tags: ['blue'], counts: { blue: 2 } });
    expect(await ask('GET /tags')).toMatchObject({ body: { tags: [] } });
    expect(await ask('DELETE /tags/{tag}', { path: { tag: 'blue' } })).toMatchObject({
      status: 404,
      body: { code: 'NotFound' },
    });
  });

  test('finds tags by how they begin', async () => {
    await put(imageWith({ tags: tagged('sky', 'sea', 'blue') }));
    expect(await ask('GET /tags', { query: { prefix: ['S'] } })).toMatchObject({
      status: 200,
      body: { tags: ['sea', 'sky'], counts: { sea: 1, sky: 1 } },
    });
    expect(await ask('GET /tags', { query: { prefix: [' '] } })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', name: 'prefix' }] },
    });
  });

  test('has an image tagged again by its queue', async () => {
    await put(imageWith());
    expect(await ask('POST /images/{imageId}/retag', { path })).toMatchObject({
      status: 202,
      body: { state: 'processing' },
    });
    expect(here.sent).toMatchObject([
      {
        command: 'SendMessage',
        input: {
          QueueUrl: 'https://sqs/tagging',
          MessageBody: JSON.stringify({ kind: 'retag', sub: ADA, id: idOf(1) }),
        },
      },
    ]);
  });

  test('deletes an image, and leaves nothing of it', async () => {
    await put(imageWith({ tags: tagged('sky') }));
    expect(await ask('DELETE /images/{imageId}', { path })).toMatchObject({
      status: 200,
      body: { message: `Deleted image: ${idOf(1)}` },
    });
    expect([...here.objects.keys(), ...here.tables.items('Images')]).toEqual([]);
  });

  test('sends who asks for the images of a tag to the list', async () => {
    const answer = await ask('GET /tags/{tag}/images', { path: { tag: 'Blue Sky' } });
    expect(answer).toMatchObject({ status: 308 });
    expect(Object.values(answer.headers)).toContainEqual(expect.stringMatching(/\/images\?tags=blue%20sky$/));
  });

  test.each<[string, Asked]>([
    ['GET /images/{imageId}', { path }],
    ['DELETE /images/{imageId}', { path }],
    ['PUT /images/{imageId}/tags', { path, body: { add: ['sea'] } }],
    ['POST /images/{imageId}/retag', { path }],
    ['PATCH /tags/{tag}', { path: { tag: 'sky' }, body: { name: 'sea' } }],
    ['DELETE /tags/{tag}', { path: { tag: 'sky' } }],
  ])('%s does nothing to another’s image', async (operation, asked) => {
    await put(imageWith({ tags: tagged('sky') }));
    const before = here.tables.items('Images');
    expect(await ask(operation, { ...asked, sub: BOB })).toMatchObject({
      status: 404,
      body: { code: 'NotFound' },
    });
    expect([here.tables.items('Images'), here.objects.size, here.sent]).toEqual([before, 2, []]);
  });

  test('refuses a user who is on the deny list', async () => {
    await put(imageWith({ sub: BOB }));
    const gone = '11111111-0000-4000-8000-000000000001';
    here.tables.put('Denied', { id: { S: `sub:${gone}` } });
    expect(await ask('GET /images', { sub: gone })).toMatchObject({ status: 401 });
  });
});

describe('the deletion of a user', () => {
  test('takes all of their images along, and no other’s', async () => {
    await put(imageWith({ tags: tagged('sky') }), imageWith({ sub: BOB }));
    expect(await settled(() => here.forget({ sub: ADA }, lambda(MINUTES)))).toEqual({ done: true });
    expect(JSON.stringify([...here.objects.keys(), here.tables.items('Images')])).not.toContain(ADA);
    expect(await images.get(BOB, idOf(1))).toBeDefined();
  });

  test('asks to be called again when there is no time', async () => {
    await put(imageWith());
    expect(await here.forget({ sub: ADA }, lambda(0))).toEqual({ done: false });
  });

  test.each([[{}], [{ sub: '..' }], [{ sub: ADA, all: true }], [null]])('refuses %j', async (event) => {
    await put(imageWith());
    await expect(here.forget(event, lambda(MINUTES))).rejects.toThrow('no request to forget a user');
    expect(here.objects.size).toBe(2);
  });
});

test('the sweep ends what is stuck, and forgets who is gone', async () => {
  const createdAt = '2020-01-01T00:00:00.000Z';
  const { found: _bytes, ...bare } = imageWith({ createdAt });
  await images.create({ ...bare, state: 'uploading' });
  await put(imageWith({ id: idOf(2), state: 'processing', createdAt }), imageWith({ sub: BOB }));
  const counts = await settled(() => here.sweep({}, lambda(MINUTES)));
  expect(counts).toEqual({
    uploadsRemoved: 1,
    requeued: 1,
    usersForgotten: 1,
    tooManyGone: 0,
    failed: 0,
    cut: 0,
  });
  expect(here.sent.map(({ input }) => input['MessageBody'])).toEqual([
    JSON.stringify({ kind: 'tag', sub: ADA, id: idOf(2) }),
  ]);
  expect(JSON.stringify([...here.objects.keys(), here.tables.items('Images')])).not.toContain(BOB);
});

describe('the queue of what arrives', () => {
  const key = `images/${ADA}/${idOf(1)}`;
  const event = (...keys: readonly string[]) => ({
    Records: keys.map((name) => ({
      eventName: 'ObjectCreated:Post',
      s3: { bucket: { name: 'pictures' }, object: { key: name, eTag: 'e', sequencer: '1', size: 3 } },
    })),
  });
  const { found: _bytes, ...bare } = imageWith({ state: 'uploading' });
  const tagging = {
    QueueUrl: 'https://sqs/tagging',
    MessageBody: JSON.stringify({ kind: 'tag', sub: ADA, id: idOf(1) }),
  };

  test('records that a file came, and hands it on to the tagging', async () => {
    await images.create(bare);
    const answer = await settled(() => here.arrive(delivered(1, event(key)), lambda(MINUTES)));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await images.get(ADA, idOf(1))).toMatchObject({ state: 'processing' });
    expect(here.sent).toMatchObject([{ command: 'SendMessage', input: tagging }]);
  });

  test('passes over what is no image of a user', async () => {
    const answer = await here.arrive(
      delivered(1, event('images/x'), { Event: 's3:TestEvent' }),
      lambda(MINUTES),
    );
    expect([answer, here.sent]).toEqual([{ batchItemFailures: [] }, []]);
  });

  test('hands back the messages that fail, and no others', async () => {
    await images.create(bare);
    const answer = await settled(() =>
      here.arrive(delivered(3, { kind: 'none' }, event(key)), lambda(MINUTES)),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(await images.get(ADA, idOf(1))).toMatchObject({ state: 'processing' });
    expect(here.sent.map(({ input }) => input)).toMatchObject([
      { QueueUrl: 'https://sqs/own', ReceiptHandle: 'receipt-0', VisibilityTimeout: 8 },
      tagging,
    ]);
  });
});

describe('the queue of the tagging', () => {
  const red = sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } });
  const key = `images/${ADA}/${idOf(1)}`;
  const work = { kind: 'tag', sub: ADA, id: idOf(1) };
  const { found: _bytes, ...bare } = imageWith({ state: 'uploading' });

  test('brings an upload to what it is, with its thumbnail', async () => {
    await images.create(bare);
    here.objects.set(key, { bytes: await red.png().toBuffer() });
    const { batchItemFailures } = await settled(() => here.tag(delivered(1, work), lambda(MINUTES)));
    expect(batchItemFailures).toEqual([]);
    expect(await images.get(ADA, idOf(1))).toMatchObject({
      state: 'failed',
      reason: 'The tagging service is not configured',
      found: { contentType: 'image/png', width: 8, height: 6 },
    });
    const thumbnail = here.objects.get(`thumbnails/${ADA}/${idOf(1)}.webp`)?.bytes;
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 8, height: 6 });
  });

  test.each([
    [1, 2],
    [3, 8],
    [9, 60],
  ])('hands back what fails in delivery %i, for %i seconds', async (count, seconds) => {
    const answer = await settled(() => here.tag(delivered(count, { kind: 'none' }), lambda(MINUTES)));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    // Hidden while it is worked on, and then for its own time.
    expect(here.sent.map(({ input }) => input)).toEqual(
      [30, seconds].map((VisibilityTimeout) => ({
        QueueUrl: 'https://sqs/own',
        ReceiptHandle: 'receipt-0',
        VisibilityTimeout,
      })),
    );
  });

  test('begins nothing without the time that a picture may take', async () => {
    await images.create(bare);
    here.objects.set(key, { bytes: Buffer.from('x') });
    const answer = await here.tag(delivered(1, work), lambda(39_999));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(await images.get(ADA, idOf(1))).toEqual(bare);
  });

  test.each([
    [2, 'Something went wrong; another attempt follows'],
    [3, 'Something went wrong, and no attempt is left: tag the image again'],
  ])('promises another delivery after number %i: %s', async (count, reason) => {
    await images.create(bare);
    here.objects.set(key, { bytes: await red.png().toBuffer() });
    // It is written down that the work begins, and then not what came of it.
    here.tables.after('TransactWriteItems', async () =>
      here.tables.fail('TransactWriteItems', new Error('no table')),
    );
    await settled(() => here.tag(delivered(count, work), lambda(MINUTES)));
    expect(await images.get(ADA, idOf(1))).toMatchObject({ state: 'failed', reason });
  });
});
