import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  ItemCollectionSizeLimitExceededException,
  PutItemCommand,
  QueryCommand,
  ResourceNotFoundException,
  ScanCommand,
  TransactionConflictException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { contention } from '../../../core/aws/busy.ts';
import { Failure } from '../../../core/errors.ts';
import type { Json } from '../../../core/json.ts';
import { SOON_S } from '../../../core/time.ts';
import type { TableOrder } from '../request/order.ts';
import type { TableOperation } from '../request/payload.ts';
import type { RunPorts, Sent } from '../running/run.ts';
import { hearing } from './hearing.ts';
import { itemIn, outputIn } from './output.ts';

const MOST_TEXT = 1_000;

/**
 * The name of a table in DynamoDB. A dot ends the stack's name, which can hold none: no stack reaches the tables of
 * another whose name begins with its own.
 */
export const tableName = (stack: string, name: string): string => `${stack}.data.${name}`;

type Input = TableOrder['payload'] & { readonly TableName: string };
type Send = (db: DynamoDBClient, input: Input, hear: (answer: Json) => void) => Promise<unknown>;

/**
 * The commands. Their inputs are typed closer than a payload: which fields an operation needs has been checked, and
 * which words a field may hold is DynamoDB's to say.
 */
const COMMANDS: Readonly<Record<TableOperation, Send>> = {
  create: (db, input, hear) => db.send(hearing(new PutItemCommand(input as PutItemCommand['input']), hear)),
  read: (db, input, hear) => db.send(hearing(new GetItemCommand(input as GetItemCommand['input']), hear)),
  update: (db, input, hear) =>
    db.send(hearing(new UpdateItemCommand(input as UpdateItemCommand['input']), hear)),
  delete: (db, input, hear) =>
    db.send(hearing(new DeleteItemCommand(input as DeleteItemCommand['input']), hear)),
  list: (db, input, hear) => db.send(hearing(new ScanCommand(input as ScanCommand['input']), hear)),
  query: (db, input, hear) => db.send(hearing(new QueryCommand(input as QueryCommand['input']), hear)),
};

/** DynamoDB has no class for errors in an input; only the name distinguishes them. */
const isRefusal = (error: unknown): error is DynamoDBServiceException =>
  error instanceof ItemCollectionSizeLimitExceededException ||
  (error instanceof DynamoDBServiceException && error.name === 'ValidationException');

/** @param error what DynamoDB answered; what is not expected is thrown as it is, and its text goes no further */
const failureOf = (error: unknown, { table }: TableOrder, physical: string): unknown => {
  if (isRefusal(error))
    return new Failure('Refused', error.message.replaceAll(physical, table).slice(0, MOST_TEXT), {
      cause: error,
    });
  if (error instanceof ResourceNotFoundException)
    return new Failure('NotFound', `There is no table ${table}`, { cause: error });
  if (error instanceof TransactionConflictException)
    return new Failure('Conflict', 'Another request is changing the item: try again in a moment', {
      cause: error,
      retryAfterS: SOON_S,
    });
  return contention(error) ?? error;
};

/** Sends operations to a stack's tables. */
export const sendTo =
  (db: DynamoDBClient, stack: string): RunPorts['send'] =>
  async (order): Promise<Sent> => {
    const physical = tableName(stack, order.table);
    const input = { ...order.payload, TableName: physical };
    let answer: Json = {};
    const hear = (heard: Json): void => void (answer = heard);
    try {
      await COMMANDS[order.operation](db, input, hear);
      return { kind: 'done', output: outputIn(answer) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException)
        return { kind: 'unmet', item: itemIn(answer['Item']) };
      throw failureOf(error, order, physical);
    }
  };
