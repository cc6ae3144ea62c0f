import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { components, operations } from '../../core/contract/types.ts';
import { cursors } from '../../core/cursor.ts';
import { imageRecord } from '../../systems/images/aws/image-record.ts';
import { imageSearch, libraryOf } from '../../systems/images/aws/image-search.ts';
import { listImages, searchOf } from '../../systems/images/search/listing.ts';
import { beyond, type Span } from '../../systems/images/search/span.ts';
import { isWanted } from '../../systems/images/search/wanted.ts';
import { between, counting, type Reads } from './counted.ts';
import { SUB } from './library.ts';

type Query = NonNullable<operations['listImages']['parameters']['query']>;
type Page = components['schemas']['ImagePage'];

/** The name of the table. */
export const TABLE = 'Images';

const SEARCHES: Readonly<Record<string, Query>> = {
  'one tag, common': { tags: ['sky'] },
  'one tag, rare': { tags: ['heron'] },
  'all of two common': { tags: ['sky', 'sea'] },
  'all of common and rare': { tags: ['sky', 'sea', 'harbour'] },
  'any of five': { tags: ['sky', 'sea', 'sunset', 'harbour', 'heron'], match: 'any' },
  'one tag without another': { tags: ['sunset'], without: ['sky'] },
  'without the most common': { without: ['moon'] },
  // Nothing is found here: every image has one or the other.
  'without two that all have': { without: ['moon', 'sea'] },
  'by taken': { orderBy: 'taken' },
  'by taken, one tag, common': { orderBy: 'taken', tags: ['sky'] },
  'by taken, one tag, one in 500': { orderBy: 'taken', tags: ['harbour'] },
  'by taken, one tag, one in 50': { orderBy: 'taken', tags: ['sunset'] },
};

/** One search, as far as it was measured: its first page, and all its pages. */
export interface Row {
  readonly name: string;
  readonly found: number;
  readonly page: Reads;
  /** The same page by reading the library from its newest image on, until it is full. */
  readonly scanned: Reads;
  readonly pages: number;
  readonly all: Reads;
}

/** The handler's own parts; addresses are signed without a read. */
const portsOf = (db: DynamoDBClient) => ({
  reads: imageSearch(db, TABLE),
  urlsOf: async () => ({
    fileUrl: 'https://example.com/file',
    downloadUrl: 'https://example.com/save',
    thumbnailUrl: 'https://example.com/thumbnail',
  }),
  cursors: cursors(async () => 'bench'),
});

/** Reads the whole library, newest first, in pages as long as the table makes them. */
async function* fullRead(db: DynamoDBClient) {
  let [span, isMore] = [{ order: 'newest' } as Span, true];
  while (isMore) {
    const input = { ...libraryOf(TABLE, SUB, span, 1), Limit: undefined };
    const { Items = [], LastEvaluatedKey } = await db.send(new QueryCommand(input));
    const images = Items.map(imageRecord.read);
    yield images;
    const last = images.at(-1)?.id;
    [span, isMore] = [last === undefined ? span : beyond(span, last), LastEvaluatedKey !== undefined];
  }
}

/** What each search reads of the whole library, with a filter, until it has found as many as are on its page. */
const filteredReads = async (
  db: DynamoDBClient,
  told: () => Reads,
  searches: readonly { readonly query: Query; readonly row: Omit<Row, 'scanned'>; readonly wanted: number }[],
): Promise<Row[]> => {
  const start = told();
  const under = searches.map(({ query, row, wanted }) => ({
    search: searchOf(query),
    row,
    wanted,
    end: start,
  }));
  for await (const images of fullRead(db))
    for (const one of under) {
      if (one.wanted <= 0) continue;
      one.wanted -= images.filter((image) => isWanted(one.search, image)).length;
      one.end = told();
    }
  return under.map(({ row, end }) => ({ ...row, scanned: between(start, end) }));
};

const allPages = async (list: (query: Query) => Promise<Page>, query: Query) => {
  let [pages, found, cursor] = [0, 0, undefined as string | undefined];
  do {
    const page = await list({ ...query, ...(cursor !== undefined && { cursor }) });
    [pages, found, cursor] = [pages + 1, found + page.images.length, page.cursor];
  } while (cursor !== undefined);
  return { pages, found };
};

/** Searches a table as the function does that answers `GET /images`. */
export const measured = async (db: DynamoDBClient): Promise<Row[]> => {
  const told = counting(db);
  const ports = portsOf(db);
  const list = (query: Query): Promise<Page> => listImages(ports, SUB, query);
  const searches: Parameters<typeof filteredReads>[2][number][] = [];
  for (const [name, query] of Object.entries(SEARCHES)) {
    const start = told();
    const { images } = await list(query);
    const first = told();
    const { pages, found } = await allPages(list, query);
    const row = { name, found, page: between(start, first), pages, all: between(first, told()) };
    // An empty page is one that has looked for more. The library is in another order than that of when images were
    // taken: all of it is read for a page of those.
    searches.push({ query, row, wanted: query.orderBy === 'taken' ? Infinity : Math.max(1, images.length) });
  }
  return filteredReads(db, told, searches);
};
