import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../contract/types.ts';
import { ApiError, answerOf } from './answer.ts';
import { type Sending, sending } from './sending.ts';
import { heldFrom, type HeldToken, tokenHolder, type TokenHolder } from './tokens.ts';

export type { components, paths } from '../contract/types.ts';
export { ApiError, answerOf } from './answer.ts';
export { type Sending } from './sending.ts';
export {
  heldFrom,
  type HeldToken,
  isFresh,
  tokenHolder,
  type TokenHolder,
  type TokenSource,
} from './tokens.ts';

/** The API, with every route, parameter and body typed by the contract. */
export type Trellis = Client<paths>;

/** Which API, and who calls it. */
export interface TrellisOptions extends Sending {
  /** Its address with the stage, such as `http://127.0.0.1:3000/v1`; in a page of its own origin, `/v1`. */
  readonly api: string;
  /** The API key to send with each request. */
  readonly apiKey?: string;
}

/**
 * A client of the API. It renews the tokens of a session, and waits as long as Retry-After says.
 *
 * @example
 * const session = await signIn({ api, username: 'ada', password });
 * const trellis = trellisAt({ api, tokens: session });
 * const { keys } = await answerOf(trellis.GET('/me/keys'));
 */
export const trellisAt = ({ api, apiKey, ...how }: TrellisOptions): Trellis =>
  createClient<paths>({
    baseUrl: api,
    fetch: sending(how),
    ...(apiKey !== undefined && { headers: { 'x-api-key': apiKey } }),
  });

/**
 * A new token of a session.
 * @param refreshToken absent where it is in a cookie
 * @returns undefined when the session has ended
 * @throws ApiError for any other answer, and TypeError for none: these end no session
 */
export const renewal = async (open: Trellis, refreshToken?: string): Promise<HeldToken | undefined> => {
  const body = refreshToken === undefined ? {} : { refreshToken };
  try {
    return heldFrom(await answerOf(open.POST('/token', { body })), Date.now());
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return undefined;
    throw error;
  }
};

/**
 * Signs a program in, which keeps its tokens in memory. A browser keeps its refresh token in a cookie instead.
 * @throws ApiError when the API rejects the name or the password; Error when a new password must be chosen first
 */
export const signIn = async ({
  username,
  password,
  ...options
}: Omit<TrellisOptions, 'tokens' | 'apiKey'> & {
  readonly username: string;
  readonly password: string;
}): Promise<TokenHolder> => {
  const open = trellisAt(options);
  const tokens = await answerOf(open.POST('/signin', { body: { username, password, cookie: false } }));
  if ('challenge' in tokens)
    throw new Error('This user signs in for the first time and must choose a new password');
  const { refreshToken } = tokens;
  const holder = tokenHolder(() => renewal(open, refreshToken));
  holder.hold(heldFrom(tokens, Date.now()));
  return holder;
};
