import { type Image, MAX_TAGS, type Tag } from '../image/image.ts';
import { formOf, tagName } from '../image/tag-name.ts';
import type { Concept } from './provider.ts';

/** The most tags that a machine gives one image. */
const MOST_MACHINE_TAGS = 30;

type Tags = Image['tags'];
type Named = readonly [name: string, tag: Tag];

/** What the owner has said; it outlives all machines. */
export const ownTags = ({ tags }: Pick<Image, 'tags'>): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([, { source }]) => source === 'user'));

const surestFirst = ([one, { confidence: a }]: Named, [other, { confidence: b }]: Named): number =>
  b - a || (one < other ? -1 : 1);

/** By the name they have here; of two that come to the same one, the surer. */
const named = (concepts: readonly Concept[]): Named[] => {
  const best = new Map<string, number>();
  for (const { name: text, confidence } of concepts) {
    const name = tagName(text);
    if (name !== undefined) best.set(name, Math.max(confidence, best.get(name) ?? 0));
  }
  return [...best].map(([name, confidence]) => [name, { source: 'clarifai', confidence }]);
};

/**
 * An image's tags once a machine has spoken: the owner's own, and the surest of what the machine says above the
 * threshold. What the owner has removed stays removed, what machines said before is gone.
 * @param threshold from 0 to 1; what is just as sure is not above it
 */
export const tagsOf = (
  image: Pick<Image, 'tags' | 'removed'>,
  concepts: readonly Concept[],
  threshold: number,
): Tags => {
  const own = ownTags(image);
  const taken = new Set([...Object.keys(own), ...image.removed].map(formOf));
  const room = Math.max(0, Math.min(MOST_MACHINE_TAGS, MAX_TAGS - Object.keys(own).length));
  const machine = named(concepts.filter(({ confidence }) => confidence > threshold))
    .filter(([name]) => !taken.has(name))
    .sort(surestFirst)
    .slice(0, room);
  return Object.fromEntries([...Object.entries(own), ...machine]);
};
