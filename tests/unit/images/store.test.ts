import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { imageFrom, imageStore, itemOf, transaction } from '../../../systems/images/aws/image-store.ts';
import { log } from '../../../core/log.ts';
import { ADA, BOB, idOf, imageWith, life, living, tagged } from './arbitrary.ts';
import { memoryTables } from '../../shared/table.ts';

const store = () => {
  const table = memoryTables({ Images: { hash: 'pk', range: 'sk' } });
  return { table, images: imageStore(table.db, 'Images', async () => undefined) };
};
const fresh = imageWith({ state: 'uploading' });
const sha256 = 'ab'.repeat(32);

test('an image comes out of its item as it went in', () => {
  fc.assert(
    fc.property(life, (lived) => {
      const image = living(imageWith({ fileName: 'a.jpg', askedType: 'image/png' }), lived);
      expect(imageFrom(itemOf(image))).toEqual(image);
    }),
  );
});

test.each(['state', 'version', 'id'])('an item without %s is no image', (field) => {
  const { [field]: _gone, ...item } = itemOf(imageWith());
  expect(() => imageFrom(item)).toThrow(field);
});

test('a transaction writes the record only while it is as it was read', () => {
  const after = imageWith({ tags: tagged('sky'), version: 2 });
  const { TransactItems: [record, ...others] = [] } = transaction('Images', fresh, after);
  expect(record?.Put).toMatchObject({
    TableName: 'Images',
    Item: itemOf(after),
    ConditionExpression: '#version = :version',
    ExpressionAttributeValues: { ':version': { N: '1' } },
  });
  expect(others.map((write) => write.Put ?? write.Delete ?? write.Update)).toEqual(
    expect.arrayContaining([
      { TableName: 'Images', Item: { pk: { S: `TAGGED#${ADA}#sky` }, sk: { S: idOf(1) } } },
      { TableName: 'Images', Key: { pk: { S: `STATE#${ADA}#uploading` }, sk: { S: idOf(1) } } },
      expect.objectContaining({
        Key: { pk: { S: `USER#${ADA}` }, sk: { S: 'TAG#sky' } },
        UpdateExpression: 'ADD #count :by',
        ExpressionAttributeValues: { ':by': { N: '1' } },
      }),
    ]),
  );
});

test('an image is created once', async () => {
  const { images } = store();
  await images.create(fresh);
  await expect(images.create(fresh)).rejects.toThrow();
  expect(await images.get(ADA, fresh.id)).toEqual(fresh);
  expect(await images.get(BOB, fresh.id)).toBeUndefined();
});

test('a change that somebody overtakes is made again, of what is there then', async () => {
  const { table, images } = store();
  await images.create(fresh);
  table.before('TransactWriteItems', () =>
    images.change(ADA, fresh.id, (image) => ({ ...image, etag: 'theirs' })),
  );
  const changed = await images.change(ADA, fresh.id, (image) => ({ ...image, reason: 'ours' }));
  expect(changed).toMatchObject({ etag: 'theirs', reason: 'ours', version: 3 });
  expect(await images.get(ADA, fresh.id)).toEqual(changed);
});

test('a change of a great many tags is all there in the end', async () => {
  const { table, images } = store();
  await images.create(fresh);
  const forty = (word: string) => tagged(...Array.from({ length: 40 }, (_none, n) => `${word} ${String(n)}`));
  await images.change(ADA, fresh.id, (image) => ({ ...image, state: 'tagged', tags: forty('old') }));
  const changed = await images.change(ADA, fresh.id, (image) => ({ ...image, tags: forty('new') }));
  expect(changed?.tags).toEqual(forty('new'));
  expect(await images.get(ADA, fresh.id)).toEqual(changed);
  expect(table.items('Images').filter(({ pk }) => pk?.S?.startsWith('TAGGED#'))).toHaveLength(40);
});

test('nothing to do, and nothing there, are undefined', async () => {
  const { images } = store();
  expect(await images.change(ADA, fresh.id, (image) => image)).toBeUndefined();
  await images.create(fresh);
  expect(await images.change(ADA, fresh.id, () => undefined)).toBeUndefined();
  expect(await images.get(ADA, fresh.id)).toEqual(fresh);
});

