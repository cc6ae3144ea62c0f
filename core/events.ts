import type { Context, SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { isJson, type Json } from './json.ts';
import { describe, log } from './log.ts';

/** What is left of the invocation's time, in milliseconds. */
export type RemainingMs = () => number;

/**
 * An SQS handler with partial batch responses. Records are worked on one after another; whatever is
 * not known to be done goes back to the queue. A record whose work is found already done is a success.
 * @param work throws when the record has to be delivered again
 * @param reserveMs no record is begun with less time than this left, in milliseconds
 */
export const eachRecord =
  (work: (record: SQSRecord, remainingMs: RemainingMs) => Promise<void>, reserveMs: number) =>
  async (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SQSBatchResponse> => {
    const remainingMs: RemainingMs = () => context.getRemainingTimeInMillis();
    const batchItemFailures: SQSBatchItemFailure[] = [];
    for (const record of event.Records) {
      try {
        if (remainingMs() < reserveMs) throw new Error('no time left, back to the queue');
        await work(record, remainingMs);
      } catch (error) {
        log.error('record failed', { messageId: record.messageId, error: describe(error) });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };

/** An object that came to be, as S3 tells it. */
export interface S3Object {
  readonly bucket: string;
  /** Decoded: the name as the uploader wrote it. */
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  /** Hexadecimal; grows with each change of the same key. */
  readonly sequencer: string;
  /** In bytes. */
  readonly size: number;
  /** When it came to be, in ISO 8601; '' in an event that does not say so. */
  readonly time: string;
}

const parsed = (body: string): Json => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // The parser's message quotes the body, so it is not passed on.
    throw new Error('the message is no S3 event: not JSON');
  }
  if (!isJson(value)) throw new Error('the message is no S3 event: not an object');
  return value;
};

const part = (of: Json, name: string): Json => {
  const value = of[name];
  if (!isJson(value)) throw new Error(`the message is no S3 event: ${name} is missing`);
  return value;
};

const text = (of: Json, name: string): string => {
  const value = of[name];
  if (typeof value !== 'string' || value === '')
    throw new Error(`the message is no S3 event: ${name} is missing`);
  return value;
};

/** S3 writes keys as HTML forms do: `+` is a space. */
const decoded = (key: string): string => {
  try {
    return decodeURIComponent(key.replace(/\+/g, ' '));
  } catch (cause) {
    throw new Error('the message is no S3 event: key is not URL-encoded', { cause });
  }
};

const s3Object = (record: unknown): S3Object => {
  if (!isJson(record)) throw new Error('the message is no S3 event: a record is no object');
  const name = text(record, 'eventName');
  if (!name.startsWith('ObjectCreated:')) throw new Error('the S3 event is not of the kind ObjectCreated');
  const s3 = part(record, 's3');
  const object = part(s3, 'object');
  return {
    bucket: text(part(s3, 'bucket'), 'name'),
    key: decoded(text(object, 'key')),
    etag: text(object, 'eTag').replaceAll('"', ''),
    sequencer: text(object, 'sequencer'),
    size: typeof object.size === 'number' ? object.size : 0,
    time: typeof record.eventTime === 'string' ? record.eventTime : '',
  };
};

/**
 * The objects that an S3 notification (the body of an SQS message) says were created; none for
 * `s3:TestEvent`, which S3 sends when a notification is set up.
 * @throws Error when it is anything else; the message holds nothing of the body
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const s3Objects = (body: string): S3Object[] => {
  const event = parsed(body);
  if (event.Event === 's3:TestEvent') return [];
  if (!Array.isArray(event.Records)) throw new Error('the message is no S3 event: Records is missing');
  return event.Records.map(s3Object);
};

/** The body of the message by which S3 reports an object: what `s3Objects` reads. */
export const s3EventOf = ({ bucket, key, etag, sequencer, size, time }: S3Object): object => ({
  Records: [
    {
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      eventTime: time,
      s3: {
        bucket: { name: bucket },
        object: {
          // S3 escapes keys as HTML forms do.
          key: encodeURIComponent(key).replaceAll('%20', '+'),
          eTag: etag,
          sequencer,
          size,
        },
      },
    },
  ],
});
