import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sendTaggingWork } from '../../core/messages/tagging.ts';
import { signingSecret } from '../../core/aws/secret.ts';
import { images } from '../../core/contract/images.ts';
import { cursors } from '../../core/cursor.ts';
import { outside } from '../../core/http/outside.ts';
import { serve } from '../../core/http/serve.ts';
import { settings, text } from '../../core/settings.ts';
import { imageAnswer } from '../../systems/images/library/answers.ts';
import { imageSearch } from '../../systems/images/aws/image-search.ts';
import { correctTags, imageOf } from '../../systems/images/tags/correcting.ts';
import { deleteImage } from '../../systems/images/library/deleting.ts';
import { listImages, listTags } from '../../systems/images/search/listing.ts';
import { namesIn } from '../../systems/images/tags/names.ts';
import { bucketClient, imageParts } from '../../systems/images/wiring.ts';
import { retagImage } from '../../systems/images/tags/retagging.ts';
import { askForUpload } from '../../systems/images/library/uploading.ts';

const env = settings({
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  IMAGES_BUCKET: text,
  IMAGES_TABLE: text,
  SIGNING_SECRET_ARN: text,
  TAGGING_QUEUE_URL: text,
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const db = new DynamoDBClient({});
const parts = imageParts(bucketClient(), db, { bucket: env.IMAGES_BUCKET, table: env.IMAGES_TABLE });
const { formFor, removeObjects, urlsOf } = parts.objects;
const { countUploading, tagCounts, ...reads } = imageSearch(db, env.IMAGES_TABLE);
const uploading = { ...parts, countUploading, formFor, urlsOf };
const listing = { reads, tagCounts, urlsOf, cursors: cursors(signingSecret(env.SIGNING_SECRET_ARN)) };
const retagging = { ...parts, send: sendTaggingWork(new SQSClient({}), env.TAGGING_QUEUE_URL) };

export const handler = serve(
  images,
  {
    async createImage({ caller, body }) {
      const asked = await askForUpload(uploading, caller.sub, body);
      return 'known' in asked ? { status: 200, body: asked.known } : { status: 201, body: asked.upload };
    },
    listImages: async ({ caller, query }) => ({
      status: 200,
      body: await listImages(listing, caller.sub, query),
    }),
    getImage: async ({ caller, path }) => ({
      status: 200,
      body: await imageAnswer(urlsOf, await imageOf(parts.images, caller.sub, path.imageId)),
    }),
    async deleteImage({ caller, path }) {
      await deleteImage({ ...parts, removeObjects }, caller.sub, path.imageId);
      return { status: 200, body: { message: `Deleted image: ${path.imageId}` } };
    },
    correctTags: async ({ caller, path, body }) => ({
      status: 200,
      body: await imageAnswer(urlsOf, await correctTags(parts.images, caller.sub, path.imageId, body)),
    }),
    retagImage: async ({ caller, path }) => ({
      status: 202,
      body: await imageAnswer(urlsOf, await retagImage(retagging, caller.sub, path.imageId)),
    }),
    listTags: async ({ caller, query }) => ({
      status: 200,
      body: await listTags(listing, caller.sub, query),
    }),
    async listImagesOfTag({ path, base }) {
      const [name = ''] = namesIn('path', 'tag', [path.tag]);
      const location = `${base}/images?tags=${encodeURIComponent(name)}`;
      return { status: 308, headers: { location }, body: { message: `The images are at ${location}` } };
    },
  },
  outside({
    db,
    origin: env.CONSOLE_ORIGIN,
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);
