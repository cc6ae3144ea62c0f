import { Failure, invalid, type Fault } from '../../../core/errors.ts';
import type { Song, SongKey } from '../songs/songs.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** The three places in which each parameter may be sent, checked by the contract. */
export interface Sent {
  readonly headers: Texts;
  readonly query: Texts;
  /** Left out where the operation takes none. */
  readonly body?: Texts | undefined;
}

interface Given {
  readonly place: Fault['in'];
  readonly value: string;
}

/** What a key attribute of DynamoDB may hold, in bytes of UTF-8. The contract can count characters only. */
const MOST_ARTIST_BYTES = 2_048;
const MOST_TITLE_BYTES = 1_024;

const missing = (name: string, places: string): Failure => {
  const fault: Fault = { in: 'header', name, message: `is required: send it in ${places}` };
  return new Failure('RequestInvalid', `The parameter ${name} is required in ${places}`, { faults: [fault] });
};

/**
 * Finds a parameter in a header, else in the query, else in the body. Spaces around the value of a header are no part
 * of it; the other values stay as they are.
 * @throws Failure RequestInvalid naming a parameter that is nowhere
 */
const given = (sent: Sent, name: string): Given => {
  const { headers, query, body } = sent;
  const header = headers[name];
  if (header !== undefined) return { place: 'header', value: header.trim() };
  const asked = query[name];
  if (asked !== undefined) return { place: 'query', value: asked };
  const inside = body?.[name];
  if (inside !== undefined) return { place: 'body', value: inside };
  throw missing(
    name,
    'body' in sent ? 'a header, the query string or the JSON body' : 'a header or the query string',
  );
};

const within = (sent: Sent, name: string, mostBytes: number): string => {
  const { place, value } = given(sent, name);
  if (Buffer.byteLength(value) > mostBytes)
    throw invalid(place, name, `must have at most ${String(mostBytes)} bytes in UTF-8`);
  return value;
};

/** The name of the table. @throws Failure RequestInvalid when it is not sent */
export const tableIn = (sent: Sent): string => given(sent, 'table').value;

/** What a song is found by. @throws Failure RequestInvalid naming the parameter that is missing or too long */
export const songKeyIn = (sent: Sent): SongKey => ({
  artist: within(sent, 'artist', MOST_ARTIST_BYTES),
  songTitle: within(sent, 'songtitle', MOST_TITLE_BYTES),
});

/** A whole song. @throws Failure RequestInvalid naming the parameter that is missing or too long */
export const songIn = (sent: Sent): Song => ({
  ...songKeyIn(sent),
  albumTitle: given(sent, 'albumtitle').value,
});
