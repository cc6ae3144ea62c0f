import { type Image, newImage } from '../../../../systems/images/image/image.ts';
import { originalKey, thumbnailKey } from '../../../../systems/images/image/object-keys.ts';
import type { ImageStore } from '../../../../systems/images/image/store.ts';
import type { Judge } from '../../../../systems/images/tagging/judging.ts';
import type { Delivery, Work } from '../../../../systems/images/tagging/message.ts';
import type { Objects } from '../../../../systems/images/tagging/objects.ts';
import type { Answer, Concept } from '../../../../systems/images/tagging/provider.ts';
import { tagImage } from '../../../../systems/images/tagging/tagging.ts';
import type { TaggingPorts } from '../../../../systems/images/tagging/work.ts';

export const SUB = '6f0c2d6e-0000-4000-8000-000000000001';
export const ID = '019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f';
export const ORIGINAL = originalKey(SUB, ID);
export const THUMBNAIL = thumbnailKey(SUB, ID);
export const THRESHOLD = 0.9;

/** Waits for its turn; what may happen at the same time happens in the order of the turns. */
export type Turn = () => Promise<void>;

/** Files are texts here; one that begins with `bad` is no picture. */
export const isGood = (text: string): boolean => !text.startsWith('bad');
export const conceptsOf = (text: string): readonly Concept[] => [
  { name: 'picture', confidence: 0.99 },
  { name: text, confidence: 0.95 },
  { name: 'dog', confidence: 0.5 },
];

/** One of the kinds of files has keywords, the first of which an owner may have said or removed. */
export const keywordsOf = (text: string): readonly string[] =>
  text.startsWith('hill') ? ['Mine', 'slope', text] : [];

/** A table, a bucket and a provider, in memory, that keep the promises of the real ones. */
export const world = (turn: Turn = async () => undefined) => {
  const records = new Map<string, Image>();
  const objects = new Map<string, { text: string; etag: string; madeOf?: string }>();
  /** What the provider says next, instead of concepts. */
  const refusals: Answer[] = [];
  /** Whether the next call of a port fails, one after another. */
  const faults: boolean[] = [];
  const asked: string[] = [];
  /** The files that were looked at. */
  const judged: string[] = [];
  /** Whether the next download breaks off before its last byte, one after another. */
  const cuts: boolean[] = [];
  /** Whether a worker dies, instead of the next thing that it does. */
  const deaths: boolean[] = [];

  const changing =
    (call: Turn): ImageStore['change'] =>
    async (_sub, id, next) => {
      for (;;) {
        await call();
        const before = records.get(id);
        const after = before && next(before);
        if (!after) return undefined;
        await call();
        if (records.get(id)?.version !== before.version) continue;
        const stored = { ...after, version: before.version + 1 };
        records.set(id, stored);
        return stored;
      }
    };

  const bucket = (call: Turn): Objects => ({
    async head(key) {
      await call();
      const object = objects.get(key);
      return object && { ...object, size: object.text.length };
    },
    async read(key, etag) {
      await call();
      const object = objects.get(key);
      if (object?.etag !== etag) return undefined;
      const bytes = Buffer.from(object.text);
      return cuts.shift() ? bytes.subarray(0, -1) : bytes;
    },
    async putThumbnail(key, bytes, madeOf) {
      await call();
      objects.set(key, { text: Buffer.from(bytes).toString(), etag: 'thumbnail', madeOf });
    },
    async remove(key, etag) {
      await call();
      if (etag === undefined || objects.get(key)?.etag === etag) objects.delete(key);
    },
  });

  const judge: Judge = async (bytes) => {
    const text = Buffer.from(bytes).toString();
    judged.push(text);
    if (!isGood(text)) return { kind: 'rejected', reason: `it is ${text}` };
    return {
      kind: 'picture',
      found: { contentType: 'image/png', size: bytes.length, width: 1, height: 1, sha256: text },
      keywords: keywordsOf(text),
      renditions: { thumbnail: Buffer.from(`small ${text}`), shown: bytes },
    };
  };

  /** One worker, which is heard of no more when it dies. */
  const worker = (die: () => void): TaggingPorts => {
    const live = async (): Promise<void> => {
      if (!deaths.shift()) return;
      die();
      await new Promise<never>(() => undefined);
    };
    const call = async (): Promise<void> => {
      await turn();
      await live();
      if (faults.shift()) throw new Error('a service is down');
    };
    return {
      images: {
        change: changing(call),
        get: async (_sub, id) => {
          await call();
          return records.get(id);
        },
      },
      objects: bucket(call),
      judge: async (bytes) => {
        await live();
        return judge(bytes);
      },
      provider: {
        concepts: async ({ bytes }) => {
          const text = Buffer.from(bytes).toString();
          asked.push(text);
          await call();
          return refusals.shift() ?? { kind: 'concepts', concepts: conceptsOf(text) };
        },
      },
      threshold: THRESHOLD,
    };
  };

  const tag = (work: Work, delivery?: Delivery): Promise<void> =>
    new Promise((done, fail) => {
      const ports = worker(() => fail(new Error('the worker died')));
      tagImage(ports, work, delivery).then(done, fail);
    });

  const removeObjects = async (): Promise<void> => {
    for (const key of [ORIGINAL, THUMBNAIL]) {
      await turn();
      objects.delete(key);
    }
  };

  return {
    tag: (work: Partial<Work> = {}, delivery?: Delivery) =>
      tag({ sub: SUB, id: ID, again: false, ...work }, delivery),
    /** As the images function does it; its calls do not fail. */
    change: changing(turn),
    refusals,
    faults,
    cuts,
    deaths,
    asked,
    judged,
    records,
    objects,
    image: (): Image | undefined => records.get(ID),
    /** What lies in the bucket, by key. */
    texts: () => Object.fromEntries([...objects].map(([key, { text }]) => [key, text])),
    create: () => records.set(ID, newImage({ id: ID, sub: SUB }, new Date(0))),
    /** The same bytes have the same etag, as in S3. */
    upload(text: string): void {
      objects.set(ORIGINAL, { text, etag: `etag of ${text}` });
    },
    /** As the images function does it: the objects, the record, and the objects once more. */
    async remove(): Promise<void> {
      await removeObjects();
      await turn();
      records.delete(ID);
      await removeObjects();
    },
    get: async (): Promise<Image | undefined> => {
      await turn();
      return records.get(ID);
    },
  };
};
