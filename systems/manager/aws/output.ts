import { isJson, type Json } from '../../../core/json.ts';
import type { Exact } from '../exact/exact.ts';
import type { StoredItem } from '../items/attribute.ts';
import { type Place, placeOf } from '../items/place.ts';
import { fromTyped, mapIn } from '../items/typed.ts';
import type { Output } from '../running/answer.ts';

/** How deep an item lies is DynamoDB's to say. */
const ANYWHERE: Place = { ...placeOf('answer'), depth: Number.NEGATIVE_INFINITY };

/** An item of an answer: DynamoDB's JSON has no number that is not a text. */
export const itemIn = (item: unknown): StoredItem | undefined =>
  isJson(item) ? mapIn(item as Exact, ANYWHERE, fromTyped) : undefined;

const countIn = (count: unknown): number | undefined => (typeof count === 'number' ? count : undefined);

/** What an answer of DynamoDB says, from its JSON. */
export const outputIn = (answer: Json): Output => {
  const items = answer['Items'];
  return {
    Item: itemIn(answer['Item']),
    Items: Array.isArray(items) ? items.map((item) => itemIn(item) ?? {}) : undefined,
    Count: countIn(answer['Count']),
    ScannedCount: countIn(answer['ScannedCount']),
    LastEvaluatedKey: itemIn(answer['LastEvaluatedKey']),
    Attributes: itemIn(answer['Attributes']),
  };
};
