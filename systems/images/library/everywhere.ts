import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import { nameIn } from '../../../core/names/profile.ts';
import { tagName } from '../../../core/names/tag-name.ts';
import type { Image } from '../image/image.ts';
import type { Fate } from '../image/store.ts';
import { formOf } from '../image/tag-name.ts';
import type { List } from '../search/lists.ts';
import type { ImageReads } from '../search/search.ts';
import { beyond, type Span } from '../search/span.ts';
import { saidOf } from './correcting.ts';
import { allOvertaken, type ManyPorts, MOST_AT_ONCE, refusal, timer } from './many.ts';

type Schemas = components['schemas'];

export interface EverywherePorts extends ManyPorts {
  readonly reads: Pick<ImageReads, 'ids' | 'counts'>;
}

/** The most refusals that an answer holds; the contract says so. */
const MOST_REFUSED = 100;

/**
 * An image on which a tag has another name, or which has it no more; undefined when it does not have it. It is what
 * its owner says of the image, in whatever state it is: a machine brings neither the old name back nor the new one.
 * @param to the other name; undefined for none
 * @throws Failure Conflict when so many names have been removed from it that one more cannot be
 */
export const withTagMoved = (image: Image, from: string, to: string | undefined): Image | undefined =>
  Object.keys(image.tags).some((name) => formOf(name) === from)
    ? saidOf(image, { add: to === undefined ? [] : [to], remove: [from] })
    : undefined;

/**
 * The lists that have all images with a tag. Uploads that are on their way come first: one that arrives meanwhile is
 * then in the list of the tag.
 */
const listsOf = (name: string): readonly List[] => [
  { kind: 'state', state: 'uploading' },
  { kind: 'state', state: 'processing' },
  { kind: 'tag', name },
];

/** The ids of some lists, in pieces. */
async function* idsOf(
  reads: Pick<ImageReads, 'ids'>,
  sub: string,
  lists: readonly List[],
): AsyncGenerator<readonly string[]> {
  for (const list of lists) {
    let span: Span | undefined = { order: 'newest' };
    while (span) {
      const { ids, more }: Awaited<ReturnType<ImageReads['ids']>> = await reads.ids(
        sub,
        list,
        span,
        MOST_AT_ONCE,
      );
      const last = ids.at(-1);
      if (last !== undefined) yield ids;
      span = more && last !== undefined ? beyond(span, last) : undefined;
    }
  }
}

/** What became of the images that have a tag, each by what was last done about it: an image may be in two lists. */
const tallyOf = () => {
  const changed = new Set<string>();
  const stuck = new Map<string, Fate>();
  return {
    changed,
    add(fates: ReadonlyMap<string, Fate>): void {
      for (const [id, fate] of fates) {
        if (fate === 'changed') changed.add(id);
        if (fate === 'overtaken' || fate instanceof Failure) stuck.set(id, fate);
        else stuck.delete(id);
      }
    },
    isOvertaken: (): boolean => [...stuck.values()].includes('overtaken'),
    refused: (): Schemas['RefusedImage'][] => [...stuck].flatMap(([id, fate]) => refusal(id, fate) ?? []),
  };
};

const noTag = (): Failure => new Failure('NotFound', 'You have no tag with this name');

/**
 * Moves a tag on all images of a user that have it. There is no record of how far it came: an image that is done is
 * not in the list of the tag any more, so a request that is repeated goes on with those that are left.
 * @throws Failure NotFound when no image has it; Conflict when all that was to be done was overtaken
 */
const moveTag = async (
  { images, reads, now }: EverywherePorts,
  sub: string,
  from: string,
  to?: string,
): Promise<Schemas['TagChange']> => {
  const tally = tallyOf();
  const hasTime = timer(now);
  let isCut = false;
  for await (const ids of idsOf(reads, sub, listsOf(from))) {
    isCut = !hasTime();
    if (isCut) break;
    tally.add(await images.changeAll(sub, ids, (image) => withTagMoved(image, from, to), hasTime));
  }
  const refused = tally.refused();
  if (tally.changed.size + refused.length === 0 && !isCut)
    throw tally.isOvertaken() ? allOvertaken() : noTag();
  return {
    ...(to !== undefined && { name: to }),
    changed: tally.changed.size,
    refused: refused.slice(0, MOST_REFUSED),
    complete: !isCut && !tally.isOvertaken(),
  };
};

/**
 * Gives a tag of the caller another name on all of their images; where that is a tag already, the two become one.
 * @throws Failure RequestInvalid for a text that names no tag; NotFound; Conflict
 */
export const renameTag = async (
  ports: EverywherePorts,
  sub: string,
  tag: string,
  { name }: Schemas['TagRename'],
): Promise<Schemas['TagChange']> => {
  const from = nameIn(tagName, 'path', 'tag', tag);
  const to = nameIn(tagName, 'body', 'name', name);
  if (from !== to) return moveTag(ports, sub, from, to);
  if (((await ports.reads.counts(sub, [from])).get(from) ?? 0) <= 0) throw noTag();
  return { name: to, changed: 0, refused: [], complete: true };
};

/**
 * Removes a tag from all images of the caller.
 * @throws Failure RequestInvalid for a text that names no tag; NotFound; Conflict
 */
export const deleteTag = (ports: EverywherePorts, sub: string, tag: string): Promise<Schemas['TagChange']> =>
  moveTag(ports, sub, nameIn(tagName, 'path', 'tag', tag));
