import { createHmac } from 'node:crypto';
import { Failure } from './errors.ts';
import { isJson } from './json.ts';
import { isSame, keyFor } from './signing.ts';

/** A list's cursors: opaque, signed, and good for one list only. */
export interface Cursors {
  /**
   * Makes the cursor of a position.
   * @param binding any JSON value that names the operation, its query without the cursor, and the caller
   * @param position any JSON value: where the next page begins. The caller can read it
   * @throws Error when the cursor would be longer than `open` takes
   */
  readonly seal: (binding: unknown, position: unknown) => Promise<string>;
  /**
   * The position of a cursor that `seal` made for the same binding.
   * @throws Failure CursorInvalid for any other text
   */
  readonly open: (binding: unknown, cursor: string) => Promise<unknown>;
}

/** In characters. Longer ones are refused unread. */
const LONGEST = 4096;

/** JSON whose text does not depend on the order in which fields were put in. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJson(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const fields = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${fields.join(',')}}`;
};

// JSON and base64url have no line break, so the two parts cannot run into one another.
const signatureOf = (secret: string, binding: unknown, position: string): string =>
  createHmac('sha256', keyFor(secret, 'cursor'))
    .update(`${canonical(binding)}\n${position}`)
    .digest('base64url');

const invalid = (): Failure =>
  new Failure('CursorInvalid', 'The cursor does not belong to this list: start again without it', {
    faults: [{ in: 'query', name: 'cursor', message: 'does not belong to this list' }],
  });

/**
 * Cursors signed by a secret. A cursor is `POSITION.SIGNATURE`, both in base64url: the position as JSON,
 * and an HMAC-SHA256 over it and its binding. So a cursor of another query or another caller is
 * refused, and never yields another's data. It does not expire.
 * @param secret reads the secret; asked at each use, so it should remember
 */
export const cursors = (secret: () => Promise<string>): Cursors => ({
  seal: async (binding, position) => {
    const text = Buffer.from(JSON.stringify(position)).toString('base64url');
    const cursor = `${text}.${signatureOf(await secret(), binding, text)}`;
    if (cursor.length > LONGEST) throw new Error(`a cursor of ${cursor.length} characters is too long`);
    return cursor;
  },
  open: async (binding, cursor) => {
    const [text = '', signature = '', ...others] = cursor.length > LONGEST ? [] : cursor.split('.');
    if (text === '' || signature === '' || others.length > 0) throw invalid();
    if (!isSame(signature, signatureOf(await secret(), binding, text))) throw invalid();
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  },
});
