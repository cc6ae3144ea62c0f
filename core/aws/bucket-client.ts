import { S3Client } from '@aws-sdk/client-s3';

/** A client that computes and asks for checksums only where S3 requires them: addresses are shorter so. */
export const bucketClient = (): S3Client =>
  new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' });
