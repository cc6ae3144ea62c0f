import { Metrics } from '@aws-lambda-powertools/metrics';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { RemainingMs, S3Object } from '../../../core/events.ts';
import type { Counts } from '../../../systems/permits/loading/load-record.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { membersOf } from '../../../systems/permits/aws/directory.ts';
import { rowRecords } from '../../../systems/permits/aws/permit-items.ts';
import { type Counts as RowCounts, tally } from '../../../systems/permits/search/counts.ts';
import { TABLE_INDEXES } from '../../../systems/permits/aws/index-keys.ts';
import { loadReport } from '../../../systems/permits/loading/loading.ts';
import { loadParts, permitParts } from '../../../systems/permits/wiring.ts';
import { settled } from '../../shared/leftover.ts';
import type { Schema } from '../../shared/dynamo/keys.ts';
import { memoryTables } from '../../shared/table.ts';
import { bucket } from './bucket.ts';

/** What an attribute holds. */
const plain = ({ S, N, L, M }: AttributeValue): unknown =>
  S ?? L?.map(plain) ?? (M ? plainItem(M) : Number(N));
const plainItem = (item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));

/** The keys and indexes of the table of permits. */
export const PERMITS: Schema = {
  hash: 'pk',
  range: 'sk',
  indexes: Object.fromEntries(
    Object.values(TABLE_INDEXES).map(({ name, partition, order }) => [
      name,
      { hash: partition, range: order },
    ]),
  ),
};

const texts = (counts: RowCounts): string[] =>
  [...counts]
    .flatMap(([family, members]) => [...members].map(([member, rows]) => `${family} ${member}: ${rows}`))
    .sort();

/** What is counted, and what is put down to be counted. */
const saidOf = (items: readonly Item[]): string[] => {
  const all = tally();
  for (const item of items) {
    if (item['pk']?.S === 'COUNTS') all.merge([[item['sk']?.S ?? '', membersOf(item)]]);
    for (const [family, { M = {} }] of Object.entries(item['changes']?.M ?? {}))
      all.merge([[family, membersOf(M)]]);
  }
  return texts(all.changes());
};

const foundOf = (items: readonly Item[]): string[] => {
  const all = tally();
  for (const item of items) if (item['fm']) all.row(rowRecords.read(item), 1);
  return texts(all.changes());
};

/** The table of permits in memory. @param others tables behind the same client */
export const permitsTable = (others: Parameters<typeof memoryTables>[0] = {}) => {
  const tables = memoryTables({ ...others, Permits: PERMITS });
  const under = (prefix: string, part: string) =>
    tables
      .items('Permits')
      .map(plainItem)
      .filter(({ pk, sk }) => String(pk).startsWith(prefix) && String(sk).startsWith(part))
      .map(({ pk: _pk, sk: _sk, lease: _lease, ...kept }) => kept);
  const inFileOrder = (a: Record<string, unknown>, b: Record<string, unknown>) =>
    Number(a['record_id']) - Number(b['record_id']);
  return {
    ...tables,
    /** The rows of all claims, without when they were loaded. */
    rows: () =>
      under('PERMIT#', 'ROW#')
        .map(({ load_date: _date, ...row }) => row)
        .sort(inFileOrder),
    /** How many rows the table says that each value has, and how many have search keys. */
    counts: () => ({ said: saidOf(tables.items('Permits')), found: foundOf(tables.items('Permits')) }),
    heads: () => under('PERMIT#', 'HEAD'),
    records: () => under('LOADS', ''),
    /** What is answered for a permit. */
    permit: (number: string) => permitParts(tables.db, 'Permits').permits.byNumber(number),
  };
};

const plenty: RemainingMs = () => 300_000;

/** A load over a bucket and a table in memory, both late, and a clock that goes a minute forward when it is read. */
export const world = () => {
  const table = permitsTable();
  const { s3, ...files } = bucket();
  const measured: (Counts & { readonly state: string })[] = [];
  let minutes = 0;
  const later = () => new Date(Date.UTC(2017, 0, 3, 9, (minutes += 1)));
  const load = loadReport({
    ...loadParts(
      { db: table.db, s3, metrics: new Metrics() },
      { table: 'Permits', bucket: 'reports-bucket', shards: 1 },
    ),
    now: later,
    measure: (counts, state) => measured.push({ ...counts, state }),
  });
  return {
    ...table,
    ...files,
    measured,
    /** Beside a load that is under way: without a look at what is left behind. */
    loadBeside: (object: S3Object) => load(object, plenty),
    load: (object: S3Object, remainingMs = plenty) => settled(() => load(object, remainingMs)),
    /** Puts an object into the bucket; the event that S3 would send. */
    upload: (name: string, bytes: Uint8Array, etag: string, size?: number): S3Object =>
      files.upload(name, bytes, etag, later(), size),
  };
};
