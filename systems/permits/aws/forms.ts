import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { MAX_FILE_BYTES } from '../loading/reading.ts';
import type { ManagingPorts } from '../loads/managing.ts';
import { rejectsKeyOf } from './notes.ts';

/** How long forms and addresses are valid, in seconds. */
const VALID_S = 900;

/** What admins send to the bucket of reports, and read from it. */
export const reportForms = (s3: S3Client, bucket: string): Pick<ManagingPorts, 'formFor' | 'rejectsUrl'> => ({
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
    getSignedUrl(
      s3,
      new GetObjectCommand({
        Bucket: bucket,
        Key: rejectsKeyOf(loadId),
        ResponseContentType: 'application/x-ndjson',
        ResponseContentDisposition: `attachment; filename="rejects-${loadId}.ndjson"`,
      }),
      { expiresIn: VALID_S },
    ),
});
