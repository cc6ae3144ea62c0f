import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl, S3RequestPresigner } from '@aws-sdk/s3-request-presigner';

/** How an object is served, whatever its uploader said: each header is fixed in the signature. */
export interface ServedAs {
  readonly contentType: string;
  /** `inline`, or `attachment` with a file name. */
  readonly disposition: string;
  readonly cacheControl?: string;
}

const overridesOf = ({ contentType, disposition, cacheControl }: ServedAs): Record<string, string> => ({
  'response-content-type': contentType,
  'response-content-disposition': disposition,
  ...(cacheControl !== undefined && { 'response-cache-control': cacheControl }),
});

/** How long URLs are valid. */
export interface Validity {
  /** In seconds, from now on at least. */
  readonly forS: number;
  /**
   * The signing time is floored to a multiple of so many seconds, and the same object has the same URL until the next:
   * a browser finds the file in its cache. Without it, each URL is signed now.
   */
  readonly everyS?: number;
}

/**
 * When a URL is signed, and how long from then on it is valid.
 * @param nowMs milliseconds since 1970 UTC
 */
const signingOf = (
  nowMs: number,
  { forS, everyS }: Validity,
): { readonly signingDate: Date; readonly expiresIn: number } => {
  if (everyS === undefined) return { signingDate: new Date(nowMs), expiresIn: forS };
  const stepMs = everyS * 1000;
  return { signingDate: new Date(Math.floor(nowMs / stepMs) * stepMs), expiresIn: forS + everyS };
};

/** By RFC 3986: what S3 reads and signs. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A key as the path of a URL. */
const pathOf = (key: string): string => escaped(key).replaceAll('%2F', '/');

/** Where a bucket is: the SDK knows, and its URLs show it. */
const bucketUrl = async (client: S3Client, bucket: string): Promise<URL> => {
  const key = 'x';
  const url = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key })));
  url.search = '';
  url.pathname = url.pathname.slice(0, -key.length);
  return url;
};

/** Signs the reading of an object, without a call to a service. */
export type PresignGet = (key: string, as: ServedAs) => Promise<string>;

/**
 * Signs readings of objects of one bucket. `getSignedUrl` goes through all that a request goes through, which
 * takes six times as long (3 ms), and a page has up to 300 addresses: so it is asked once, and the rest is
 * signed alone. A URL ends with the credentials that signed it, if they end before it does.
 * @param client with checksums only where S3 requires them, which keeps addresses short
 */
export const presignedGets = (client: S3Client, bucket: string, validity: Validity): PresignGet => {
  const presigner = new S3RequestPresigner({ ...client.config });
  let place: Promise<URL> | undefined;
  return async (key, as) => {
    place ??= bucketUrl(client, bucket).catch((error: unknown) => {
      place = undefined;
      throw error;
    });
    const { protocol, hostname, port, host, pathname } = await place;
    const request = {
      method: 'GET',
      protocol,
      hostname,
      ...(port !== '' && { port: Number(port) }),
      path: `${pathname}${pathOf(key)}`,
      query: overridesOf(as),
      headers: { host },
    };
    const { query = {} } = await presigner.presign(request, signingOf(Date.now(), validity));
    const texts = Object.entries(query).map(([name, value]) => `${name}=${escaped(String(value))}`);
    return `${protocol}//${host}${request.path}?${texts.join('&')}`;
  };
};
