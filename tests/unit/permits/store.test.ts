import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { versionOf } from '../../../systems/permits/loading/version.ts';
import type { Permit } from '../../../systems/permits/row/permit.ts';
import { permitStore } from '../../../systems/permits/aws/store.ts';

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
const id = { number: '1', address: '1|2|3' };
const key = { pk: { S: 'PERMIT#1' }, sk: { S: '1|2|3' } };
const itemOf = (of: Permit) => ({
  ...key,
  version: { S: 'v' },
  ...Object.fromEntries(Object.entries(of).map(([name, value]) => [name, { S: String(value) }])),
});

/** A client whose answers are these, one a call; what is no page is thrown. */
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
  return { store: permitStore(db, 'Permits') };
};

test('a permit comes back from its item as it went', async () =>
  expect(await answering({ Items: [itemOf(permit)] }).store.byNumber('1')).toEqual([permit]));

test('an item that is no permit is an error that names what it lacks', async () =>
  expect(answering({ Items: [{ pk: { S: 'LOAD#x' } }] }).store.byNumber('1')).rejects.toThrow(
    'lacks application_number',
  ));

test('versions sort by time first, then by key, then by etag', () => {
  const early = new Date('2017-01-03T09:00:00Z');
  const late = new Date('2017-01-10T00:00:00Z');
  const versions = [
    versionOf({ key: 'a', etag: '1' }, early),
    versionOf({ key: 'a', etag: '2' }, early),
    versionOf({ key: 'b', etag: '0' }, early),
    versionOf({ key: 'a', etag: '0' }, late),
  ];
  expect(versions.toSorted()).toEqual(versions);
});

test('the rows of all pages come in the order of the file, by number and not by text', async () => {
  const rows = ['10', '9', '100'].map((record_id) => ({ ...permit, record_id }));
  const [first, ...rest] = rows.map(itemOf);
  const { store } = answering({ Items: [first], LastEvaluatedKey: key }, { Items: rest });
  expect((await store.byNumber('#1')).map(({ record_id }) => record_id)).toEqual(['9', '10', '100']);
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
  expect(await store.put(id, permit, 'v')).toBe(true);
  expect(await store.put(id, permit, 'v')).toBe(false);
  await expect(store.put(id, permit, 'v')).rejects.toThrow('down');
});
