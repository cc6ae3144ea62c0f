import { describe, log } from '../../../core/log.ts';
import type { Image } from '../image/image.ts';
import { originalKey, thumbnailKey } from '../image/object-keys.ts';
import type { Delivery, Work } from './message.ts';
import { finish, processObject } from './processing.ts';
import { forget, move, told } from './settling.ts';
import { begun, deathsOf, failedFor, givenUp, lost, passing } from './states.ts';
import type { At, Delivered, Outcome, TaggingPorts } from './work.ts';

const MOST_TRIES = 5;
/** Over one object, in one row of deliveries, before it is left alone. */
const MOST_DEATHS = 2;
const FIRST: Delivery = { count: 1, isLast: false };

/**
 * There is no object. It has not come, or was rejected; if not, somebody took it away, or is just deleting the
 * image. It is moved although it may be known to be lost: who waits for this work looks whether it has been done.
 */
const missing = async (ports: TaggingPorts, seen: Image): Promise<Outcome> => {
  if (seen.state === 'uploading' || seen.state === 'rejected') return 'done';
  return (await move(ports, seen, lost)) ? 'done' : 'changed';
};

/**
 * Workers have died on this object, and the next would. It may have been something else, so the object stays, and
 * the message goes where a replay finds it.
 */
const giveUp = async (ports: TaggingPorts, seen: Image): Promise<never> => {
  if (seen.state === 'processing') await move(ports, seen, givenUp);
  log.error('gave up on an image: its workers died', { image: told(seen) });
  throw new Error('its workers died');
};

/** One who broke off may have left the thumbnail of an older object. */
const hasThumbnail = async ({ objects }: TaggingPorts, { work: { sub, id }, etag }: At): Promise<boolean> =>
  (await objects.head(thumbnailKey(sub, id)))?.madeOf === etag;

/** What is to be done about an object that the image knows already; undefined when it is to be worked on again. */
const knownOutcome = async (ports: TaggingPorts, seen: Image, at: At): Promise<'done' | undefined> => {
  const { again, isFirstLook, count } = at.work;
  if (seen.state === 'rejected') return finish(ports, at);
  if (seen.state === 'tagged' && !again && (await hasThumbnail(ports, at))) return 'done';
  if (isFirstLook && count > 1 && deathsOf(seen) >= MOST_DEATHS) return giveUp(ports, seen);
  return undefined;
};

const attempt = async (ports: TaggingPorts, work: Delivered): Promise<Outcome> => {
  const seen = await ports.images.get(work.sub, work.id);
  if (!seen) return forget(ports, work);
  const key = originalKey(work.sub, work.id);
  const object = await ports.objects.head(key);
  if (!object) return missing(ports, seen);
  const at: At = { work, key, ...object };
  const known = seen.etag === object.etag ? await knownOutcome(ports, seen, at) : undefined;
  if (known !== undefined) return known;
  return (await move(ports, seen, (image) => begun(image, object.etag, work.count)))
    ? processObject(ports, at, seen.askedSha256)
    : 'changed';
};

/** What went wrong is what the caller must see, also where it cannot be written down. */
const admit = async ({ images }: TaggingPorts, { sub, id }: Work, { isLast }: Delivery): Promise<void> => {
  try {
    await images.change(sub, id, (image) =>
      image.state === 'processing' ? failedFor(passing('unexpected', isLast), image) : undefined,
    );
  } catch (error) {
    log.error('a failure could not be recorded', { error: describe(error) });
  }
};

/**
 * Tags an image, as often as it is asked to: judges the object that is there now, makes its thumbnail, asks the
 * provider, and keeps the user's corrections. Which event tells of it, and when, does not matter: an image in
 * the table is brought to what the bucket holds, and an object of an image that is gone is deleted.
 * Two may work on one image. Each says first, in the record, which object it works on (its etag), and what it
 * finds counts only while the record still says so.
 * A worker that is killed (for its memory, its time, or by a file) is known by what it leaves: an image that it began with,
 * and ended in no way that is known. After two of them no worker begins until the message comes anew, by a retag or a
 * replay.
 * @throws when it has to be delivered again; where it can, the image says so
 */
export const tagImage = async (ports: TaggingPorts, work: Work, delivery = FIRST): Promise<void> => {
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [isFirstLook, again] = [tries === 0, work.again || tries > 0];
      if ((await attempt(ports, { ...work, ...delivery, again, isFirstLook })) === 'done') return;
    }
    throw new Error('the object keeps changing');
  } catch (error) {
    await admit(ports, work, delivery);
    throw error;
  }
};
