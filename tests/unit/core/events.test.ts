import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { eachRecord, s3Objects } from '../../../core/events.ts';
import { log } from '../../../core/log.ts';

beforeAll(() => log.setLogLevel('SILENT'));

const sample = async (name: string): Promise<SQSEvent> =>
  JSON.parse(await readFile(new URL(`../../../events/${name}`, import.meta.url), 'utf8')) as SQSEvent;

const created = (object: Record<string, unknown>, eventName = 'ObjectCreated:Put') =>
  JSON.stringify({ Records: [{ eventName, s3: { bucket: { name: 'b' }, object } }] });
const object = { key: 'reports/a.xlsx', size: 3, eTag: 'e', sequencer: '1' };

describe('the objects of an S3 notification', () => {
  test('a created object', () =>
    expect(s3Objects(created(object))).toEqual([
      { bucket: 'b', key: 'reports/a.xlsx', etag: 'e', sequencer: '1', size: 3, time: '' },
    ]));

  test.each([
    ['reports/a+b.xlsx', 'reports/a b.xlsx'],
    ['reports/a%2Bb.xlsx', 'reports/a+b.xlsx'],
    ['reports/%C3%A9.xlsx', 'reports/é.xlsx'],
    ['reports/100%25.xlsx', 'reports/100%.xlsx'],
  ])('the key %s is %s', (key, want) =>
    expect(s3Objects(created({ ...object, key }))).toMatchObject([{ key: want }]),
  );

  test('the sample event', async () => {
    const { Records } = await sample('permits-load.json');
    expect(Records.flatMap(({ body }) => s3Objects(body))).toMatchObject([
      { key: 'reports/December 2016 Issued (1).xlsx' },
    ]);
  });

  test('the event that S3 sends to try a notification has none', async () => {
    const { Records } = await sample('permits-load-test-event.json');
    expect(Records.flatMap(({ body }) => s3Objects(body))).toEqual([]);
  });

  test.each([
    ['no JSON', 'SECRET', 'not JSON'],
    ['a list', '[]', 'not an object'],
    ['something else', '{"SECRET":1}', 'Records is missing'],
    ['a record that is none', '{"Records":["SECRET"]}', 'a record is no object'],
    ['no bucket', '{"Records":[{"eventName":"ObjectCreated:Put","s3":{"object":{}}}]}', 'bucket is missing'],
    ['no etag', created({ ...object, eTag: '' }), 'eTag is missing'],
    ['a key that is not encoded', created({ ...object, key: 'SECRET%' }), 'not URL-encoded'],
    ['an object that was removed', created(object, 'ObjectRemoved:Delete'), 'not of the kind ObjectCreated'],
  ])('%s is an error, without what the message holds', (_name, body, reason) => {
    expect(() => s3Objects(body)).toThrow(reason);
    expect(() => s3Objects(body)).not.toThrow('SECRET');
  });
});

describe('a batch of records', () => {
  const record = (messageId: string): SQSRecord => ({
    messageId,
    receiptHandle: '',
    body: messageId,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  });
  const batch = { Records: ['a', 'b', 'c'].map(record) };
  const withTime = { getRemainingTimeInMillis: () => 60_000 };

  test('only the records that failed go back', async () => {
    const handler = eachRecord(async ({ body }) => {
      if (body === 'b') throw new Error('no');
    }, 5_000);
    expect(await handler(batch, withTime)).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
  });

  test('also when all of them failed', async () => {
    const handler = eachRecord(() => Promise.reject(new Error('no')), 5_000);
    expect((await handler(batch, withTime)).batchItemFailures).toHaveLength(3);
  });

  test('they are worked on one after another', async () => {
    const steps: string[] = [];
    await eachRecord(async ({ body }) => {
      steps.push(`${body} begins`);
      await Promise.resolve();
      steps.push(`${body} ends`);
    }, 5_000)(batch, withTime);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('without time left the rest goes back untouched', async () => {
    let leftMs = 60_000;
    const worked: string[] = [];
    const handler = eachRecord(async ({ body }) => {
      worked.push(body);
      leftMs = 4_999;
    }, 5_000);
    expect(await handler(batch, { getRemainingTimeInMillis: () => leftMs })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'c' }],
    });
    expect(worked).toEqual(['a']);
  });
});
