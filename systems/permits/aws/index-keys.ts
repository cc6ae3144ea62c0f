import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { type IndexName, INDEXES, type SearchKeys } from '../search/keys.ts';

/** An index of the table, and the attributes that are its keys. */
export interface TableIndex {
  readonly name: string;
  readonly partition: string;
  readonly order: string;
}

/** The names are short because each row carries them; template.yaml has the same. */
export const TABLE_INDEXES: Readonly<Record<IndexName, TableIndex>> = {
  file_month: { name: 'byFileMonth', partition: 'fm', order: 'fo' },
  status: { name: 'byStatus', partition: 'sm', order: 'so' },
  neighborhood: { name: 'byNeighborhood', partition: 'nm', order: 'fo' },
  block: { name: 'byBlock', partition: 'bk', order: 'bo' },
  street: { name: 'byStreet', partition: 'tk', order: 'to' },
  cost: { name: 'byCost', partition: 'ck', order: 'co' },
};

/** All attributes that are keys of an index. */
export const KEY_ATTRIBUTES: readonly string[] = [
  ...new Set(INDEXES.flatMap((index) => [TABLE_INDEXES[index].partition, TABLE_INDEXES[index].order])),
];

/** One that every row has that is shown. */
export const MARK = TABLE_INDEXES.file_month.partition;

/** The key attributes of a row. */
export const keyAttributes = (keys: SearchKeys): Item =>
  stringsOf(
    Object.fromEntries(
      INDEXES.flatMap((index) => {
        const place = keys[index];
        const { partition, order } = TABLE_INDEXES[index];
        return place
          ? [
              [partition, place.partition],
              [order, place.order],
            ]
          : [];
      }),
    ),
  );

/** Gives an item these key attributes, and no others: it shows up in the indexes. */
export const showing = (wanted: Item) => {
  const given = Object.entries(wanted);
  const absent = KEY_ATTRIBUTES.filter((name) => !given.some(([one]) => one === name));
  const sets = given.map(([name]) => `#${name} = :${name}`).join(', ');
  const removes = absent.length > 0 ? ` REMOVE ${absent.map((name) => `#${name}`).join(', ')}` : '';
  return {
    UpdateExpression: `SET ${sets}${removes}`,
    ExpressionAttributeNames: Object.fromEntries(KEY_ATTRIBUTES.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      given.map(([name, value]): [string, AttributeValue] => [`:${name}`, value]),
    ),
  };
};

/** Takes an item out of the indexes. */
export const hiding = () => ({
  UpdateExpression: `REMOVE ${KEY_ATTRIBUTES.map((name) => `#${name}`).join(', ')}`,
  ExpressionAttributeNames: Object.fromEntries(KEY_ATTRIBUTES.map((name) => [`#${name}`, name])),
});
