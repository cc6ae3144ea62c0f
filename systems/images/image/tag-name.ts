import { type Fault, invalid } from '../../../core/errors.ts';
import { tagName as profile } from '../../../core/names/tag-name.ts';

/** The one form of a tag's name; undefined when the text names no tag. */
export const tagName = (text: string): string | undefined => {
  const prepared = profile(text);
  return 'name' in prepared ? prepared.name : undefined;
};

/**
 * The one form of a name that is stored: it may have been stored before there was one, and means the same tag as
 * what is said of it today.
 */
export const formOf = (stored: string): string => tagName(stored) ?? stored;

/**
 * Names of tags in their one form, none twice.
 * @throws Failure RequestInvalid for a text that names no tag
 */
export const namesIn = (part: Fault['in'], field: string, texts: readonly string[] = []): string[] => {
  const names = texts.map((text) => {
    const prepared = profile(text);
    if ('complaint' in prepared)
      throw invalid(part, field, `contains an invalid tag name: a tag name ${prepared.complaint}`);
    return prepared.name;
  });
  return [...new Set(names)];
};
