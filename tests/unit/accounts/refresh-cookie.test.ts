import { describe, expect, test } from '@jest/globals';
import {
  noRefreshCookie,
  refreshCookie,
  refreshTokenIn,
  refuseOtherPages,
} from '../../../systems/accounts/sessions/refresh-cookie.ts';

const asking = (headers: Record<string, string>) => ({
  header: (name: string) => headers[name],
  base: '/v1',
});
const ORIGIN = 'https://console.example.com';

describe('the refresh cookie', () => {
  test('is for POST /token alone, and for no script', () =>
    expect(refreshCookie('/v1', 'a.b-c_d')).toBe(
      'refresh=a.b-c_d; Max-Age=2592000; Path=/v1/token; HttpOnly; Secure; SameSite=Strict',
    ));

  test('is removed by one of the same path', () =>
    expect(noRefreshCookie('')).toBe('refresh=; Max-Age=0; Path=/token; HttpOnly; Secure; SameSite=Strict'));

  test.each([
    ['a.b-c_d', 'refresh=a.b-c_d'],
    ['r', 'a=b; refresh=r; c=d'],
    [undefined, 'refresh='],
    [undefined, 'refreshing=r'],
    [undefined, ''],
  ])('%s is read from "%s"', (token, cookie) => expect(refreshTokenIn(asking({ cookie }))).toBe(token));

  test.each([
    'refresh=a; refresh=b',
    'refresh=a; refresh=a',
    'refresh=; x=y;refresh=b',
    'refresh=a; refresh=',
  ])('is refused when it comes twice: "%s"', (cookie) =>
    expect(() => refreshTokenIn(asking({ cookie }))).toThrow(
      expect.objectContaining({
        code: 'RequestInvalid',
        message: 'Send exactly one refresh cookie',
        faults: [{ in: 'header', name: 'cookie', message: 'has the cookie refresh more than once' }],
      }),
    ),
  );

  test('is none where no cookie is', () => expect(refreshTokenIn(asking({}))).toBeUndefined());
});

describe('a request for a cookie', () => {
  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'is taken from the console with %s',
    (type) => {
      const request = asking({ 'content-type': type, origin: ORIGIN });
      expect(() => refuseOtherPages(request, ORIGIN)).not.toThrow();
    },
  );

  test.each<[string, Record<string, string>]>([
    ['without an Origin', { 'content-type': 'application/json' }],
    ['of another Origin', { 'content-type': 'application/json', origin: 'https://evil.example.com' }],
    ['of an Origin that begins alike', { 'content-type': 'application/json', origin: `${ORIGIN}.evil.com` }],
    ['of the Origin null', { 'content-type': 'application/json', origin: 'null' }],
    ['without a content type', { origin: ORIGIN }],
    ['as a form sends it', { 'content-type': 'text/plain', origin: ORIGIN }],
    ['of a type that begins alike', { 'content-type': 'application/jsonp', origin: ORIGIN }],
    ['of a type that only mentions it', { 'content-type': 'text/plain; application/json', origin: ORIGIN }],
  ])('%s is refused', (_name, headers) =>
    expect(() => refuseOtherPages(asking(headers), ORIGIN)).toThrow(
      expect.objectContaining({
        code: 'Forbidden',
        message:
          'Only the console may use the refresh cookie: send Content-Type: application/json and the console’s Origin',
      }),
    ),
  );
});
