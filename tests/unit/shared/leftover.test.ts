import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from '@jest/globals';
import { latePorts, settled } from '../../shared/leftover.ts';
import { CONFIG, fake, inTurn } from '../../shared/sdk.ts';
import { memoryTables } from '../../shared/table.ts';

const put = new PutItemCommand({ TableName: 'T', Item: { pk: { S: 'a' } } });
const get = new GetItemCommand({ TableName: 'T', Key: { pk: { S: 'a' } } });
const send = new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'm' });
const tables = () => memoryTables({ T: { hash: 'pk' } });
const queue = () => fake(new SQSClient({ ...CONFIG, md5: false }), { SendMessage: {} });

test('a write for which a handler does not wait is not there yet when it answers, and is named', async () => {
  const { db, items } = tables();
  const handler = async () => {
    void db.send(put);
    return 'done';
  };
  let seen: unknown;
  await expect(
    settled(async () => {
      seen = [await handler(), items('T')];
    }),
  ).rejects.toThrow('work is left behind: PutItem');
  expect(seen).toEqual(['done', []]);
});

test('a read overtakes a write for which nothing waits', async () => {
  const { db } = tables();
  const writing = db.send(put);
  expect(await db.send(get)).not.toHaveProperty('Item');
  await writing;
});

test('a message for which a handler does not wait is named', async () => {
  const { client } = queue();
  await expect(settled(async () => void client.send(send))).rejects.toThrow('SendMessage');
});

test('work that is waited for is settled, also when it fails', async () => {
  const { db, fail, items } = tables();
  fail('PutItem', new Error('busy'));
  await expect(settled(() => db.send(put))).rejects.toThrow('busy');
  await settled(() => db.send(put));
  expect(items('T')).toHaveLength(1);
});

test('a service answers what it is given, and keeps what was sent', async () => {
  const { client, sent } = fake(new SQSClient({ ...CONFIG, md5: false }), {
    SendMessage: inTurn({ MessageId: '1' }, new Error('down')),
  });
  expect(await client.send(send)).toMatchObject({ MessageId: '1' });
  await expect(client.send(send)).rejects.toThrow('down');
  await expect(client.send(send)).rejects.toThrow('once more than the 2 times expected');
  expect(sent[0]).toEqual({ command: 'SendMessage', input: { QueueUrl: 'q', MessageBody: 'm' } });
});

test('a service refuses what it has no answer for, by its name', async () => {
  const { client, sent } = fake(new SQSClient(CONFIG), {});
  await expect(client.send(send)).rejects.toThrow('no answer for SendMessage');
  expect(sent).toEqual([]);
});

test('ports answer late, also inside others, and what is not async answers at once', async () => {
  const done: string[] = [];
  const ports = latePorts({
    now: () => 1,
    add: async (what: string) => void done.push(what),
    list: { add: async (what: string) => void done.push(what) },
  });
  expect(ports.now()).toBe(1);

  const adding = [ports.add('a'), ports.list.add('b')];
  expect(done).toEqual([]);
  await Promise.all(adding);
  expect(done).toEqual(['a', 'b']);
  await expect(settled(async () => void ports.list.add('c'))).rejects.toThrow('list.add');
});
