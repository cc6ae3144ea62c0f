import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { aws, endpoints, localStack, output, until } from './stack.ts';
import { ask } from './target.ts';

const bucket = endpoints.resources.reportsBucket;

/** The records of all loads of one key, the newest last. */
const loadsOf = async (key: string) => {
  const { Items = [] } = await aws.dynamoDB.send(
    new QueryCommand({
      TableName: output('PermitsTableName'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `LOAD#${bucket}/${key}` } },
    }),
  );
  return Items.map((item) => ({
    state: item['state']?.S,
    reason: item['reason']?.S,
    read: Number(item['rows_read']?.N),
    written: Number(item['written']?.N),
    rejected: Number(item['rejected']?.N),
    finished: item['finished_at']?.S ?? '',
  })).sort((a, b) => (a.finished < b.finished ? -1 : 1));
};

/** Drops a file in the bucket and waits until its load has ended. */
const load = async (key: string, bytes: Uint8Array | string) => {
  const before = (await loadsOf(key)).length;
  await aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.from(bytes) }));
  const loads = await until(
    () => loadsOf(key),
    (all) => all.length > before && all.every(({ state }) => state !== 'running'),
  );
  return loads.at(-1);
};

/** S3 tells whole seconds: what is uploaded within one has no order, and the same bytes are the same object. */
const nextSecond = async (): Promise<void> => {
  const now = (): Promise<number> => Promise.resolve(Math.floor(Date.now() / 1000));
  const from = await now();
  await until(now, (at) => at > from + 1);
};

/** Hands an event to the loading function, past the queue. */
const invokeLoad = async (event: object): Promise<unknown> => {
  const { StackResourceDetail } = await aws.cloudFormation.send(
    new DescribeStackResourceCommand({
      StackName: endpoints.stack,
      LogicalResourceId: 'PermitsLoadFunction',
    }),
  );
  const { Payload } = await aws.lambda.send(
    new InvokeCommand({
      FunctionName: StackResourceDetail?.PhysicalResourceId,
      Payload: JSON.stringify(event),
    }),
  );
  return JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
};

const HEADER = [
  'APPLICATION_NUMBER',
  'FORM #',
  'FILE_DATE',
  'STATUS_ DATE',
  'STATUS',
  'EXPIRATION_DATE',
  'ESTIMATED_COST',
  'REVISED_COST',
  'EXISTING_USE',
  'PROPOSED_USE',
  'BLOCK',
  'LOT',
  'STREET_NUMBER',
  'AVS_STREET_NAME',
  'AVS_STREET_SFX',
  'UNIT',
  'DESCRIPTION',
];
/** A workbook of another month: its columns are named otherwise and its numbers have no #. */
const january = (number: string, status: string): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'permits',
        rows: [
          HEADER,
          [
            number,
            8,
            42736,
            42740,
            status,
            42900,
            1200.5,
            null,
            'OFFICE',
            'OFFICE',
            259,
            26,
            555,
            'CALIFORNIA',
            'ST',
            0,
            'PAINT',
          ],
        ],
      },
    ],
  });
const someNumber = (): string => `2017${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
const permit = async (number: string) =>
  (await ask(localStack, `/permits/${number}`, { headers: { 'x-api-key': localStack.key() } })).body;

describe('a spreadsheet that is dropped in the bucket', () => {
  test('the real December 2016 is loaded whole: 2,166 rows', async () => {
    expect(await loadsOf('reports/December2016Issued.xlsx')).toMatchObject([
      { state: 'loaded', read: 2166, written: 2166, rejected: 0 },
    ]);
  });

  test('the same bytes again change nothing but the time they were loaded', async () => {
    const bytes = await readFile('local/demo/DataSF_Building_Permits_sample.csv', 'utf8');
    const key = `reports/${randomUUID()} with space+plus é.csv`;
    const first = await load(key, bytes);
    const before = await permit('201505065519');
    await nextSecond();
    const second = await load(key, bytes);

    expect(first).toMatchObject({ state: 'loaded', rejected: 0 });
    expect(second).toMatchObject({ state: 'loaded', read: first?.read });
    expect(await permit('201505065519')).toEqual(
      (before as object[]).map((row) => ({ ...row, load_date: expect.any(String) })),
    );
  });

  test('the next month updates a row instead of adding one, whatever its columns are called', async () => {
    const number = someNumber();
    await load(`reports/${randomUUID()}.xlsx`, await january(number, 'FILED'));
    await nextSecond();
    await load(`reports/${randomUUID()}.xlsx`, await january(`#${number}`, 'ISSUED'));

    expect(await permit(number)).toEqual([
      expect.objectContaining({
        application_number: `#${number}`,
        status: 'issued',
        estimated_cost: '1200.5',
        revised_cost: '0',
        address: '555 California St San Francisco, CA',
        file_date: '2017-01-01T00:00:00.000000+0000',
      }),
    ]);
  });

  test('an event that is delivered twice changes nothing', async () => {
    const number = someNumber();
    const key = `reports/${randomUUID()}.xlsx`;
    await load(key, await january(number, 'FILED'));
    const [before, records] = [await permit(number), await loadsOf(key)];
    const { ETag = '' } = await aws.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    const object = { key, size: 1, eTag: ETag.replaceAll('"', ''), sequencer: '00' };
    const told = {
      Records: [
        { eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: bucket }, object } },
      ],
    };

    const answer = await invokeLoad({ Records: [{ messageId: 'again', body: JSON.stringify(told) }] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect([await permit(number), await loadsOf(key)]).toEqual([before, records]);
  });

  test.each([
    ['no workbook', 'PK\u0003\u0004 but no more', /workbook|damaged|zip/i],
    ['a web page', '<!doctype html><script>alert(1)</script>', /expected an Excel workbook/],
    ['nothing', '', /empty/],
    ['a table without the needed columns', 'NAME,COLOR\nx,red\n', /STATUS/],
  ])('%s is refused whole, and the record says why', async (_name, bytes, why) => {
    const record = await load(`reports/${randomUUID()}`, bytes);
    expect(record).toMatchObject({ state: 'refused', reason: expect.stringMatching(why), written: 0 });
  });

  test('what lies elsewhere in the bucket is left alone', async () => {
    await aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'other/x.csv', Body: 'NAME\n' }));
    await load(`reports/${randomUUID()}`, 'NAME\n');
    expect(await loadsOf('other/x.csv')).toEqual([]);
  });
});

test('a message that is no event of S3 ends in the dead-letter queue, and is not lost', async () => {
  const [QueueUrl, dead] = [output('PermitsLoadQueueUrl'), output('PermitsLoadDeadLetterQueueUrl')];
  const { Attributes } = await aws.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  const visibility = (value: string) =>
    aws.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: value } }));
  const body = `not an event ${randomUUID()}`;

  await visibility('0');
  try {
    await aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    const bodies = await until(
      async () =>
        (
          await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl: dead, VisibilityTimeout: 0 }))
        ).Messages?.map(({ Body }) => Body),
      (all) => all?.includes(body) === true,
    );
    expect(bodies).toContain(body);
  } finally {
    await visibility(Attributes?.VisibilityTimeout ?? '1800');
  }
});
