import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { idOf } from './keys.ts';
import { fieldsOf, invalid } from './refusal.ts';
import type { Tables } from './store.ts';
import { checkSize, itemBytes, MOST_TRANSACTION_BYTES } from './size.ts';
import { isAllowed, readWrite, store, type Write, type WriteKind } from './writes.ts';

const MOST_WRITES = 100;
const KINDS: readonly WriteKind[] = ['Put', 'Update', 'Delete', 'ConditionCheck'];

const readOne = (tables: Tables, given: unknown): Write => {
  const [[kind, input] = [], second] = Object.entries(fieldsOf(given, KINDS));
  const known = KINDS.find((one) => one === kind);
  if (known === undefined || second)
    throw invalid('TransactItems can only contain one of its four writes each');
  const write = readWrite(tables, known, input);
  if (known === 'ConditionCheck' && !write.condition)
    throw invalid('The condition expression of a ConditionCheck is missing');
  if (known === 'Update' && write.paths.length === 0)
    throw invalid('The update expression of an Update is missing');
  return write;
};

interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: object;
}

/** Why a write cannot be done, or what it leaves. */
const judged = (write: Write): { reason: Reason; bytes: number; done: () => void } => {
  const before = write.table.get(write.key);
  const nothing = () => undefined;
  if (!isAllowed(write, before)) {
    const Item = write.showsOld && before ? { Item: before } : {};
    return {
      reason: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...Item },
      bytes: 0,
      done: nothing,
    };
  }
  try {
    const after = write.after(before);
    if (after) checkSize(after);
    return {
      reason: { Code: 'None' },
      bytes: itemBytes(after ?? before ?? {}),
      done: () => {
        store(write, after);
      },
    };
  } catch (error) {
    return { reason: { Code: 'ValidationError', Message: String(error) }, bytes: 0, done: nothing };
  }
};

/** TransactWriteItems: all of it or nothing. */
export const transactWrite = (tables: Tables, input: object): object => {
  const { TransactItems: given } = fieldsOf(input, ['TransactItems']);
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_WRITES)
    throw invalid('TransactItems must have 1 to 100 members');
  const writes = given.map((one) => readOne(tables, one));
  const ids = writes.map(({ table, key }) => JSON.stringify([table.name, idOf(table.schema, key)]));
  if (new Set(ids).size < ids.length)
    throw invalid('Transaction request cannot include multiple operations on one item');
  const all = writes.map(judged);
  if (all.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_TRANSACTION_BYTES)
    throw invalid('The collective size of items in the transaction cannot exceed 4MB');
  const reasons = all.map(({ reason }) => reason);
  if (reasons.some(({ Code }) => Code !== 'None'))
    throw new TransactionCanceledException({
      message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
      $metadata: {},
      CancellationReasons: reasons as { Code: string }[],
    });
  for (const { done } of all) done();
  return {};
};
