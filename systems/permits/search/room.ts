import type { Counts } from './counts.ts';

/** An item of DynamoDB, as which a family is kept, may have 400 KB: so many texts of 100 letters, or months. */
const MOST_TEXTS = 500;
const MOST_NEW_TEXTS = 100;
const MOST_MONTHS = 2_000;
/** Each family is an item of its own. */
const MOST_FAMILIES = 1_000;

const TEXTS: Readonly<Record<string, string>> = { status: 'statuses', permit_type: 'permit types' };

/** What the members of a family are. */
const wordsOf = (family: string): string => {
  if (family.startsWith('status#')) return 'months of status dates';
  return TEXTS[family] ?? 'months of file dates';
};

/**
 * Why there is no room for the values of a file beside those that are known; undefined when there is.
 * @param known those of these families that are there
 */
export const crowding = (counts: Counts, known: Counts): string | undefined => {
  if (counts.size > MOST_FAMILIES)
    return `the file has more than ${MOST_FAMILIES} different statuses and neighborhoods`;
  for (const [family, members] of counts) {
    const before = known.get(family) ?? new Map<string, number>();
    const fresh = [...members.keys()].filter((member) => !before.has(member)).length;
    const words = wordsOf(family);
    if (!Object.hasOwn(TEXTS, family)) {
      if (fresh > 0 && before.size + fresh > MOST_MONTHS)
        return `the file has too many different ${words}: at most ${MOST_MONTHS} in all files`;
      continue;
    }
    if (fresh > MOST_NEW_TEXTS || (fresh > 0 && before.size + fresh > MOST_TEXTS))
      return `the file has too many different ${words}: at most ${MOST_NEW_TEXTS} new ones in a file, and ${MOST_TEXTS} in all files`;
  }
  return undefined;
};
