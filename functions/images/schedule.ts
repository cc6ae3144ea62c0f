import { Metrics } from '@aws-lambda-powertools/metrics';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { sendTaggingWork } from '../../core/messages/tagging.ts';
import { log } from '../../core/log.ts';
import { publishCounts } from '../../core/metrics.ts';
import { settings, text } from '../../core/settings.ts';
import { goneUsers } from '../../systems/images/aws/user-pool.ts';
import { forgetUser } from '../../systems/images/library/forgetting.ts';
import { bucketClient, imageParts } from '../../systems/images/wiring.ts';
import type { Counts } from '../../systems/images/sweeping/run.ts';
import { sweep } from '../../systems/images/sweeping/sweeping.ts';

/** Every hour. */
const env = settings({
  IMAGES_BUCKET: text,
  IMAGES_TABLE: text,
  TAGGING_QUEUE_URL: text,
  USER_POOL_ID: text,
});

const { objects, heaps, ...parts } = imageParts(bucketClient(), new DynamoDBClient({}), {
  bucket: env.IMAGES_BUCKET,
  table: env.IMAGES_TABLE,
});
const ports = {
  ...parts,
  hasFile: objects.hasFile,
  folders: objects.folders,
  send: sendTaggingWork(new SQSClient({}), env.TAGGING_QUEUE_URL),
  isGone: goneUsers(new CognitoIdentityProviderClient({}), env.USER_POOL_ID),
  forget: (sub: string, remainingMs: () => number) => forgetUser(heaps, sub, remainingMs),
};
const metrics = new Metrics();

/** @returns what was done, and what is left */
export const handler = async (_event: unknown, context: Context): Promise<Counts> => {
  log.addContext(context);
  const counts = await sweep(ports, () => context.getRemainingTimeInMillis());
  publishCounts(metrics, counts);
  log.info('swept', { ...counts });
  return counts;
};
