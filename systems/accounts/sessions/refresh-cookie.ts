import { parseCookie, stringifySetCookie } from 'cookie';
import { Failure } from '../../../core/errors.ts';
import { REFRESH_TOKEN_S } from '../work/times.ts';

/** The request that asks for the cookie, or brings it. */
export interface Asking {
  /** @param name in lower case */
  readonly header: (name: string) => string | undefined;
  /** What stands before the operation's path: `/v1`, or nothing. */
  readonly base: string;
}

const NAME = 'refresh';

const setCookie = (base: string, value: string, maxAge: number): string =>
  stringifySetCookie({
    name: NAME,
    value,
    maxAge,
    path: `${base}/token`,
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
  });

/** The Set-Cookie that keeps a refresh token where only `POST /token` gets it, and no script. */
export const refreshCookie = (base: string, refreshToken: string): string =>
  setCookie(base, refreshToken, REFRESH_TOKEN_S);

/** The Set-Cookie that removes it. */
export const noRefreshCookie = (base: string): string => setCookie(base, '', 0);

/**
 * The refresh token that a request brings as a cookie.
 * @throws Failure RequestInvalid for more than one: there is no way to tell which one the API set
 */
export const refreshTokenIn = ({ header }: Asking): string | undefined => {
  const [token, ...others] = (header('cookie') ?? '')
    .split(';')
    .map((one) => parseCookie(one)[NAME])
    .filter((value) => value !== undefined);
  if (others.length > 0)
    throw new Failure('RequestInvalid', 'Send exactly one refresh cookie', {
      faults: [{ in: 'header', name: 'cookie', message: 'has the cookie refresh more than once' }],
    });
  return token === '' ? undefined : token;
};

/**
 * A browser sends cookies along whoever made the page. JSON as the content type takes a script, which
 * another origin may not run against this API, and the Origin says where it runs.
 * @param origin the console's
 * @throws Failure Forbidden for a request that some other page could have made
 */
export const refuseOtherPages = ({ header }: Asking, origin: string): void => {
  const isJson = /^application\/json\s*(?:;|$)/i.test(header('content-type') ?? '');
  if (!isJson || header('origin') !== origin)
    throw new Failure(
      'Forbidden',
      'Only the console may use the refresh cookie: send Content-Type: application/json and the console’s Origin',
    );
};
