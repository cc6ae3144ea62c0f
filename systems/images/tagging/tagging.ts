import { type Found, type Image, MAX_BYTES } from '../library/image.ts';
import { originalKey, thumbnailKey } from '../library/object-keys.ts';
import type { ImageStore } from '../aws/image-store.ts';
import { describe, log } from '../../../core/log.ts';
import { type Judge, type Judgement, rejected } from './judging.ts';
import type { Delivery, Work } from './message.ts';
import type { Objects } from './objects.ts';
import { RENDITION_TYPE } from './picture.ts';
import type { Answer, TagProvider } from './provider.ts';
import {
  begun,
  deathsOf,
  failedFor,
  givenUp,
  lost,
  passing,
  REASONS,
  rejectedFor,
  taggedWith,
} from './states.ts';

export interface Ports {
  readonly images: Pick<ImageStore, 'get' | 'change'>;
  readonly objects: Objects;
  readonly judge: Judge;
  readonly provider: TagProvider;
  /** From 0 to 1: of what the provider says, that which is surer becomes a tag. */
  readonly threshold: number;
}

/** Work, and which delivery of its message it is. */
interface Delivered extends Work, Delivery {
  /** Whether it is looked at for the first time in this delivery. */
  readonly isFirstLook: boolean;
}

/** An object in the bucket that is being worked on, and for which image. */
interface At {
  readonly work: Delivered;
  readonly key: string;
  readonly etag: string;
  readonly size: number;
}

/**
 * What came of a change: `kept` is an image that stays as it is, `changed` an object that changed under the
 * work, `gone` an image that is no more.
 */
type Settled = 'stored' | 'kept' | 'changed' | 'gone';

/** What came of one try: a `changed` object is looked at again, as if never done. */
type Outcome = 'done' | 'changed';
const MOST_TRIES = 5;

/** Over one object, in one row of deliveries, before it is left alone. */
const MOST_DEATHS = 2;
const FIRST: Delivery = { count: 1, isLast: false };

const told = ({ sub, id, state, reason, tags }: Image) => ({
  sub,
  id,
  state,
  reason,
  tags: Object.keys(tags).length,
});

/**
 * Tags an image, as often as it is told to: judges the object that is there now, makes its thumbnail, asks the
 * provider, and keeps the user's corrections. Which event tells of it, and when, does not matter: an image in
 * the table is brought to what the bucket holds, and an object of an image that is gone is deleted.
 * Two may work on one image. Each says first, in the record, which object it works on (its etag), and what it
 * finds counts only while the record still says so.
 * One that is killed (for its memory, its time, or by a file) is told by what it leaves: an image that it began with,
 * and ended in no way that is known. After two of them nobody begins until the message comes anew, by a retag or a
 * replay.
 * @throws when it has to be delivered again; where it can, the image says so
 */
