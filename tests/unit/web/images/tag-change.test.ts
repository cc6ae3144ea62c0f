import { describe, expect, test } from '@jest/globals';
import { nameAmong, tagFault } from '../../../../web/images/tag-change.ts';

describe('a tag that is typed', () => {
  test.each([
    ['old town', undefined],
    ['a,b', 'A tag has no commas.'],
    ['a'.repeat(64), undefined],
    ['a'.repeat(65), 'A tag has at most 64 characters.'],
  ])('%p has the fault %p', (text, fault) => expect(tagFault(text)).toBe(fault));

  const before = [{ name: 'red' }, { name: 'sky' }];
  test.each([
    ['Blue', [...before, { name: 'blue' }], 'blue'],
    ['RED', before, 'red'],
    ['Old   Town', [...before, { name: 'old town' }], 'old town'],
  ])('%p is called what the API made of it', (typed, after, name) =>
    expect(nameAmong(typed, before, after)).toBe(name),
  );
});
