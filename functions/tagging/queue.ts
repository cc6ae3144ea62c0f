import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { keptHidden, retriedAfter } from '../../core/aws/queue.ts';
import { eachRecord } from '../../core/events.ts';
import { log } from '../../core/log.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { apiKey } from '../../systems/images/aws/api-key.ts';
import { clarifai } from '../../systems/images/aws/clarifai.ts';
import { sharpPictures } from '../../systems/images/aws/pictures.ts';
import { backoffS, deliveryOf, workOf } from '../../systems/images/tagging/message.ts';
import { deliveries, seconds, share } from '../../systems/images/tagging/settings.ts';
import { tagImage } from '../../systems/images/tagging/tagging.ts';
import { taggingPorts } from '../../systems/images/wiring.ts';

/** Images whose file has come, or that are to be tagged again, told through a queue. */
const env = settings({
  CLARIFAI_APP_ID: optional(text),
  CLARIFAI_CONFIDENCE: share,
  CLARIFAI_ENDPOINT: optional(text),
  CLARIFAI_KEY_PARAMETER: text,
  CLARIFAI_MODEL: text,
  CLARIFAI_MODEL_VERSION: optional(text),
  CLARIFAI_USER_ID: optional(text),
  IMAGES_BUCKET: text,
  IMAGES_TABLE: text,
  MOST_DELIVERIES: deliveries,
  QUEUE_URL: text,
  RETRY_LONGEST_S: optional(seconds),
});

const provider = clarifai(
  {
    endpoint: env.CLARIFAI_ENDPOINT,
    model: env.CLARIFAI_MODEL,
    version: env.CLARIFAI_MODEL_VERSION,
    userId: env.CLARIFAI_USER_ID,
    appId: env.CLARIFAI_APP_ID,
  },
  apiKey(env.CLARIFAI_KEY_PARAMETER),
);
const ports = taggingPorts(
  { s3: new S3Client({}), db: new DynamoDBClient({}), pictures: sharpPictures(), provider },
  { bucket: env.IMAGES_BUCKET, table: env.IMAGES_TABLE, threshold: env.CLARIFAI_CONFIDENCE },
);

/** The longest that one image takes: decoding, then the provider, and the calls between. */
const RESERVE_MS = 40_000;

const deliveryOfRecord = ({ attributes }: SQSRecord) =>
  deliveryOf(attributes.ApproximateReceiveCount, env.MOST_DELIVERIES);

const work = (record: SQSRecord): Promise<void> =>
  tagImage(ports, workOf(record.body), deliveryOfRecord(record));

const sqs = new SQSClient({});
const records = eachRecord(
  retriedAfter(
    sqs,
    env.QUEUE_URL,
    (record) => backoffS(deliveryOfRecord(record), env.RETRY_LONGEST_S),
    keptHidden(sqs, env.QUEUE_URL, work),
  ),
  RESERVE_MS,
);

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  log.addContext(context);
  return records(event, context);
};
