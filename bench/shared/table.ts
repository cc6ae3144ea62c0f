import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A Query ends its page with the item that brings it here, in bytes. */
export const PAGE = 2 ** 20;

/** Where in a sorted list the first text is that is not smaller. */
export const startOf = (sks: readonly string[], from: string): number => {
  let [low, high] = [0, sks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sks[middle] ?? '') < from) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * A client whose commands are answered in memory.
 * @param answer gets the name of a command, such as `QueryCommand`, and its input; throws for one that it does not know
 */
export const clientAnswering = (
  answer: (command: string | undefined, input: object) => object,
): DynamoDBClient => {
  const client = new DynamoDBClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  // It walks through each answer for a log that is not kept, which takes longer than all the rest.
  client.middlewareStack.remove('loggerMiddleware');
  client.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) => ({
        output: { $metadata: {}, ...answer(commandName, input) } as never,
        response: {},
      }),
    { step: 'initialize', priority: 'low' },
  );
  return client;
};
