import {
  hasBase,
  hasFewMarks,
  hasLength,
  hasNoBidiControls,
  hasNoControls,
  hasNothingHidden,
  isWellFormed,
} from './characters.ts';
import { complaintOf, type Profile } from './profile.ts';

/** The contract's `KeyName`, in code points. */
const MOST = 100;

const RULES = [
  isWellFormed,
  hasNoControls,
  hasNoBidiControls,
  hasNothingHidden,
  hasFewMarks,
  hasBase,
  hasLength(MOST),
];

/**
 * The name of an API key: any text of which something is seen, in Unicode NFC. It is shown beside the names of others,
 * so nothing in it turns the direction of the text, and joiners and variation selectors are only where emoji and some
 * scripts need them: after a visible character.
 */
export const keyName: Profile = (text) => {
  // First, so that nothing without an end is normalised.
  const complaint = complaintOf([hasLength(MOST)], text) ?? complaintOf(RULES, text.normalize('NFC'));
  return complaint === undefined ? { name: text.normalize('NFC') } : { complaint };
};
