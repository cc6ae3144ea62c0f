import {
  configure,
  ERR_AMBIGUOUS_ARCHIVE,
  ERR_ENCRYPTED,
  type FileEntry,
  Uint8ArrayReader,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { Refusal } from './refusal.ts';
import { type Pulse, pulseByBytes } from './pulse.ts';

configure({ useWebWorkers: false });

/** What is said of a workbook that does not hold together. */
export const damaged = (cause?: unknown) => new Refusal('the workbook is damaged or incomplete', { cause });

/** A workbook of 200 sheets has some 600 parts; each that is named takes 8 KB here. */
const MOST_ENTRIES = 1_000;

/** A file in a zip archive. */
export interface Part {
  readonly name: string;
  /** Unpacked, as the archive promises. */
  readonly bytes: number;
  /**
   * Its content, unpacked as it is asked for. To read it to its end is to check its length and checksum.
   * @throws Refusal when it is damaged
   */
  readonly content: () => AsyncGenerator<Uint8Array, void, undefined>;
}

const SAID: ReadonlyMap<string, string> = new Map([
  [ERR_ENCRYPTED, 'the workbook has a password'],
  [
    ERR_AMBIGUOUS_ARCHIVE,
    'programs could read different things in the workbook: there is something before or behind its zip archive, or a part of it is there twice',
  ],
]);

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  const said = error instanceof Error ? SAID.get(error.message) : undefined;
  if (said !== undefined) return new Refusal(said, { cause: error });
  // The archive is in memory: whatever its reader throws is the file's fault.
  return damaged(error);
};

async function* contentOf(entry: FileEntry, pulse: Pulse): AsyncGenerator<Uint8Array, void, undefined> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const reader = readable.getReader();
  const failure = entry.getData(writable, { checkCrc32: true }).then(
    () => undefined,
    async (error: unknown) => {
      // What fails before the first byte leaves the stream open, and its reader waiting.
      await reader.cancel().catch(() => undefined);
      return refusalOf(error);
    },
  );
  const pass = pulseByBytes(pulse);
  try {
    for (;;) {
      const read = await reader.read().catch(() => undefined);
      if (read?.value === undefined) break;
      const { value } = read;
      pass(value.length);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const refusal = await failure;
  if (refusal !== undefined) throw refusal;
}

/**
 * The parts of a zip archive, by name. Refused is what two programs could read differently: two parts of
 * one name, bytes before or behind the archive, a directory that says other than the parts; and what is
 * encrypted.
 * @throws Refusal
 */
export const openZip = async (bytes: Uint8Array, pulse: Pulse): Promise<ReadonlyMap<string, Part>> => {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    strictness: 'strict',
    checkOverlappingEntry: true,
  });
  try {
    const files: FileEntry[] = [];
    let entries = 0;
    for await (const entry of reader.getEntriesGenerator()) {
      entries += 1;
      if (entries > MOST_ENTRIES) throw new Refusal(`the workbook has more than ${MOST_ENTRIES} parts`);
      if (!entry.directory) files.push(entry);
    }
    if (files.some(({ encrypted }) => encrypted)) throw new Refusal('the workbook has a password');
    return new Map(
      files.map((entry) => {
        const { filename: name, uncompressedSize } = entry;
        return [name, { name, bytes: uncompressedSize, content: () => contentOf(entry, pulse) }];
      }),
    );
  } catch (error) {
    throw refusalOf(error);
  }
};
