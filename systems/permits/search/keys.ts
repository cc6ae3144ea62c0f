import { createHash } from 'node:crypto';
import { wholeTo } from '../../../core/whole.ts';
import { permitNumber } from '../row/identity.ts';
import type { PermitRow } from '../row/permit.ts';
import { dayOf, folded } from './attributes.ts';

/** The indexes by which permits are found. */
export const INDEXES = ['file_month', 'status', 'neighborhood', 'block', 'street', 'cost'] as const;
export type IndexName = (typeof INDEXES)[number];

/** Where a row stands in an index. */
export interface Place {
  readonly partition: string;
  /** Its place in the partition: the value that the index is in the order of, then what no other row has. */
  readonly order: string;
}

/** Where a row stands in each index; absent from one that needs a value which the row has not. */
export type SearchKeys = Readonly<Partial<Record<IndexName, Place>>>;

/** In place of a month or a number of digits, where the row has no such value. */
export const BLANK = 'none';

/** `#` parts what keys are made of. */
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('#', '%23');

/**
 * In bytes, more than any value of a row comes to: those that keys are made of have at most 100 characters. A sort key
 * may have 1,024 bytes, a partition key 2,048.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const LONGEST_IN_KEY = 950;

/** Whether a row can have a value at all, as far as its length goes: what no key can hold, no row has. */
export const isInKeys = (value: string): boolean => Buffer.byteLength(escaped(value)) <= LONGEST_IN_KEY;

/**
 * A bound of orders that DynamoDB takes. A longer one has the same orders before and behind it as its beginning has:
 * no order is that long.
 */
export const boundOf = (order: string): string => {
  if (Buffer.byteLength(order) <= LONGEST_IN_KEY) return order;
  const beginning = Buffer.from(order).subarray(0, LONGEST_IN_KEY);
  // A character that was cut in two is left out whole.
  return new TextDecoder().decode(beginning, { stream: true });
};

/** A partition of an index. @param shard from 0: what one partition would hold may be spread over several */
export const partitionOf = (values: readonly string[], shard: number): string =>
  [...values.map(escaped), shard].join('#');

/** How a value stands at the front of an order. */
export const orderValue = escaped;

/*
 * An order is `value#rest`. So of the rows with a value, all lie between VALUE and VALUE$, for `$` is the sign after
 * `#`; and every decimal that begins with the same digits lies behind them, for `.` comes later.
 */
export const firstOf = (value: string): string => orderValue(value);
export const behind = (value: string): string => `${orderValue(value)}$`;

export const monthOf = (day: string): string => (day === '' ? BLANK : day.slice(0, 7));

/** Decimals of one number of digits before the point sort as their text does. */
export const digitsOf = (decimal: string): string => {
  const [whole = ''] = decimal.split('.');
  return whole === '' ? BLANK : String(whole.length);
};

/** What rows without a number sort by: behind every digit. */
export const BEHIND_DIGITS = '~';
/** What rows without a text sort by: behind every text. */
export const BEHIND_TEXT = '\u{10ffff}';
/** As many as PermitRow has at most. */
const STREET_DIGITS = 9;
/** A street number in digits that sort as text. */
export const padded = (number: string): string =>
  number === '' ? BEHIND_DIGITS : number.padStart(STREET_DIGITS, '0');

export const shortDigest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8);

/**
 * What tells each row of a permit from the others, whichever file or version it comes from: a row that stays the same
 * keeps its place in every index.
 */
export const rowIds = (rows: readonly PermitRow[]): string[] => {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const site = shortDigest(
      JSON.stringify([folded(row.block ?? ''), folded(row.lot ?? ''), folded(row.address)]),
    );
    const before = seen.get(site) ?? 0;
    seen.set(site, before + 1);
    return `${permitNumber(row.application_number)}#${site}${before === 0 ? '' : `#${before}`}`;
  });
};

/** A setting: into how many partitions the rows of one value are divided. A partition takes 1,000 writes a second. */
export const shardCount = wholeTo(100, 'a number of shards');

/** The shard of a permit: all its rows are in the same one. */
export const shardOf = (permit: string, shards: number): number =>
  shards === 1 ? 0 : createHash('sha256').update(permit).digest().readUInt32BE(0) % shards;

/** Where a row stands in each index. @param id of the row, as in rowIds */
export const searchKeys = (row: PermitRow, id: string, shards: number): SearchKeys => {
  const [permit = ''] = id.split('#');
  const shard = shardOf(permit, shards);
  const at = (values: readonly string[], order: string): Place => ({
    partition: partitionOf(values, shard),
    order: `${orderValue(order)}#${id}`,
  });
  const [filed, changed] = [dayOf(row.file_date), dayOf(row.status_date)];
  const neighborhood = folded(row.neighborhood ?? '');
  const block = folded(row.block ?? '');
  const street = folded(row.street ?? '');
  return {
    file_month: at([monthOf(filed)], filed),
    status: at([folded(row.status), monthOf(changed)], changed),
    cost: at([digitsOf(row.estimated_cost)], row.estimated_cost),
    ...(neighborhood !== '' && { neighborhood: at([neighborhood, monthOf(filed)], filed) }),
    ...(block !== '' && { block: at([block], folded(row.lot ?? '') || BEHIND_TEXT) }),
    ...(street !== '' && { street: at([street], padded(row.street_number ?? '')) }),
  };
};

/** A number that is kept of rows: a family of such numbers, and which of them. */
export type Counter = readonly [family: string, member: string];

/** A family: of what kind, and of which value. */
export const familyOf = (kind: string, value?: string): string =>
  value === undefined ? kind : `${kind}#${value}`;

/** The numbers that a row is counted in: which partitions are not empty, and how many rows they have. */
export const countersOf = (row: PermitRow): Counter[] => {
  const [filed, changed] = [monthOf(dayOf(row.file_date)), monthOf(dayOf(row.status_date))];
  const [status, type] = [folded(row.status), folded(row.permit_type ?? '')];
  const neighborhood = folded(row.neighborhood ?? '');
  return [
    [familyOf('file_month'), filed],
    [familyOf('cost'), digitsOf(row.estimated_cost)],
    [familyOf('permit_type'), type],
    [familyOf('status'), status],
    [familyOf('status', status), changed],
    ...(neighborhood === '' ? [] : [[familyOf('neighborhood', neighborhood), filed] as const]),
  ];
};
