import type {
  BatchGetItemCommandOutput,
  DynamoDBClient,
  QueryCommandOutput,
  ServiceInputTypes,
} from '@aws-sdk/client-dynamodb';

/** What was read. */
export interface Reads {
  /** Query calls: pages of lists, or of the library. */
  queries: number;
  /** BatchGetItem calls. */
  batches: number;
  items: number;
  /** Read units, as the table's answers tell them. */
  units: number;
}

const noReads = (): Reads => ({ queries: 0, batches: 0, items: 0, units: 0 });

type Answer = QueryCommandOutput | BatchGetItemCommandOutput;

const unitsIn = ({ ConsumedCapacity: told }: Answer): number => {
  const all = told === undefined ? [] : [told].flat();
  if (all.length === 0) throw new Error('the table does not tell what it consumed');
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};

const count = (reads: Reads, answer: Answer): void => {
  reads.units += unitsIn(answer);
  if ('Responses' in answer) {
    reads.batches += 1;
    reads.items += Object.values(answer.Responses ?? {}).flat().length;
  } else {
    reads.queries += 1;
    reads.items += ('Count' in answer && answer.Count) || 0;
  }
};

/** What was read in between. */
export const between = (before: Reads, after: Reads): Reads => ({
  queries: after.queries - before.queries,
  batches: after.batches - before.batches,
  items: after.items - before.items,
  units: after.units - before.units,
});

/**
 * Counts what a client reads, and asks of each answer what it consumed.
 * @returns tells what was read until now
 */
export const counting = (client: DynamoDBClient): (() => Reads) => {
  const reads = noReads();
  client.middlewareStack.add(
    (next) => async (args) => {
      const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as ServiceInputTypes;
      const answer = await next({ ...args, input });
      count(reads, answer.output as Answer);
      return answer;
    },
    { step: 'initialize', priority: 'high', name: 'counting' },
  );
  return () => ({ ...reads });
};
