import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { presignedGets } from '../../core/aws/presigned-get.ts';
import { signingSecret } from '../../core/aws/secret.ts';
import { cursors } from '../../core/cursor.ts';
import { catalogReads } from './aws/catalog.ts';
import { clipStore } from './aws/clip-store.ts';
import { clipObjects } from './aws/objects.ts';
import { timelineReads } from './aws/timeline.ts';
import type { Catalog, CatalogPorts } from './catalog/catalog.ts';
import type { CountPorts } from './counts/asking.ts';
import type { IngestPorts } from './ingesting/batch.ts';
import type { CameraSettings } from './ingesting/inspecting.ts';
import type { SkipPorts } from './skipped/listing.ts';
import type { ListingPorts } from './timeline/listing.ts';

/** Where the clips are. */
export interface ClipPlaces {
  readonly bucket: string;
  readonly table: string;
}

interface Clients {
  readonly s3: S3Client;
  readonly db: DynamoDBClient;
}

/** How long the URL of a clip is valid at least, and for how long it stays the same, in seconds. */
const URLS = { forS: 3600, everyS: 900 } as const;

/** What the operations of the API need. */
export const viewingPorts = (
  { s3, db }: Clients,
  { bucket, table, zone, secretArn }: ClipPlaces & { readonly zone: string; readonly secretArn: string },
): Catalog & CatalogPorts & CountPorts & ListingPorts & SkipPorts => {
  const now = (): Date => new Date();
  return {
    ...catalogReads(db, table, now),
    reads: timelineReads(db, table),
    cursors: cursors(signingSecret(secretArn)),
    sign: presignedGets(s3, bucket, URLS),
    zone,
    now,
  };
};

/** What taking clips in needs. */
export const ingestPorts = (
  { s3, db }: Clients,
  { bucket, table, ...settings }: ClipPlaces & CameraSettings,
): IngestPorts => ({
  objects: clipObjects(s3, bucket),
  store: clipStore(db, table, () => new Date()),
  ...settings,
});
