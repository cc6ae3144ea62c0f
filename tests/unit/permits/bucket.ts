import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import type { S3Object } from '../../../core/events.ts';
import { late } from '../../shared/leftover.ts';
import { CONFIG } from '../../shared/sdk.ts';

/** Its name, and the region of the fakes. */
const NAME = 'reports-bucket';
const placeOf = (name: string): string => `${NAME}.s3.us-west-2.amazonaws.com/${name}`;

interface Kept {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly size: number;
  readonly modified: Date | undefined;
}

interface Request {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What S3 answers over the wire. */
interface Reply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const refusal = (statusCode: number, code: string): Reply => ({
  statusCode,
  headers: {},
  body: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>m</Message></Error>`),
});

const answered = (xml = ''): Reply => ({ statusCode: 200, headers: {}, body: Buffer.from(xml) });

const sent = ({ bytes, size, modified }: Kept): Reply => ({
  statusCode: 200,
  headers: {
    'content-length': String(size),
    ...(modified && { 'last-modified': modified.toUTCString() }),
  },
  body: bytes,
});

/** A bucket in memory behind a real S3 client, which answers late and over the wire. */
export const bucket = () => {
  const objects = new Map<string, Kept>();
  const bodies: Readable[] = [];
  let uploads = 0;
  const down: { code?: readonly [number, string] } = {};

  const keysIn = (prefix: string): string[] =>
    [...objects.keys()]
      .map((place) => place.slice(placeOf('').length))
      .filter((key) => key.startsWith(prefix))
      .sort();
  const listed = (prefix = ''): string =>
    `<ListBucketResult>${keysIn(prefix)
      .map((key) => `<Contents><Key>${key}</Key></Contents>`)
      .join('')}</ListBucketResult>`;
  const replyTo = ({ method, hostname, path, query, headers, body }: Request): Reply => {
    if (down.code !== undefined) return refusal(...down.code);
    const place = `${hostname}${decodeURIComponent(path)}`;
    if (method === 'PUT') {
      const bytes = Buffer.from(String(body));
      objects.set(place, { bytes, etag: '', size: bytes.length, modified: undefined });
      return answered();
    }
    if (method === 'POST') {
      for (const [, key = ''] of String(body).matchAll(/<Key>(.*?)<\/Key>/g)) objects.delete(placeOf(key));
      return answered('<DeleteResult></DeleteResult>');
    }
    if ('list-type' in query) return answered(listed(query['prefix']));
    const kept = objects.get(place);
    if (kept === undefined) return refusal(404, 'NoSuchKey');
    const wanted = headers['if-match'];
    return wanted === undefined || wanted === `"${kept.etag}"`
      ? sent(kept)
      : refusal(412, 'PreconditionFailed');
  };

  const s3 = new S3Client({
    ...CONFIG,
    maxAttempts: 1,
    requestHandler: {
      handle: (request: Request) =>
        late(`${request.method} ${request.path}`, request.method === 'GET' ? 1 : 3, () => {
          const { body, ...reply } = replyTo(request);
          const stream = Readable.from([body]);
          if (reply.statusCode === 200) bodies.push(stream);
          return { response: { ...reply, body: stream } };
        }),
    },
  });

  return {
    s3,
    down,
    /** How many downloads hold a connection. */
    open: () => bodies.filter((body) => !body.destroyed && !body.readableEnded).length,
    /** The text of an object; undefined if it does not exist. */
    text: (name: string): string | undefined => {
      const kept = objects.get(placeOf(name));
      return kept && Buffer.from(kept.bytes).toString();
    },
    /** The keys that begin so. */
    keys: keysIn,
    remove: (name: string) => objects.delete(placeOf(name)),
    /** @returns the object as the event that S3 sends has it */
    upload: (
      name: string,
      bytes: Uint8Array,
      etag: string,
      modified?: Date,
      size = bytes.length,
    ): S3Object => {
      objects.set(placeOf(name), { bytes, etag, size, modified });
      uploads += 1;
      const time = (modified ?? new Date(0)).toISOString();
      return { bucket: NAME, key: name, etag, size, sequencer: uploads.toString(16), time };
    },
  };
};
