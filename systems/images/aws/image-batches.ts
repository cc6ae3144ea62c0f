import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { readBatch } from '../../../core/aws/batch.ts';
import { contention } from '../../../core/aws/busy.ts';
import { stringsOf } from '../../../core/aws/dynamo.ts';
import { Failure } from '../../../core/errors.ts';
import { recordKey } from '../image/entries.ts';
import type { Image } from '../image/image.ts';
import { inTransactions, type Move, movesTo } from '../image/moves.ts';
import type { Fate, ImageBatches } from '../image/store.ts';
import { imageRecord } from './image-record.ts';
import { imageWriter } from './image-store.ts';

type Change = (image: Image) => Image | undefined;

/** What is to be done about an image: its moves, or what became of it without any. */
const planOf = (stored: Image | undefined, change: Change): readonly Move[] | Fate => {
  if (!stored) return 'gone';
  try {
    const wanted = change(stored);
    return wanted ? movesTo(stored, wanted) : 'unchanged';
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
};

const isMoves = (plan: readonly Move[] | Fate): plan is readonly Move[] => Array.isArray(plan);

/** The moves of all these images; what became of those that have none is put down. */
const movesOf = (
  stored: ReadonlyMap<string, Image>,
  ids: Iterable<string>,
  fates: Map<string, Fate>,
  change: Change,
): Move[] => {
  const moves: Move[] = [];
  for (const id of ids) {
    const plan = planOf(stored.get(id), change);
    if (isMoves(plan)) moves.push(...plan);
    else fates.set(id, plan);
  }
  return moves;
};

const isFailure = (error: unknown): boolean => error instanceof Failure;

/**
 * The images of all users, many of them changed by few transactions. A count that several of them share is written
 * once a transaction: one by one, their changes would collide there.
 */
export const imageBatches = (db: DynamoDBClient, table: string): ImageBatches => {
  const write = imageWriter(db, table);

  const recordsOf = async (sub: string, ids: Iterable<string>): Promise<ReadonlyMap<string, Image>> => {
    const keys = [...ids].map((id) => stringsOf({ ...recordKey(sub, id) }));
    const images = (await readBatch(db, table, keys)).map(imageRecord.read);
    return new Map(images.map((image) => [image.id, image]));
  };

  /** One try with those that are left, as far as there is time. @throws Failure when others overtook some, or the table is busy */
  const attempt = async (
    sub: string,
    left: Set<string>,
    fates: Map<string, Fate>,
    change: Change,
    hasTime: () => boolean,
  ): Promise<void> => {
    const moves = movesOf(await recordsOf(sub, left), left, fates, change);
    let busy: Failure | undefined;
    for (const batch of inTransactions(moves)) {
      if (!hasTime()) break;
      try {
        await write(batch);
        for (const { after } of batch) if (after) fates.set(after.id, 'changed');
      } catch (error) {
        busy = contention(error);
        if (!busy) throw error;
        for (const { after } of batch) if (after) fates.delete(after.id);
      }
    }
    for (const id of fates.keys()) left.delete(id);
    if (busy) throw busy;
  };

  return {
    async changeAll(sub, ids, change, hasTime) {
      const fates = new Map<string, Fate>();
      const left = new Set(ids);
      try {
        await withBackoff(
          () => attempt(sub, left, fates, change, hasTime),
          (error) => isFailure(error) && hasTime(),
        );
      } catch (error) {
        if (!isFailure(error)) throw error;
      }
      for (const id of left) fates.set(id, 'overtaken');
      return fates;
    },
  };
};
