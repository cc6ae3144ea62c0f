import { findImages, isWanted, type Search } from '../../functions/images/search.ts';
import { countedReads, noReads, PAGE, type Reads, UNIT } from './counted.ts';
import { type Library, SUB } from './library.ts';

/** A page of the contract's default. */
const LIMIT = 20;

const everything: Search = { tags: [], match: 'all', without: [], untagged: false };
const SEARCHES: Readonly<Record<string, Search>> = {
  'one tag, common': { ...everything, tags: ['sky'] },
  'one tag, rare': { ...everything, tags: ['heron'] },
  'all of two common': { ...everything, tags: ['sky', 'sea'] },
  'all of common and rare': { ...everything, tags: ['sky', 'sea', 'harbour'] },
  'any of five': { ...everything, tags: ['sky', 'sea', 'sunset', 'harbour', 'heron'], match: 'any' },
  'one tag without another': { ...everything, tags: ['sunset'], without: ['sky'] },
  'without the most common': { ...everything, without: ['moon'] },
  // Nothing is found here: every image has one or the other.
  'without two that all have': { ...everything, without: ['moon', 'sea'] },
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

/** Reads the library, with a filter, until so many are found. */
const scan = ({ images, sizes }: Library, search: Search, limit: number): Reads => {
  const reads = noReads();
  let [found, page] = [0, 0];
  const endPage = (): void => {
    reads.queries += 1;
    reads.units += Math.ceil(page / UNIT);
    page = 0;
  };
  for (const image of images) {
    reads.items += 1;
    page += sizes.get(image.id) ?? 0;
    if (isWanted(search, image)) found += 1;
    if (page >= PAGE) {
      endPage();
      if (found >= limit) return reads;
    }
  }
  endPage();
  return reads;
};

const measure = async (library: Library, name: string, search: Search): Promise<Row> => {
  const [page, all] = [noReads(), noReads()];
  const first = await findImages(countedReads(library, page), SUB, search, { limit: LIMIT });
  let [pages, found, before] = [0, 0, undefined as string | undefined];
  do {
    const next = await findImages(countedReads(library, all), SUB, search, { before, limit: LIMIT });
    [pages, found, before] = [pages + 1, found + next.images.length, next.last];
  } while (before !== undefined);
  return { name, found, page, scanned: scan(library, search, Math.max(1, first.images.length)), pages, all };
};

export const measured = async (library: Library): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const [name, search] of Object.entries(SEARCHES)) rows.push(await measure(library, name, search));
  return rows;
};
