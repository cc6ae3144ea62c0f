import { cursors } from '../../../core/cursor.ts';
import { tableHeaps } from '../../../systems/images/aws/heaps.ts';
import { imageBatches } from '../../../systems/images/aws/image-batches.ts';
import { imageSearch } from '../../../systems/images/aws/image-search.ts';
import { imageStore } from '../../../systems/images/aws/image-store.ts';
import { forgetUser, type Heaps } from '../../../systems/images/forgetting/forgetting.ts';
import { idsFrom } from '../../../systems/images/image/image-id.ts';
import type { Image } from '../../../systems/images/image/image.ts';
import { late } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';
import { idOf } from './arbitrary.ts';

export const NOW = new Date('2026-11-23T12:00:00.000Z');

const TABLE = 'Images';
/** How many turns of the event loop a read takes, and a write. */
const [READ, WRITE] = [1, 3] as const;

/** The table of the images, in memory. @param page the most items of one page of a Query */
export const imageTable = (page?: number) => {
  const tables = memoryTables({ [TABLE]: { hash: 'pk', range: 'sk' } }, page);
  return {
    ...tables,
    images: { ...imageStore(tables.db, TABLE), ...imageBatches(tables.db, TABLE) },
    search: imageSearch(tables.db, TABLE),
    heaps: tableHeaps(tables.db, TABLE),
    /** What lies in it, as text. */
    text: (): string => JSON.stringify(tables.items(TABLE)),
    rows: () => tables.items(TABLE),
  };
};

/** All ports of the library and of the sweep, over a table, a bucket and a queue in memory, which finish late. */
export const imageWorld = (page?: number) => {
  const table = imageTable(page);
  /** The objects, by key. */
  const files = new Set<string>();
  const sent: object[] = [];
  let made = 0;
  const { images, search } = table;
  const { uploadingSince, countProcessing, tagCounts, ...reads } = search;
  const { unfinished, ...entries } = table.heaps;
  const keysUnder = (prefix: string): string[] => [...files].filter((key) => key.startsWith(prefix)).sort();
  const removeObjects = (keys: readonly string[]): Promise<void> =>
    late('removal of objects', WRITE, () => keys.forEach((key) => files.delete(key)));
  const heaps: Heaps = {
    ...entries,
    async *objects(prefix) {
      yield await late('list of objects', READ, () => keysUnder(prefix));
    },
    removeObjects,
  };

  return {
    table,
    files,
    sent,
    heaps,
    /** Puts an image there as it is, with its objects. */
    put: async (...all: readonly Image[]): Promise<void> => {
      for (const image of all) {
        await images.create(image);
        files.add(`images/${image.sub}/${image.id}`).add(`thumbnails/${image.sub}/${image.id}.webp`);
      }
    },
    ports: {
      images,
      reads,
      tagCounts,
      uploadingSince,
      countProcessing,
      filesSince: (sub: string, moment: Date) =>
        late('list of files', READ, () => {
          const ids = keysUnder(`images/${sub}/`).map((key) => key.split('/')[2] ?? '');
          return new Set(ids.filter((id) => id >= idsFrom(moment)));
        }),
      urlsOf: async ({ sub, id }: Pick<Image, 'sub' | 'id'>, type: string) => ({
        fileUrl: `https://file/${sub}/${id}?${type}`,
        downloadUrl: `https://save/${sub}/${id}`,
        thumbnailUrl: `https://thumb/${sub}/${id}`,
      }),
      formFor: async ({ id }: Image) => ({ uploadUrl: 'https://bucket', formFields: { key: id } }),
      newId: () => idOf((made += 1)),
      now: () => NOW,
      cursors: cursors(async () => 'secret'),
      send: (message: object): Promise<void> => late('message', WRITE, () => void sent.push(message)),
      removeFiles: (sub: string, id: string) =>
        removeObjects([`images/${sub}/${id}`, `thumbnails/${sub}/${id}.webp`]),
      unfinished,
      hasFile: (sub: string, id: string) => late('look', READ, () => files.has(`images/${sub}/${id}`)),
      async *folders(prefix: string, from = '') {
        const subs = keysUnder(prefix).map((key) => key.split('/')[1] ?? '');
        yield* [...new Set(subs)].filter((sub) => sub >= from);
      },
      isGone: async (): Promise<boolean> => false,
      forget: (sub: string, remainingMs: () => number) => forgetUser(heaps, sub, remainingMs),
      anySub: () => '3',
    },
  };
};
