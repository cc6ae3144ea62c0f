import type { Rule } from './profile.ts';

/** Characters that are printed as nothing, although Unicode does not call them ignorable. */
const BLANK = '\\u2800\\ufffc\\u{1d159}\\u{13441}\\u{13442}';
/** What is seen, with the marks that are put on it. */
const SEEN = `[^\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}${BLANK}]`;
/** A flag of England, Scotland or Wales: the letters of its region are tag characters, which are invisible elsewhere. */
const FLAG =
  '\\u{1f3f4}\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}';
/** Joiners and variation selectors, which shape what is before them. */
const SHAPING = '[\\p{Join_Control}\\p{Variation_Selector}]';
/** All else that cannot be seen: U+FFF9 to U+FFFB are marks of annotations. */
const HIDDEN = `(?!${SHAPING}|\\p{Bidi_Control})[\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb]`;
/** A selector is after what it varies, and a joiner after what it joins, which may be varied. */
const STRAY = `(?<!${SEEN})\\p{Variation_Selector}|(?<!${SEEN}|\\p{Variation_Selector})\\p{Join_Control}`;

/** Unicode's limit for what is read and not made to confuse: UTS #39, section 5.4. */
const MOST_MARKS = 4;
/** Marks that are drawn over or around a character, and could be piled up without end. */
const MARK = '[\\p{Mn}\\p{Me}]';

const ALL_HIDDEN = new RegExp(`(${FLAG})|${HIDDEN}|${STRAY}`, 'gu');
const PILED = new RegExp(`(${MARK}{${String(MOST_MARKS)}})${MARK}+`, 'gu');
const TOO_PILED = new RegExp(`${MARK}{${String(MOST_MARKS + 1)}}`, 'u');
/** A character that can be seen by itself. */
const BASE = new RegExp(`(?!\\p{M})${SEEN}`, 'u');
const UNSEEN = new RegExp(`[\\p{Default_Ignorable_Code_Point}${BLANK}]`, 'u');

/** Spaces of every width, and what is as blank as one. */
export const SPACES = new RegExp(`[\\p{Zs}${BLANK}]+`, 'gu');
export const BIDI_CONTROLS = /\p{Bidi_Control}/gu;
/** Control characters, and what ends a line or a paragraph. */
export const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** `U+FE0E`: a character by its code point, because it may be invisible. */
export const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** How long a text is: in code points, as the contract counts. */
export const lengthOf = (text: string): number => [...text].length;

/** Takes out what cannot be seen, apart from joiners and variation selectors after what they shape. */
export const withoutHidden = (text: string): string =>
  text.replace(ALL_HIDDEN, (_hidden, flag?: string) => flag ?? '');

/**
 * Takes off the marks that are too many on one character. It has to come before the text is normalised: that sorts a
 * character's marks, and takes seconds for 65,000 of them.
 */
export const withFewMarks = (text: string): string => text.replace(PILED, '$1');

/** At least one character, and so many at most, in code points. */
export const hasLength =
  (most: number): Rule =>
  (text) => {
    // A code point has two units at most: a huge text need not be split.
    const isSo = text !== '' && text.length <= 2 * most && lengthOf(text) <= most;
    return isSo ? undefined : `must have 1 to ${String(most)} characters`;
  };

export const isWellFormed: Rule = (text) =>
  text.isWellFormed() ? undefined : 'must not contain half of a surrogate pair';

export const hasNoControls: Rule = (text) =>
  text.search(CONTROLS) < 0 ? undefined : 'must not contain control characters or line breaks';

export const hasNoBidiControls: Rule = (text) => {
  const [found] = text.match(BIDI_CONTROLS) ?? [];
  return found === undefined
    ? undefined
    : `must not contain marks of the text's direction: remove ${numberOf(found)}`;
};

/** Refuses every character that cannot be seen. */
export const hasNothingUnseen: Rule = (text) => {
  const [found] = UNSEEN.exec(text) ?? [];
  return found === undefined
    ? undefined
    : `must not contain invisible or blank characters: remove ${numberOf(found)}`;
};

/** Refuses what `withoutHidden` takes out. */
export const hasNothingHidden: Rule = (text) => {
  const found = [...text.matchAll(ALL_HIDDEN)].find(([, flag]) => flag === undefined);
  return found === undefined
    ? undefined
    : `must not contain an invisible character here: remove ${numberOf(found[0])}`;
};

export const hasFewMarks: Rule = (text) =>
  TOO_PILED.test(text)
    ? `must have at most ${String(MOST_MARKS)} combining marks on one character`
    : undefined;

/** A mark that is first would be drawn on what is printed before the name. */
export const hasBase: Rule = (text) => {
  if (/^\p{M}/u.test(text)) return 'must not begin with a combining mark';
  return BASE.test(text) ? undefined : 'must have at least one visible character';
};
