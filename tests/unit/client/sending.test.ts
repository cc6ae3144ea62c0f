import { describe, expect, test } from '@jest/globals';
import { sending } from '../../../core/client/sending.ts';
import type { TokenSource } from '../../../core/client/tokens.ts';

/** What is answered, one after the other: a status, and the seconds of Retry-After. */
type Given = readonly [status: number, retryAfterS?: number];

/** Sends one request to a server that answers in an order; notes what it was sent, and the waits. */
const sent = async (given: readonly Given[], tokens?: TokenSource, patienceS = 5) => {
  const [authorizations, bodies, waits, left] = [[] as unknown[], [] as string[], [] as number[], [...given]];
  const response = await sending({
    tokens,
    patienceS,
    fetch: async (request) => {
      authorizations.push(request.headers.get('authorization'));
      bodies.push(await request.text());
      const [status, retryAfterS] = left.shift() ?? [500];
      const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
      return new Response(null, { status, headers });
    },
    pause: async (ms) => void waits.push(ms),
  })(new Request('http://127.0.0.1/v1/a', { method: 'POST', body: 'once' }));
  return { status: response.status, authorizations, bodies, waits };
};

/** A session with these tokens, one after the other. */
const session = (...tokens: (string | undefined)[]): TokenSource => ({
  current: async () => tokens[0],
  renewed: async () => tokens[1],
});

describe('a request', () => {
  test('that is throttled is sent again after the wait that the answer asks for, body and all', async () => {
    expect(await sent([[429, 2], [200]])).toMatchObject({
      status: 200,
      bodies: ['once', 'once'],
      waits: [2000],
    });
  });

  test.each([
    ['asks for a longer wait than there is patience', [[429, 6]], 429],
    ['does not say how long to wait', [[429]], 429],
    ['says so again and again', [[429, 3], [429, 3], [200]], 429],
    ['asks for no wait at all, for ever', Array.from({ length: 9 }, () => [429, 0] as const), 429],
    ['is a fault, which may have done something', [[500, 1], [200]], 500],
  ] as const)('is answered as it is where the answer %s', async (_name, given, status) =>
    expect(await sent(given)).toMatchObject({ status }),
  );

  test('whose token was rejected is sent once more with a new one', async () => {
    expect(await sent([[401], [200]], session('old', 'new'))).toMatchObject({
      status: 200,
      authorizations: ['old', 'new'],
    });
  });

  test('is not sent a third time where the new token is rejected, too', async () => {
    expect(await sent([[401], [401], [200]], session('old', 'new'))).toMatchObject({
      status: 401,
      authorizations: ['old', 'new'],
    });
  });

  test.each([
    ['the session has ended', session('old', undefined), ['old']],
    ['there is no session', session(undefined, 'new'), [null]],
    ['there is no session', undefined, [null]],
  ])('is not repeated where %s', async (_name, tokens, authorizations) =>
    expect(await sent([[401], [200]], tokens)).toMatchObject({ status: 401, authorizations }),
  );
});
