import { isJson, json, list } from '../../../core/json.ts';
import type { Answer, Concept, TagProvider } from '../provider.ts';
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
export const conceptsIn = (answer: unknown): readonly Concept[] | undefined => {
  const [output, ...others] = list(json(answer)['outputs']);
  const data = json(output)['data'];
  if (!isSuccess(answer) || !isSuccess(output) || others.length > 0 || !isJson(data)) return undefined;
  const items = data['concepts'] ?? [];
  if (!Array.isArray(items)) return undefined;
  const concepts = items.map(conceptOf).filter((concept) => concept !== undefined);
  return concepts.length === items.length ? concepts : undefined;
};

const REFUSED: ReadonlyMap<number, string> = new Map([
  [401, 'it does not accept our key'],
  [402, 'our account has nothing left'],
  [403, 'our key does not allow it'],
  [404, 'it does not know the model'],
]);

/** What a request that was not answered well came to; the error itself holds the key and the picture. */
export const refusalIn = (error: unknown): Answer => {
  const status = json(json(error)['response'])['status'];
  if (typeof status !== 'number') return { kind: 'retry', why: 'no answer that can be read' };
  const isFinal = status >= 400 && status < 500 && status !== 429;
  const why = `HTTP ${status}`;
  return isFinal ? { kind: 'final', why: REFUSED.get(status) ?? why } : { kind: 'retry', why };
};

const LATE = Symbol('late');

/** What loses the race is left alone: what becomes of it is nobody's concern, not even its failure. */
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

/**
 * Clarifai, by its own client.
 * @param key gives the API key, undefined when there is none
 * @param limitMs the longest that an answer takes, in milliseconds
 */
export const clarifai = (
  { endpoint = ENDPOINT, model, version, userId, appId }: ClarifaiModel,
  key: () => Promise<string | undefined>,
  limitMs = LIMIT_MS,
): TagProvider => {
  const apiEndpoint = endpoint.replace(/\/+$/, '');
  const owner = userId !== undefined && appId !== undefined ? { userId, appId } : {};
  const which = { id: model, ...(version !== undefined && { version }) };
  return {
    async concepts({ bytes }) {
      const apiKey = await key();
      if (apiKey === undefined) return { kind: 'unconfigured' };
      const app = new App({ apiKey, apiEndpoint, ...owner });
      try {
        const base64 = Buffer.from(bytes).toString('base64');
        const answer = await inTime(app.models.predict(which, { base64 }), limitMs);
        if (answer === LATE) return { kind: 'retry', why: 'no answer in time' };
        const concepts = conceptsIn(answer);
        return concepts
          ? { kind: 'concepts', concepts }
          : { kind: 'retry', why: 'an answer of another shape' };
      } catch (error) {
        return refusalIn(error);
      }
    },
  };
};
