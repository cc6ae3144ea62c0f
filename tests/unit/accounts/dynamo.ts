import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

/** A client whose answers are these, one a call, and then empty ones; an Error is thrown. */
export const answering = (...answers: (Record<string, unknown> | Error)[]) => {
  const db = new DynamoDBClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const sent: unknown[] = [];
  db.middlewareStack.add(
    () => async (args) => {
      sent.push(args.input);
      const answer = answers.shift() ?? {};
      if (answer instanceof Error) throw answer;
      return { output: { $metadata: {}, ...answer }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { db, sent };
};

/** What DynamoDB says when a condition does not hold. */
export const notSo = (): Error => new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });

/** What DynamoDB says when the transaction is not done, with a code for each of its items. */
export const cancelled = (...codes: string[]): Error =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'no',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

export const listed = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const one of list) all.push(one);
  return all;
};
