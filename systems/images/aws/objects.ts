import {
  HeadObjectCommand,
  type ListObjectsV2CommandInput,
  NotFound,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { create } from 'content-disposition';
import { keysUnder, removeObjects } from '../../../core/aws/objects.ts';
import { presignedGets } from '../../../core/aws/presigned-get.ts';
import { FORM_S } from '../image/form.ts';
import { idsFrom } from '../image/image-id.ts';
import { type Image, MAX_BYTES } from '../image/image.ts';
import { downloadName } from '../image/download-name.ts';
import { imageOfKey, originalKey, originalsOf, subOfPrefix, thumbnailKey } from '../image/object-keys.ts';
import type { UrlsOf } from '../image/answer.ts';
import type { Form } from '../library/uploading.ts';

/** How long an address is good for at least, and for how long it stays the same, in seconds: a browser may keep the file. */
const URLS = { forS: 900, everyS: 900 } as const;
const CACHE = 'private, max-age=900';

/**
 * The policy of an upload: this key, 1 byte to 10 MB, and what was asked for. A form has exactly these fields,
 * so the type of the file is one of them only when it was asked for. The checksum makes S3 refuse other bytes.
 */
const uploadOf = (bucket: string, { sub, id, askedType, askedSha256 }: Image): PresignedPostOptions => {
  const fields = {
    ...(askedType !== undefined && { 'Content-Type': askedType }),
    ...(askedSha256 !== undefined && {
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-checksum-sha256': Buffer.from(askedSha256, 'hex').toString('base64'),
    }),
  };
  return {
    Bucket: bucket,
    Key: originalKey(sub, id),
    Fields: fields,
    // Each field becomes a condition of its own, and so does the key.
    Conditions: [['content-length-range', 1, MAX_BYTES]],
    Expires: FORM_S,
  };
};

/** The folders of users, by their `sub`. @param from the first that is meant, when not all are */
const foldersOf = (bucket: string, prefix: string, from?: string): ListObjectsV2CommandInput => ({
  Bucket: bucket,
  Prefix: prefix,
  Delimiter: '/',
  ...(from !== undefined && { StartAfter: `${prefix}${from}` }),
});

/** The originals of a user whose images were made since then: the keys end in their ids. */
const originalsSince = (bucket: string, sub: string, moment: Date): ListObjectsV2CommandInput => ({
  Bucket: bucket,
  Prefix: originalsOf(sub),
  StartAfter: `${originalsOf(sub)}${idsFrom(moment)}`,
});

/** Only the address to save a file by has its name, which is the user's: the others are passed on. */
const addressesOf = (client: S3Client, bucket: string): UrlsOf => {
  const presign = presignedGets(client, bucket, URLS);
  const sign = (key: string, contentType: string, disposition = 'inline'): Promise<string> =>
    presign(key, { contentType, disposition, cacheControl: CACHE });
  return async (image, contentType) => {
    const { sub, id } = image;
    const [file, thumbnail] = [originalKey(sub, id), thumbnailKey(sub, id)];
    return {
      fileUrl: await sign(file, contentType),
      downloadUrl: await sign(file, contentType, create(downloadName(image, contentType))),
      thumbnailUrl: await sign(thumbnail, 'image/webp'),
    };
  };
};

/** The bucket of the images. @param client with checksums only where S3 requires them, which keeps addresses short */
export const imageObjects = (client: S3Client, bucket: string) => {
  const formFor = async (image: Image): Promise<Form> => {
    const { url, fields } = await createPresignedPost(client, uploadOf(bucket, image));
    return { uploadUrl: url, formFields: fields };
  };

  /** Needs s3:ListBucket: without it S3 says that reading is forbidden, whether or not there is an object. */
  const hasFile = async (sub: string, id: string): Promise<boolean> => {
    try {
      await client.send(new HeadObjectCommand({ Bucket: bucket, Key: originalKey(sub, id) }));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  };

  const filesSince = async (sub: string, moment: Date): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client },
      originalsSince(bucket, sub, moment),
    ))
      for (const { Key = '' } of Contents) {
        const image = imageOfKey(Key);
        if (image) ids.add(image.id);
      }
    return ids;
  };

  /** The users who have a folder. */
  async function* folders(prefix: string, from?: string): AsyncGenerator<string> {
    for await (const { CommonPrefixes = [] } of paginateListObjectsV2(
      { client },
      foldersOf(bucket, prefix, from),
    ))
      for (const { Prefix: folder = '' } of CommonPrefixes) {
        const sub = subOfPrefix(folder);
        if (sub !== undefined) yield sub;
      }
  }

  const remove = (keys: readonly string[]): Promise<void> => removeObjects(client, bucket, keys);

  return {
    urlsOf: addressesOf(client, bucket),
    formFor,
    hasFile,
    filesSince,
    folders,
    /** The keys that begin so, page by page. */
    objects: (prefix: string): AsyncGenerator<readonly string[]> => keysUnder(client, bucket, prefix),
    removeObjects: remove,
    /** Removes an image's file and thumbnail. */
    removeFiles: (sub: string, id: string): Promise<void> =>
      remove([originalKey(sub, id), thumbnailKey(sub, id)]),
  };
};
