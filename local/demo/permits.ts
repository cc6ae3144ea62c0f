import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Deployed, output } from '../../ops/deployed.ts';
import type { Clients } from '../../ops/clients.ts';
import { ROOT } from '../places.ts';
import { Problem } from '../../ops/problem.ts';
import { until } from '../wait.ts';

const FILE = join(ROOT, 'local/demo/December2016Issued.xlsx');
const KEY = 'reports/December2016Issued.xlsx';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LOAD_MS = 120_000;

/** The records that loads of the object have left in the permits table: one for each version of it. */
export const loadRecords = (table: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk',
  FilterExpression: '#file = :file',
  ExpressionAttributeNames: { '#file': 'file' },
  ExpressionAttributeValues: { ':pk': { S: 'LOADS' }, ':file': { S: KEY } },
  ConsistentRead: true,
});

type Item = Readonly<Record<string, AttributeValue>>;

/** How many rows the file had, from the record of a finished load; undefined when none has finished. */
export const loadedRows = (records: readonly Item[]): number | undefined => {
  const loaded = records.find(({ state }) => state?.S === 'loaded');
  return loaded && Number(loaded['rows_read']?.N);
};

/** Why a load has come to nothing; undefined when none has. */
export const failure = (records: readonly Item[]): string | undefined =>
  records.find(({ state }) => ['refused', 'missing', 'failed'].includes(state?.S ?? ''))?.['reason']?.S;

/**
 * Loads the city's spreadsheet as a user would: by dropping it in the bucket. Does nothing when this
 * stack has loaded it before.
 * @returns how many rows the file has
 * @throws Problem when the file is refused, or takes longer than two minutes
 */
export const loadDemo = async (
  clients: Clients,
  deployed: Deployed,
  signal: AbortSignal,
): Promise<number> => {
  const bucket = output(deployed, 'ReportsBucketName');
  const query = loadRecords(output(deployed, 'PermitsTableName'));
  const records = async (): Promise<readonly Item[]> =>
    (await clients.dynamoDB.send(new QueryCommand(query))).Items ?? [];
  const earlier = await records();
  const rows = loadedRows(earlier);
  if (rows !== undefined) return rows;
  const known = new Set(earlier.map(({ sk }) => sk?.S));
  const Body = await readFile(FILE);
  await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: KEY, Body, ContentType: CONTENT_TYPE }));
  const outcome = async (): Promise<number | undefined> => {
    const fresh = (await records()).filter(({ sk }) => !known.has(sk?.S));
    const reason = failure(fresh);
    if (reason !== undefined) throw new Problem(`The demo data was not loaded: ${reason}`);
    return loadedRows(fresh);
  };
  return until(outcome, { what: 'Loading the demo data', everyMs: 200, forMs: LOAD_MS, signal });
};
