import { Metrics } from '@aws-lambda-powertools/metrics';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { bucketClient } from '../../core/aws/bucket-client.ts';
import { log } from '../../core/log.ts';
import { publishCounts } from '../../core/metrics.ts';
import { settings, text } from '../../core/settings.ts';
import type { Counts } from '../../systems/images/sweeping/run.ts';
import { sweep } from '../../systems/images/sweeping/sweeping.ts';
import { sweepPorts } from '../../systems/images/wiring.ts';

/** Every hour. */
const env = settings({
  IMAGES_BUCKET: text,
  IMAGES_TABLE: text,
  TAGGING_QUEUE_URL: text,
  USER_POOL_ID: text,
});
const ports = sweepPorts(
  {
    s3: bucketClient(),
    db: new DynamoDBClient({}),
    sqs: new SQSClient({}),
    userPools: new CognitoIdentityProviderClient({}),
  },
  {
    bucket: env.IMAGES_BUCKET,
    table: env.IMAGES_TABLE,
    queueUrl: env.TAGGING_QUEUE_URL,
    userPoolId: env.USER_POOL_ID,
  },
);
const metrics = new Metrics();

/** @returns what was done, and what is left */
export const handler = async (_event: unknown, context: Context): Promise<Counts> => {
  log.addContext(context);
  const counts = await sweep(ports, () => context.getRemainingTimeInMillis());
  publishCounts(metrics, counts);
  log.info('swept', { ...counts });
  return counts;
};
