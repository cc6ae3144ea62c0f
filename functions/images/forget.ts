import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { bucketClient } from '../../core/aws/bucket-client.ts';
import { log } from '../../core/log.ts';
import { type ForgetAnswer, readForget } from '../../core/messages/forget.ts';
import { settings, text } from '../../core/settings.ts';
import { forgetUser } from '../../systems/images/forgetting/forgetting.ts';
import { heapsOf } from '../../systems/images/wiring.ts';

/** Invoked by the deletion of a user, until it says that it is done. */
const env = settings({ IMAGES_BUCKET: text, IMAGES_TABLE: text });

const heaps = heapsOf(
  { s3: bucketClient(), db: new DynamoDBClient({}) },
  { bucket: env.IMAGES_BUCKET, table: env.IMAGES_TABLE },
);

/**
 * @param event `{"sub": "…"}`
 * @returns whether nothing is left of the user; if not, it is to be invoked again
 * @throws Error when the event names no user
 */
export const handler = async (event: unknown, context: Context): Promise<ForgetAnswer> => {
  log.addContext(context);
  const { sub } = readForget(event);
  const done = await forgetUser(heaps, sub, () => context.getRemainingTimeInMillis());
  log.info('forgot images', { sub, done });
  return { done };
};
