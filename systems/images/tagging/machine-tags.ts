import { type Image, MAX_TAGS, type Tag } from '../image/image.ts';
import { formOf, tagName } from '../image/tag-name.ts';
import type { Concept } from './provider.ts';

/** The most tags that one image has from its file and from a machine: its owner always has room for some. */
const MOST_FOUND_TAGS = 30;

type Tags = Image['tags'];
type Named = readonly [name: string, tag: Tag];

/** What the owner has said; it outlives all machines. */
export const ownTags = ({ tags }: Pick<Image, 'tags'>): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([, { source }]) => source === 'user'));

/** What a machine has said, as it would say it again. */
const machineSaid = ({ tags }: Pick<Image, 'tags'>): Concept[] =>
  Object.entries(tags)
    .filter(([, { source }]) => source === 'clarifai')
    .map(([name, { confidence }]) => ({ name, confidence }));

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

/** The keywords that can be tags, by the name they have here, in their order. */
const written = (keywords: readonly string[]): Named[] => {
  const names = keywords.map(tagName).filter((name) => name !== undefined);
  return [...new Set(names)].map((name) => [name, { source: 'file', confidence: 1 }]);
};

/**
 * An image's tags once a machine has spoken: the owner's own; the first of the keywords that its file has; and, as far
 * as there is room, the surest of what the machine says above the threshold. What the owner has removed stays removed,
 * what files and machines said before is gone, and what both say is the file's: somebody wrote it.
 * @param threshold from 0 to 1; what is just as sure is not above it
 */
export const tagsOf = (
  image: Pick<Image, 'tags' | 'removed'>,
  concepts: readonly Concept[],
  threshold: number,
  keywords: readonly string[] = [],
): Tags => {
  const own = ownTags(image);
  const taken = new Set([...Object.keys(own), ...image.removed].map(formOf));
  const room = Math.max(0, Math.min(MOST_FOUND_TAGS, MAX_TAGS - Object.keys(own).length));
  const file = written(keywords).filter(([name]) => !taken.has(name));
  const fileNames = new Set(file.map(([name]) => name));
  const machine = named(concepts.filter(({ confidence }) => confidence > threshold))
    .filter(([name]) => !taken.has(name) && !fileNames.has(name))
    .sort(surestFirst);
  return Object.fromEntries([...Object.entries(own), ...[...file, ...machine].slice(0, room)]);
};

/** An image's tags when its file was read, and the machine did not answer: what it said before stays. */
export const tagsWithout = (image: Pick<Image, 'tags' | 'removed'>, keywords: readonly string[]): Tags =>
  tagsOf(image, machineSaid(image), 0, keywords);
