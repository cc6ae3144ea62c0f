import { isUtf8 } from 'node:buffer';
import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { Refusal } from './refusal.ts';
import { type Pulse, pulseByBytes } from './pulse.ts';
import { type Cell, type Line, MAX_CELLS, type Sheets } from './sheet.ts';

const CHUNK_BYTES = 64 * 1024;
/** A longer record is not a permit. */
const MAX_RECORD_BYTES = 1024 * 1024;
/** A list of records, each of which may hold a place. */
const MAX_DEPTH = 8;
const NO_LIST = 'the file is JSON, but not a list of permits as the city’s open data has it';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const damaged = (cause: unknown): Refusal =>
  cause instanceof Refusal ? cause : new Refusal('the JSON file is damaged or incomplete', { cause });

/** GeoJSON of the newer API, latitude and longitude of the older one; as the CSV files write them. */
const placeOf = ({ type, coordinates, latitude, longitude }: Json): string | undefined => {
  if (type === 'Point' && Array.isArray(coordinates)) return `POINT (${coordinates.join(' ')})`;
  return typeof latitude === 'string' && typeof longitude === 'string'
    ? `(${latitude}, ${longitude})`
    : undefined;
};

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return (isRecord(value) ? placeOf(value) : undefined) ?? JSON.stringify(value);
};

const DEPTH: ReadonlyMap<TokenType, number> = new Map([
  [TokenType.LEFT_BRACE, 1],
  [TokenType.LEFT_BRACKET, 1],
  [TokenType.RIGHT_BRACE, -1],
  [TokenType.RIGHT_BRACKET, -1],
]);

/** Tells the records of a list as they are read; only one is held at a time. */
const recordParser = (onRecord: (record: Json) => void) => {
  const tokenizer = new Tokenizer({ stringBufferSize: CHUNK_BYTES });
  const parser = new TokenParser({ paths: ['$.*'], keepStack: false });
  let depth = 0;
  tokenizer.onToken = (token) => {
    depth += DEPTH.get(token.token) ?? 0;
    if (depth > MAX_DEPTH) throw new Refusal('the JSON file is nested too deep to be a list of permits');
    parser.write(token);
  };
  const fail = (error: Error) => {
    throw error;
  };
  tokenizer.onError = fail;
  parser.onError = fail;
  parser.onValue = ({ value, key }) => {
    if (typeof key !== 'number' || !isRecord(value)) throw new Refusal(NO_LIST);
    onRecord(value);
  };
  return {
    write(bytes: Uint8Array): void {
      try {
        tokenizer.write(bytes);
      } catch (error) {
        throw damaged(error);
      }
    },
    end(): void {
      if (!parser.isEnded) throw damaged(undefined);
    },
  };
};

function* recordsOf(bytes: Uint8Array, pulse: Pulse): Generator<Json, void, undefined> {
  const pass = pulseByBytes(pulse);
  let found: Json[] = [];
  let since = 0;
  const parser = recordParser((record) => found.push(record));
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    pass(CHUNK_BYTES);
    parser.write(bytes.subarray(at, at + CHUNK_BYTES));
    since = found.length > 0 ? 0 : since + CHUNK_BYTES;
    if (since > MAX_RECORD_BYTES) throw new Refusal('a record of the JSON file is longer than a megabyte');
    yield* found;
    found = [];
  }
  parser.end();
}

/** All keys, in the order in which they come up: a record leaves out what it has no value for. */
const keysOf = (bytes: Uint8Array, pulse: Pulse): readonly string[] => {
  const keys = new Set<string>();
  for (const record of recordsOf(bytes, pulse)) {
    for (const key of Object.keys(record)) keys.add(key);
    if (keys.size > MAX_CELLS) throw new Refusal(`the JSON file has more than ${MAX_CELLS} columns`);
  }
  return [...keys];
};

async function* linesOf(bytes: Uint8Array, pulse: Pulse): AsyncGenerator<Line, void, undefined> {
  const keys = keysOf(bytes, pulse);
  yield { at: 0, cells: keys };
  let at = 1;
  for (const record of recordsOf(bytes, pulse)) {
    yield { at, cells: keys.map((key) => cellOf(record[key])) };
    at += 1;
  }
}

/**
 * Reads the JSON of the open data's API: a list of records. Its keys are row 1, so the first record is
 * row 2, as it is in the CSV file of the same data.
 */
export const readJson = (bytes: Uint8Array, pulse: Pulse): Sheets => {
  if (!isUtf8(bytes)) throw new Refusal('the file is JSON, but not in UTF-8');
  const lines = () => linesOf(bytes, pulse);
  return {
    sheets: [{ name: '', dateSystem: '1900', isSparse: true, lines }],
    leftOut: [],
  };
};
