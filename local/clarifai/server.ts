import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { hasCode } from '../../ops/files.ts';
import { HOST } from '../places.ts';
import { conceptsOf } from './concepts.ts';
import { pictureOf } from './decode.ts';
import { type Control, controlIn, MOODS, next, WELL } from './moods.ts';
import {
  hasKey,
  JUNK,
  predicted,
  predictionIn,
  refusal,
  type Reply,
  STATUS,
  wrongPlace,
} from './protocol.ts';

/** A running stand-in. */
export interface StandIn {
  /** Its address, as `apiEndpoint` of Clarifai's client wants it. */
  readonly endpoint: string;
  close(): Promise<void>;
}

export interface StandInOptions {
  /** The key that it wants. */
  readonly key: string;
  /** Where it listens when no other program does, so that its address stays; else anywhere. */
  readonly port?: number | undefined;
  /** How long it takes when it is to be slow: longer than anybody waits. */
  readonly slowMs?: number;
}

/** Where tests tell it how to answer. */
const CONTROL = '/_control';
const SLOW_MS = 12_000;

const jsonReply = (status: number, body: unknown): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

const predict = async (body: string): Promise<Reply> => {
  const request = predictionIn(body);
  if (!request) return refusal(STATUS.badFormat);
  const pictures = await Promise.all(request.files.map(async (file) => file && pictureOf(file)));
  return predicted(
    request,
    pictures.map((picture) => picture && conceptsOf(picture)),
  );
};

/** Answers one request after the other; remembers what a test has asked for, and how often it was asked. */
const answering = ({ key, slowMs = SLOW_MS }: StandInOptions) => {
  let control: Control = WELL;
  let asked = 0;

  const controlled = (method: string, body: string): Reply => {
    const wanted = method === 'PUT' ? controlIn(body) : control;
    if (!wanted)
      return jsonReply(400, { message: `Wants {"answer": "${MOODS.join('" | "')}", "times": 10}` });
    control = wanted;
    return jsonReply(200, { ...control, asked });
  };
  const predictedNow = async (body: string): Promise<Reply> => {
    asked += 1;
    const [mood, after] = next(control);
    control = after;
    switch (mood) {
      case '429':
        return refusal(STATUS.throttled);
      case '500':
        return refusal(STATUS.unavailable);
      case 'junk':
        return JUNK;
      case 'slow':
        await pause(slowMs, undefined, { ref: false });
        return predict(body);
      case 'ok':
        return predict(body);
    }
  };
  return async ({ method = '', url = '', headers }: IncomingMessage, body: string): Promise<Reply> => {
    if (url === CONTROL) return controlled(method, body);
    if (!hasKey(headers.authorization, key)) return refusal(STATUS.keyUnknown);
    const wrong = wrongPlace(method, url);
    return wrong ? refusal(wrong) : predictedNow(body);
  };
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((listening, failed) => {
    server.once('error', failed).listen(port, HOST, () => {
      server.off('error', failed);
      listening();
    });
  });

/** Listens where it did before, unless somebody else does by now. */
const listenAgain = async (server: Server, port: number): Promise<void> => {
  try {
    await listen(server, port);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    await listen(server, 0);
  }
};

/**
 * Starts a stand-in for Clarifai's API, on loopback: its predict endpoint, answered from the pixels of the
 * pictures it is sent. `PUT /_control {"answer": "429", "times": 10}` makes it answer otherwise for a while;
 * `GET /_control` tells how often it was asked.
 */
export const startStandIn = async (options: StandInOptions): Promise<StandIn> => {
  const answer = answering(options);
  const send = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, type, body } = await answer(request, (await buffer(request)).toString('utf8'));
    response.writeHead(status, { 'content-type': type }).end(body);
  };
  const server = createServer((request, response) => {
    // A client that hangs up gets no answer.
    send(request, response).catch(() => response.destroy());
  });
  await listenAgain(server, options.port ?? 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    endpoint: `http://${HOST}:${String(address.port)}`,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
};
