import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { retriedAfter } from '../../core/aws/queue.ts';
import { eachRecord } from '../../core/events.ts';
import { log } from '../../core/log.ts';
import { settings, text } from '../../core/settings.ts';
import { ingest, waitS } from '../../systems/cameras/ingesting/batch.ts';
import { days, zone } from '../../systems/cameras/settings.ts';
import { ingestPorts } from '../../systems/cameras/wiring.ts';

/** A queue reports the files that cameras have sent. */
const env = settings({
  CAMERA_ZONE: zone,
  CLIPS_BUCKET: text,
  CLIPS_RETENTION_DAYS: days,
  CLIPS_TABLE: text,
  QUEUE_URL: text,
});
const sqs = new SQSClient({});
const ports = ingestPorts(
  { s3: new S3Client({}), db: new DynamoDBClient({}) },
  {
    bucket: env.CLIPS_BUCKET,
    table: env.CLIPS_TABLE,
    zone: env.CAMERA_ZONE,
    retentionDays: env.CLIPS_RETENTION_DAYS,
  },
);

const secondsFor = ({ attributes }: SQSRecord): number => waitS(attributes.ApproximateReceiveCount);

/** A batch is processed as a whole, so that its clips are counted together; then each message succeeds or fails. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  log.addContext(context);
  const failures = await ingest(ports, event.Records, () => context.getRemainingTimeInMillis());
  const outcomes = retriedAfter(sqs, env.QUEUE_URL, secondsFor, async ({ messageId }: SQSRecord) => {
    if (failures.has(messageId)) throw failures.get(messageId);
  });
  return eachRecord(outcomes, 0)(event, context);
};
