import { isJson, json, list, text } from '../../core/json.ts';
import type { Concept } from './concepts.ts';

/*
 * What goes over the wire, as Clarifai's API documents it and its JavaScript client sends it:
 * https://docs.clarifai.com (predict, status codes).
 */

/** The general model, by its name and by the id that it had first, with its versions. */
const MODELS: readonly string[] = ['general-image-recognition', 'aaa03c23b3724a16a56b629203edc62c'];
const VERSION = 'aa7f35c01e0642fda5cf400f543e7c40';
const MAX_INPUTS = 128;
const MAX_CONCEPTS = 20;

/** What is said of a request, or of one of its pictures, with the HTTP status that goes with it. */
export interface Status {
  readonly http: number;
  readonly code: number;
  readonly description: string;
}

export const STATUS = {
  ok: { http: 200, code: 10000, description: 'Ok' },
  mixed: { http: 207, code: 10010, description: 'Mixed Success' },
  failure: { http: 400, code: 10020, description: 'Failure' },
  throttled: { http: 429, code: 11005, description: 'Too many requests' },
  keyUnknown: { http: 401, code: 11009, description: 'API key not found' },
  badFormat: { http: 400, code: 11100, description: 'Bad request format' },
  noSuchPath: { http: 404, code: 11101, description: 'Resource does not exist' },
  wrongMethod: { http: 405, code: 11103, description: 'Request method not allowed' },
  noSuchModel: { http: 404, code: 21200, description: 'Model does not exist' },
  badPicture: { http: 400, code: 30300, description: 'Input image decoding failed' },
  unavailable: { http: 500, code: 40031, description: 'Server is unavailable' },
} as const satisfies Record<string, Status>;

/** What to answer. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const reply = ({ http, code, description }: Status, outputs: readonly unknown[]): Reply => ({
  status: http,
  type: 'application/json',
  body: JSON.stringify({ status: { code, description }, outputs }),
});

/** An answer without any prediction. */
export const refusal = (status: Status): Reply => reply(status, []);

/** What a gateway between the client and Clarifai may answer: a success, by its status alone. */
export const JUNK: Reply = {
  status: 200,
  type: 'text/html',
  body: '<!doctype html><title>Welcome</title><p>You are online.',
};

const PREDICT = /^\/v2(?:\/users\/[^/]+\/apps\/[^/]+)?\/models\/([^/]+)(?:\/versions\/([^/]+))?\/outputs$/;

/** What is wrong with where a request goes, or undefined when it goes to a model that is there. */
export const wrongPlace = (method: string, path: string): Status | undefined => {
  const [whole, model = '', version = VERSION] = PREDICT.exec(path) ?? [];
  if (whole === undefined) return STATUS.noSuchPath;
  if (method !== 'POST') return STATUS.wrongMethod;
  return MODELS.includes(decodeURIComponent(model)) && version === VERSION ? undefined : STATUS.noSuchModel;
};

/** Whether a request has the key: `Authorization: Key …`. */
export const hasKey = (authorization: string | undefined, key: string): boolean =>
  authorization === `Key ${key}`;

/** A request for concepts. */
export interface Prediction {
  /** The files; undefined for one that is not there in Base64 (Clarifai would fetch a URL, this does not). */
  readonly files: readonly (Buffer | undefined)[];
  readonly maxConcepts: number;
  readonly minValue: number;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const fileOf = (input: unknown): Buffer | undefined => {
  const base64 = text(json(json(json(input)['data'])['image'])['base64']);
  return BASE64.test(base64) ? Buffer.from(base64, 'base64') : undefined;
};

const numberOr = (value: unknown, other: number): number => (typeof value === 'number' ? value : other);

/** Reads the body of a request; undefined when it is malformed. */
export const predictionIn = (body: string): Prediction | undefined => {
  let source: unknown;
  try {
    source = JSON.parse(body);
  } catch {
    return undefined;
  }
  const inputs = list(json(source)['inputs']);
  if (!isJson(source) || inputs.length === 0 || inputs.length > MAX_INPUTS) return undefined;
  const config = json(json(json(source['model'])['output_info'])['output_config']);
  return {
    files: inputs.map(fileOf),
    maxConcepts: numberOr(config['max_concepts'], MAX_CONCEPTS),
    minValue: numberOr(config['min_value'], 0),
  };
};

const outputOf = (concepts: readonly Concept[] | undefined, { maxConcepts, minValue }: Prediction) => {
  const { code, description } = concepts ? STATUS.ok : STATUS.badPicture;
  const wanted = (concepts ?? []).filter(({ value }) => value >= minValue).slice(0, maxConcepts);
  return {
    status: { code, description },
    model: { id: MODELS[0], name: 'Image Recognition', model_version: { id: VERSION } },
    data: concepts
      ? {
          concepts: wanted.map(({ name, value }) => {
            return { id: `ai_${name.replaceAll(' ', '-')}`, name, value, app_id: 'main' };
          }),
        }
      : null,
  };
};

/**
 * The answer to a request.
 * @param found what each picture shows, in the request's order; undefined for what is no picture
 */
export const predicted = (request: Prediction, found: readonly (readonly Concept[] | undefined)[]): Reply => {
  const good = found.filter((concepts) => concepts !== undefined).length;
  const status = good === found.length ? STATUS.ok : good > 0 ? STATUS.mixed : STATUS.failure;
  return reply(
    status,
    found.map((concepts) => outputOf(concepts, request)),
  );
};
