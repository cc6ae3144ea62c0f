import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { username } from '../../../core/names/username.ts';
import { characters, FORMS, HUGE, peculiar } from './texts.ts';

const nameOf = (text: string): string | undefined => {
  const prepared = username(text);
  return 'name' in prepared ? prepared.name : undefined;
};

describe('a user name is accepted as typed', () => {
  test.each([
    ['in small letters', 'ada'],
    ['in capitals', 'Ada'],
    ['that is an address', 'ada.lovelace+1@example.com'],
    ['with an accent', '\u00e9ric'],
    ['with an accent that no single letter has', 'm\u0304ario'],
    ['in Vietnamese', 'Nguy\u1ec5n'],
    ['in Cyrillic', 'алиса'],
    ['in Cyrillic, with digits and signs', 'алиса-1_2'],
    ['in Greek', '\u03b1\u03bb\u03af\u03ba\u03b7'],
    ['in Arabic', 'علي'],
    ['in Arabic with vowels', 'عَلِيّ'],
    ['in Hebrew', 'דוד'],
    ['in Hindi', 'हिन्दी'],
    ['in Thai', 'สมชาย'],
    ['in Hangul', '김철수'],
    ['in Japanese, in three scripts and Latin', '田中ひろしケンta'],
    ['in Japanese with a long vowel', 'ケーキ'],
    ['in Chinese and Latin', '王wei'],
    ['in Korean, Chinese and Latin', '김金kim'],
    ['in Cherokee', 'ᏣᎳᎩ'],
    ['in a script of the past', '𐌰𐌹𐌽𐍃'],
    ['with a picture', 'ada🎉'],
    ['of 128 characters', '𐌰'.repeat(128)],
  ])('%s', (_what, text) => {
    expect(username(text)).toEqual({ name: text });
  });
});

describe('a user name is refused', () => {
  test.each([
    [
      'with an invisible selector',
      'admin\ufe0e',
      'must not contain invisible or blank characters: remove U+FE0E',
    ],
    ['of a filler alone', '\u3164', 'invisible or blank characters: remove U+3164'],
    ['of a halfwidth filler', 'a\uffa0', 'remove U+FFA0'],
    ['with a blank of Braille', 'admin\u2800', 'remove U+2800'],
    ['with a soft hyphen', 'ad\u00admin', 'remove U+00AD'],
    ['with a space of no width', 'ad\u200bmin', 'remove U+200B'],
    ['with a joiner', 'admin\u200d', 'remove U+200D'],
    ['with a tag character', 'admin\u{e0000}', 'remove U+E0000'],
    ['with a turn of the direction', '\u202enimda', 'remove U+202E'],
    ['with a joined picture', '👩\u200d💻', 'remove U+200D'],
    [
      'with a space',
      'ad min',
      'must contain only letters, marks, symbols, digits and punctuation, without spaces',
    ],
    ['with a line break', 'ad\nmin', 'without spaces'],
    ['that is decomposed', 'e\u0301ric', 'must be in Unicode form NFC'],
    ['with the sign of Kelvin', '\u212aarl', 'must be in Unicode form NFC'],
    [
      'in fullwidth letters',
      'ａｄｍｉｎ',
      'must not contain compatibility forms: write "a" in place of U+FF41',
    ],
    ['in bold letters', '\u{1d41a}dmin', 'write "a" in place of U+1D41A'],
    ['with a ligature', '\ufb01n', 'write "fi" in place of U+FB01'],
    ['with a long s', 'a\u017fa', 'write "s" in place of U+017F'],
    ['in halfwidth Katakana', 'ｱ', 'write "ア" in place of U+FF71'],
    [
      'with one letter of Cyrillic',
      '\u0430dmin',
      'must be written in one script: "d" (U+0064) is not of the script of "\u0430" (U+0430)',
    ],
    ['with one letter of Greek', 'adm\u03b9n', '"\u03b9" (U+03B9) is not of the script of "a" (U+0061)'],
    ['in Cyrillic and Chinese', 'я王', 'must be written in one script'],
    ['in Hangul and Hiragana', '김ひ', 'must be written in one script'],
    ['that begins with a mark', '\u0301a', 'must not begin with a combining mark'],
    ['of a mark alone', '\u0301', 'must not begin with a combining mark'],
    [
      'with five marks on one letter',
      'x\u0301\u0302\u0303\u0304\u0306',
      'must have at most 4 combining marks',
    ],
    ['with two hundred marks on one letter', `a${'\u0316'.repeat(200)}`, 'must have 1 to 128 characters'],
    ['with the same mark twice', 'x\u0301\u0301', 'must not have a combining mark that cannot be told'],
    ['with a dot on an i', 'adm\u0069\u0307n', 'must not have a combining mark that cannot be told'],
    ['that is empty', '', 'must have 1 to 128 characters'],
    ['of 129 characters', 'a'.repeat(129), 'must have 1 to 128 characters'],
    ['with half of a pair', 'a\ud800', 'must not contain half of a surrogate pair'],
  ])('%s', (_what, text, complaint) => {
    expect(username(text)).toEqual({ complaint: expect.stringContaining(complaint) });
  });

  test.each(HUGE)('when it is huge: %s', (_what, text) => {
    expect(nameOf(text)).toBeUndefined();
  });
});

test('a user name is as it was typed, seen in whole, and of one normal form', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      const name = nameOf(text);
      if (name === undefined) return;
      expect(name).toBe(text);
      expect(name).not.toMatch(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\s\u2800]/u);
      expect(name).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      // A letter may still decompose and be put together otherwise where marks are of several classes.
      expect(name.normalize('NFC')).toBe(name);
    }),
    { numRuns: 3000 },
  );
});

test('of the forms of one text, a user name is one at most', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      const names = FORMS.map((form) => nameOf(text.normalize(form))).filter((name) => name !== undefined);
      expect(new Set(names).size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});

test('every letter of this engine is of a script that is known', () => {
  const letters = characters().filter((one) => /\p{L}/u.test(one));
  const unknown = letters.filter((one) => {
    const prepared = username(one);
    return 'complaint' in prepared && prepared.complaint.includes('known script');
  });
  expect(letters.length).toBeGreaterThan(130_000);
  expect(unknown).toEqual([]);
});

test('no message shows an invisible character', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      const prepared = username(text);
      if ('complaint' in prepared)
        expect(prepared.complaint).not.toMatch(/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}]/u);
    }),
    { numRuns: 2000 },
  );
});
