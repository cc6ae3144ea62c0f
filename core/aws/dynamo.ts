import {
  type AttributeValue,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { ifItHolds } from './condition.ts';

/** An item of a table, as the SDK has it. Written by hand: util-dynamodb costs more than it saves. */
export type Item = Record<string, AttributeValue>;

/** Texts as attributes; what is undefined is left out. */
export const stringsOf = (fields: Readonly<Record<string, string | undefined>>): Item => {
  const item: Item = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) item[name] = { S: value };
  return item;
};

/** Whole numbers as attributes. */
export const numbersOf = (fields: Readonly<Record<string, number>>): Item =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { N: String(value) }]));

/**
 * The texts of these names.
 * @throws Error naming the attribute that is missing or no text: the item is not one of ours
 */
export const required = <K extends string>(item: Item, names: readonly K[]): Readonly<Record<K, string>> => {
  const texts: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = item[name]?.S;
    if (value === undefined) throw new Error(`an item of the table lacks ${name}`);
    texts[name] = value;
  }
  return texts as Record<K, string>; // the loop has seen to all of them
};

/**
 * Sends a put that has a condition.
 * @returns false when the condition did not hold, and the item stays as it is
 */
export const putIf = async (db: DynamoDBClient, input: PutItemCommandInput): Promise<boolean> =>
  (await ifItHolds(() => db.send(new PutItemCommand(input)))) !== undefined;
