/**
 * `npm run bench:uploads [-- --pictures N] [--clients N] [--slow SECONDS] [--state DIR]`: what a user sees who uploads
 * faster than pictures are tagged, in a running local stack. The stand-in for Clarifai lets every request wait in vain
 * until all pictures are uploaded, and for at least so many seconds; then it is well. Meanwhile one client polls all of the
 * images, again and again. It fails when an upload is refused by one of the two limits, when an image whose file came
 * is called `uploading` for longer than S3 and a queue take, or when one is not tagged in the end.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { isJson, json, list, text, type Json } from '../core/json.ts';
import { call, expectStatus } from '../local/demo/api.ts';
import { stateAt } from '../local/places.ts';
import { runningEmulator } from '../local/run/running.ts';
import { readJson } from '../ops/files.ts';
import { explain, Problem } from '../ops/problem.ts';

const { values } = parseArgs({
  options: {
    pictures: { type: 'string', default: '300' },
    clients: { type: 'string', default: '8' },
    slow: { type: 'string', default: '0' },
    state: { type: 'string', default: '.local' },
  },
});
const [pictures, clients, slowS] = [values.pictures, values.clients, values.slow].map(Number);
const state = stateAt(values.state);

const LOOK_MS = 1_000;
/** An upload that is known for so long is no longer on its way through S3 and a queue. */
const KNOWN_MS = 10_000;
const TAGGED_MS = 900_000;

interface Seen {
  /** When S3 had a file, by the id of its image. */
  readonly came: Map<string, number>;
  /** Answers to requests for a form, by status and code. */
  readonly answers: Map<string, number>;
  /** The longest that an image was called `uploading` after its file came, in milliseconds. */
  latestMs: number;
  looks: number;
  states: Record<string, number>;
}

const { api, clarifai } = await (async () => {
  await runningEmulator(state);
  const endpoints = await readJson(state.endpoints);
  return { api: text(endpoints['api']), clarifai: text(endpoints['clarifai']) };
})();

const providerAnswers = async (answer: string): Promise<void> => {
  await fetch(`${clarifai}/_control`, { method: 'PUT', body: JSON.stringify({ answer }) });
};

/** Signs up a new user. @returns a token that is renewed every ten minutes */
const newUser = async (): Promise<() => Promise<string>> => {
  const body = { username: `u${randomUUID().slice(0, 12)}`, password: `Aa1!${randomUUID()}` };
  expectStatus('signing up', await call(api, 'POST', '/signup', { body }), 201);
  let [token, until] = ['', 0];
  return async () => {
    if (Date.now() < until) return token;
    token = text(expectStatus('signing in', await call(api, 'POST', '/signin', { body }), 201)['token']);
    until = Date.now() + 600_000;
    return token;
  };
};

/** Asks for a form until there is one. What the gateway's throttle refuses is counted apart from our limits. */
const formFor = async (seen: Seen, tokenOf: () => Promise<string>): Promise<Json> => {
  for (;;) {
    const { status, body } = await call(api, 'POST', '/images', { token: await tokenOf(), body: {} });
    const isThrottle = status === 429 && text(body['message']) === 'Too Many Requests';
    const name = isThrottle ? 'throttled by the gateway' : `${String(status)} ${text(body['code'])}`.trim();
    seen.answers.set(name, (seen.answers.get(name) ?? 0) + 1);
    if (status === 201) return body;
    await setTimeout(500);
  }
};

const send = async (form: Json, file: Buffer): Promise<void> => {
  const config = json(form['formConfig']);
  const data = new FormData();
  for (const [name, value] of Object.entries(json(config['formFields']))) data.set(name, text(value));
  data.set('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'picture.png');
  const { status } = await fetch(text(config['uploadUrl']), { method: 'POST', body: data });
  if (status !== 204) throw new Problem(`S3 answered an upload with ${String(status)}`);
};

/** All images of the user. */
const imagesOf = async (tokenOf: () => Promise<string>): Promise<Json[]> => {
  const images: Json[] = [];
  for (let cursor = ''; ;) {
    const query = `limit=60${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await call(api, 'GET', `/images?${query}`, { token: await tokenOf() });
    if (answer.status === 429) {
      await setTimeout(500);
      continue;
    }
    const page = expectStatus('listing images', answer, 200);
    images.push(...list(page['images']).filter(isJson));
    cursor = text(page['cursor']);
    if (cursor === '') return images;
  }
};

/** Looks at all images: one whose file had come before the look is not awaited. */
const look = async (seen: Seen, tokenOf: () => Promise<string>): Promise<void> => {
  const begun = Date.now();
  const images = await imagesOf(tokenOf);
  seen.looks += 1;
  seen.states = {};
  for (const image of images) {
    const [id, said] = [text(image['id']), text(image['state'])];
    seen.states[said] = (seen.states[said] ?? 0) + 1;
    const came = seen.came.get(id);
    if (said === 'uploading' && came !== undefined) seen.latestMs = Math.max(seen.latestMs, begun - came);
  }
};

const told = (seen: Seen): string => `${JSON.stringify(seen.states)} at look ${String(seen.looks)}`;

const upload = async (seen: Seen, tokenOf: () => Promise<string>, file: Buffer): Promise<void> => {
  let left = pictures ?? 0;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const form = await formFor(seen, tokenOf);
      await send(form, file);
      seen.came.set(text(form['imageId']), Date.now());
    }
  };
  await Promise.all(Array.from({ length: clients ?? 1 }, client));
};

const run = async (): Promise<void> => {
  const tokenOf = await newUser();
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const file = await sharp({ create: { width: 320, height: 240, channels: 3, background: 'red', noise } })
    .png()
    .toBuffer();
  const seen: Seen = { came: new Map(), answers: new Map(), latestMs: 0, looks: 0, states: {} };
  const begun = Date.now();
  const sinceS = (): string => `${((Date.now() - begun) / 1000).toFixed(0)} s`;

  await providerAnswers('slow');
  let isUploading = true;
  const uploading = async (): Promise<void> => {
    try {
      await upload(seen, tokenOf, file);
      console.log(`${sinceS()}: ${String(seen.came.size)} uploaded by ${String(clients)} at a time`);
      await setTimeout(Math.max(0, (slowS ?? 0) * 1000 - (Date.now() - begun)));
    } finally {
      isUploading = false;
    }
  };
  const looking = async (): Promise<void> => {
    while (isUploading) {
      await look(seen, tokenOf);
      await setTimeout(LOOK_MS);
    }
  };
  try {
    await Promise.all([uploading(), looking()]);
  } finally {
    await providerAnswers('ok');
  }
  await look(seen, tokenOf);
  console.log(`${sinceS()}: ${told(seen)}; the provider is well now`);
  const deadline = Date.now() + TAGGED_MS;
  while (seen.states['tagged'] !== pictures && Date.now() < deadline) {
    await setTimeout(LOOK_MS);
    await look(seen, tokenOf);
  }

  console.log(`${sinceS()}: ${told(seen)}`);
  console.log(`answers to requests for a form: ${JSON.stringify(Object.fromEntries(seen.answers))}`);
  console.log(
    `an image was called uploading for at most ${String(seen.latestMs)} ms after its file had come`,
  );
  const refused = [...seen.answers.keys()].filter((name) => name !== '201' && !name.startsWith('throttled'));
  if (refused.length > 0) throw new Problem('Uploads were refused.');
  if (seen.latestMs > KNOWN_MS) throw new Problem('An image was awaited although its file had come.');
  if (seen.states['tagged'] !== pictures) throw new Problem('Not all images were tagged.');
};

try {
  await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
