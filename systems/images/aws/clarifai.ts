import { isJson, json, list } from '../../../core/json.ts';
import type { Answer, Concept, TagProvider } from '../tagging/provider.ts';
import type { ApiKey } from './api-key.ts';
import { App } from './clarifai-client.ts';

/** Which model is asked, and where. */
export interface ClarifaiModel {
  /** Clarifai's own by default. */
  readonly endpoint?: string | undefined;
  readonly model: string;
  /** The model's newest by default. */
  readonly version?: string | undefined;
  /** Whose model it is: both or neither, as today's API and its personal access tokens need it. */
  readonly userId?: string | undefined;
  readonly appId?: string | undefined;
}

const ENDPOINT = 'https://api.clarifai.com';
/** What the client is given to answer, in milliseconds: it has no limit of its own. */
const LIMIT_MS = 10_000;
/** Clarifai's own code for success, beside the HTTP status. */
const SUCCESS = 10_000;

const isSuccess = (part: unknown): boolean => json(json(part)['status'])['code'] === SUCCESS;

const conceptOf = (item: unknown): Concept | undefined => {
  const { name, value } = json(item);
  if (typeof name !== 'string' || typeof value !== 'number') return undefined;
  return value >= 0 && value <= 1 ? { name, confidence: value } : undefined;
};

/**
 * What an answer says of the one picture that was sent.
 * @returns undefined when it is not of the shape that a successful answer has; a picture without any concept is
 * one without a list of them
 * Source: https://docs.clarifai.com/api-guide/predict/images
 */
const conceptsIn = (answer: unknown): readonly Concept[] | undefined => {
  const [output, ...others] = list(json(answer)['outputs']);
  const data = json(output)['data'];
  if (!isSuccess(answer) || !isSuccess(output) || others.length > 0 || !isJson(data)) return undefined;
  const items = data['concepts'] ?? [];
  if (!Array.isArray(items)) return undefined;
  const concepts = items.map(conceptOf).filter((concept) => concept !== undefined);
  return concepts.length === items.length ? concepts : undefined;
};

const REFUSED: ReadonlyMap<number, string> = new Map([
  [401, 'the key is invalid'],
  [402, 'the account has no credit left'],
  [403, 'the key does not allow it'],
  [404, 'the model does not exist'],
]);

const statusIn = (error: unknown): unknown => json(json(error)['response'])['status'];

/** What a request that was not answered well came to; the error itself holds the key and the picture. */
const refusalIn = (error: unknown): Answer => {
  const status = statusIn(error);
  if (typeof status !== 'number') return { kind: 'retry', why: 'no readable answer' };
  const isFinal = status >= 400 && status < 500 && status !== 429;
  const why = `HTTP ${status}`;
  return isFinal ? { kind: 'final', why: REFUSED.get(status) ?? why } : { kind: 'retry', why };
};

/** Such is a refusal of a key that has been replaced, too. */
const isOfKey = (error: unknown): boolean => {
  const status = statusIn(error);
  return status === 401 || status === 403;
};

const LATE = Symbol('late');

/** What loses the race is left alone: its result does not matter, and neither does its failure. */
const inTime = async <T>(work: Promise<T>, limitMs: number): Promise<T | typeof LATE> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((done) => {
    timer = setTimeout(() => done(LATE), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** What came of one request. */
interface Said {
  readonly answer: Answer;
  readonly isOfKey: boolean;
}

/**
 * Clarifai, by its own client. A key that it does not accept is read once more: it may have been replaced a moment
 * ago, and another is tried.
 * @param limitMs the longest that an answer takes, in milliseconds, also when it is asked twice
 */
export const clarifai = (
  { endpoint = ENDPOINT, model, version, userId, appId }: ClarifaiModel,
  key: ApiKey,
  limitMs = LIMIT_MS,
): TagProvider => {
  const apiEndpoint = endpoint.replace(/\/+$/, '');
  const owner = userId !== undefined && appId !== undefined ? { userId, appId } : {};
  const which = { id: model, ...(version !== undefined && { version }) };

  const ask = async (apiKey: string, base64: string): Promise<Said> => {
    const app = new App({ apiKey, apiEndpoint, ...owner });
    try {
      const concepts = conceptsIn(await app.models.predict(which, { base64 }));
      const answer: Answer = concepts
        ? { kind: 'concepts', concepts }
        : { kind: 'retry', why: 'an unexpected answer' };
      return { answer, isOfKey: false };
    } catch (error) {
      return { answer: refusalIn(error), isOfKey: isOfKey(error) };
    }
  };

  const askOrTwice = async (apiKey: string, base64: string): Promise<Answer> => {
    const said = await ask(apiKey, base64);
    if (!said.isOfKey) return said.answer;
    const fresh = await key({ isFresh: true });
    if (fresh === undefined) return { kind: 'unconfigured' };
    return fresh === apiKey ? said.answer : (await ask(fresh, base64)).answer;
  };

  return {
    async concepts({ bytes }) {
      const apiKey = await key();
      if (apiKey === undefined) return { kind: 'unconfigured' };
      const answer = await inTime(askOrTwice(apiKey, Buffer.from(bytes).toString('base64')), limitMs);
      return answer === LATE ? { kind: 'retry', why: 'no answer in time' } : answer;
    },
  };
};