test('a removed image leaves nothing', async () => {
  const { table, images } = store();
  await images.create(fresh);
  await images.change(ADA, fresh.id, (image) => ({ ...image, state: 'tagged', tags: tagged('sky') }));
  expect(await images.remove(ADA, fresh.id, () => true)).toBe(false);
  expect(await images.remove(ADA, fresh.id)).toBe(true);
  expect(await images.remove(ADA, fresh.id)).toBe(false);
  expect(table.items('Images')).toEqual([]);
});

test('the count of a tag that nobody has any more goes, and no other', async () => {
  const { table, images } = store();
  for (const [n, names] of [
    [1, ['sky', 'sea']],
    [2, ['sky']],
  ] as const) {
    await images.create({ ...fresh, id: idOf(n) });
    await images.change(ADA, idOf(n), (image) => ({ ...image, state: 'tagged', tags: tagged(...names) }));
  }

  await images.change(ADA, idOf(1), (image) => ({ ...image, tags: {} }));

  const counts = table.items('Images').filter(({ sk }) => sk?.S?.startsWith('TAG#'));
  expect(counts).toEqual([expect.objectContaining({ sk: { S: 'TAG#sky' }, count: { N: '1' } })]);
});

test('a count that another raises before it goes stays', async () => {
  const { table, images } = store();
  for (const n of [1, 2]) {
    await images.create({ ...fresh, id: idOf(n) });
    await images.change(ADA, idOf(n), (image) => ({ ...image, state: 'tagged' }));
  }
  const give = (n: number, ...names: string[]) =>
    images.change(ADA, idOf(n), (image) => ({ ...image, tags: tagged(...names) }));
  await give(1, 'sky');
  table.before('DeleteItem', () => give(2, 'sky'));

  await give(1);

  expect(table.items('Images').find(({ sk }) => sk?.S === 'TAG#sky')).toMatchObject({ count: { N: '1' } });
});

test.each<[string, Error, number]>([
  ['is just being written', new TransactionConflictException({ $metadata: {}, message: 'busy' }), 0],
  ['cannot be reached', new Error('no table'), 1],
])('a change is made although the count that it leaves at nothing %s', async (_name, error, warnings) => {
  const warn = jest.spyOn(log, 'warn').mockReturnValue(undefined);
  const { table, images } = store();
  await images.create(fresh);
  await images.change(ADA, fresh.id, (image) => ({ ...image, state: 'tagged', tags: tagged('sky') }));
  table.fail('DeleteItem', error);

  const changed = await images.change(ADA, fresh.id, (image) => ({ ...image, tags: {} }));

  expect(changed?.tags).toEqual({});
  expect(warn).toHaveBeenCalledTimes(warnings);
  warn.mockRestore();
});

test('of two images with the same bytes one is found as long as one is there', async () => {
  const { images } = store();
  for (const n of [1, 2]) {
    await images.create({ ...fresh, id: idOf(n) });
    await images.change(ADA, idOf(n), (image) => ({ ...image, state: 'tagged' }));
  }
  expect(await images.bySha(ADA, sha256)).toBe(idOf(2));
  await images.remove(ADA, idOf(2));
  expect(await images.bySha(ADA, sha256)).toBe(idOf(1));
  expect(await images.bySha(BOB, sha256)).toBeUndefined();
  expect(await images.bySha(ADA, 'cd'.repeat(32))).toBeUndefined();
});

test('who is overtaken every time waits twice as long each time, and gives up', async () => {
  const table = memoryTables({ Images: { hash: 'pk', range: 'sk' } });
  const waits: number[] = [];
  const images = imageStore(table.db, 'Images', async (ms) => void waits.push(ms));
  await images.create(fresh);
  let tries = 0;
  const change = images.change(ADA, fresh.id, (image) => {
    tries += 1;
    table.before('TransactWriteItems', () =>
      images.change(ADA, fresh.id, (other) => ({ ...other, etag: String(tries) })),
    );
    return { ...image, reason: 'ours' };
  });
  await expect(change).rejects.toThrow();
  expect(tries).toBe(8);
  expect(waits).toEqual([50, 100, 200, 400, 800, 1600, 3200]);
});
