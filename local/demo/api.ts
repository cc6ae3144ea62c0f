import { json, text, type Json } from '../../core/json.ts';
import { Problem } from '../../ops/problem.ts';

/** What the API answered. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** Sends a JSON request to the API, as any client would. */
export const call = async (
  api: string,
  method: string,
  path: string,
  { body, token }: { readonly body?: Json; readonly token?: string } = {},
): Promise<Answer> => {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: json(JSON.parse(await response.text())) };
};

/** @throws Problem when the answer has another status, with what the API says */
export const expectStatus = (what: string, { status, body }: Answer, wanted: number): Json => {
  if (status === wanted) return body;
  throw new Problem(`${what} failed with ${String(status)}: ${text(body['message'])}`);
};
