import { type Fault, invalid } from '../../../core/errors.ts';

/** The longest name of a tag, in code points: the contract's `TagName`. */
const MAX_NAME = 64;
/** Commas are between names; what ends a line, or turns the direction of the text around it, is in none. */
const REFUSED = /[,\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
/** Joiners and such are welcome beside it; of nothing but them would be a tag that looks like none. */
const VISIBLE = /[^\s\u2800\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** What a name has to be, to be said where one is refused. */
const NAME_RULE = `1 to ${String(MAX_NAME)} characters, at least one of them visible, and no commas, line breaks or direction marks`;

/**
 * The one form of a tag's name: trimmed, in small letters, Unicode NFC.
 * @returns undefined when that is no `TagName` of the contract, whose pattern says the same
 */
export const tagName = (text: string): string | undefined => {
  const name = text.trim().toLowerCase().normalize('NFC');
  const isOne =
    name.isWellFormed() && !REFUSED.test(name) && VISIBLE.test(name) && [...name].length <= MAX_NAME;
  return isOne ? name : undefined;
};

/**
 * Names of tags in their one form, none twice.
 * @throws Failure RequestInvalid for a text that is no name in that form, such as one that has grown too long
 */
export const namesIn = (part: Fault['in'], field: string, names: readonly string[] = []): string[] => {
  const normal = names.map((name) => tagName(name));
  if (!normal.every((name) => name !== undefined))
    throw invalid(part, field, `contains an invalid tag name: a tag name has ${NAME_RULE}`);
  return [...new Set(normal)];
};
