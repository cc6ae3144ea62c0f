import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { CONTEXT, eventOf } from './event.ts';
import { thingOf, type Handler } from './thing.ts';

/** The request that is measured. */
export const GOOD = { id: 'a-1', query: { limit: '25', color: 'green', deep: 'true' } };
const WANTED = thingOf({ id: 'a-1', limit: 25, color: 'green', deep: true });

const SPARE = { id: 'a-1', query: { color: 'red' } };
const WANTED_OF_SPARE = thingOf({ id: 'a-1', limit: 20, color: 'red', deep: false });

/** Each breaks one rule of the contract. */
const BAD = [
  { id: 'Not_An_Id', query: GOOD.query },
  { id: 'a-1', query: { ...GOOD.query, limit: '101' } },
  { id: 'a-1', query: { ...GOOD.query, limit: 'many' } },
  { id: 'a-1', query: { ...GOOD.query, limit: '2.5' } },
  { id: 'a-1', query: { ...GOOD.query, color: 'mauve' } },
  { id: 'a-1', query: { ...GOOD.query, deep: 'perhaps' } },
  { id: 'a-1', query: { limit: '25', deep: 'true' } },
  { id: 'a-1', query: { ...GOOD.query, unknown: '1' } },
];

/**
 * Sees to it that a contestant does the whole work: coerces, fills in defaults, refuses each bad request.
 * @throws AssertionError that names the contestant and the request
 */
export const checkFair = async (name: string, handler: Handler): Promise<void> => {
  for (const [request, wanted] of [
    [GOOD, WANTED],
    [SPARE, WANTED_OF_SPARE],
  ] as const) {
    const { statusCode, body } = await handler(eventOf(request), CONTEXT);
    const asked = `${name}, asked for ${JSON.stringify(request)}`;
    strictEqual(statusCode, 200, `${asked}, answered ${String(statusCode)}: ${body}`);
    deepStrictEqual(JSON.parse(body), wanted, `${asked}, answered ${body}`);
  }
  for (const request of BAD) {
    const { statusCode, body } = await handler(eventOf(request), CONTEXT);
    const asked = `${name}, asked for ${JSON.stringify(request)}`;
    strictEqual(statusCode, 400, `${asked}, answered ${String(statusCode)}: ${body}`);
  }
};
