import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { bucketClient } from '../../core/aws/bucket-client.ts';
import { cameras } from '../../core/contract/cameras.ts';
import { guards } from '../../core/http/guards.ts';
import { serve } from '../../core/http/serve.ts';
import { settings, text } from '../../core/settings.ts';
import { cameraDetails } from '../../systems/cameras/catalog/catalog.ts';
import { clipDays, clipTimeline } from '../../systems/cameras/counts/asking.ts';
import { zone } from '../../systems/cameras/settings.ts';
import { listSkipped } from '../../systems/cameras/skipped/listing.ts';
import { getClip, lastFive, lastFiveOf, listClips } from '../../systems/cameras/timeline/listing.ts';
import { viewingPorts } from '../../systems/cameras/wiring.ts';

const env = settings({
  CAMERA_ZONE: zone,
  CLIPS_BUCKET: text,
  CLIPS_TABLE: text,
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  SIGNING_SECRET_ARN: text,
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const db = new DynamoDBClient({});
const ports = viewingPorts(
  { s3: bucketClient(), db },
  {
    bucket: env.CLIPS_BUCKET,
    table: env.CLIPS_TABLE,
    zone: env.CAMERA_ZONE,
    secretArn: env.SIGNING_SECRET_ARN,
  },
);

export const handler = serve(
  cameras,
  {
    listCameras: async () => ({ status: 200, body: [...(await ports.names())] }),
    listCameraDetails: async () => ({ status: 200, body: await cameraDetails(ports) }),
    lastFive: async ({ caller, query: { num_results: limit = 10, filter: camera, ...asked } }) => ({
      status: 200,
      body: await lastFive(ports, caller.sub, 'lastFive', { ...asked, camera, limit }),
    }),
    lastFiveOfCamera: async ({ caller, path: { camera }, query: { num_results: limit = 5, ...asked } }) => ({
      status: 200,
      body: await lastFiveOf(ports, caller.sub, 'lastFiveOfCamera', { ...asked, camera, limit }),
    }),
    listClips: async ({ caller, query }) => ({
      status: 200,
      body: await listClips(ports, caller.sub, query),
    }),
    getClip: async ({ path, query }) => ({
      status: 200,
      body: await getClip(ports, path.clipId, query.download ?? false),
    }),
    listClipDays: async ({ query }) => ({ status: 200, body: await clipDays(ports, query) }),
    getClipTimeline: async ({ query }) => ({ status: 200, body: await clipTimeline(ports, query) }),
    listSkippedFiles: async ({ caller, query }) => ({
      status: 200,
      body: await listSkipped(ports, caller.sub, query),
    }),
  },
  guards({
    db,
    origin: env.CONSOLE_ORIGIN,
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);
