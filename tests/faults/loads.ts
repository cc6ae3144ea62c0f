import { randomUUID } from 'node:crypto';
import { Metrics } from '@aws-lambda-powertools/metrics';
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { keysUnder } from '../../core/aws/objects.ts';
import type { S3Object } from '../../core/events.ts';
import { awsConfig } from '../../ops/clients.ts';
import { loadReport } from '../../systems/permits/loading/loading.ts';
import type { LoadPorts } from '../../systems/permits/loading/ports.ts';
import { loadParts, permitParts } from '../../systems/permits/wiring.ts';
import { aws, endpoints, output } from '../integration/stack.ts';
import { contentOf, objectsOf, undated, type Upload, uploadOf } from '../shared/uploads.ts';
import { type Attempt, type BeforeCall, type Fault, faultLine } from './faults.ts';

const config = { ...awsConfig({ endpoint: endpoints.aws, region: endpoints.region }), maxAttempts: 1 };
export const clients = {
  s3: new S3Client({ ...config, forcePathStyle: true }),
  db: new DynamoDBClient(config),
};
const during = faultLine({ S3: clients.s3, DynamoDB: clients.db });

const { Table } = await aws.dynamoDB.send(
  new DescribeTableCommand({ TableName: output('PermitsTableName') }),
);

/** A table like the stack's own, and a bucket whose queue nobody empties. @returns their common name */
const newPlace = async (): Promise<string> => {
  const name = `faults-${randomUUID()}`;
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = Table ?? {};
  await aws.dynamoDB.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map((index) => ({
        IndexName: index.IndexName,
        KeySchema: index.KeySchema,
        Projection: index.Projection,
      })),
    }),
  );
  await aws.s3.send(new CreateBucketCommand({ Bucket: name }));
  return name;
};

type Attributes = Readonly<Record<string, AttributeValue>>;

const byText = <T>(of: (one: T) => string, all: readonly T[]): T[] =>
  [...all].sort((one, other) => (of(one) < of(other) ? -1 : 1));

/** The same text for the same value, whatever the order of its names. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(byText(([name]) => name, Object.entries(inner)))
      : inner,
  );

/**
 * An item without what is not the same after a repetition: a row that one delivery has written is unchanged for the
 * next, and claims stand in the order in which they came.
 */
const comparable = (item: Attributes): Attributes => {
  if (item['claims']?.L) return { ...item, claims: { L: byText(textOf, item['claims'].L) } };
  if (item['pk']?.S !== 'LOADS') return item;
  const { written, unchanged, superseded, removed: _, ...record } = item;
  const placed = [written, unchanged, superseded].reduce((sum, count) => sum + Number(count?.N), 0);
  return { ...record, placed: { N: String(placed) } };
};

const itemsOf = async (table: string): Promise<Attributes[]> => {
  const items: Attributes[] = [];
  for await (const page of paginateScan({ client: aws.dynamoDB }, { TableName: table, ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  return items;
};

const UPLOADS = 'uploads/';

/** What loads keep in the bucket: each object's key and text. */
const notesIn = async (bucket: string): Promise<string[]> => {
  const notes: string[] = [];
  for await (const keys of keysUnder(aws.s3, bucket, ''))
    for (const Key of keys.filter((key) => !key.startsWith(UPLOADS))) {
      const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      notes.push(`${Key}: ${(await Body?.transformToString()) ?? ''}`);
    }
  return notes;
};

/** Each upload has an object of its own, so that a late load finds the version of its event. */
const keyOf = ({ key, sequencer }: S3Object): string => `${UPLOADS}${sequencer}/${key}`;

const lay = async (bucket: string, uploads: readonly Upload[]): Promise<S3Object[]> => {
  const etags: string[] = [];
  for (const [at, object] of objectsOf(uploads, bucket).entries()) {
    const Body = contentOf(uploads[at] ?? { key: '', second: 0, rows: [] }, at);
    const { ETag } = await aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(object), Body }));
    etags.push((ETag ?? '').replaceAll('"', ''));
  }
  return objectsOf(uploads, bucket, etags);
};

/** The most permits that are asked for. The table and the bucket are looked at whole. */
const MOST_ASKED = 6;

/** How a load is delivered. */
export interface Delivery {
  readonly fault?: Fault | undefined;
  readonly beforeCall?: BeforeCall;
  /** At the same time as the one before; else so much later that nobody is at work. */
  readonly isAtOnce?: boolean;
}

