import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { aws, endpoints, output, until } from './stack.ts';

/** The records of all loads of one key, the newest last. */
export const itemsOf = async (key: string) => {
  const { Items = [] } = await aws.dynamoDB.send(
    new QueryCommand({
      TableName: output('PermitsTableName'),
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: '#file = :file',
      ExpressionAttributeNames: { '#file': 'file' },
      ExpressionAttributeValues: { ':pk': { S: 'LOADS' }, ':file': { S: key } },
      ConsistentRead: true,
    }),
  );
  return Items;
};

/** The loads of one key, the one that finished last at the end. */
export const loadsOf = async (key: string) =>
  (await itemsOf(key))
    .map((item) => ({
      state: item['state']?.S,
      reason: item['reason']?.S,
      read: Number(item['rows_read']?.N),
      written: Number(item['written']?.N),
      rejected: Number(item['rejected']?.N),
      finished: item['finished_at']?.S ?? '',
    }))
    .sort((a, b) => (a.finished < b.finished ? -1 : 1));

/** Drops a file in the bucket. */
export const drop = async (key: string, bytes: Uint8Array | string): Promise<void> =>
  void (await aws.s3.send(
    new PutObjectCommand({ Bucket: endpoints.resources.reportsBucket, Key: key, Body: Buffer.from(bytes) }),
  ));

/** Drops a file in the bucket and waits until its load has ended. @param mostMs how long */
export const load = async (key: string, bytes: Uint8Array | string, mostMs?: number) => {
  const before = (await loadsOf(key)).length;
  await drop(key, bytes);
  const loads = await until(
    () => loadsOf(key),
    (all) => all.length > before && all.every(({ state }) => state !== 'running'),
    mostMs,
  );
  return loads.at(-1);
};
