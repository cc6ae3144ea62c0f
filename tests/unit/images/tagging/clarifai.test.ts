import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Concept } from '../../../../systems/images/tagging/provider.ts';
import { clarifai, type ClarifaiModel } from '../../../../systems/images/aws/clarifai.ts';

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the service answers, and what it was asked. */
const service: { answer: (response: ServerResponse) => void; asked: Asked[] } = {
  answer: () => undefined,
  asked: [],
};
let server: Server;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      service.asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      service.answer(response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  service.asked = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const KEY = 'a-key-of-clarifai';
const OK = { code: 10_000, description: 'Ok' };
const outputs = (...concepts: unknown[]) => ({ status: OK, outputs: [{ status: OK, data: { concepts } }] });
const answering = (status: number, body: string, type = 'application/json'): void => {
  service.answer = (response) => response.writeHead(status, { 'content-type': type }).end(body);
};
const picture = { bytes: Buffer.from('a picture'), contentType: 'image/webp' };
const ask = (model: Partial<ClarifaiModel> = {}, key: string | undefined = KEY, limitMs?: number) =>
  clarifai({ endpoint: `${endpoint}/`, model: 'general', ...model }, async () => key, limitMs).concepts(
    picture,
  );

describe('a question to Clarifai', () => {
  beforeEach(() => answering(200, JSON.stringify(outputs({ id: 'ai_1', name: 'sky', value: 0.99 }))));

  test('is a picture in base64 for a model, with the key', async () => {
    expect(await ask()).toEqual({ kind: 'concepts', concepts: [{ name: 'sky', confidence: 0.99 }] });
    expect(service.asked).toMatchObject([
      {
        method: 'POST',
        url: '/v2/models/general/outputs',
        headers: { authorization: `Key ${KEY}`, 'content-type': 'application/json' },
      },
    ]);
    expect(JSON.parse(service.asked[0]?.body ?? '')).toEqual({
      inputs: [{ data: { image: { base64: Buffer.from('a picture').toString('base64') } } }],
    });
  });

  test.each([
    ['a version', { version: 'v1' }, '/v2/models/general/versions/v1/outputs'],
    ['an owner', { userId: 'u', appId: 'a' }, '/v2/users/u/apps/a/models/general/outputs'],
    [
      'both',
      { userId: 'u', appId: 'a', version: 'v1' },
      '/v2/users/u/apps/a/models/general/versions/v1/outputs',
    ],
    ['nothing more, of an endpoint with a slash,', {}, '/v2/models/general/outputs'],
    ['half an owner, which is none', { userId: 'u' }, '/v2/models/general/outputs'],
  ])('may name %s of the model', async (_name, model, url) => {
    await ask(model);
    expect(service.asked).toMatchObject([{ url }]);
  });

  test('may hold the largest picture', async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024, 1);
    const answer = await clarifai({ endpoint, model: 'general' }, async () => KEY).concepts({
      bytes,
      contentType: 'image/png',
    });
    expect(answer.kind).toBe('concepts');
  });

  test('is not put without a key', async () => {
    expect(await clarifai({ endpoint, model: 'm' }, async () => undefined).concepts(picture)).toEqual({
      kind: 'unconfigured',
    });
    expect(service.asked).toEqual([]);
  });

  test('is not put when nobody knows whether there is a key', async () => {
    const asking = clarifai({ endpoint, model: 'm' }, () => Promise.reject(new Error('SSM is down')));
    await expect(asking.concepts(picture)).rejects.toThrow('SSM is down');
  });
});

describe('a key that is not accepted', () => {
  /** The service takes this key alone. */
  const taking = (accepted: string, status: number): void => {
    service.answer = (response) => {
      const isAccepted = service.asked.at(-1)?.headers.authorization === `Key ${accepted}`;
      response
        .writeHead(isAccepted ? 200 : status, { 'content-type': 'application/json' })
        .end(JSON.stringify(isAccepted ? outputs({ name: 'sky', value: 0.99 }) : {}));
    };
  };
  /** The key as it is believed, and as it is. */
  const askWith = (believed: string | undefined, real: string | undefined, limitMs?: number) =>
    clarifai(
      { endpoint, model: 'general' },
      async (how) => (how?.isFresh ? real : believed),
      limitMs,
    ).concepts(picture);
  const keysAsked = () => service.asked.map(({ headers }) => headers.authorization);

  test.each([401, 403])('(%i) is read once more, and a new one is tried', async (status) => {
    taking('new', status);
    expect(await askWith('old', 'new')).toMatchObject({ kind: 'concepts' });
    expect(keysAsked()).toEqual(['Key old', 'Key new']);
  });

  test('and is the same still is not tried again', async () => {
    taking('another', 401);
    expect(await askWith('old', 'old')).toEqual({ kind: 'final', why: 'the key is invalid' });
    expect(keysAsked()).toEqual(['Key old']);
  });

  test('nor is the new one is final', async () => {
    taking('another', 403);
    expect(await askWith('old', 'new')).toEqual({ kind: 'final', why: 'the key does not allow it' });
    expect(keysAsked()).toEqual(['Key old', 'Key new']);
  });

  test('and was taken away is none', async () => {
    taking('another', 401);
    expect(await askWith('old', undefined)).toEqual({ kind: 'unconfigured' });
  });

  test('and cannot be read once more is not the provider’s doing', async () => {
    taking('another', 401);
    const asking = clarifai({ endpoint, model: 'm' }, async (how) => {
      if (how?.isFresh) throw new Error('SSM is down');
      return 'old';
    });
    await expect(asking.concepts(picture)).rejects.toThrow('SSM is down');
  });

  test('is tried again within the time of one question', async () => {
    const waiting: ServerResponse[] = [];
    service.answer = (response) => {
      if (service.asked.length === 1) response.writeHead(401).end('{}');
      else waiting.push(response);
    };
    expect(await askWith('old', 'new', 300)).toEqual({ kind: 'retry', why: 'no answer in time' });
    waiting.forEach((response) => response.destroy());
  });

  test.each([400, 402, 404, 429, 500])('is not what %i says', async (status) => {
    taking('new', status);
    await askWith('old', 'new');
    expect(keysAsked()).toEqual(['Key old']);
  });
});