/** Lays uploads in a bucket of their own, to be loaded into a table of their own. */
export const worldOf = async (uploads: readonly Upload[]) => {
  const place = await newPlace();
  const objects = await lay(place, uploads);
  const parts = loadParts({ ...clients, metrics: new Metrics() }, { table: place, bucket: place });
  const ports: LoadPorts = {
    ...parts,
    reports: {
      ...parts.reports,
      open: async (object) => {
        const opened = await parts.reports.open({ ...object, key: keyOf(object) });
        if (typeof opened === 'string') return opened;
        // The emulator's clock decides nothing here.
        return { ...opened, lastModified: uploadOf(uploads, object).lastModified };
      },
    },
    now: () => new Date(Date.UTC(2017, 0, 4)),
    measure: () => undefined,
  };
  const objectAt = (at: number): S3Object => {
    const [object] = objects.slice(at, at + 1);
    if (!object) throw new Error('no such upload');
    return object;
  };
  let hours = 0;

  /** @param at which of the uploads */
  const deliver = (
    at: number,
    { fault, beforeCall, isAtOnce = false }: Delivery = {},
  ): Promise<Attempt<void>> => {
    if (!isAtOnce) hours += 1;
    const now = new Date(Date.UTC(2017, 0, 4, hours));
    const load = loadReport({ ...ports, now: () => now });
    return during(fault, () => load(objectAt(at), () => 300_000), beforeCall);
  };

  const { permits } = permitParts(aws.dynamoDB, place);
  const numbers = [...new Set(uploads.flatMap(({ rows }) => rows.map(({ number }) => number)))]
    .filter((number) => number !== '?')
    .slice(0, MOST_ASKED);
  /** All that is answered, but for the times of the loads, and what a file no longer says. */
  const answers = () =>
    Promise.all(
      numbers.map(async (number) => ({
        number,
        permit: undated(await permits.byNumber(number)),
        history: (await permits.history(number))
          .filter(({ rows }) => rows.length > 0)
          .map(({ claim: { file, version, uploaded }, isShown, rows }) => ({
            claim: { file, version, uploaded },
            isShown,
            rows: undated(rows),
          })),
      })),
    );

  return {
    ports,
    objects,
    deliver,
    /** Delivers it until that does not fail. @throws Error when the third delivery fails */
    deliverUntilDone: async (at: number): Promise<void> => {
      for (let times = 1; ; times += 1) {
        const { error } = await deliver(at);
        if (error === undefined) return;
        if (times === 3) throw new Error('it fails again and again', { cause: error });
      }
    },
    removeUpload: (at: number) =>
      aws.s3.send(new DeleteObjectCommand({ Bucket: place, Key: keyOf(objectAt(at)) })),
    /** Something else comes under its key. */
    replaceUpload: (at: number) =>
      aws.s3.send(new PutObjectCommand({ Bucket: place, Key: keyOf(objectAt(at)), Body: 'something else' })),
    /** What is answered for each permit. */
    answered: async () => (await answers()).map(textOf),
    /** What is answered, and the rows that are kept for it, a line each. */
    shown: async (): Promise<string[]> => {
      const rows = (await itemsOf(place)).filter(({ sk }) => sk?.S?.startsWith('ROW#'));
      return [
        ...(await answers()).map(textOf),
        ...rows.map(({ pk, sk: _sk, ...row }) => textOf({ pk, ...row })).sort(),
      ];
    },
    /** All that is kept, and what is answered, a line each; it does not tell when that came to be, and where. */
    everything: async (): Promise<string[]> => {
      const items = (await itemsOf(place)).map((item) => textOf(comparable(item)));
      const lines = [...items, ...(await notesIn(place))].sort();
      return [...(await answers()).map(textOf), ...lines].map((line) =>
        line.replaceAll(place, 'PLACE').replaceAll(/2017-01-0[4-9]T[0-9:.]+(?:Z|\+0000)/g, 'THEN'),
      );
    },
    leave: () => aws.dynamoDB.send(new DeleteTableCommand({ TableName: place })),
  };
};

export type World = Awaited<ReturnType<typeof worldOf>>;

/** What is there and should not be, and the other way round. */
export const differences = (seen: readonly string[], wanted: readonly string[]): string[] => {
  const missing = [...wanted];
  const unwanted = seen.filter((line) => {
    const at = missing.indexOf(line);
    if (at >= 0) missing.splice(at, 1);
    return at < 0;
  });
  return [...unwanted.map((line) => `unwanted: ${line}`), ...missing.map((line) => `missing: ${line}`)];
};
