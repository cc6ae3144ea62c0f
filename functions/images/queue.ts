import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { retriedAfter } from '../../core/aws/queue.ts';
import { eachRecord } from '../../core/events.ts';
import { log } from '../../core/log.ts';
import { settings, text } from '../../core/settings.ts';
import { recordArrival } from '../../systems/images/arriving/arriving.ts';
import { imagesOf, waitS } from '../../systems/images/arriving/message.ts';
import { arrivingPorts } from '../../systems/images/wiring.ts';

/** S3 tells of files that have come, through a queue. */
const env = settings({ IMAGES_TABLE: text, QUEUE_URL: text, TAGGING_QUEUE_URL: text });
const sqs = new SQSClient({});
const ports = arrivingPorts(
  { db: new DynamoDBClient({}), sqs },
  { table: env.IMAGES_TABLE, queueUrl: env.TAGGING_QUEUE_URL },
);

/** A record takes some milliseconds, and at the longest all tries of its transaction. */
const RESERVE_MS = 5_000;

const work = async ({ body, messageId }: SQSRecord): Promise<void> => {
  for (const image of imagesOf(body))
    if (image) await recordArrival(ports, image);
    else log.warn('an object is no image of a user', { messageId });
};

const secondsFor = ({ attributes }: SQSRecord): number => waitS(attributes.ApproximateReceiveCount);

const records = eachRecord(retriedAfter(sqs, env.QUEUE_URL, secondsFor, work), RESERVE_MS);

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  log.addContext(context);
  return records(event, context);
};