describe('an answer', () => {
  test.each([
    [429, 'retry', 'HTTP 429'],
    [500, 'retry', 'HTTP 500'],
    [503, 'retry', 'HTTP 503'],
    [302, 'retry', 'HTTP 302'],
    [399, 'retry', 'HTTP 399'],
    [499, 'final', 'HTTP 499'],
    [402, 'final', 'the account has no credit left'],
    [400, 'final', 'HTTP 400'],
    [401, 'final', 'the key is invalid'],
    [403, 'final', 'the key does not allow it'],
    [404, 'final', 'the model does not exist'],
  ])('of %i is %s', async (status, kind, why) => {
    answering(status, JSON.stringify({ status: { code: 11_000, description: KEY } }));
    expect(await ask()).toEqual({ kind, why });
  });

  test('that sends elsewhere is not followed', async () => {
    service.answer = (response) =>
      response.writeHead(service.asked.length === 1 ? 307 : 200, { location: `${endpoint}/else` }).end('{}');
    expect(await ask()).toEqual({ kind: 'retry', why: 'HTTP 307' });
    expect(service.asked).toHaveLength(1);
  });

  test.each([
    ['HTML', '<html>Welcome to the hotel</html>', 'text/html'],
    ['null', 'null', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['a text', '"ok"', 'application/json'],
    ['half of JSON', '{"outputs": [', 'application/json'],
  ])('of 200 with %s is asked for again', async (_name, body, type) => {
    answering(200, body, type);
    expect(await ask()).toEqual({ kind: 'retry', why: 'no readable answer' });
  });

  test('of 200 and another shape is asked for again', async () => {
    answering(200, JSON.stringify({ status: OK, outputs: 'none' }));
    expect(await ask()).toEqual({ kind: 'retry', why: 'an unexpected answer' });
  });

  test('that has no end is asked for again', async () => {
    service.answer = (response) =>
      response.writeHead(200).end(JSON.stringify({ ...outputs(), more: 'x'.repeat(1024 * 1024) }));
    expect(await ask()).toEqual({ kind: 'retry', why: 'no readable answer' });
  });

  test('that does not come in time is asked for again, and what comes of it is nobody’s concern', async () => {
    const waiting: ServerResponse[] = [];
    service.answer = (response) => void waiting.push(response);
    expect(await ask({}, KEY, 50)).toEqual({ kind: 'retry', why: 'no answer in time' });
    waiting.forEach((response) => response.destroy());
  });

  test('that breaks off is asked for again', async () => {
    service.answer = (response) => response.destroy();
    expect(await ask()).toEqual({ kind: 'retry', why: 'no readable answer' });
  });

  test('from where nobody is is asked for again', async () =>
    expect(await ask({ endpoint: 'http://127.0.0.1:1' })).toMatchObject({ kind: 'retry' }));
});

describe('the concepts of an answer', () => {
  test.each([
    ['are a list', outputs({ name: 'a', value: 0 }, { name: 'b', value: 1 }), ['a', 'b']],
    ['may be none', outputs(), []],
    ['may be none, without a list', { status: OK, outputs: [{ status: OK, data: {} }] }, []],
  ])('%s', async (_name, answer, names) => {
    answering(200, JSON.stringify(answer));
    const { concepts = [] } = (await ask()) as { concepts?: readonly Concept[] };
    expect(concepts.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    ['no status', { outputs: outputs().outputs }],
    ['another status', { ...outputs(), status: { code: 10_010 } }],
    ['another status of its output', { status: OK, outputs: [{ status: { code: 30_002 }, data: {} }] }],
    ['no outputs', { status: OK, outputs: [] }],
    ['two outputs', { status: OK, outputs: [...outputs().outputs, ...outputs().outputs] }],
    ['no data', { status: OK, outputs: [{ status: OK, data: null }] }],
    ['concepts that are no list', { status: OK, outputs: [{ status: OK, data: { concepts: {} } }] }],
    ['a concept without a name', outputs({ value: 1 })],
    ['a concept without a value', outputs({ name: 'a' })],
    ['a value that is a text', outputs({ name: 'a', value: '0.9' })],
    ['a value below 0', outputs({ name: 'a', value: -0.1 })],
    ['a value above 1', outputs({ name: 'a', value: 99 })],
    ['null among them', outputs(null)],
  ])('are not in an answer with %s', async (_name, answer) => {
    answering(200, JSON.stringify(answer));
    expect(await ask()).toEqual({ kind: 'retry', why: 'an unexpected answer' });
  });
});
