import { Metrics } from '@aws-lambda-powertools/metrics';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { RemainingMs, S3Object } from '../../../core/events.ts';
import type { Counts } from '../../../systems/permits/loading/load-record.ts';
import { loadReport } from '../../../systems/permits/loading/loading.ts';
import { loadParts, permitParts } from '../../../systems/permits/wiring.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';
import { bucket } from './bucket.ts';

/** What an attribute holds. */
const plain = ({ S, N, L, M }: AttributeValue): unknown =>
  S ?? L?.map(plain) ?? (M ? plainItem(M) : Number(N));
const plainItem = (item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));

/** The table of permits in memory. @param others tables behind the same client */
export const permitsTable = (others: Parameters<typeof memoryTables>[0] = {}) => {
  const tables = memoryTables({ ...others, Permits: { hash: 'pk', range: 'sk' } });
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
    /** The rows of all claims. */
    rows: () => under('PERMIT#', 'ROW#').sort(inFileOrder),
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
      { table: 'Permits', bucket: 'reports-bucket' },
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
