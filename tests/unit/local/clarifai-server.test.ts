import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { json, list } from '../../../core/json.ts';
import { startStandIn, type StandIn } from '../../../local/clarifai/server.ts';

const KEY = 'a key';
const PATH = '/v2/users/clarifai/apps/main/models/general-image-recognition/outputs';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn({ key: KEY, slowMs: 50 });
});
afterEach(() => standIn.close());

const red = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#dc141e' } })
    .jpeg()
    .toBuffer();

const inputs = (...files: Buffer[]): string =>
  JSON.stringify({ inputs: files.map((file) => ({ data: { image: { base64: file.toString('base64') } } })) });

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly key?: string;
  readonly body?: string;
}

const send = async ({ method = 'POST', path = PATH, key = KEY, body }: Sent) => {
  const response = await fetch(`${standIn.endpoint}${path}`, {
    method,
    headers: { authorization: `Key ${key}` },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type');
  return {
    status: response.status,
    type,
    text,
    code: type === 'application/json' ? codeOf(text) : undefined,
  };
};

const codeOf = (text: string): unknown => json(json(JSON.parse(text))['status'])['code'];

const conceptsIn = (text: string, output = 0): string[] =>
  list(json(json(list(json(JSON.parse(text))['outputs'])[output])['data'])['concepts']).map((concept) =>
    String(json(concept)['name']),
  );

const control = (answer: string, times?: number): Promise<unknown> =>
  fetch(`${standIn.endpoint}/_control`, { method: 'PUT', body: JSON.stringify({ answer, times }) });

test('Clarifai’s own client gets concepts of a picture', async () => {
  const { App } = createRequire(import.meta.url)('clarifai') as { App: new (options: object) => ClarifaiApp };
  const app = new App({ apiKey: KEY, apiEndpoint: standIn.endpoint, userId: 'clarifai', appId: 'main' });

  const answer = await app.models.predict('general-image-recognition', {
    base64: (await red()).toString('base64'),
  });

  const concepts = answer.outputs[0]?.data.concepts ?? [];
  expect(answer.status.code).toBe(10000);
  expect(concepts).toContainEqual({
    id: 'ai_red',
    name: 'red',
    value: expect.any(Number),
    app_id: 'main',
  });
  expect(concepts.every(({ value }) => value >= 0 && value <= 1)).toBe(true);
});

interface ClarifaiApp {
  readonly models: {
    predict(
      model: string,
      input: object,
    ): Promise<{
      status: { code: number };
      outputs: { data: { concepts: { name: string; value: number }[] } }[];
    }>;
  };
}

test('what the picture is in does not matter', async () => {
  const picture = sharp({ create: { width: 60, height: 40, channels: 4, background: '#dc141e' } });
  const files = await Promise.all([
    picture.clone().png().toBuffer(),
    picture.clone().webp().toBuffer(),
    picture.clone().gif().toBuffer(),
    picture.clone().avif().toBuffer(),
  ]);
  const { text } = await send({ body: inputs(...files) });
  for (const output of files.keys())
    expect(conceptsIn(text, output)).toEqual(expect.arrayContaining(['red', 'landscape format', 'plain']));
});

test('a photo that was taken upright is one, however it is stored', async () => {
  const { text } = await send({
    body: inputs(
      await sharp(await red())
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    ),
  });
  expect(conceptsIn(text)).toContain('portrait format');
});

describe('what is wrong is said as Clarifai says it', () => {
  test.each<[string, Sent, number, number]>([
    ['another key', { key: 'other', body: '{}' }, 401, 11009],
    ['no JSON', { body: 'x' }, 400, 11100],
    ['no inputs', { body: '{"inputs":[]}' }, 400, 11100],
    ['another path', { path: '/v2/inputs', body: '{}' }, 404, 11101],
    ['another method', { method: 'GET' }, 405, 11103],
    ['another model', { path: PATH.replace('general', 'special'), body: '{}' }, 404, 21200],
    ['another version', { path: PATH.replace('/outputs', '/versions/1/outputs'), body: '{}' }, 404, 21200],
    ['no picture', { body: inputs(Buffer.from('<svg')) }, 400, 10020],
    ['a URL, which it does not fetch', { body: '{"inputs":[{"data":{"image":{"url":"x"}}}]}' }, 400, 10020],
  ])('%s', async (_name, sent, status, code) => expect(await send(sent)).toMatchObject({ status, code }));

  test('of two pictures, one broken', async () => {
    const picture = await red();
    const sent = await send({ body: inputs(picture, picture.subarray(0, 100)) });
    expect(sent).toMatchObject({ status: 207, code: 10010 });
    expect([conceptsIn(sent.text, 0).length > 0, conceptsIn(sent.text, 1)]).toEqual([true, []]);
  });
});

test('as many concepts as are asked for, and as sure', async () => {
  const body = {
    ...json(JSON.parse(inputs(await red()))),
    model: { output_info: { output_config: { max_concepts: 2, min_value: 0.9 } } },
  };
  expect(conceptsIn((await send({ body: JSON.stringify(body) })).text)).toHaveLength(2);
});

describe('a test can make it fail', () => {
  test.each([
    ['429', { status: 429, code: 11005 }],
    ['500', { status: 500, code: 40031 }],
    ['junk', { status: 200, type: 'text/html' }],
    ['slow', { status: 200, code: 10000 }],
  ])('%s, as often as it wants', async (answer, want) => {
    const body = inputs(await red());
    await control(answer, 2);
    const first = [await send({ body }), await send({ body })];
    const third = await send({ body });
    expect(first).toEqual([expect.objectContaining(want), expect.objectContaining(want)]);
    expect(third).toMatchObject({ status: 200, code: 10000 });
    expect(await (await fetch(`${standIn.endpoint}/_control`)).json()).toMatchObject({
      answer: 'ok',
      asked: 3,
    });
  });

  test('until it is told otherwise', async () => {
    const body = inputs(await red());
    await control('500');
    const before = [await send({ body }), await send({ body })].map(({ status }) => status);
    await control('ok');
    expect([...before, (await send({ body })).status]).toEqual([500, 500, 200]);
  });

  test.each(['{"answer":"odd"}', '{"answer":"429","times":"many"}', 'x'])('not by %s', async (body) => {
    expect((await send({ method: 'PUT', path: '/_control', body })).status).toBe(400);
    expect((await send({ body: inputs(await red()) })).status).toBe(200);
  });
});

test('it listens where it did before, and elsewhere when somebody else does', async () => {
  const port = Number(new URL(standIn.endpoint).port);
  const second = await startStandIn({ key: KEY, port });
  expect(second.endpoint).not.toBe(standIn.endpoint);
  await second.close();
  await standIn.close();
  standIn = await startStandIn({ key: KEY, port });
  expect(new URL(standIn.endpoint).port).toBe(String(port));
});

test('closing waits for nobody', async () => {
  await standIn.close();
  standIn = await startStandIn({ key: KEY, slowMs: 600_000 });
  await control('slow', 1);
  const waiting = send({ body: inputs(await red()) }).catch(() => 'hung up');
  await until(async () => (await asked()) > 0);
  await standIn.close();
  expect(await waiting).toBe('hung up');
  standIn = await startStandIn({ key: KEY });
});

const asked = async (): Promise<number> =>
  Number(json(await (await fetch(`${standIn.endpoint}/_control`)).json())['asked']);

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds()));
};
