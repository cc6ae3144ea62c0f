import { DeleteObjectsCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { inPieces } from '../pieces.ts';

/** The most keys of one DeleteObjects. */
const MOST_DELETES = 1_000;

/** The keys of a bucket that begin with a prefix, page by page, in the order of their bytes. */
export async function* keysUnder(
  client: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<readonly string[]> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
    yield Contents.flatMap(({ Key }) => Key ?? []);
}

/**
 * Deletes objects; those that are gone already count as deleted.
 * @throws Error when S3 keeps one
 */
export const removeObjects = async (
  client: S3Client,
  bucket: string,
  keys: readonly string[],
): Promise<void> => {
  for (const piece of inPieces(keys, MOST_DELETES)) {
    const Delete = { Objects: piece.map((Key) => ({ Key })), Quiet: true };
    const { Errors: [first] = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }));
    if (first) throw new Error(`S3 did not delete an object: ${first.Code ?? 'no reason given'}`);
  }
};
