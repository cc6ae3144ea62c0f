import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayIn, gallerySearch, isFiltered, queryOf, tagsIn } from '../../../../web/images/search.ts';

/** What a person, a program or a mistake may put into a link. */
const anything = fc.dictionary(
  fc.constantFrom('tags', 'match', 'without', 'show', 'by', 'order', 'from', 'to', 'image', 'other'),
  fc.oneof(
    fc.anything(),
    fc.constantFrom('any', 'untagged', 'rejected', 'taken', 'oldest', '2024-02-29', '2023-02-29'),
    fc.string(),
  ),
);

describe('a link to the gallery', () => {
  test('means the same when it is read again', () => {
    fc.assert(
      fc.property(anything, (search) => {
        const read = gallerySearch(search);
        expect(gallerySearch(JSON.parse(JSON.stringify(read)) as object)).toEqual(read);
      }),
    );
  });

  test('never asks for what the API refuses', () => {
    fc.assert(
      fc.property(anything, (search) => {
        const { tags = [], without = [], untagged, state, orderBy, match } = queryOf(gallerySearch(search));
        expect(untagged === true && tags.length + without.length > 0).toBe(false);
        expect(state === 'rejected' && (tags.length + without.length > 0 || orderBy === 'taken')).toBe(false);
        expect(Math.max(tags.length, without.length)).toBeLessThanOrEqual(10);
        expect(match === undefined || tags.length > 0).toBe(true);
      }),
    );
  });

  test('has a range of whole days: of the reader for uploads, in UTC for pictures', () => {
    const range = { from: '2024-05-01', to: '2024-05-01' };
    expect(queryOf(gallerySearch({ ...range, by: 'taken' }))).toEqual({
      orderBy: 'taken',
      takenFrom: '2024-05-01T00:00:00.000Z',
      takenTo: '2024-05-02T00:00:00.000Z',
    });
    expect(queryOf(gallerySearch(range))).toEqual({
      uploadedFrom: new Date(2024, 4, 1).toISOString(),
      uploadedTo: new Date(2024, 4, 2).toISOString(),
    });
  });

  test('has no range that ends before it begins', () =>
    expect(isFiltered(gallerySearch({ from: '2026-05-01', to: '2026-01-01' }))).toBe(false));

  test('leaves nothing out by its order, or by which image is open', () => {
    const image = '019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f';
    expect(isFiltered(gallerySearch({ order: 'oldest', image }))).toBe(false);
    expect(isFiltered(gallerySearch({ tags: 'sky' }))).toBe(true);
  });

  test('names each tag once, without what is around it', () =>
    expect(tagsIn(' sky,, old town ,sky')).toEqual(['sky', 'old town']));

  test.each(['2023-02-29', '2024-13-01', '0024-01-01', '9999-12-31', '2024-1-1', '', 7])(
    'has no day %p',
    (day) => expect(dayIn(day)).toBeUndefined(),
  );
});
