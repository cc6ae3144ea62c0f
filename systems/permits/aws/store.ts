import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { type Attribute, optional, record, type Stored, text } from '../../../core/aws/record.ts';
import type { PermitRows } from '../loading/ports.ts';
import { permitNumber, type PermitNumber } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';

/** The contract answers no more rows of one permit than this; the real ones have some dozens. */
const MAX_ROWS = 1_000;

const permits: Stored<Permit> = record({
  application_number: text,
  record_id: text,
  status: text,
  status_date: text,
  file_date: text,
  expiration_date: text,
  estimated_cost: text,
  revised_cost: text,
  existing_use: text,
  proposed_use: text,
  description: text,
  address: text,
  load_date: text,
  block: optional(text),
  lot: optional(text),
  existing_units: optional(text),
  proposed_units: optional(text),
  existing_stories: optional(text),
  proposed_stories: optional(text),
  zipcode: optional(text),
  latitude: optional(text),
  longitude: optional(text),
  permit_type: optional(text),
  form_number: optional(text),
  issued_date: optional(text),
  completed_date: optional(text),
  neighbourhood: optional(text),
  supervisor_district: optional(text),
} satisfies Readonly<Record<keyof Permit, Attribute<string>>>);

const partitionOf = (number: PermitNumber): string => `PERMIT#${number}`;

const inFileOrder = (a: Permit, b: Permit): number => Number(a.record_id) - Number(b.record_id);

export interface PermitStore extends PermitRows {
  /**
   * All rows of a permit, by record_id; an empty list for an unknown number.
   * @param number with or without `#`
   * @throws Error when there are more than a thousand: the answer is never a part of them
   */
  byNumber(number: string): Promise<Permit[]>;
}

export const permitStore = (db: DynamoDBClient, table: string): PermitStore => ({
  async byNumber(number) {
    const rows: Permit[] = [];
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partitionOf(permitNumber(number)) } },
    };
    for await (const page of paginateQuery({ client: db }, query)) {
      rows.push(...(page.Items ?? []).map(permits.read));
      if (rows.length > MAX_ROWS) throw new Error(`a permit has more than ${MAX_ROWS} rows`);
    }
    return rows.sort(inFileOrder);
  },
  // Files arrive in any order. The same object may write a row again, so that a load that broke off
  // can be repeated.
  put: ({ number, address }, permit, version) =>
    putIf(db, {
      TableName: table,
      Item: {
        ...stringsOf({ pk: partitionOf(number), sk: address, version }),
        ...permits.write(permit),
      },
      ConditionExpression: 'attribute_not_exists(pk) OR #version <= :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': { S: version } },
    }),
});
