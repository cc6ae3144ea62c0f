import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSRecord } from 'aws-lambda';
import type { S3Object } from '../../../core/events.ts';
import type { ApiKey } from '../../../core/api-key.ts';
import { registerKey, sentTo } from '../../shared/entries.ts';
import { settled } from '../../shared/leftover.ts';
import { requestOf } from '../http/events.ts';
import { bucket } from './bucket.ts';
import { bytesOf, permitsFile } from './files.ts';
import { permitsTable } from './world.ts';

const SETTINGS = {
  AWS_REGION: 'us-west-2',
  CONSOLE_ORIGIN: 'https://console.example',
  DENIED_TABLE: 'Denied',
  KEYS_TABLE: 'Keys',
  LOAD_QUEUE_URL: 'https://sqs.us-west-2.amazonaws.com/1/load',
  PERMITS_TABLE: 'Permits',
  REPORTS_BUCKET: 'reports-bucket',
  SEARCH_SHARDS: '1',
  POWERTOOLS_METRICS_NAMESPACE: 'permits',
  POWERTOOLS_SERVICE_NAME: 'permits',
  SIGNING_SECRET_ARN: 'secret',
  USER_POOL_CLIENT_ID: 'client',
  USER_POOL_ID: 'us-west-2_1',
};
const before = { ...process.env };
Object.assign(process.env, SETTINGS);
const http = await import('../../../functions/permits/http.ts');
const queue = await import('../../../functions/permits/queue.ts');
afterAll(() => {
  process.env = before;
});

const world = () => {
  const tables = permitsTable({ Keys: { hash: 'hash' }, Denied: { hash: 'id' } });
  const files = bucket();
  sentTo(DynamoDBClient.prototype, tables.db);
  sentTo(S3Client.prototype, files.s3);
  return { ...tables, ...files };
};

/** The lines that come out: the log's and the metrics'. */
const lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(JSON.parse(String(line)) as Record<string, unknown>);
      return true;
    });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const context = (remainingMs = 300_000) =>
  ({ awsRequestId: 'i', getRemainingTimeInMillis: () => remainingMs }) as Context;
type Place = Pick<S3Object, 'bucket' | 'key' | 'etag'>;
/** Messages as S3 puts them into the queue, one for each object, named by its place. */
const messages = (...objects: Place[]) => ({
  Records: objects.map(({ bucket: name, key, etag }, at) => ({
    messageId: String(at),
    body: JSON.stringify({
      Records: [
        {
          eventName: 'ObjectCreated:Put',
          s3: { bucket: { name }, object: { key, eTag: etag, sequencer: '1' } },
        },
      ],
    }),
  })) as SQSRecord[],
});
const load = (...objects: Place[]) => settled(() => queue.handler(messages(...objects), context()));
/** A key that opens permits, and what asks with it. */
const asking = (here: ReturnType<typeof world>, change: Partial<ApiKey> = {}) => {
  const key = registerKey((item) => here.put('Keys', item), 'permits', change);
  return (number: string) =>
    settled(() =>
      http.handler(
        requestOf({ resource: '/permits/{number}', path: { number }, headers: { 'x-api-key': key } }),
        context(),
      ),
    );
};

describe('a message of a new spreadsheet', () => {
  test('loads it, and counts what was loaded', async () => {
    const here = world();
    const object = here.upload(
      'reports/a b.xlsx',
      await permitsFile({}, { FILE_DATE: 'soon' }),
      'e',
      new Date(),
    );
    const failed = await load({ ...object, key: 'reports/a+b.xlsx' });
    expect(failed).toEqual({ batchItemFailures: [] });
    expect(here.rows()).toHaveLength(1);
    const file = 'reports/a b.xlsx';
    expect(here.records()).toMatchObject([{ file, state: 'loaded' }]);
    expect(lines).toContainEqual(
      expect.objectContaining({ RowsRead: 2, RowsWritten: 1, RowsRejected: 1, LoadsRefused: 0 }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ message: 'permits load ended', function_request_id: 'i' }),
    );
  });

  test('of a folder that was made by hand loads nothing', async () => {
    const here = world();
    expect(await load(here.upload('reports/2016/', bytesOf(''), 'e', new Date()))).toEqual({
      batchItemFailures: [],
    });
    expect(here.records()).toEqual([]);
  });

  test('counts a file that was refused', async () => {
    const here = world();
    await load(here.upload('reports/a.csv', bytesOf('hello'), 'e', new Date()));
    expect(lines).toContainEqual(expect.objectContaining({ RowsRead: 0, RowsWritten: 0, LoadsRefused: 1 }));
  });

  test('that cannot be loaded now goes back to the queue, the others are loaded', async () => {
    const here = world();
    const objects = [
      here.upload('reports/a.xlsx', await permitsFile({}), 'e', new Date()),
      here.upload('reports/b.xlsx', await permitsFile({}), 'e'),
      here.upload('reports/c.xlsx', await permitsFile({}), 'e', new Date()),
    ];
    expect(await load(...objects)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    const states = here.records().map(({ state }) => state);
    expect(states.toSorted()).toEqual(['failed', 'loaded', 'loaded']);
    // A metric that was counted twice holds both counts.
    expect(lines).toContainEqual(expect.objectContaining({ RowsWritten: [1, 0, 1] }));
  });

  test('is not begun with less than ten seconds left', async () => {
    const here = world();
    const event = messages(here.upload('reports/a.xlsx', await permitsFile({}), 'e', new Date()));
    expect(await queue.handler(event, context(9_999))).toEqual({
      batchItemFailures: [{ itemIdentifier: '0' }],
    });
    expect(here.records()).toEqual([]);
    expect(await queue.handler(event, context(10_000))).toEqual({ batchItemFailures: [] });
  });
});

describe('a request for a permit', () => {
  test('answers its rows with the thirteen fields of the contract', async () => {
    const here = world();
    await load(here.upload('a', await permitsFile({}, { UNIT: 2 }), 'e', new Date('2017-01-03T09:00:00Z')));
    const [{ started_at: load_date } = {}] = here.records();
    const { statusCode, body } = await asking(here)('%23201612013997');
    expect(statusCode).toBe(200);
    const row = {
      application_number: '#201612013997',
      status: 'issued',
      status_date: '2016-12-21T00:00:00.000000+0000',
      file_date: '2016-12-01T00:00:00.000000+0000',
      expiration_date: '2017-06-21T00:00:00.000000+0000',
      estimated_cost: '9399',
      revised_cost: '9399',
      existing_use: '1 family dwelling',
      proposed_use: '1 family dwelling',
      description: 'Replace windows.',
    };
    expect(JSON.parse(body)).toEqual([
      { ...row, record_id: '0', address: '235 Bella Vista Wy San Francisco, CA', load_date },
      { ...row, record_id: '1', address: '235 Bella Vista Wy 2 San Francisco, CA', load_date },
    ]);
  });

  test('that is unknown answers an empty list', async () =>
    expect(await asking(world())('1')).toMatchObject({ statusCode: 200, body: '[]' }));

  test('with a key of another scope is refused', async () =>
    expect(await asking(world(), { scope: 'music' })('1')).toMatchObject({ statusCode: 403 }));

  test('of a user who is denied is refused', async () => {
    const here = world();
    here.put('Denied', { id: { S: 'sub:leaver' } });
    expect(await asking(here, { owner: 'leaver' })('1')).toMatchObject({ statusCode: 403 });
  });
});
