import {
  type DynamoDBClient,
  paginateQuery,
  type PutItemCommandInput,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { optional, putIf, required, stringsOf } from '../../../core/aws/dynamo.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { partitionOf, permitNumber } from '../row/identity.ts';
import type { Key, PermitNumber, Version } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';

/** The contract answers no more rows of one permit than this; the real ones have some dozens. */
export const MAX_ROWS = 1_000;

const ALWAYS = [
  'application_number',
  'record_id',
  'status',
  'status_date',
  'file_date',
  'expiration_date',
  'estimated_cost',
  'revised_cost',
  'existing_use',
  'proposed_use',
  'description',
  'address',
  'load_date',
] as const satisfies readonly (keyof Permit)[];

const WHERE_GIVEN = [
  'block',
  'lot',
  'existing_units',
  'proposed_units',
  'existing_stories',
  'proposed_stories',
  'zipcode',
  'latitude',
  'longitude',
] as const satisfies readonly (keyof Permit)[];

/** Reads every row of one permit: it has a row for each address. */
export const rowsOf = (table: string, number: PermitNumber): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': { S: partitionOf(number) } },
});

/**
 * Writes one row, unless a newer object has written it: files arrive in any order. The same object
 * may write it again, so that a load that broke off can be repeated.
 */
export const rowUnlessNewer = (
  table: string,
  key: Key,
  permit: Permit,
  version: Version,
): PutItemCommandInput => ({
  TableName: table,
  Item: stringsOf({ ...key, version, ...permit }),
  ConditionExpression: 'attribute_not_exists(pk) OR #version <= :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': { S: version } },
});

/** @throws Error when the item is no permit */
export const permitFrom = (item: Item): Permit => ({
  ...required(item, ALWAYS),
  ...optional(item, WHERE_GIVEN),
});

const inFileOrder = (a: Permit, b: Permit): number => Number(a.record_id) - Number(b.record_id);

export interface PermitStore {
  /**
   * All rows of a permit, by record_id; none for an unknown number.
   * @param number with or without `#`
   * @throws Error when there are more than MAX_ROWS: none is left out in silence
   */
  byNumber(number: string): Promise<Permit[]>;
  /** @returns false when a newer object has written the row, which then stays as it is */
  put(key: Key, permit: Permit, version: Version): Promise<boolean>;
}

export const permitStore = (db: DynamoDBClient, table: string): PermitStore => ({
  async byNumber(number) {
    const rows: Permit[] = [];
    for await (const page of paginateQuery({ client: db }, rowsOf(table, permitNumber(number)))) {
      rows.push(...(page.Items ?? []).map(permitFrom));
      if (rows.length > MAX_ROWS) throw new Error(`a permit has more than ${MAX_ROWS} rows`);
    }
    return rows.sort(inFileOrder);
  },
  put: (key, permit, version) => putIf(db, rowUnlessNewer(table, key, permit, version)),
});
