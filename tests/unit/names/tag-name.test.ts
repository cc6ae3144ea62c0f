import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tagName } from '../../../core/names/tag-name.ts';
import { FORMS, HUGE, peculiar } from './texts.ts';

const nameOf = (text: string): string | undefined => {
  const prepared = tagName(text);
  return 'name' in prepared ? prepared.name : undefined;
};

describe('tags that look the same are one', () => {
  test.each([
    [
      'sky',
      ['Sky', ' sky ', '\tsky\n', 's\u00adky', 'sky\u200b', '\ufeffsky', 'sk\u200dy', 'sky\ufe0f', 'ＳＫＹ'],
    ],
    [
      'sky',
      ['sky\u2800', 'sky\u3164', 'sky\u{e0061}', 's\u2060ky', '\u{1d4c8}ky', 's\u034fky', 'sky\u{e0100}'],
    ],
    ['old town', ['old  town', 'Old\u00a0Town', 'old\u3000town', 'old \u200b town', 'old\u2800town']],
    ['caf\u00e9', ['cafe\u0301', 'CAF\u00c9', 'cafe\u200b\u0301']],
    ['👍', ['👍\ufe0f', '👍\ufe0e', '👍\u200d']],
    ['❤\ufe0f', ['❤\ufe0f\ufe0f', '❤\ufe0f\u200d']],
    ['❤', ['❤\ufe0e']],
    ['👩\u200d💻', ['👩\u200d\u200b💻', ' 👩\u200d💻']],
    ['👨\u200d👩\u200d👧', []],
    ['👩\u{1f3fd}\u200d💻', []],
    ['\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', []],
    ['می\u200cخواهم', ['می\u200c\u200bخواهم', 'می\u200cخواهم\u200c']],
    ['क्\u200dष', []],
    ['a💻', ['a\ufe0f\u200d💻', 'a\u200d💻']],
    ['1\u20e3', ['1\ufe0f\u20e3']],
    ['tm', ['™', '™\ufe0f']],
    ['a', ['\u{1d400}', 'A']],
  ])('as %s', (want, others) => {
    for (const text of [want, ...others]) expect(tagName(text)).toEqual({ name: want });
  });
});

describe('a tag is refused', () => {
  test.each([
    ['that is empty', '', 'must have at least one visible character'],
    ['of which nothing is left', ' \u200b\u3164\u2800', 'must have at least one visible character'],
    ['of a mark', '\u0301', 'must not begin with a combining mark'],
    ['with a comma', 'a,b', 'must not contain commas'],
    ['with a fullwidth comma', 'a，b', 'must not contain commas'],
    [
      'with a turn of the direction',
      '\u202egnp',
      "must not contain marks of the text's direction: remove U+202E",
    ],
    ['with a line break', 'a\nb', 'must not contain control characters or line breaks'],
    ['with half of a pair', 'a\ud800', 'must not contain half of a surrogate pair'],
    [
      'with two hundred marks on one letter',
      `a${'\u0316'.repeat(200)}`,
      'must have at most 4 combining marks',
    ],
    ['of 65 characters', 'a'.repeat(65), 'must have 1 to 64 characters'],
    ['that grows when it is cleaned', '\ufdfa'.repeat(4), 'must have 1 to 64 characters'],
  ])('%s', (_what, text, complaint) => {
    expect(tagName(text)).toEqual({ complaint: expect.stringContaining(complaint) });
  });

  test.each(HUGE)('when it is huge: %s', (_what, text) => {
    expect(nameOf(text)).toBeUndefined();
  });
});

test('64 characters are a tag with spaces around them', () => {
  expect(nameOf(`${' '.repeat(90)}${'🌊'.repeat(64)} `)).toBe('🌊'.repeat(64));
});

test('the one form of a tag is its own, cleaned and in NFKC', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      const name = nameOf(text);
      if (name === undefined) return;
      expect(nameOf(name)).toBe(name);
      expect(name.normalize('NFKC')).toBe(name);
      expect(name.toLowerCase()).toBe(name);
      expect(name).not.toMatch(/^\s|\s\s|\s$|,|\p{Bidi_Control}|[\p{Cc}\p{Cs}\u2800]/u);
      expect(name.replaceAll(/[\u200c\u200d\ufe0f\u{e0020}-\u{e007f}]/gu, '')).not.toMatch(
        /\p{Default_Ignorable_Code_Point}/u,
      );
    }),
    { numRuns: 3000 },
  );
});

test('the forms of one text are one tag', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      const name = nameOf(text);
      for (const form of FORMS) expect(nameOf(text.normalize(form))).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('a tag stays the same with invisible characters around it', () => {
  fc.assert(
    fc.property(
      peculiar,
      fc.constantFrom(' ', '\u200b', '\u00ad', '\u3000', '\u3164', '\ufeff'),
      (text, unseen) => {
        const name = nameOf(text);
        if (name !== undefined) expect(nameOf(`${unseen}${name}${unseen}`)).toBe(name);
      },
    ),
    { numRuns: 2000 },
  );
});
