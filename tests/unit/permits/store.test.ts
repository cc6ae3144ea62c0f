import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { versionOf } from '../../../systems/permits/row/identity.ts';
import type { Permit } from '../../../systems/permits/row/permit.ts';
import { permitFrom, permitStore, rowsOf, rowUnlessNewer } from '../../../systems/permits/aws/store.ts';

const permit: Permit = {
  application_number: '#1',
  record_id: '10',
  status: 'issued',
  status_date: '',
  file_date: '',
  expiration_date: '',
  estimated_cost: '0',
  revised_cost: '0',
  existing_use: '',
  proposed_use: '',
  description: '',
  address: 'San Francisco, CA',
  load_date: '2017-01-03T00:00:00.000000+0000',
  block: '1',
  zipcode: '94102',
};
const key = { pk: 'PERMIT#1', sk: '1|2|3' };
const itemOf = (of: Permit) => rowUnlessNewer('t', key, of, 'v').Item ?? {};

/** A client whose answers are these, one a call; what is no page is thrown. */
const answering = (...answers: (Record<string, unknown> | Error)[]) => {
  const db = new DynamoDBClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const sent: unknown[] = [];
  db.middlewareStack.add(
    () => async (args) => {
      sent.push(args.input);
      const answer = answers.shift() ?? {};
      if (answer instanceof Error) throw answer;
      return { output: { $metadata: {}, ...answer }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { store: permitStore(db, 'Permits'), sent };
};

test('a permit comes back from its item as it went', () =>
  expect(permitFrom(itemOf(permit))).toEqual(permit));

test('an item that is no permit is an error that names what it lacks', () =>
  expect(() => permitFrom({ pk: { S: 'LOAD#x' } })).toThrow('lacks application_number'));

test('a row is written unless a newer object has written it', () =>
  expect(rowUnlessNewer('Permits', key, permit, 'v')).toMatchObject({
    TableName: 'Permits',
    Item: { pk: { S: 'PERMIT#1' }, sk: { S: '1|2|3' }, version: { S: 'v' }, record_id: { S: '10' } },
    ConditionExpression: 'attribute_not_exists(pk) OR #version <= :version',
    ExpressionAttributeValues: { ':version': { S: 'v' } },
  }));

test('a permit is asked for by its number', () =>
  expect(rowsOf('Permits', '1')).toEqual({
    TableName: 'Permits',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'PERMIT#1' } },
  }));

test('versions sort by time first, then by key, then by etag', () => {
  const early = new Date('2017-01-03T09:00:00Z');
  const late = new Date('2017-01-10T00:00:00Z');
  const versions = [
    versionOf({ lastModified: early, key: 'a', etag: '1' }),
    versionOf({ lastModified: early, key: 'a', etag: '2' }),
    versionOf({ lastModified: early, key: 'b', etag: '0' }),
    versionOf({ lastModified: late, key: 'a', etag: '0' }),
  ];
  expect(versions.toSorted()).toEqual(versions);
});

test('the rows of all pages come in the order of the file, by number and not by text', async () => {
  const rows = ['10', '9', '100'].map((record_id) => ({ ...permit, record_id }));
  const [first, ...rest] = rows.map(itemOf);
  const { store, sent } = answering({ Items: [first], LastEvaluatedKey: key }, { Items: rest });
  expect((await store.byNumber('#1')).map(({ record_id }) => record_id)).toEqual(['9', '10', '100']);
  expect(sent[0]).toMatchObject(rowsOf('Permits', '1'));
});

test('an unknown number has no rows', async () =>
  expect(await answering({ Items: [] }).store.byNumber('2')).toEqual([]));

test('more rows than can be answered are an error, not a part of them', async () => {
  const page = { Items: Array.from({ length: 1_001 }, () => itemOf(permit)) };
  await expect(answering(page).store.byNumber('1')).rejects.toThrow('more than 1000 rows');
});

test('a row that a newer object wrote is left alone', async () => {
  const newer = new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });
  const { store } = answering({}, newer, new Error('down'));
  expect(await store.put(key, permit, 'v')).toBe(true);
  expect(await store.put(key, permit, 'v')).toBe(false);
  await expect(store.put(key, permit, 'v')).rejects.toThrow('down');
});
