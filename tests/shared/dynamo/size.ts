import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { invalid } from './refusal.ts';

const MOST_ITEM_BYTES = 400 * 1024;
export const MOST_TRANSACTION_BYTES = 4 * 1024 * 1024;

const textBytes = (text: string): number => Buffer.byteLength(text);

/*
 * As DynamoDB's documents count: names and texts in UTF-8, a number by its digits, 3 bytes for a list or map and one for
 * each of its members.
 */
const valueBytes = ({ S, N, B, L, M, SS, NS }: AttributeValue): number => {
  if (S !== undefined) return textBytes(S);
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  if (B !== undefined) return B.length;
  if (L) return L.reduce((sum, one) => sum + 1 + valueBytes(one), 3);
  if (M) return 3 + Object.keys(M).length + itemBytes(M);
  return (SS ?? NS)?.reduce((sum, one) => sum + textBytes(one), 0) ?? 1;
};

/** The size of an item. */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + textBytes(name) + valueBytes(value), 0);

/** @throws ValidationException for an item that is larger than DynamoDB keeps */
export const checkSize = (item: Item): void => {
  if (itemBytes(item) > MOST_ITEM_BYTES) throw invalid('Item size has exceeded the maximum allowed size');
};
