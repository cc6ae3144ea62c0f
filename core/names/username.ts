import { hasBase, hasFewMarks, hasLength, hasNothingUnseen, isWellFormed, numberOf } from './characters.ts';
import { complaintOf, type Profile } from './profile.ts';
import { hasOneScript } from './script.ts';

/** The contract's `Username`, and Cognito's limit, in code points. */
const MOST = 128;

const hasAllowed = (text: string): string | undefined =>
  /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u.test(text)
    ? undefined
    : 'must contain only letters, marks, symbols, digits and punctuation, without spaces';

const isComposed = (text: string): string | undefined =>
  text === text.normalize('NFC')
    ? undefined
    : 'must be in Unicode form NFC: write a letter with an accent as one character';

/** Fullwidth letters, ligatures, small capitals and such, which look like others. */
const hasNoCompatibilityForm = (text: string): string | undefined => {
  const found = [...text].find((one) => one.normalize('NFKC') !== one);
  return found === undefined
    ? undefined
    : `must not contain compatibility forms: write "${found.normalize('NFKC').trim()}" in place of ${numberOf(found)}`;
};

/** A second dot on an i, or the same accent twice, is drawn over the first. */
const hasDistinctMarks = (text: string): string | undefined =>
  /(\p{Mn})\1|[\p{Soft_Dotted}l\u0131]\u0307/u.test(text)
    ? 'must not have a combining mark that cannot be told from what is below it'
    : undefined;

const RULES = [
  hasLength(MOST),
  isWellFormed,
  hasNothingUnseen,
  hasAllowed,
  isComposed,
  hasNoCompatibilityForm,
  hasOneScript,
  hasFewMarks,
  hasDistinctMarks,
  hasBase,
];

/**
 * The name of a new user. It is accepted as typed or rejected, and never changed: the directory compares it with what
 * is typed at sign-in, ignoring case, and the pre-sign-up trigger cannot rename a user.
 *
 * Users keep names that are older than these rules, so lookups do not apply them.
 */
export const username: Profile = (text) => {
  const complaint = complaintOf(RULES, text);
  return complaint === undefined ? { name: text } : { complaint };
};
