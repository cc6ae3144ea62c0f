import { type Box, boxesIn, doubt, full, MOST_BOXES, oneBox, optionalBox, reading, text } from './boxes.ts';

/** A thing in a HEIF file: a picture, a part of one, or something said of one. */
export interface Item {
  readonly id: number;
  /** Four characters, such as `av01`. */
  readonly type: string;
  readonly data: () => Uint8Array;
  readonly properties: readonly Box[];
  /** The items that it is derived from, in their order: of a grid, its tiles. */
  readonly parts: readonly number[];
  /** Whether its colours are multiplied by its transparency already. */
  readonly isPremultiplied: boolean;
}

/** What the `meta` box says of a file's items. */
export interface Items {
  readonly primary: Item;
  readonly items: ReadonlyMap<number, Item>;
}

/** Parts of one item; as many as the decoder takes. */
const MOST_EXTENTS = 32;
/** All items together, in bytes: their data may overlap, and be read again for each. */
const MOST_DATA = 64 * 1024 * 1024;

const put = <T>(map: Map<number, T>, id: number, value: T): void => {
  if (map.has(id)) doubt('an item is told of twice');
  map.set(id, value);
};

/** A few thousand items or properties are more than any picture has. */
const countOf = (count: number): number => (count > MOST_BOXES ? doubt('it has too many items') : count);

/** The type of an item by its id. Source: ISO/IEC 14496-12, 8.11.6 */
const infoOf = (box: Box): readonly [id: number, type: string] => {
  const { version, from } = full(box, 3);
  if (box.type !== 'infe' || version < 2) doubt('an item has no type');
  const id = from.uint(version === 2 ? 2 : 4);
  if (from.uint(2) !== 0) doubt('an item is protected');
  const type = text(from.take(4));
  // What is said of a picture may be packed, which a decoder unpacks, whatever size it comes to.
  const [, , encoding = ''] = type === 'mime' ? text(from.rest()).split('\0', 3) : [];
  if (encoding !== '') doubt('an item is packed');
  return [id, type];
};

const typesIn = (box: Box): ReadonlyMap<number, string> => {
  const { version, from } = full(box, 1);
  const count = from.uint(version === 0 ? 2 : 4);
  const boxes = boxesIn(from.rest());
  if (boxes.length !== count) doubt('there are not as many items as is said');
  const types = new Map<number, string>();
  for (const info of boxes) put(types, ...infoOf(info));
  return types;
};

/** Where the data of an item are: in the file, or in the box `idat`. */
interface Place {
  readonly inIdat: boolean;
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
}

/** Source: ISO/IEC 14496-12, 8.11.3 */
const placesIn = (box: Box): ReadonlyMap<number, Place> => {
  const { version, from } = full(box, 2);
  const sizes = from.uint(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const placeOf = (): readonly [number, Place] => {
    const id = from.uint(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : from.uint(2) & 15;
    if (method > 1 || from.uint(2) !== 0) doubt('data are in another item, or another file');
    const base = from.uint(baseSize);
    const count = from.uint(2);
    if (count > MOST_EXTENTS) doubt('an item is in too many parts');
    const extents = Array.from({ length: count }, () => {
      from.uint(indexSize);
      return { offset: base + from.uint(offsetSize), length: from.uint(lengthSize) };
    });
    return [id, { inIdat: method === 1, extents }];
  };
  const places = new Map<number, Place>();
  for (let left = countOf(from.uint(version < 2 ? 2 : 4)); left > 0; left -= 1) put(places, ...placeOf());
  return places;
};

/** The data of each item that has a place, read when they are asked for. */
const dataIn = (places: ReadonlyMap<number, Place>, file: Uint8Array, idat: Uint8Array) => {
  const all = [...places.values()].flatMap(({ extents }) => extents);
  if (all.reduce((sum, { length }) => sum + length, 0) > MOST_DATA) doubt('there are too many data');
  return (id: number): Uint8Array => {
    const { inIdat, extents } = places.get(id) ?? doubt('an item is nowhere');
    const parts = extents.map(({ offset, length }) => {
      if (length === 0) doubt('an extent has no length');
      const from = reading(inIdat ? idat : file);
      from.take(offset);
      return from.take(length);
    });
    const [only, ...others] = parts;
    return only && others.length === 0 ? only : Buffer.concat(parts);
  };
};

/** The properties of each item. Source: ISO/IEC 23008-12, 9.3 */
const propertiesIn = ({ body }: Box): ReadonlyMap<number, readonly Box[]> => {
  const boxes = boxesIn(body);
  const known = boxesIn(oneBox(boxes, 'ipco').body);
  const { version, flags, from } = full(oneBox(boxes, 'ipma'), 1);
  const indexSize = (flags & 1) === 0 ? 1 : 2;
  const propertyOf = (): Box[] => {
    const index = from.uint(indexSize) & (indexSize === 1 ? 0x7f : 0x7fff);
    return index === 0 ? [] : [known[index - 1] ?? doubt('a property is nowhere')];
  };
  const properties = new Map<number, readonly Box[]>();
  for (let left = countOf(from.uint(4)); left > 0; left -= 1) {
    const id = from.uint(version === 0 ? 2 : 4);
    put(properties, id, Array.from({ length: from.uint(1) }, propertyOf).flat());
  }
  return properties;
};

/** Which items each item refers to in this way, such as `dimg`. Source: ISO/IEC 14496-12, 8.11.12 */
const referencesIn = (box: Box | undefined, kind: string): ReadonlyMap<number, readonly number[]> => {
  const references = new Map<number, readonly number[]>();
  if (!box) return references;
  const { version, from } = full(box, 1);
  const idSize = version === 0 ? 2 : 4;
  for (const { body } of boxesIn(from.rest()).filter(({ type }) => type === kind)) {
    const reference = reading(body);
    const id = reference.uint(idSize);
    put(
      references,
      id,
      Array.from({ length: reference.uint(2) }, () => reference.uint(idSize)),
    );
  }
  return references;
};

const primaryIn = (box: Box): number => {
  const { version, from } = full(box, 1);
  return from.uint(version === 0 ? 2 : 4);
};

/**
 * The items of a HEIF file, of which AVIF is one. Each box of interest is there once, and says nothing twice: where
 * two readers could take different ones, there is doubt.
 * @throws Doubt
 * Source: ISO/IEC 14496-12, 8.11, and ISO/IEC 23008-12, 6
 */
export const itemsOf = (file: Uint8Array): Items => {
  const top = boxesIn(file, true);
  // The box of the low-overhead format says what a `meta` box does, in its own words.
  if (top[0]?.type !== 'ftyp' || optionalBox(top, 'mini')) doubt('it is no file of this kind');
  const { from } = full(oneBox(top, 'meta'), 0);
  const meta = boxesIn(from.rest());
  const idat = optionalBox(meta, 'idat')?.body ?? new Uint8Array();
  const properties = propertiesIn(oneBox(meta, 'iprp'));
  const iref = optionalBox(meta, 'iref');
  const [parts, premultiplied] = [referencesIn(iref, 'dimg'), referencesIn(iref, 'prem')];
  const data = dataIn(placesIn(oneBox(meta, 'iloc')), file, idat);
  const items = new Map<number, Item>();
  for (const [id, type] of typesIn(oneBox(meta, 'iinf')))
    items.set(id, {
      id,
      type,
      data: () => data(id),
      properties: properties.get(id) ?? [],
      parts: parts.get(id) ?? [],
      isPremultiplied: premultiplied.has(id),
    });
  const primary = items.get(primaryIn(oneBox(meta, 'pitm'))) ?? doubt('the picture is nowhere');
  return { primary, items };
};
