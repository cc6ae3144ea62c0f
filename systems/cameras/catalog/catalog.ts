import { inPieces } from '../../../core/pieces.ts';
import type { components } from '../../../core/contract/types.ts';
import type { Clip, ClipType } from '../clip/clip.ts';
import { totalOf, type Totals } from '../counts/counts.ts';
import { spanOf } from '../timeline/span.ts';
import { type TimelineReads, walk } from '../timeline/walk.ts';

type Schemas = components['schemas'];

/** What is known of the cameras. */
export interface Catalog {
  /** The names of the cameras, sorted by their bytes in UTF-8. */
  readonly names: () => Promise<readonly string[]>;
  readonly isKnown: (camera: string) => Promise<boolean>;
  /** All that a camera has, in parts. */
  readonly totals: (camera: string) => Promise<readonly Totals[]>;
  /** The clip with an id, which may have expired; undefined if the id is unknown. */
  readonly clip: (id: string) => Promise<Clip | undefined>;
}

export interface CatalogPorts extends Pick<Catalog, 'names' | 'totals'> {
  readonly reads: TimelineReads;
  readonly now: () => Date;
  /** The IANA zone of the cameras. */
  readonly zone: string;
}

/** So many cameras are looked up at a time. */
const AT_ONCE = 20;
/** As many clips at the end may have expired and not be gone. */
const MOST_EXPIRED = 500;

/** The latest clip of a camera. */
const latest = async ({ reads, now }: CatalogPorts, type: ClipType, camera: string): Promise<number[]> => {
  for (const limit of [1, MOST_EXPIRED]) {
    const asked = { type, cameras: [camera], span: spanOf({}), order: 'newest', limit, now: now() } as const;
    const { clips, rest } = await walk(reads, asked);
    if (clips.length > 0 || !rest) return clips.slice(0, 1).map(({ event_ts }) => event_ts);
  }
  return [];
};

const details = async (ports: CatalogPorts, name: string): Promise<Schemas['Camera']> => {
  const [totals, videos, images] = await Promise.all([
    ports.totals(name),
    latest(ports, 'video', name),
    latest(ports, 'image', name),
  ]);
  const seen = [...videos, ...images];
  return {
    name,
    ...(seen.length > 0 && { lastSeen: new Date(Math.max(...seen)).toISOString() }),
    ...totalOf(totals),
  };
};

/** The cameras with what they have, sorted by name, and their zone. */
export const cameraDetails = async (ports: CatalogPorts): Promise<Schemas['Cameras']> => {
  const names = await ports.names();
  const cameras: Schemas['Camera'][] = [];
  for (const piece of inPieces(names, AT_ONCE))
    cameras.push(...(await Promise.all(piece.map((name) => details(ports, name)))));
  return { zone: ports.zone, cameras };
};
