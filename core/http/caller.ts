import { Failure } from '../errors.ts';
import { text, type Json } from '../json.ts';
import type { Access } from './table.ts';

/** Who calls: nobody in particular, the holder of a registered API key, or a user. `id` is fit for a log. */
export type Caller =
  | { readonly kind: 'open'; readonly id?: undefined }
  | {
      readonly kind: 'key';
      /** The gateway's id of the key. */
      readonly id: string;
      /** The `sub` of the user whose key it is. */
      readonly owner: string;
    }
  | {
      readonly kind: 'user';
      readonly id: string;
      /** The same as `id`. What belongs to a user is keyed by it, never by name: names are used again. */
      readonly sub: string;
      readonly username: string;
      readonly groups: readonly string[];
      /** The session that the token belongs to; the pool may issue tokens without. */
      readonly originJti: string | undefined;
      /** When the token was issued, in epoch seconds. */
      readonly issuedAt: number;
    };

/** The caller of an operation whose access is of this kind. */
export type CallerOf<K extends Access['kind']> = Extract<Caller, { readonly kind: K }>;

/**
 * The groups of the claim `cognito:groups`: `a,b` from AWS's gateway, `[a b]` from the emulator's, a
 * list in the token itself. No claim is no groups.
 */
const groupsOf = (claim: unknown): string[] => {
  if (Array.isArray(claim)) return claim.map(text).filter((name) => name !== '');
  const all = text(claim).trim();
  const names = all.startsWith('[') && all.endsWith(']') ? all.slice(1, -1).split(' ') : all.split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
};

/** Date.parse reads a date into almost anything, so what it is given has to look like one. */
const DATE = /^([A-Z][a-z]{2},? |\d{4}-\d{2}-\d{2}T)/;

/**
 * A moment among a token's claims, in epoch seconds: a number in the token itself, its digits or a
 * date's text (`Sat Nov 21 14:00:00 UTC 2026`) from a gateway. Undefined for anything else.
 */
const secondsOf = (claim: unknown): number | undefined => {
  if (typeof claim === 'number') return Number.isFinite(claim) ? claim : undefined;
  const given = text(claim);
  if (/^\d{1,12}$/.test(given)) return Number(given);
  const moment = DATE.test(given) ? Date.parse(given) : NaN;
  return Number.isNaN(moment) ? undefined : Math.floor(moment / 1000);
};

/** What is answered without a token that is good here; the gateway says the same. */
export const unauthorized = (options?: ErrorOptions): Failure =>
  new Failure('Unauthorized', 'This operation needs a valid ID token in the Authorization header', options);

/**
 * The user whom an ID token is about. That the token is the pool's and has not expired was checked by
 * whoever verified it: the gateway, or `core/http/verify.ts` under `sam local`.
 * @throws Failure Unauthorized for an access token, and when a claim is missing or cannot be read
 */
export const userOf = (claims: Json): CallerOf<'user'> => {
  const [sub, username] = [text(claims['sub']), text(claims['cognito:username'])];
  const issuedAt = secondsOf(claims['iat']);
  if (claims['token_use'] !== 'id' || sub === '' || username === '' || issuedAt === undefined)
    throw unauthorized();
  const originJti = text(claims['origin_jti']) || undefined;
  const groups = groupsOf(claims['cognito:groups']);
  return { kind: 'user', id: sub, sub, username, groups, originJti, issuedAt };
};
