import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import {
  type Attribute,
  flag,
  list,
  map,
  number,
  optional,
  record,
  type Stored,
  text,
} from '../../../core/aws/record.ts';
import type { Head } from '../claims/change.ts';
import { type Claim, digestOf } from '../claims/claim.ts';
import type { PermitNumber } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';

export const rowRecords: Stored<Permit> = record({
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
  block: optional(text),
  lot: optional(text),
  street_number: optional(text),
  street: optional(text),
  unit: optional(text),
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
  neighborhood: optional(text),
  supervisor_district: optional(text),
  load_date: text,
} satisfies Readonly<Record<keyof Permit, Attribute<string>>>);

const claims: Attribute<readonly Claim[]> = list(
  map(
    record({
      file: text,
      version: text,
      uploaded: text,
      status_date: text,
      rows: number,
      digest: text,
      rows_version: text,
      load_date: text,
    }),
  ),
);
export const heads: Stored<Head> = record({ revision: number, claims, stale: claims, isSettled: flag });

/*
 * A permit is one partition: its head, and beside it the rows of each claim. Rows are written with the head that names
 * them, or before it, and only their search keys ever change. So a reader of a head finds its rows; rows that no head
 * names are not answered.
 */
export const HEAD = 'HEAD';
export const partitionOf = (number: PermitNumber): string => `PERMIT#${number}`;
export const headKeyOf = (number: PermitNumber): Item => stringsOf({ pk: partitionOf(number), sk: HEAD });

/** That a head is at a revision. */
export const atRevision = (revision: number) => ({
  ConditionExpression: '#revision = :read',
  ExpressionAttributeNames: { '#revision': 'revision' },
  ExpressionAttributeValues: { ':read': { N: String(revision) } },
});

/** What the sort keys of a claim's rows begin with. */
export const rowsKeyOf = ({ file, rows_version, digest }: Claim): string =>
  `ROW#${digestOf(file)}#${rows_version}#${digest}#`;

/** The keys of a claim's rows. They sort as the rows do. */
export const rowKeysOf = (permit: PermitNumber, claim: Claim): Item[] => {
  const [pk, prefix] = [partitionOf(permit), rowsKeyOf(claim)];
  return Array.from({ length: claim.rows }, (_, at) =>
    stringsOf({ pk, sk: `${prefix}${String(at).padStart(6, '0')}` }),
  );
};
