import type { components } from '../../../core/contract/types.ts';
import { Failure, invalid } from '../../../core/errors.ts';
import { inPieces } from '../../../core/pieces.ts';
import { type Fate, type ImageBatches, noImage } from '../image/store.ts';
import { corrected, correctionOf } from './correcting.ts';

type Schemas = components['schemas'];
type Refused = Schemas['RefusedImage'];

export interface ManyPorts {
  readonly images: ImageBatches;
  readonly now: () => Date;
}

/** As many images as the store changes at once. */
export const MOST_AT_ONCE = 100;
/**
 * So long a request begins with other images. It ends at API Gateway after 29 s, and what has begun must finish
 * before that. In milliseconds.
 */
export const MOST_MS = 15_000;

/** Tells whether a request that begins now may still go on. */
export const timer = (now: () => Date): (() => boolean) => {
  const end = now().getTime() + MOST_MS;
  return () => now().getTime() < end;
};

/** Why an image was not changed, as the operation for it alone says it; undefined when nothing was in the way. */
export const refusal = (imageId: string, fate: Fate): Refused | undefined => {
  const failure = fate === 'gone' ? noImage() : fate;
  if (!(failure instanceof Failure)) return undefined;
  const { code, message } = failure;
  return { imageId, code: code === 'NotFound' ? code : 'Conflict', message };
};

/** All that was to be done was being changed by others at the same time. */
export const allOvertaken = (): Failure =>
  new Failure('Conflict', 'Other requests are changing these images: try again in a moment', {
    retryAfterS: 1,
  });

/**
 * Corrects the tags of many images of a user, each as it is corrected alone. What a request that is cut has done
 * stays, and when it is repeated, the images that are corrected already are as they should be.
 * @throws Failure RequestInvalid; Conflict when all that was to be done was overtaken
 */
export const tagImages = async (
  { images, now }: ManyPorts,
  sub: string,
  { imageIds, ...body }: Schemas['ManyTagCorrections'],
): Promise<Schemas['CorrectedImages']> => {
  const correction = correctionOf(body);
  if (correction.add.length + correction.remove.length === 0)
    throw invalid('body', 'add', 'must contain a tag, unless remove does');
  const fates = new Map<string, Fate>();
  const hasTime = timer(now);
  for (const ids of inPieces(imageIds, MOST_AT_ONCE)) {
    if (!hasTime()) break;
    const some = await images.changeAll(sub, ids, (image) => corrected(image, correction), hasTime);
    for (const [id, fate] of some) fates.set(id, fate);
  }
  if (imageIds.every((id) => fates.get(id) === 'overtaken')) throw allOvertaken();
  return {
    changed: imageIds.filter((id) => fates.get(id) === 'changed'),
    unchanged: imageIds.filter((id) => fates.get(id) === 'unchanged'),
    refused: imageIds.flatMap((id) => refusal(id, fates.get(id) ?? 'overtaken') ?? []),
    left: imageIds.filter((id) => (fates.get(id) ?? 'overtaken') === 'overtaken'),
  };
};
