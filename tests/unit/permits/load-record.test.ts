import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { loadStore } from '../../../systems/permits/aws/load-record.ts';
import type { LoadRecord } from '../../../systems/permits/loading/load-record.ts';

const record: LoadRecord = {
  source: 's3://b/k',
  etag: 'e',
  state: 'running',
  reason: '',
  rows_read: 3,
  written: 1,
  unchanged: 1,
  rejected: 1,
  rejections: [{ row: 2, reason: 'FILE_DATE: not a date' }],
  started_at: 'now',
  finished_at: '',
  load_date: 'now',
};
const id = { bucket: 'b', key: 'reports/k', etag: 'e', moment: '2017-01-03T09:00:00.000Z' };
const item = {
  pk: { S: 'LOAD#b/reports/k' },
  sk: { S: 'e|2017-01-03T09:00:00.000Z' },
  source: { S: 's3://b/k' },
  etag: { S: 'e' },
  state: { S: 'running' },
  reason: { S: '' },
  rows_read: { N: '3' },
  written: { N: '1' },
  unchanged: { N: '1' },
  rejected: { N: '1' },
  rejections: { L: [{ M: { row: { N: '2' }, reason: { S: 'FILE_DATE: not a date' } } }] },
  started_at: { S: 'now' },
  finished_at: { S: '' },
  load_date: { S: 'now' },
};
const conflict = new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });

const answering = (...answers: (Record<string, unknown> | Error)[]) => {
  const db = new DynamoDBClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  db.middlewareStack.add(
    () => async () => {
      const answer = answers.shift() ?? {};
      if (answer instanceof Error) throw answer;
      return { output: { $metadata: {}, ...answer }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return loadStore(db, 'Permits');
};

test('the first to begin keeps its record, the second is told of it', async () => {
  expect(await answering({}).begin(id, record)).toMatchObject({ state: 'running', load_date: 'now' });
  const earlier = {
    ...item,
    state: { S: 'loaded' },
    load_date: { S: 'before' },
    started_at: { S: 'before' },
  };
  expect(await answering(conflict, { Item: earlier }).begin(id, record)).toMatchObject({
    state: 'loaded',
    started_at: 'before',
    load_date: 'before',
  });
});

test('a record of a state that nobody knows is an error', () =>
  expect(answering(conflict, { Item: { ...item, state: { S: 'odd' } } }).begin(id, record)).rejects.toThrow(
    'lacks state',
  ));

test('ending what has ended before is no failure, another fault is', async () => {
  await expect(answering(conflict).end(id, record)).resolves.toBeUndefined();
  await expect(answering(new Error('down')).end(id, record)).rejects.toThrow('down');
});
