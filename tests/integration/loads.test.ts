import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { type S3Object, s3EventOf } from '../../core/events.ts';
import { asAdmin, call } from './accounts.ts';
import { newOwner } from './pictures.ts';
import { itemsOf, load, loadsOf } from './reports.ts';
import { aws, endpoints, localStack, output, until } from './stack.ts';
import { ask } from './target.ts';

const bucket = endpoints.resources.reportsBucket;

/** The object as the event reported it, from the record of its load. */
const objectOf = async (key: string): Promise<S3Object> => {
  const [item = {}] = await itemsOf(key);
  const text = (name: string): string => item[name]?.S ?? '';
  const [etag, sequencer, time] = [text('etag'), text('sequencer'), text('time')];
  return { bucket, key, etag, sequencer, time, size: Number(item['size']?.N) };
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
const january = (number: string, status: string, statusDate = 42740): Promise<Uint8Array> =>
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
            statusDate,
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
const get = async (path: string) =>
  (await ask(localStack, path, { headers: { 'x-api-key': localStack.key() } })).body;
const permit = (number: string) => get(`/permits/${number}`);
const history = (number: string) => get(`/permits/${number}/history`);

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
    const second = await load(key, bytes);

    expect(first).toMatchObject({ state: 'loaded', rejected: 0 });
    expect(second).toMatchObject({ state: 'loaded', read: first?.read });
    expect(await permit('201505065519')).toEqual(
      (before as object[]).map((row) => ({ ...row, load_date: expect.any(String) })),
    );
  });

  test('the file with the latest status is what a permit is answered by, in whatever order files come', async () => {
    const number = someNumber();
    const [later, earlier] = [randomUUID(), randomUUID()];
    await load(`reports/${later}.xlsx`, await january(`#${number}`, 'ISSUED', 42741));
    await load(`reports/${earlier}.xlsx`, await january(number, 'FILED'));

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
    const said = (await history(number)) as { items: { file: string }[] };
    expect(said.items.sort((one, other) => Number(one.file > other.file) - 0.5)).toMatchObject(
      [
        { file: `${earlier}.xlsx`, shown: false, permits: [{ status: 'filed' }] },
        { file: `${later}.xlsx`, shown: true, permits: [{ status: 'issued' }] },
      ].sort((one, other) => Number(one.file > other.file) - 0.5),
    );
  });

  test('of versions that are uploaded at once the newest stays, and what it does not list goes', async () => {
    const [key, number, other] = [`reports/${randomUUID()}.xlsx`, someNumber(), someNumber()];
    const files = await Promise.all([
      january(other, 'FILED'),
      january(number, 'FILED'),
      january(number, 'ISSUED'),
    ]);
    for (const Body of files) await aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
    await until(
      () => loadsOf(key),
      (all) => all.length === 3 && all.every(({ finished }) => finished !== ''),
    );

    expect(await permit(number)).toMatchObject([{ status: 'issued' }]);
    expect(await permit(other)).toEqual([]);
  });

  test('an event that is delivered twice changes nothing', async () => {
    const number = someNumber();
    const key = `reports/${randomUUID()}.xlsx`;
    await load(key, await january(number, 'FILED'));
    const [before, records] = [await permit(number), await loadsOf(key)];
    const event = s3EventOf(await objectOf(key));

    const answer = await invokeLoad({ Records: [{ messageId: 'again', body: JSON.stringify(event) }] });

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

describe('admins', () => {
  /** The id of the newest load of a file. */
  const idOf = async (fileName: string): Promise<string> => {
    const items = await itemsOf(`reports/${fileName}`);
    return items.at(-1)?.['sk']?.S ?? '';
  };

  test('upload a file by a form, see its load and the rows that were rejected', async () => {
    const fileName = `admin ${randomUUID()}.csv`;
    const [header = '', first = ''] = (
      await readFile('local/demo/DataSF_Building_Permits_sample.csv', 'utf8')
    ).split('\n');
    const bad = first.replace('201505065519', '?');

    const form = await asAdmin('POST', '/permits/loads', { fileName });
    expect(form.status).toBe(201);
    const { uploadUrl, formFields } = form.body as { uploadUrl: string; formFields: Record<string, string> };
    const data = new FormData();
    for (const [name, value] of Object.entries(formFields)) data.append(name, value);
    data.append('file', new Blob([[header, first, first, first, bad].join('\n')]));
    const sent = await fetch(uploadUrl, { method: 'POST', body: data });
    expect(sent.ok).toBe(true);
    await until(
      () => loadsOf(`reports/${fileName}`),
      (all) => all.some(({ state }) => state === 'loaded'),
    );

    const { body } = await asAdmin('GET', `/permits/loads/${await idOf(fileName)}`);
    expect(body).toMatchObject({ file: fileName, state: 'loaded', rowsRead: 4, rejected: 1 });
    const rejects = await fetch((body as { rejectsUrl: string }).rejectsUrl);
    expect(await rejects.text()).toContain('not an application number');
    const listed = await asAdmin('GET', '/permits/loads?state=loaded&limit=5');
    expect(JSON.stringify(listed.body)).toContain(fileName);
  });

  test('repeat a load that was refused, and no other', async () => {
    const fileName = `${randomUUID()}.csv`;
    await load(`reports/${fileName}`, 'NAME,COLOR\nx,red\n');
    const id = await idOf(fileName);

    expect(await asAdmin('POST', `/permits/loads/${id}/retry`)).toMatchObject({
      status: 202,
      body: { state: 'queued', reason: '' },
    });
    const [again] = await until(
      () => loadsOf(`reports/${fileName}`),
      ([one]) => one?.state === 'refused',
    );
    expect(again?.reason).toMatch(/columns/);

    const items = await itemsOf('reports/December2016Issued.xlsx');
    const loaded = items[0]?.['sk']?.S ?? '';
    expect(await asAdmin('POST', `/permits/loads/${loaded}/retry`)).toMatchObject({ status: 409 });
    expect(await asAdmin('GET', '/permits/loads/nothing')).toMatchObject({ status: 404 });
  });

  test('alone see loads', async () => {
    const { token } = await newOwner();
    expect(await call('GET', '/permits/loads', { token })).toMatchObject({ status: 403 });
    expect(await call('GET', '/permits/loads')).toMatchObject({ status: 401 });
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
