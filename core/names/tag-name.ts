import {
  hasBase,
  hasFewMarks,
  hasLength,
  hasNoBidiControls,
  hasNoControls,
  isWellFormed,
  SPACES,
  withoutHidden,
} from './characters.ts';
import { complaintOf, type Profile, settled } from './profile.ts';

/** The contract's `TagName`, in code points. */
const MOST = 64;
/** The contract's `TagText`: what is typed may have more, which is cleaned away. */
const MOST_TYPED = 256;

/** The scripts whose letters a joiner shapes. */
const JOINED = [
  ...['Arab', 'Syrc', 'Mong', 'Nkoo', 'Adlm', 'Rohg'],
  ...['Beng', 'Deva', 'Gujr', 'Guru', 'Knda', 'Khmr', 'Mlym', 'Mymr', 'Orya', 'Sinh', 'Taml', 'Telu', 'Tibt'],
]
  .map((script) => `\\p{scx=${script}}`)
  .join('');

/** A picture that is drawn in black and white where nothing asks for its colours. */
const PLAIN_PICTURE = '(?!\\p{Emoji_Presentation})\\p{Extended_Pictographic}';
const IDLE_SELECTOR = new RegExp(`(?<!${PLAIN_PICTURE})\\ufe0f|(?!\\ufe0f)\\p{Variation_Selector}`, 'gu');
const IDLE_JOINER = new RegExp(
  `(?<=([${JOINED}]))\\p{Join_Control}(?=[${JOINED}])` +
    `|(?<=([\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]))\\u200d(?=\\p{Extended_Pictographic})` +
    '|\\p{Join_Control}',
  'gu',
);

/** Selectors and joiners that change nothing that is seen would make two tags that look like one. */
const withoutIdle = (text: string): string =>
  text
    .replace(IDLE_SELECTOR, '')
    .replace(IDLE_JOINER, (joiner, letter?: string, picture?: string) =>
      letter === undefined && picture === undefined ? '' : joiner,
    );

/**
 * One round of RFC 8266's rules for comparing: spaces, NFKC, case; and what cannot be seen goes. Case comes last, since a
 * sigma is another letter at the end of a word, and what is not normalised may hide where that is.
 */
const cleaned = (text: string): string =>
  withoutIdle(withoutHidden(text.normalize('NFKC')))
    .replace(SPACES, ' ')
    .trim()
    .normalize('NFKC')
    .toLowerCase();

const hasNoComma = (text: string): string | undefined =>
  text.includes(',') ? 'must not contain commas' : undefined;

const RULES = [hasNoControls, hasNoBidiControls, hasNoComma, hasFewMarks, hasBase, hasLength(MOST)];

/**
 * The one form of a tag, by which it is kept, counted and searched: the rules of names of API keys, then those of
 * nicknames (RFC 8266). What is unambiguous is cleaned and not refused: spaces around it go, spaces in it become one,
 * letters become small, compatibility forms become the usual ones, and what cannot be seen and shapes nothing vanishes.
 */
export const tagName: Profile = (text) => {
  // First, so that nothing without an end is normalised: machines may say anything.
  const tooMuch =
    text.length > 2 * MOST_TYPED ? `must have 1 to ${String(MOST)} characters` : isWellFormed(text);
  if (tooMuch !== undefined) return { complaint: tooMuch };
  const name = settled(cleaned, text);
  if (name === undefined) return { complaint: 'must be written with the usual characters' };
  const complaint = complaintOf(RULES, name);
  return complaint === undefined ? { name } : { complaint };
};
