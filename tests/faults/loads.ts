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
import { MOST_WRITES, writeBatch } from '../../core/aws/batch.ts';
import { keysUnder } from '../../core/aws/objects.ts';
import type { S3Object } from '../../core/events.ts';
import { inPieces } from '../../core/pieces.ts';
import { awsConfig } from '../../ops/clients.ts';
import { loadReport } from '../../systems/permits/loading/loading.ts';
import type { LoadPorts } from '../../systems/permits/loading/ports.ts';
import { loadParts, permitParts } from '../../systems/permits/wiring.ts';
import { aws, endpoints, output } from '../integration/stack.ts';
import { contentOf, objectsOf, undated, type Upload, uploadOf } from '../shared/uploads.ts';
import { type Attempt, type BeforeCall, type Fault, faultLine } from './faults.ts';

const config = awsConfig({ endpoint: endpoints.aws, region: endpoints.region });
export const clients = {
  s3: new S3Client({ ...config, forcePathStyle: true }),
  db: new DynamoDBClient(config),
};
const during = faultLine({ S3: clients.s3, DynamoDB: clients.db });

const { Table } = await aws.dynamoDB.send(
  new DescribeTableCommand({ TableName: output('PermitsTableName') }),
);

/** A table like the stack's own, and a bucket whose queue has no consumer. @returns their common name */
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

/** How often a load has begun and ended, and when. */
const withoutVersion = ({ version: _, ended_at: __, ...item }: Attributes): Attributes => item;

/** A row that one delivery has written is unchanged for the next. */
const asOneDelivery = ({ written, unchanged, superseded, removed: _, ...record }: Attributes): Attributes => {
  const placed = [written, unchanged, superseded].reduce((sum, count) => sum + Number(count?.N), 0);
  return { ...record, placed: { N: String(placed) } };
};

/** An item without what is not the same after a repetition. */
const comparable = (item: Attributes): Attributes => {
  if (item['pk']?.S === 'VERSION') return withoutVersion(item);
  if (item['pk']?.S === 'LOADS') return asOneDelivery(item);
  // Claims stand in the order in which they came.
  const { claims } = item;
  return claims?.L ? { ...item, claims: { L: byText(textOf, claims.L) } } : item;
};

/** What is counted of the rows that are shown: a row with its search keys, or a number that is not 0. */
const shownIn = ({ load_date: _, ...item }: Attributes): Attributes[] => {
  const { pk, sk, ...rest } = item;
  if (sk?.S?.startsWith('ROW#')) return [{ ...rest, ...(pk && { pk }) }];
  if (pk?.S === 'COUNTS') {
    const counts = Object.entries(rest).filter(([, { N }]) => N !== '0');
    return counts.length > 0 ? [{ pk, ...(sk && { sk }), ...Object.fromEntries(counts) }] : [];
  }
  return pk?.S === 'DELTAS' ? [item] : [];
};

const itemsOf = async (table: string): Promise<Attributes[]> => {
  const items: Attributes[] = [];
  for await (const page of paginateScan({ client: aws.dynamoDB }, { TableName: table, ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  return items;
};

const UPLOADS = 'uploads/';

/** What loads keep in the bucket. */
const notesIn = async (bucket: string): Promise<Kept['notes']> => {
  const notes: (readonly [string, string])[] = [];
  for await (const keys of keysUnder(aws.s3, bucket, ''))
    for (const Key of keys.filter((key) => !key.startsWith(UPLOADS))) {
      const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      notes.push([Key, (await Body?.transformToString()) ?? '']);
    }
  return notes;
};

/** What was kept at some time: the items of the table, and the objects that loads have written. */
export interface Kept {
  readonly place: string;
  readonly items: readonly Attributes[];
  readonly notes: readonly (readonly [key: string, text: string])[];
}

/** Makes another place be as one was. */
const restore = async (place: string, { place: from, items, notes }: Kept): Promise<void> => {
  const here = JSON.parse(JSON.stringify(items).replaceAll(from, place)) as Attributes[];
  for (const piece of inPieces(here, MOST_WRITES))
    await writeBatch(
      aws.dynamoDB,
      place,
      piece.map((Item) => ({ PutRequest: { Item } })),
    );
  for (const [Key, Body] of notes)
    await aws.s3.send(new PutObjectCommand({ Bucket: place, Key, Body: Buffer.from(Body) }));
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
const MOST_ASKED = 5;

/** How a load is delivered. */
export interface Delivery {
  readonly fault?: Fault | undefined;
  readonly beforeCall?: BeforeCall;
  /** At the same time as the one before; else so much later that no other delivery is at work. */
  readonly isAtOnce?: boolean;
}

/**
 * Lays uploads in a bucket of their own, to be loaded into a table of their own.
 * @param start what earlier loads of them have left in another world; nothing if not given
 */
export const worldOf = async (uploads: readonly Upload[], start?: Kept) => {
  const place = await newPlace();
  if (start) await restore(place, start);
  const objects = await lay(place, uploads);
  const parts = loadParts({ ...clients, metrics: new Metrics() }, { table: place, bucket: place, shards: 2 });
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
  const eachNumber = async (look: (number: string) => Promise<unknown>): Promise<string[]> =>
    Promise.all(numbers.map(async (number) => textOf([number, await look(number)])));
  /** What files say of each permit, but for the times of the loads, and files that no longer list it. */
  const histories = () =>
    eachNumber(async (number) =>
      (await permits.history(number))
        .filter(({ rows }) => rows.length > 0)
        .map(({ claim: { file, version, uploaded }, isShown, rows }) => ({
          ...{ file, version, uploaded, isShown },
          rows: undated(rows),
        })),
    );
  const answers = async (): Promise<string[]> => [
    ...(await eachNumber(async (number) => undated(await permits.byNumber(number)))),
    ...(await histories()),
  ];

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
    histories,
    kept: async (): Promise<Kept> => ({ place, items: await itemsOf(place), notes: await notesIn(place) }),
    /** What is answered, and the rows and numbers that are kept for it, a line each. */
    shown: async (): Promise<string[]> => [
      ...(await answers()),
      ...(await itemsOf(place)).flatMap(shownIn).map(textOf).sort(),
    ],
    /** All that is kept, and what is answered, a line each; it does not tell when that came to be, and where. */
    everything: async (): Promise<string[]> => {
      const items = (await itemsOf(place)).map((item) => textOf(comparable(item)));
      const lines = [...items, ...(await notesIn(place)).map(textOf)].sort();
      return [...(await answers()), ...lines].map((line) =>
        line.replaceAll(place, 'PLACE').replaceAll(/2017-01-0[4-9]T[0-9:.]+(?:Z|\+0000)/g, 'THEN'),
      );
    },
    leave: () => aws.dynamoDB.send(new DeleteTableCommand({ TableName: place })),
  };
};

export type World = Awaited<ReturnType<typeof worldOf>>;

/** What loads of uploads leave behind. @param loaded which of them, in this order */
export const keptAfter = async (uploads: readonly Upload[], loaded: readonly number[]): Promise<Kept> => {
  const world = await worldOf(uploads);
  for (const at of loaded) {
    const { error } = await world.deliver(at);
    if (error !== undefined) throw new Error('it fails without a fault', { cause: error });
  }
  const kept = await world.kept();
  await world.leave();
  return kept;
};

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