export const tagging = ({ images, objects, judge, provider, threshold }: Ports) => {
  /** An image that is gone leaves nothing behind, not even what was made of it a moment ago. */
  const forget = async ({ sub, id }: Work): Promise<'done'> => {
    await objects.remove(originalKey(sub, id));
    await objects.remove(thumbnailKey(sub, id));
    log.info('the objects of an image that is gone are deleted', { image: { sub, id } });
    return 'done';
  };

  /** Changes the image, as long as the object that was worked on is the one that counts. */
  const settle = async (
    { work: { sub, id }, etag }: At,
    next: (image: Image) => Image | undefined,
  ): Promise<Settled> => {
    const seen = { isAnother: false };
    const stored = await images.change(sub, id, (image) => {
      seen.isAnother = image.etag !== etag;
      return seen.isAnother ? undefined : next(image);
    });
    if (stored) {
      log.info('an image was worked on', { image: told(stored) });
      return 'stored';
    }
    if (seen.isAnother) return 'changed';
    return (await images.get(sub, id)) ? 'kept' : 'gone';
  };

  const settleOrForget = async (at: At, next: (image: Image) => Image | undefined): Promise<Outcome> => {
    const settled = await settle(at, next);
    if (settled === 'gone') return forget(at.work);
    return settled === 'changed' ? 'changed' : 'done';
  };

  /** @returns undefined when the object is not there any more */
  const judged = async ({ key, etag, size }: At): Promise<Judgement | undefined> => {
    if (size === 0) return rejected('The file is empty');
    if (size > MAX_BYTES) return rejected(`The file has more than ${MAX_BYTES / 1024 / 1024} MB`);
    const bytes = await objects.read(key, etag);
    if (bytes && bytes.length !== size) throw new Error('the download broke off');
    return bytes && judge(bytes);
  };

  /** Of what was rejected the object is deleted. */
  const finish = async ({ key, etag }: At): Promise<'done'> => {
    await objects.remove(key, etag);
    return 'done';
  };

  /**
   * The thumbnail goes while the image is still ours, so that it is nobody else's; the object goes when the
   * record says so, and is then not served although it may still be there.
   */
  const reject = async (at: At, reason: string): Promise<Outcome> => {
    await objects.remove(thumbnailKey(at.work.sub, at.work.id));
    const outcome = await settleOrForget(at, (image) => rejectedFor(reason, image));
    return outcome === 'done' ? finish(at) : outcome;
  };

  /** A failure does not undo what another has finished meanwhile. */
  const unlessTagged = (image: Image, reason: string, found: Found): Image | undefined =>
    image.state === 'tagged' ? undefined : failedFor(reason, image, found);

  /** The provider is to be asked again: the queue sees to that, and the image says so. */
  const tryLater = async (at: At, found: Found, why: string): Promise<Outcome> => {
    const settled = await settle(at, (image) => unlessTagged(image, passing('later', at.work.isLast), found));
    if (settled === 'stored') throw new Error(`the provider: ${why}`);
    if (settled === 'gone') return forget(at.work);
    return settled === 'changed' ? 'changed' : 'done';
  };

  const heed = (at: At, found: Found, answer: Answer): Promise<Outcome> => {
    const fail = (reason: string) => settleOrForget(at, (image) => unlessTagged(image, reason, found));
    switch (answer.kind) {
      case 'concepts':
        return settleOrForget(at, (image) => taggedWith(answer.concepts, threshold, image, found));
      case 'retry':
        return tryLater(at, found, answer.why);
      case 'final':
        return fail(`The tagging service refuses: ${answer.why}`);
      case 'unconfigured':
        return fail(REASONS.unconfigured);
    }
  };

  const workOn = async (at: At, asked: string | undefined): Promise<Outcome> => {
    const judgement = await judged(at);
    if (!judgement) return 'changed';
    if (judgement.kind === 'rejected') return reject(at, judgement.reason);
    const { found, renditions } = judgement;
    // S3 refuses other bytes by the form's checksum; here nobody has to believe that it did.
    if (asked !== undefined && asked !== found.sha256) return reject(at, REASONS.otherBytes);
    await objects.putThumbnail(thumbnailKey(at.work.sub, at.work.id), renditions.thumbnail, at.etag);
    const answer = await provider.concepts({ bytes: renditions.shown, contentType: RENDITION_TYPE });
    return heed(at, found, answer);
  };

  /**
   * Changes the image unless somebody has moved it since it was seen. An object is looked for after its image, so
   * nobody can have finished with a newer one, and deleted it, in between.
   * @returns whether it was changed
   */
  const move = async (seen: Image, to: (image: Image) => Image): Promise<boolean> => {
    const isAsSeen = (image: Image): boolean => image.etag === seen.etag && image.state === seen.state;
    const stored = await images.change(seen.sub, seen.id, (image) =>
      isAsSeen(image) ? to(image) : undefined,
    );
    return stored !== undefined;
  };

  /**
   * There is no object. It has not come, or was rejected; if not, somebody took it away, or is just deleting the
   * image. It is moved although it may be known to be lost: who waits for this work looks whether it has been done.
   */
  const missing = async (seen: Image): Promise<Outcome> => {
    if (seen.state === 'uploading' || seen.state === 'rejected') return 'done';
    return (await move(seen, lost)) ? 'done' : 'changed';
  };

  /**
   * Workers have died on this object, and the next would. It may have been something else, so the object stays, and
   * the message goes where a replay finds it.
   */
  const giveUp = async (seen: Image): Promise<never> => {
    if (seen.state === 'processing') await move(seen, givenUp);
    log.error('an image is given up: its workers have died', { image: told(seen) });
    throw new Error('its workers have died');
  };

  /** One who broke off may have left the thumbnail of an older object. */
  const hasThumbnail = async ({ work: { sub, id }, etag }: At): Promise<boolean> =>
    (await objects.head(thumbnailKey(sub, id)))?.madeOf === etag;

  const attempt = async (work: Delivered): Promise<Outcome> => {
    const seen = await images.get(work.sub, work.id);
    if (!seen) return forget(work);
    const key = originalKey(work.sub, work.id);
    const object = await objects.head(key);
    if (!object) return missing(seen);
    const at: At = { work, key, ...object };
    const isKnown = seen.etag === object.etag;
    if (isKnown && seen.state === 'rejected') return finish(at);
    if (isKnown && seen.state === 'tagged' && !work.again && (await hasThumbnail(at))) return 'done';
    if (isKnown && work.isFirstLook && work.count > 1 && deathsOf(seen) >= MOST_DEATHS) return giveUp(seen);
    return (await move(seen, (image) => begun(image, object.etag, work.count)))
      ? workOn(at, seen.askedSha256)
      : 'changed';
  };

  /** What went wrong is what the caller must see, also where it cannot be written down. */
  const admit = async ({ sub, id }: Work, { isLast }: Delivery): Promise<void> => {
    try {
      await images.change(sub, id, (image) =>
        image.state === 'processing' ? failedFor(passing('unexpected', isLast), image) : undefined,
      );
    } catch (error) {
      log.error('a failure could not be recorded', { error: describe(error) });
    }
  };

  return async (work: Work, delivery = FIRST): Promise<void> => {
    try {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const [isFirstLook, again] = [tries === 0, work.again || tries > 0];
        if ((await attempt({ ...work, ...delivery, again, isFirstLook })) === 'done') return;
      }
      throw new Error('the object keeps changing');
    } catch (error) {
      await admit(work, delivery);
      throw error;
    }
  };
};
