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
import { patiently } from '../../../core/aws/busy.ts';
import { Failure } from '../../../core/errors.ts';
import type { TableOrder } from '../request/order.ts';
import type { TableOperation } from '../request/payload.ts';
import type { Output } from '../running/answer.ts';
import type { RunPorts, Sent } from '../running/run.ts';

const RETRY_AFTER_S = 1;
const MOST_TEXT = 1_000;

/**
 * The name of a table in DynamoDB. A dot ends the stack's name, which can hold none: no stack reaches the tables of
 * another whose name begins with its own.
 */
export const tableName = (stack: string, name: string): string => `${stack}.data.${name}`;

type Input = TableOrder['payload'] & { readonly TableName: string };
type Send = (db: DynamoDBClient, input: Input) => Promise<Output>;

/**
 * The commands. Their inputs are typed closer than a payload: which fields an operation needs has been checked, and
 * which words a field may hold is DynamoDB's to say.
 */
const COMMANDS: Readonly<Record<TableOperation, Send>> = {
  create: (db, input) => db.send(new PutItemCommand(input as PutItemCommand['input'])),
  read: (db, input) => db.send(new GetItemCommand(input as GetItemCommand['input'])),
  update: (db, input) => db.send(new UpdateItemCommand(input as UpdateItemCommand['input'])),
  delete: (db, input) => db.send(new DeleteItemCommand(input as DeleteItemCommand['input'])),
  list: (db, input) => db.send(new ScanCommand(input as ScanCommand['input'])),
  query: (db, input) => db.send(new QueryCommand(input as QueryCommand['input'])),
};

/** DynamoDB has no class for what it finds wrong with an input: only the name tells. */
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
      retryAfterS: RETRY_AFTER_S,
    });
  return error;
};

/** Sends operations to a stack's tables. */
export const sendTo =
  (db: DynamoDBClient, stack: string): RunPorts['send'] =>
  async (order): Promise<Sent> => {
    const physical = tableName(stack, order.table);
    const input = { ...order.payload, TableName: physical };
    try {
      return { kind: 'done', output: await patiently(() => COMMANDS[order.operation](db, input)) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { kind: 'unmet', item: error.Item };
      throw failureOf(error, order, physical);
    }
  };
