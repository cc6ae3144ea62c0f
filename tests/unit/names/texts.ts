import fc from 'fast-check';

/** The number of Unicode's last code point, and one. */
const END = 0x110000;

/** Texts of what is peculiar about names: everything that is not seen, marks, compatibility forms, emoji. */
export const peculiar = fc.string({
  unit: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('a', 'B', ' ', '1', '-', 'é', 'e\u0301', 'м', 'ی', '김', '田', 'क', 'Σ'),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...[
          '\u00ad',
          '\u034f',
          '\u061c',
          '\u115f',
          '\u180b',
          '\u180e',
          '\u200b',
          '\u200c',
          '\u200d',
          '\u200e',
        ],
        ...[
          '\u2028',
          '\u202e',
          '\u2060',
          '\u2066',
          '\u2069',
          '\u2800',
          '\u3000',
          '\u3164',
          '\ufe0e',
          '\ufe0f',
        ],
        ...['\ufeff', '\uffa0', '\ufff9', '\u{e0001}', '\u{e0061}', '\u{e007f}', '\u{e0100}', '\u{1d159}'],
        ...['\t', '\n', '\0', '\ud800', '\udc00', '\u0301', '\u0316', '\u0307', '\u20e3', '\u094d', '\u09c7'],
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...[
          'ａ',
          '\u{1d400}',
          'ﬁ',
          '™',
          'ſ',
          '\u212a',
          'İ',
          'ß',
          'ㅎ',
          '\u1112',
          '\u1161',
          '\u11ab',
          '\ufdfa',
          '，',
        ],
        ...[
          '👩',
          '💻',
          '👍',
          '❤',
          '\u{1f3f4}',
          '\u{1f3fd}',
          '🇩',
          '🇪',
          '©',
          '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}',
        ],
      ),
    },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: END - 1 }).map((code) => String.fromCodePoint(code)) },
  ),
  maxLength: 12,
});

/** Every character of Unicode, halves of pairs apart. */
export const characters = (): string[] =>
  Array.from({ length: END }, (_none, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code));

export const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

/** Texts that are much too long, of what is slow to normalise or to search. */
export const HUGE: readonly (readonly [string, string])[] = [
  ['a letter', 'a'],
  ['marks whose order is wrong', '\u0345\u0334'],
  ['one mark', '\u0301'],
  ['a ligature of eighteen letters', '\ufdfa'],
  ['spaces', ' '],
  ['invisible characters', '\u200d'],
  ['joined pictures', '👩\u200d'],
  ['selectors', '\ufe0f'],
  ['halves of pairs', '\ud800'],
  ['dots', '.'],
].map(([name = '', unit = '']) => [name, unit.repeat(200_000)] as const);
