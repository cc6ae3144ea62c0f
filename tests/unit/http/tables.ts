import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client whose answers are these, one a call; an Error is thrown. What was sent is kept. */
export const answering = (...answers: (Record<string, unknown> | Error)[]) => {
  const db = new DynamoDBClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const sent: unknown[] = [];
  db.middlewareStack.add(
    () => async (args) => {
      sent.push(args.input);
      const answer = answers.shift() ?? new Error('asked once more than expected');
      if (answer instanceof Error) throw answer;
      return { output: { $metadata: {}, ...answer }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { db, sent };
};
