import { isJson, json, text, type Json } from '../../../core/json.ts';

const TABLE = '/DemoResourceMusic/DemoResourceMusicTable';
const ITEM = '/DemoResourceMusic/DemoResourceMusicItem';

type Texts = Record<string, string>;

/** The parts of a gateway's request that are read. */
export interface HandWritten {
  readonly httpMethod: string;
  readonly resource: string;
  readonly headers: Texts;
  readonly queryStringParameters: Texts;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

const textsOf = (value: unknown): Texts =>
  Object.fromEntries(
    Object.entries(json(value)).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );

/** The body's fields, as far as they can be told before it is checked. */
const fieldsOf = (body: unknown): Json => {
  if (typeof body !== 'string') return json(body);
  try {
    return json(JSON.parse(body));
  } catch {
    // Reading the request says that it is no JSON.
    return {};
  }
};

const hasSong = (event: Json): boolean =>
  [event['headers'], event['queryStringParameters'], fieldsOf(event['body'])].some((part) =>
    Object.keys(json(part)).some((name) => name.toLowerCase() === 'songtitle'),
  );

const bodyOf = (body: unknown): string | null => {
  if (typeof body === 'string') return body;
  return isJson(body) ? JSON.stringify(body) : null;
};

/**
 * An event that somebody wrote by hand, as the gateway would hand it over. `{"headers":{"table":"Music"}}` creates a
 * table; `httpMethod` and `resource` say otherwise. Without a resource it is about a song if it has a songtitle.
 * @param headers added to the event's own, of whatever case
 */
export const requestOfBare = (event: Json, headers: Readonly<Texts>): HandWritten => {
  const own = Object.entries(textsOf(event['headers'])).filter(
    ([name]) => !Object.keys(headers).includes(name.toLowerCase()),
  );
  return {
    httpMethod: text(event['httpMethod']) || 'PUT',
    resource: text(event['resource']) || (hasSong(event) ? ITEM : TABLE),
    headers: { ...Object.fromEntries(own), ...headers },
    queryStringParameters: textsOf(event['queryStringParameters']),
    body: bodyOf(event['body']),
    isBase64Encoded: event['isBase64Encoded'] === true,
  };
};
