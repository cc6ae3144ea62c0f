import { BIDI_CONTROLS, CONTROLS, hasBase, lengthOf, withFewMarks, withoutHidden } from './characters.ts';
import { settled } from './profile.ts';

/** The contract's `Image.fileName`, in code points. */
const MOST = 255;
/** `.jpg`, and no more than a few letters: what is after the last dot of a sentence is no ending. */
const ENDING = /\.[^.\s]{1,16}$/u;

/** A name that is too long loses the end of its stem, and keeps its ending. */
const cut = (name: string): string => {
  if (lengthOf(name) <= MOST) return name;
  const [ending = ''] = ENDING.exec(name) ?? [];
  const stem = [...name.slice(0, name.length - ending.length)];
  return stem.slice(0, MOST - lengthOf(ending)).join('') + ending;
};

const cleaned = (text: string): string =>
  cut(
    withFewMarks(withoutHidden(text.replace(CONTROLS, ' ').replace(BIDI_CONTROLS, '')))
      .replace(/^[\s\p{M}]+/u, '')
      .trimEnd()
      .normalize('NFC'),
  );

/**
 * The name of a file, for display. People rarely choose the names of their files, so a name is cleaned and never
 * rejected. Line breaks become spaces, what cannot be seen or turns the direction of the text goes, and the rest is as
 * it was given: a name to show, and neither a path nor a key of anything.
 * @returns undefined when nothing is left that can be seen
 */
export const fileName = (text: string): string | undefined => {
  const name = settled(cleaned, text.toWellFormed());
  return name === undefined || hasBase(name) !== undefined ? undefined : name;
};
