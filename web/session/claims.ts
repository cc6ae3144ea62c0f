import type { HeldToken } from 'trellis/client';

/** Who is signed in, as their ID token says it. The API checks the token; the console only shows what is in it. */
export interface Claims {
  readonly sub: string;
  readonly username: string;
  readonly groups: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A list, or the text that a gateway makes of one: `[a b]` or `a,b`. */
const listOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(text)
    : text(value)
        .replace(/^\[|\]$/g, '')
        .split(/[ ,]+/)
        .filter((name) => name !== '');

/** @throws Error for a token that cannot be read */
export const claimsOf = ({ token }: HeldToken): Claims => {
  const encoded = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const payload = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  return {
    sub: text(payload['sub']),
    username: text(payload['cognito:username']),
    groups: listOf(payload['cognito:groups']),
  };
};
