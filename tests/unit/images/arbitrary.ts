import fc from 'fast-check';
import { type Found, type Image, STATES, type Tag } from '../../../systems/images/image/image.ts';

export const ADA = '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11';
export const BOB = '5d2f6c3b-7b20-4b55-8e9f-3a7a1b5e4c22';

/** The id of the nth image of a test: they sort by n. */
export const idOf = (n: number): string => `019aa5c2-7c1f-7b3a-9d0e-${n.toString(16).padStart(12, '0')}`;

export const found: Found = {
  contentType: 'image/jpeg',
  size: 1234,
  width: 640,
  height: 480,
  sha256: 'ab'.repeat(32),
};

/** The id of the nth image of a millisecond. */
export const idAt = (at: Date | number, n = 0): string => {
  const time = Number(at).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7b3a-9d0e-${n.toString(16).padStart(12, '0')}`;
};

/** An image of Ada's, tagged and without tags, but for what is said. */
export const imageWith = (given: Partial<Image> = {}): Image => ({
  id: idOf(1),
  sub: ADA,
  state: 'tagged',
  createdAt: '2026-11-21T12:00:00.000Z',
  found,
  tags: {},
  removed: [],
  version: 1,
  ...given,
});

const said: Tag = { source: 'user', confidence: 1 };

/** The same tag for each of these names. */
export const tagged = (...names: readonly string[]): Image['tags'] =>
  Object.fromEntries(names.map((name) => [name, said]));

export const NAMES = ['sky', 'sea', 'a b', '__proto__', 'constructor'] as const;

const tag = fc.record<Tag>({
  source: fc.constantFrom('clarifai' as const, 'file' as const, 'user' as const),
  // A table takes no number between 0 and 1e-130.
  confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((all) => Number(all.toFixed(9))),
});
const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 80 }).map((n) => `tag ${String(n)}`) },
);
const tags = fc
  .uniqueArray(fc.tuple(name, tag), { selector: ([text]) => text, maxLength: 40, size: 'max' })
  .map((pairs): Image['tags'] => Object.fromEntries(pairs));

/** What may change of an image in its life. */
export const life = fc.record({
  state: fc.constantFrom(...STATES),
  tags,
  removed: fc.uniqueArray(name, { maxLength: 5 }),
  sha: fc.option(
    fc.constantFrom('ab', 'cd').map((two) => two.repeat(32)),
    { nil: undefined },
  ),
  taken: fc.option(fc.constantFrom('2024-05-01T10:00:00+02:00', '2024-05-01T10:00:00'), { nil: undefined }),
  reason: fc.option(fc.string(), { nil: undefined }),
  etag: fc.option(fc.string(), { nil: undefined }),
  begun: fc.option(fc.nat(), { nil: undefined }),
});

/** An image with another life. */
export const living = (
  image: Image,
  {
    state,
    tags: its,
    removed,
    sha,
    taken,
    reason,
    etag,
    begun,
  }: typeof life extends fc.Arbitrary<infer T> ? T : never,
): Image => {
  const { found: _found, reason: _reason, etag: _etag, begun: _begun, ...rest } = image;
  return {
    ...rest,
    state,
    tags: its,
    removed,
    ...(sha !== undefined && { found: { ...found, sha256: sha, ...(taken !== undefined && { taken }) } }),
    ...(reason !== undefined && { reason }),
    ...(etag !== undefined && { etag }),
    ...(begun !== undefined && { begun }),
  };
};
