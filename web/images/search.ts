import type { paths } from 'trellis/client';

type ImagesQuery = NonNullable<paths['/images']['get']['parameters']['query']>;
type Shown = NonNullable<ImagesQuery['state']> | 'untagged';

/** What a link to the gallery says. A word that stands for the default is left out. */
export interface GallerySearch {
  /** Names of tags with commas between them: a name has none. */
  readonly tags?: string;
  readonly match?: 'any';
  readonly without?: string;
  readonly show?: Exclude<Shown, 'uploading'>;
  /** Which time `order`, `from` and `to` are about; otherwise when an image was uploaded. */
  readonly by?: 'taken';
  readonly order?: 'oldest';
  /** The first day, YYYY-MM-DD. */
  readonly from?: string;
  /** The last day. */
  readonly to?: string;
  /** The id of the image that is open. */
  readonly image?: string;
}

/** As many tags as the API takes at once. */
export const MOST_TAGS = 10;
const LONGEST_TAG = 256;
const SHOWN = ['untagged', 'processing', 'tagged', 'failed', 'rejected'] as const;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The tags of a text, each once. */
export const tagsIn = (text: string | undefined): string[] => {
  const names = (text ?? '').split(',').map((name) => name.trim());
  const fit = names.filter((name) => name !== '' && name.length <= LONGEST_TAG);
  return [...new Set(fit)].slice(0, MOST_TAGS);
};

/** The text of tags, for a link. */
export const tagsText = (names: readonly string[]): string | undefined => names.join(',') || undefined;

/** A day that there is, and that has a next day of four digits. Years before 1000 are slips of the finger. */
export const dayIn = (value: unknown): string | undefined => {
  const [, year, month, day] = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(textOf(value)) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === '9999') return undefined;
  return date.toISOString().startsWith(`${year}-${month}-${day}`) ? `${year}-${month}-${day}` : undefined;
};

/** Leaves out what is absent: a link is as short as can be. */
const present = (search: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

/** Rejected images have neither tags nor a time, and what has no tags cannot be looked for by them. */
const canShow = (show: string, { hasTags, byTaken }: { hasTags: boolean; byTaken: boolean }): boolean =>
  show === 'untagged' ? !hasTags : show !== 'rejected' || (!hasTags && !byTaken);

/** Reads a link. What makes no sense in it counts as absent. */
export const gallerySearch = (
  search: Readonly<Partial<Record<keyof GallerySearch, unknown>>>,
): GallerySearch => {
  const tags = tagsText(tagsIn(textOf(search.tags)));
  const without = tagsText(tagsIn(textOf(search.without)));
  const byTaken = search.by === 'taken';
  const hasTags = tags !== undefined || without !== undefined;
  const show = SHOWN.find((one) => one === search.show && canShow(one, { hasTags, byTaken }));
  const image = textOf(search.image);
  return present({
    tags,
    match: search.match === 'any' ? 'any' : undefined,
    without,
    show,
    by: byTaken ? 'taken' : undefined,
    order: search.order === 'oldest' ? 'oldest' : undefined,
    from: dayIn(search.from),
    to: dayIn(search.to),
    image: ID.test(image) ? image : undefined,
  }) as GallerySearch;
};

/**
 * The moment at which a day begins: for uploads, where the reader is; for pictures, whose cameras often know no zone,
 * in UTC, as the API compares them.
 */
const startOf = (day: string, later: number, isUtc: boolean): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = isUtc
    ? new Date(Date.UTC(year, month - 1, date + later))
    : new Date(year, month - 1, date + later);
  return moment.toISOString();
};

/** Whether the last day is before the first: such a range counts as absent. */
export const isTurned = ({ from, to }: GallerySearch): boolean =>
  from !== undefined && to !== undefined && to < from;

const rangeOf = (search: GallerySearch): ImagesQuery => {
  const { by, from, to } = search;
  if (isTurned(search)) return {};
  const isUtc = by === 'taken';
  const start = from === undefined ? undefined : startOf(from, 0, isUtc);
  const end = to === undefined ? undefined : startOf(to, 1, isUtc);
  const range = isUtc ? { takenFrom: start, takenTo: end } : { uploadedFrom: start, uploadedTo: end };
  return present(range) as ImagesQuery;
};

/** The request that a link stands for. Which image is open makes no difference to it. */
export const queryOf = (search: GallerySearch): ImagesQuery => {
  const { tags, match, without, show, by, order } = search;
  return present({
    tags: tags === undefined ? undefined : tagsIn(tags),
    match: tags === undefined ? undefined : match,
    without: without === undefined ? undefined : tagsIn(without),
    ...(show === 'untagged' ? { untagged: true } : { state: show }),
    orderBy: by,
    order,
    ...rangeOf(search),
  }) as ImagesQuery;
};

/** Whether a link leaves images out. */
export const isFiltered = (search: GallerySearch): boolean =>
  Object.keys(queryOf(search)).some((name) => name !== 'order' && name !== 'orderBy');
