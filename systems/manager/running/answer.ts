import { LosslessNumber } from 'lossless-json';
import type { Exact, ExactObject } from '../exact/exact.ts';
import type { StoredItem } from '../items/attribute.ts';
import { toPlain } from '../items/plain.ts';
import { mapped, toTyped } from '../items/typed.ts';
import type { Types } from '../request/order.ts';

/** What DynamoDB returns, without its metadata. */
export interface Output {
  readonly Item?: StoredItem | undefined;
  readonly Items?: readonly StoredItem[] | undefined;
  readonly Count?: number | undefined;
  readonly ScannedCount?: number | undefined;
  readonly LastEvaluatedKey?: StoredItem | undefined;
  readonly Attributes?: StoredItem | undefined;
}

const WRITERS = { plain: toPlain, dynamodb: toTyped };

/** An item in the form that was asked for. */
export const itemOf = (item: StoredItem, types: Types): ExactObject => mapped(item, WRITERS[types]);

/** DynamoDB's output in the form that was asked for; what it did not return is left out. */
export const answerOf = (output: Output, types: Types): ExactObject => {
  const { Item, Items, Count, ScannedCount, LastEvaluatedKey, Attributes } = output;
  const item = (one: StoredItem | undefined) => one && itemOf(one, types);
  const number = (count: number | undefined) =>
    count === undefined ? undefined : new LosslessNumber(String(count));
  const fields: Readonly<Record<string, Exact | undefined>> = {
    Item: item(Item),
    Items: Items?.map((one) => itemOf(one, types)),
    Count: number(Count),
    ScannedCount: number(ScannedCount),
    LastEvaluatedKey: item(LastEvaluatedKey),
    Attributes: item(Attributes),
  };
  return Object.fromEntries(
    Object.entries(fields).filter((pair): pair is [string, Exact] => pair[1] !== undefined),
  );
};
