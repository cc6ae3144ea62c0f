import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { presignedGets } from '../../../core/aws/presigned-get.ts';
import { MAX_FILE_BYTES } from '../loading/reading.ts';
import type { ManagingPorts } from '../loads/managing.ts';
import { rejectsKeyOf } from './notes.ts';

/** How long forms and addresses are valid, in seconds. */
const VALID_S = 900;

/** What admins send to the bucket of reports, and read from it. */
export const reportForms = (s3: S3Client, bucket: string): Pick<ManagingPorts, 'formFor' | 'rejectsUrl'> => {
  const sign = presignedGets(s3, bucket, { forS: VALID_S });
  return {
    async formFor(key) {
      const { url, fields } = await createPresignedPost(s3, {
        Bucket: bucket,
        Key: key,
        Conditions: [['content-length-range', 1, MAX_FILE_BYTES]],
        Expires: VALID_S,
      });
      return { uploadUrl: url, formFields: fields };
    },
    rejectsUrl: (loadId) =>
      sign(rejectsKeyOf(loadId), {
        contentType: 'application/x-ndjson',
        disposition: `attachment; filename="rejects-${loadId}.ndjson"`,
      }),
  };
};
