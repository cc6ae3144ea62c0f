import { type Fault, invalid } from '../errors.ts';

/**
 * What a profile makes of a text: the name in the form in which it is kept, or what is wrong and what would be right,
 * as it follows the field's name: `must have at most 128 characters`.
 */
export type Prepared = { readonly name: string } | { readonly complaint: string };

/** The rules of one kind of name. */
export type Profile = (text: string) => Prepared;

/** One rule: what is wrong with a text; undefined for nothing. */
export type Rule = (text: string) => string | undefined;

/** What the first of the rules that a text breaks says. */
export const complaintOf = (rules: readonly Rule[], text: string): string | undefined => {
  for (const rule of rules) {
    const complaint = rule(text);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
};

/** More rounds than a text of any language needs. */
const MOST_ROUNDS = 8;

/**
 * Applies a step until it changes nothing more: what one round removes may let the next one compose.
 * @returns undefined for a text that does not come to rest
 * Source: RFC 8266, section 2.1, which rejects such a string, too
 */
export const settled = (step: (text: string) => string, text: string): string | undefined => {
  let last = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = step(last);
    if (next === last) return next;
    last = next;
  }
  return undefined;
};

/**
 * The name that a field of a request gives.
 * @throws Failure RequestInvalid with the profile's complaint
 */
export const nameIn = (profile: Profile, place: Fault['in'], field: string, text: string): string => {
  const prepared = profile(text);
  if ('complaint' in prepared) throw invalid(place, field, prepared.complaint);
  return prepared.name;
};
