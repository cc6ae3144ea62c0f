import { crc32, deflateRawSync } from 'node:zlib';

/** How a part is written; what is not given is as small archives have it. */
export interface PartOptions {
  readonly isStored?: boolean;
  /** Sizes and checksum stand behind the content and in the directory alone, as writers of streams leave them. */
  readonly hasDescriptor?: boolean;
  /** The flag says that the content is encrypted; it is not. */
  readonly isEncrypted?: boolean;
  /** Sizes and place stand in the extra field of kind 1, as in archives beyond 4 GB. */
  readonly isWide?: boolean;
  /** Bytes before that extra field, one field of another kind. */
  readonly extra?: Buffer;
  readonly comment?: string;
  /** What the directory says instead of the truth. */
  readonly says?: Readonly<Partial<Record<'bytes' | 'packed' | 'crc' | 'method' | 'at', number>>>;
}

export interface ZipOptions {
  readonly each?: (name: string) => PartOptions;
  /** The directory's place and number of parts stand in the Zip64 end. */
  readonly isWide?: boolean;
  readonly comment?: string;
  /** Bytes before the first part, as in an archive that unpacks itself. */
  readonly prefix?: Buffer;
}

const bytes = (...fields: readonly (readonly [2 | 4 | 8, number])[]): Buffer =>
  Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(size);
      if (size === 8) field.writeBigUInt64LE(BigInt(value));
      else field.writeUIntLE(value, 0, size);
      return field;
    }),
  );
const MOST_32 = 0xffffffff;

/** An extra field of a kind that readers pass over. */
export const otherExtra = bytes([2, 0x5455], [2, 5], [4, 1], [2, 0]).subarray(0, 9);

const partOf = (name: string, content: Uint8Array, at: number, options: PartOptions) => {
  const packedContent = options.isStored ? Buffer.from(content) : deflateRawSync(content);
  const truth = {
    method: options.isStored ? 0 : 8,
    crc: crc32(content),
    packed: packedContent.length,
    bytes: content.length,
    at,
    ...options.says,
  };
  const flags = (options.hasDescriptor ? 8 : 0) + (options.isEncrypted ? 1 : 0);
  const known = options.hasDescriptor ? { crc: 0, packed: 0, bytes: 0 } : truth;
  const nameBytes = Buffer.from(name);
  const comment = Buffer.from(options.comment ?? '');
  const local = Buffer.concat([
    bytes([4, 0x04034b50], [2, 20], [2, flags], [2, truth.method], [4, 0], [4, known.crc], [4, known.packed]),
    bytes([4, known.bytes], [2, nameBytes.length], [2, options.extra?.length ?? 0]),
    nameBytes,
    options.extra ?? Buffer.alloc(0),
    packedContent,
    options.hasDescriptor
      ? bytes([4, 0x08074b50], [4, truth.crc], [4, truth.packed], [4, truth.bytes])
      : Buffer.alloc(0),
  ]);
  const wide = options.isWide
    ? bytes([2, 1], [2, 24], [8, truth.bytes], [8, truth.packed], [8, truth.at])
    : Buffer.alloc(0);
  const extra = Buffer.concat([options.extra ?? Buffer.alloc(0), wide]);
  const narrow = (value: number) => (options.isWide ? MOST_32 : value);
  const central = Buffer.concat([
    bytes([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, truth.method], [4, 0], [4, truth.crc]),
    bytes([4, narrow(truth.packed)], [4, narrow(truth.bytes)], [2, nameBytes.length], [2, extra.length]),
    bytes([2, comment.length], [2, 0], [2, 0], [4, 0], [4, narrow(truth.at)]),
    nameBytes,
    extra,
    comment,
  ]);
  return { local, central };
};

/** A zip archive, written by hand so that each of its ways can be had. */
export const zipOf = (
  contents: Readonly<Record<string, Uint8Array>> | readonly (readonly [string, Uint8Array])[],
  options: ZipOptions = {},
): Buffer => {
  const entries: readonly (readonly [string, Uint8Array])[] =
    contents instanceof Array ? contents : Object.entries(contents);
  const locals: Buffer[] = [options.prefix ?? Buffer.alloc(0)];
  const centrals: Buffer[] = [];
  const lengthOf = (some: readonly Buffer[]) => some.reduce((sum, { length }) => sum + length, 0);
  for (const [name, content] of entries) {
    const { local, central } = partOf(name, content, lengthOf(locals), options.each?.(name) ?? {});
    locals.push(local);
    centrals.push(central);
  }
  const [at, size, parts] = [lengthOf(locals), lengthOf(centrals), centrals.length];
  const end64 = Buffer.concat([
    bytes(
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, parts],
      [8, parts],
      [8, size],
      [8, at],
    ),
    bytes([4, 0x07064b50], [4, 0], [8, at + size], [4, 1]),
  ]);
  const comment = Buffer.from(options.comment ?? '');
  const count = options.isWide ? 0xffff : parts;
  return Buffer.concat([
    ...locals,
    ...centrals,
    options.isWide ? end64 : Buffer.alloc(0),
    bytes(
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, size],
      [4, options.isWide ? MOST_32 : at],
    ),
    bytes([2, comment.length]),
    comment,
  ]);
};
