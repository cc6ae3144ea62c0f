import { codings, type Size } from './av1.ts';
import { Doubt, doubt, full, oneBox, reading } from './boxes.ts';
import { hasPlainExif } from '../exif.ts';
import { type Item, type Items, itemsOf } from './items.ts';

/** A picture that is decoded from the file, or put together of others. */
export interface Decoded {
  /** What the file says, where those look who want to know before they decode. */
  readonly said: Size;
  /** What a decoder makes room for. */
  readonly coded: Size;
  /** How many frames of that size are decoded: none where the frames are those of others. */
  readonly frames: number;
  /** Whether it is said to have more than 8 bits a colour. */
  readonly isDeep: boolean;
  /** Of what is put together, how many pixels its tiles have, of which the last may overhang. */
  readonly tiled?: number;
}

/** Pictures of these types are decoded. */
const AV1 = 'av01';
const GRID = 'grid';
/** What is no picture, and what is derived from pictures in ways that no decoder here knows. */
const OTHERS: readonly string[] = ['Exif', 'mime', 'uri ', 'rgan', 'tmap', 'sato'];

const saidOf = ({ properties }: Item): Size => {
  const { from } = full(oneBox(properties, 'ispe'), 0);
  return { width: from.uint(4), height: from.uint(4) };
};

/** Source: AV1 Codec ISO Media File Format Binding, 2.3 */
const configurationOf = ({ properties }: Item) => {
  const from = reading(oneBox(properties, 'av1C').body);
  from.take(2);
  const isDeep = (from.uint(1) & 0x40) !== 0;
  from.take(1);
  return { isDeep, headers: from.rest() };
};

const areSame = (one: Size, other: Size): boolean => one.width === other.width && one.height === other.height;

/** What a grid says of itself: how it is put together, and what comes of it. */
const gridIn = (data: Uint8Array) => {
  const from = reading(data);
  if (from.uint(1) !== 0) doubt('no grid of this version is known');
  const fieldSize = (from.uint(1) & 1) === 0 ? 2 : 4;
  const [rows, columns] = [from.uint(1) + 1, from.uint(1) + 1];
  return { rows, columns, size: { width: from.uint(fieldSize), height: from.uint(fieldSize) } };
};

/**
 * A grid, whose tiles are decoded at the same time. They are of one size, and none of them lies outside; the last
 * ones may overhang.
 * Source: ISO/IEC 23008-12, 6.6.2.3
 */
const gridOf = (grid: Item, items: Items['items']): Decoded => {
  const { rows, columns, size } = gridIn(grid.data());
  if (grid.parts.length !== rows * columns) doubt('a grid has not the tiles that it says');
  const tiles = [...new Set(grid.parts)].map((id) => items.get(id) ?? doubt('a tile is nowhere'));
  if (tiles.some(({ type }) => type !== AV1)) doubt('a tile is no picture');
  const [tile = doubt('there are no tiles'), ...others] = tiles.map(saidOf);
  if (others.some((other) => !areSame(other, tile))) doubt('tiles have different sizes');
  if ((columns - 1) * tile.width >= size.width || (rows - 1) * tile.height >= size.height)
    doubt('a tile lies outside of its grid');
  const tiled = columns * tile.width * rows * tile.height;
  return { said: saidOf(grid), coded: size, frames: 0, isDeep: false, tiled };
};

/** How often each item is a tile. */
const usesIn = (items: Items['items']): ReadonlyMap<number, number> => {
  const uses = new Map<number, number>();
  for (const { type, parts } of items.values())
    if (type === GRID) for (const id of parts) uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
};

const decodedOf = ({ primary, items }: Items): readonly Decoded[] => {
  if (primary.type !== AV1 && primary.type !== GRID) doubt('it is no picture');
  const [uses, codedIn] = [usesIn(items), codings()];
  const pictureOf = (item: Item): readonly Decoded[] => {
    // It may be in several parts, of which the file as a whole shows none.
    if (item.type === 'Exif' && !hasPlainExif(item.data())) doubt('its Exif is endless');
    if (OTHERS.includes(item.type)) return [];
    if (item.type === GRID) return [gridOf(item, items)];
    if (item.type !== AV1) doubt('an item is of no type that is known');
    const { isDeep, headers } = configurationOf(item);
    const { largest, frames } = codedIn(headers, item.data());
    return [{ said: saidOf(item), coded: largest, frames: frames * (uses.get(item.id) ?? 1), isDeep }];
  };
  return [...items.values()].flatMap(pictureOf);
};

/**
 * All that an AVIF file may have a decoder make room for: its picture, the transparency of that, its tiles, and
 * whatever else is in it. A decoder that asks the file for its size gets one, and finds another in the AV1 data
 * when it has made room for it.
 * @returns undefined when that cannot be told without doubt
 * Source: https://aomediacodec.github.io/av1-avif/
 */
export const decodedIn = (file: Uint8Array): readonly Decoded[] | undefined => {
  try {
    return decodedOf(itemsOf(file));
  } catch (error) {
    if (error instanceof Doubt) return undefined;
    throw error;
  }
};
