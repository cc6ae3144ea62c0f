import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyName } from '../../../core/names/key-name.ts';
import { HUGE, peculiar } from './texts.ts';

const nameOf = (text: string): string | undefined => {
  const prepared = keyName(text);
  return 'name' in prepared ? prepared.name : undefined;
};

test.each([
  ['words', 'nightly report', 'nightly report'],
  ['a decomposed letter', 'cafe\u0301', 'caf\u00e9'],
  ['a joined picture', '👩\u200d💻', '👩\u200d💻'],
  ['a picture in colour that is joined', '❤\ufe0f\u200d🔥', '❤\ufe0f\u200d🔥'],
  ['a key of a telephone', '1\ufe0f\u20e3', '1\ufe0f\u20e3'],
  ['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', undefined],
  ['Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['a joined conjunct', 'क्\u200dष', 'क्\u200dष'],
  ['two scripts', 'ключ key', 'ключ key'],
  ['fullwidth letters', 'ＫＥＹ', 'ＫＥＹ'],
  ['a blank beside letters', 'a\u2800b', 'a\u2800b'],
  ['100 characters', '🔑'.repeat(100), '🔑'.repeat(100)],
])('the name of a key may be of %s', (_what, text, want) => {
  expect(keyName(text)).toEqual({ name: want ?? text });
});

describe('the name of a key is refused', () => {
  test.each([
    [
      'with a turn of the direction',
      '\u202egnp.key',
      "must not contain marks of the text's direction: remove U+202E",
    ],
    ['with an Arabic letter mark', 'a\u061c', 'remove U+061C'],
    ['with an isolate', 'a\u2066b\u2069', 'remove U+2066'],
    ['that begins with a joiner', '\u200da', 'must not contain an invisible character here: remove U+200D'],
    ['with a joiner after a space', 'a \u200db', 'remove U+200D'],
    ['with two joiners', 'a\u200d\u200db', 'remove U+200D'],
    ['that begins with a selector', '\ufe0fa', 'remove U+FE0F'],
    ['with two selectors', 'a\ufe0f\ufe0f', 'remove U+FE0F'],
    ['with a space of no width', 'a\u200bb', 'remove U+200B'],
    ['with a soft hyphen', 's\u00adky', 'remove U+00AD'],
    ['of a filler alone', '\u3164', 'remove U+3164'],
    ['with tag characters', 'a\u{e0000}', 'remove U+E0000'],
    ['with tag characters of no flag', '\u{1f3f4}\u{e0061}\u{e007f}', 'remove U+E0061'],
    ['that is empty', '', 'must have 1 to 100 characters'],
    ['of spaces', ' \u3000', 'must have at least one visible character'],
    ['of blanks of Braille', '\u2800\u2800', 'must have at least one visible character'],
    ['of a mark', '\u0301', 'must not begin with a combining mark'],
    ['with a line break', 'a\nb', 'must not contain control characters or line breaks'],
    ['with a line separator', 'a\u2028b', 'must not contain control characters or line breaks'],
    ['with half of a pair', 'a\udc00', 'must not contain half of a surrogate pair'],
    ['with many marks', `a${'\u0301'.repeat(9)}`, 'must have at most 4 combining marks'],
    ['of 101 characters', 'a'.repeat(101), 'must have 1 to 100 characters'],
    ['that is longer when it is composed', '\u0958'.repeat(60), 'must have 1 to 100 characters'],
  ])('%s', (_what, text, complaint) => {
    expect(keyName(text)).toEqual({ complaint: expect.stringContaining(complaint) });
  });

  test.each(HUGE)('when it is huge: %s', (_what, text) => {
    expect(nameOf(text)).toBeUndefined();
  });
});

test('the name of a key is its own, in NFC, and turns no direction', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      const name = nameOf(text);
      if (name === undefined) return;
      expect(nameOf(name)).toBe(name);
      expect(name).toBe(text.normalize('NFC'));
      expect(name).not.toMatch(/\p{Bidi_Control}|^[\u200c\u200d\ufe0f]|\s[\u200c\u200d\ufe0f]/u);
      expect(name).not.toMatch(/[\u00ad\u034f\u115f\u180e\u200b\u2060\u3164\ufeff\uffa0\u{e0001}]/u);
      expect(nameOf(text.normalize('NFD'))).toBe(name);
    }),
    { numRuns: 3000 },
  );
});
