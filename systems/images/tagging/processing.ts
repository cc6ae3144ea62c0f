import { type Image, MAX_BYTES } from '../image/image.ts';
import { thumbnailKey } from '../image/object-keys.ts';
import { type Judgement, rejected } from './judging.ts';
import { RENDITION_TYPE } from './picture.ts';
import type { Answer } from './provider.ts';
import { settle } from './settling.ts';
import { failedFor, type Known, passing, REASONS, rejectedFor, taggedWith } from './states.ts';
import type { At, Outcome, TaggingPorts } from './work.ts';

/** @returns undefined when the object is not there any more */
const judged = async (
  { objects, judge }: TaggingPorts,
  { key, etag, size }: At,
): Promise<Judgement | undefined> => {
  if (size === 0) return rejected('The file is empty');
  if (size > MAX_BYTES) return rejected(`The file is larger than ${MAX_BYTES / 1024 / 1024} MB`);
  const bytes = await objects.read(key, etag);
  if (bytes && bytes.length !== size) throw new Error('the download broke off');
  return bytes && judge(bytes);
};

/** Of what was rejected the object is deleted. */
export const finish = async (
  { objects }: Pick<TaggingPorts, 'objects'>,
  { key, etag }: At,
): Promise<'done'> => {
  await objects.remove(key, etag);
  return 'done';
};

const settleFor = async (
  ports: TaggingPorts,
  at: At,
  next: (image: Image) => Image | undefined,
): Promise<Outcome> => ((await settle(ports, at, next)) === 'changed' ? 'changed' : 'done');

/**
 * The thumbnail goes while the record still names this object, so that it is no other worker's; the object goes
 * when the record says so, and is then not served although it may still be there.
 */
const reject = async (ports: TaggingPorts, at: At, reason: string): Promise<Outcome> => {
  await ports.objects.remove(thumbnailKey(at.work.sub, at.work.id));
  const outcome = await settleFor(ports, at, (image) => rejectedFor(reason, image));
  return outcome === 'done' ? finish(ports, at) : outcome;
};

/** A failure does not undo what another has finished meanwhile. */
const unlessTagged = (image: Image, reason: string, known: Known): Image | undefined =>
  image.state === 'tagged' ? undefined : failedFor(reason, image, known);

/** The provider is to be asked again: the queue sees to that, and the image says so. */
const tryLater = async (ports: TaggingPorts, at: At, known: Known, why: string): Promise<Outcome> => {
  const reason = passing('later', at.work.isLast);
  const settled = await settle(ports, at, (image) => unlessTagged(image, reason, known));
  if (settled === 'stored') throw new Error(`the tagging service failed: ${why}`);
  return settled;
};

const heed = (ports: TaggingPorts, at: At, known: Known, answer: Answer): Promise<Outcome> => {
  const fail = (reason: string) => settleFor(ports, at, (image) => unlessTagged(image, reason, known));
  switch (answer.kind) {
    case 'concepts':
      return settleFor(ports, at, (image) => taggedWith(answer.concepts, ports.threshold, image, known));
    case 'retry':
      return tryLater(ports, at, known, answer.why);
    case 'final':
      return fail(`The tagging service rejected the request: ${answer.why}`);
    case 'unconfigured':
      return fail(REASONS.unconfigured);
  }
};

/**
 * Judges an object of which the image says that it is worked on, makes its thumbnail, and asks the provider.
 * @param asked the SHA-256 that the bytes are to have, when the upload was asked for with one
 */
export const processObject = async (
  ports: TaggingPorts,
  at: At,
  asked: string | undefined,
): Promise<Outcome> => {
  const judgement = await judged(ports, at);
  if (!judgement) return 'changed';
  if (judgement.kind === 'rejected') return reject(ports, at, judgement.reason);
  const { found, keywords, renditions } = judgement;
  // S3 refuses other bytes by the form's checksum; here that is checked once more.
  if (asked !== undefined && asked !== found.sha256) return reject(ports, at, REASONS.otherBytes);
  await ports.objects.putThumbnail(thumbnailKey(at.work.sub, at.work.id), renditions.thumbnail, at.etag);
  const answer = await ports.provider.concepts({ bytes: renditions.shown, contentType: RENDITION_TYPE });
  return heed(ports, at, { found, keywords }, answer);
};
