import * as dynamo from '@aws-sdk/client-dynamodb';
import type { Command } from './commands.ts';

/** What became of a command: what came back, or the name of the error and what it shows. */
export type Outcome = Readonly<Record<string, unknown>>;

const CLASSES: Readonly<Record<string, new (input: never) => { readonly input: object }>> = {
  BatchGetItem: dynamo.BatchGetItemCommand,
  BatchWriteItem: dynamo.BatchWriteItemCommand,
  DeleteItem: dynamo.DeleteItemCommand,
  GetItem: dynamo.GetItemCommand,
  PutItem: dynamo.PutItemCommand,
  Query: dynamo.QueryCommand,
  Scan: dynamo.ScanCommand,
  TransactWriteItems: dynamo.TransactWriteItemsCommand,
  UpdateItem: dynamo.UpdateItemCommand,
};

const SETS = ['SS', 'NS', 'BS'];
const byText = (one: unknown, other: unknown): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;

/** The same text for what differs in order alone where there is no order: sets, attributes, what is absent. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => [
        name,
        SETS.includes(name) && Array.isArray(one) ? one.map(plain).sort(byText) : plain(one),
      ])
      .sort(byText),
  );
};

/** Scans, batches, and what shares its place in an index come in no order. */
const isOrdered = ({ name, input }: Command): boolean => name === 'Query' && input['IndexName'] === undefined;

const shown = (command: Command, answer: Record<string, unknown>): Outcome => {
  const { Items, Responses, Count, ScannedCount, LastEvaluatedKey, Attributes, Item } = plain(
    answer,
  ) as Record<string, unknown>;
  const list = (all: unknown) => (Array.isArray(all) && !isOrdered(command) ? all.sort(byText) : all);
  const responses = Object.fromEntries(
    Object.entries(Responses ?? {}).map(([name, all]) => [name, list(all)]),
  );
  return {
    Items: list(Items),
    Responses: responses,
    Count,
    ScannedCount,
    LastEvaluatedKey,
    Attributes,
    Item,
  };
};

const refused = (error: unknown): Outcome => {
  const { name, message, Item, CancellationReasons } = error as {
    name: string;
    message: string;
    Item?: unknown;
    CancellationReasons?: { Code?: string; Item?: unknown }[];
  };
  return {
    error: name,
    Item: plain(Item),
    reasons: CancellationReasons?.map(({ Code, Item: one }) => plain({ Code, Item: one })),
    message,
  };
};

/** Sends a command. The message of an error is there to be read, not to be compared. */
export const outcomeOf = async (db: dynamo.DynamoDBClient, command: Command): Promise<Outcome> => {
  const Class = CLASSES[command.name];
  if (!Class) throw new Error(`no such command: ${command.name}`);
  try {
    return shown(command, { ...((await db.send(new Class(command.input as never) as never)) as object) });
  } catch (error) {
    return refused(error);
  }
};

/** What two outcomes have in common when they are the same: all but the words. */
export const textOf = ({ message, ...outcome }: Outcome): string => JSON.stringify(outcome);
