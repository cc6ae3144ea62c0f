import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { bucketClient } from '../../core/aws/bucket-client.ts';
import { images } from '../../core/contract/images.ts';
import { guards } from '../../core/http/guards.ts';
import { serve } from '../../core/http/serve.ts';
import { settings, text } from '../../core/settings.ts';
import { imageAnswer } from '../../systems/images/image/answer.ts';
import { imageOf } from '../../systems/images/image/store.ts';
import { namesIn } from '../../systems/images/image/tag-name.ts';
import { correctTags } from '../../systems/images/library/correcting.ts';
import { deleteImage } from '../../systems/images/library/deleting.ts';
import { deleteTag, renameTag } from '../../systems/images/library/everywhere.ts';
import { tagImages } from '../../systems/images/library/many.ts';
import { askForUpload } from '../../systems/images/library/uploading.ts';
import { listImages, listTags } from '../../systems/images/search/listing.ts';
import { retagImage } from '../../systems/images/tagging/retagging.ts';
import { libraryPorts } from '../../systems/images/wiring.ts';

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
const ports = libraryPorts(
  { s3: bucketClient(), db, sqs: new SQSClient({}) },
  {
    bucket: env.IMAGES_BUCKET,
    table: env.IMAGES_TABLE,
    queueUrl: env.TAGGING_QUEUE_URL,
    secretArn: env.SIGNING_SECRET_ARN,
  },
);

export const handler = serve(
  images,
  {
    async createImage({ caller, body }) {
      const asked = await askForUpload(ports, caller.sub, body);
      return 'known' in asked ? { status: 200, body: asked.known } : { status: 201, body: asked.upload };
    },
    listImages: async ({ caller, query }) => ({
      status: 200,
      body: await listImages(ports, caller.sub, query),
    }),
    getImage: async ({ caller, path }) => ({
      status: 200,
      body: await imageAnswer(ports.urlsOf, await imageOf(ports.images, caller.sub, path.imageId)),
    }),
    async deleteImage({ caller, path }) {
      await deleteImage(ports, caller.sub, path.imageId);
      return { status: 200, body: { message: `Deleted image: ${path.imageId}` } };
    },
    correctTags: async ({ caller, path, body }) => ({
      status: 200,
      body: await imageAnswer(ports.urlsOf, await correctTags(ports.images, caller.sub, path.imageId, body)),
    }),
    tagImages: async ({ caller, body }) => ({ status: 200, body: await tagImages(ports, caller.sub, body) }),
    retagImage: async ({ caller, path }) => ({
      status: 202,
      body: await imageAnswer(ports.urlsOf, await retagImage(ports, caller.sub, path.imageId)),
    }),
    listTags: async ({ caller, query }) => ({
      status: 200,
      body: await listTags(ports, caller.sub, query),
    }),
    renameTag: async ({ caller, path, body }) => ({
      status: 200,
      body: await renameTag(ports, caller.sub, path.tag, body),
    }),
    deleteTag: async ({ caller, path }) => ({
      status: 200,
      body: await deleteTag(ports, caller.sub, path.tag),
    }),
    async listImagesOfTag({ path, base }) {
      const [name = ''] = namesIn('path', 'tag', [path.tag]);
      const location = `${base}/images?tags=${encodeURIComponent(name)}`;
      return { status: 308, headers: { location }, body: { message: `The images are at ${location}` } };
    },
  },
  guards({
    db,
    origin: env.CONSOLE_ORIGIN,
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);
