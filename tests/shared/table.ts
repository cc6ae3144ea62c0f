import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../core/aws/dynamo.ts';
import { batchGet, batchWrite } from './dynamo/batch.ts';
import { type Control, controlOf } from './dynamo/control.ts';
import { checkedWhole, idOf, orderOf, type Schema } from './dynamo/keys.ts';
import { getItem, query, type Read, scan } from './dynamo/reads.ts';
import { invalid } from './dynamo/refusal.ts';
import { tableIn, tablesOf, type Tables } from './dynamo/store.ts';
import { transactWrite } from './dynamo/transaction.ts';
import { writeOne } from './dynamo/writes.ts';
import { late, type Turns } from './leftover.ts';
import { answerFor, CONFIG } from './sdk.ts';

/** A command that was answered: its name without `Command`, and how many items were read for it. */
export interface Answered {
  readonly command: string;
  readonly items: number;
}

/** DynamoDB in memory. */
export interface MemoryTables {
  /** A real client, whose commands the tables answer late. */
  readonly db: DynamoDBClient;
  /** Copies of the items of a table as they are now, in an order that does not depend on how they came. */
  readonly items: (table: string) => Item[];
  /** Puts items there at once, whatever was there, to prepare a test. */
  readonly put: (table: string, ...items: Item[]) => void;
  /** The commands that were answered and not refused, in order: what something cost. */
  readonly answered: Answered[];
  /** Does something just before the next command of this name is carried out, once; it may send commands. */
  readonly before: (command: string, work: () => Promise<unknown>) => void;
  /** Lets the next command of this name fail with this error, and do nothing; so many times. */
  readonly fail: (command: string, error: Error, times?: number) => void;
  /** Does something just after the next command of this name was carried out, once; what it throws is the answer. */
  readonly after: (command: string, work: () => Promise<unknown>) => void;
  /** Leaves the last so many parts of the next batch undone, once; a large number leaves all of it. */
  readonly leaveUndone: (many: number) => void;
  /** From now on a table that is created or deleted is described so many times as such; before, it is so at once. */
  readonly settleAfter: Control['settleAfter'];
}

/** More than the items of any test: its pages end by their limits alone. */
const PAGE = 1_000_000;
const AT_ONCE: Turns = 1;
const SLOWLY: Turns = 3;

type Command = (input: object) => Read;

const commandsOf = (
  tables: Tables,
  control: Control,
  page: number,
  undone: () => number,
): Readonly<Record<string, Command>> => {
  const write =
    (of: (input: object) => object): Command =>
    (input) => ({ answer: of(input), items: 0 });
  return {
    GetItem: (input) => getItem(tables, input),
    Query: (input) => query(tables, input, page),
    Scan: (input) => scan(tables, input, page),
    BatchGetItem: (input) => batchGet(tables, input, undone()),
    PutItem: write((input) => writeOne(tables, 'Put', input)),
    UpdateItem: write((input) => writeOne(tables, 'Update', input)),
    DeleteItem: write((input) => writeOne(tables, 'Delete', input)),
    BatchWriteItem: write((input) => batchWrite(tables, input, undone())),
    TransactWriteItems: write((input) => transactWrite(tables, input)),
    CreateTable: write(control.create),
    DeleteTable: write(control.remove),
    DescribeTable: write(control.describe),
  };
};

/** What tests have in store for the next commands, by their names. */
const queues = <T>() => {
  const all = new Map<string, T[]>();
  return {
    add: (command: string, one: T) => void all.set(command, [...(all.get(command) ?? []), one]),
    take: (command: string): T | undefined => all.get(command)?.shift(),
  };
};

/**
 * Tables in memory, which evaluate expressions as DynamoDB does, and refuse what DynamoDB refuses and what they do
 * not know. They do not know the size of items and pages, throttling, and reads that lag behind.
 * @example const { db, items } = memoryTables({ Keys: { hash: 'hash', indexes: { byOwner: { hash: 'owner' } } } });
 * @param page the most items that one Query or Scan looks at
 */
export const memoryTables = (schemas: Readonly<Record<string, Schema>>, page = PAGE): MemoryTables => {
  const tables = tablesOf(schemas);
  const control = controlOf(tables);
  const db = new DynamoDBClient(CONFIG);
  const answered: Answered[] = [];
  const [befores, afters] = [queues<() => Promise<unknown>>(), queues<() => Promise<unknown>>()];
  const failures = queues<Error>();
  let undone = 0;
  const takeUndone = () => {
    const many = undone;
    undone = 0;
    return many;
  };
  const commands = commandsOf(tables, control, page, takeUndone);
  const isRead = (command: string) =>
    ['GetItem', 'Query', 'Scan', 'BatchGetItem', 'DescribeTable'].includes(command);

  answerFor(db, (command, input) => {
    // The input is what it was when it was sent, whatever becomes of it.
    const sent = structuredClone(input);
    return late(command, isRead(command) ? AT_ONCE : SLOWLY, async () => {
      const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
      if (!run) throw invalid(`the table in memory does not know ${command}`);
      await befores.take(command)?.();
      const failure = failures.take(command);
      if (failure) throw failure;
      const { answer, items } = run(sent);
      answered.push({ command, items });
      await afters.take(command)?.();
      return answer;
    });
  });

  return {
    db,
    items: (name) => {
      const { schema, all } = tableIn(tables, name);
      return all().sort(
        (one, other) =>
          orderOf(schema, schema)(one, other) || (idOf(schema, one) < idOf(schema, other) ? -1 : 1),
      );
    },
    put: (name, ...items) => {
      const table = tableIn(tables, name);
      for (const item of items) table.put(checkedWhole(table.schema, item));
    },
    answered,
    before: befores.add,
    fail: (command, error, times = 1) => {
      for (let n = 0; n < times; n += 1) failures.add(command, error);
    },
    after: afters.add,
    leaveUndone: (many) => {
      undone = many;
    },
    settleAfter: control.settleAfter,
  };
};
