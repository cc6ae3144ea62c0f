import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, type QueueAttributeName } from '@aws-sdk/client-sqs';
import { deletionRecords } from '../../systems/accounts/aws/deletion-records.ts';
import { aws, endpoints, output, until } from '../integration/stack.ts';
import { names } from './world.ts';

/** Less than the function that forgets images keeps back for its last page. */
const NO_TIME_S = 5;

const allow = async (FunctionName: string | undefined, Timeout: number | undefined): Promise<void> => {
  await aws.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }));
};

/**
 * Does something while the stack's own function that forgets images has no time for any, and says so. The emulator
 * ends the processes of a function that is changed: nobody else may be at work on the stack.
 */
export const whileImagesStay = async <T>(work: () => Promise<T>): Promise<T> => {
  const { StackResourceDetail } = await aws.cloudFormation.send(
    new DescribeStackResourceCommand({
      StackName: endpoints.stack,
      LogicalResourceId: 'ImagesForgetFunction',
    }),
  );
  const name = StackResourceDetail?.PhysicalResourceId;
  const { Timeout } = await aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  await allow(name, NO_TIME_S);
  try {
    return await work();
  } finally {
    await allow(name, Timeout);
  }
};

const countIn = async (queue: string, attribute: QueueAttributeName): Promise<number> => {
  const { Attributes } = await aws.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: output(queue), AttributeNames: [attribute] }),
  );
  return Number(Attributes?.[attribute] ?? 0);
};

/** How many messages of the stack's own queue were given up. */
export const deadLetters = (): Promise<number> =>
  countIn('UsersDeadLetterQueueUrl', 'ApproximateNumberOfMessages');

/**
 * Waits until the stack's own worker has come to the images of somebody so often, and has queued the next round,
 * which is not begun yet.
 */
export const untilRounds = async (sub: string, rounds: number): Promise<void> => {
  const deletions = deletionRecords(aws.dynamoDB, { accounts: names.accounts, denied: names.denied });
  const seen = new Set<string>();
  await until(
    async () => {
      const { step, activeAt } = (await deletions.get(sub)) ?? {};
      if (step === 'images' && activeAt !== undefined) seen.add(activeAt);
      return (
        seen.size >= rounds && (await countIn('UsersQueueUrl', 'ApproximateNumberOfMessagesDelayed')) > 0
      );
    },
    (isSo) => isSo,
  );
};
