import { SaxesParser } from 'saxes';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const SUBJECT = '{http://purl.org/dc/elements/1.1/}subject';
/** The way to a keyword. What is deeper, such as the keywords of pictures that are part of this one, is not its own. */
const [TOP, DESCRIPTION, ITEM] = [`{${RDF}}RDF`, `{${RDF}}Description`, `{${RDF}}li`];
const ARRAYS: readonly string[] = ['Bag', 'Seq', 'Alt'].map((name) => `{${RDF}}${name}`);
/** The way of a keyword has five elements, and programs put one around them. */
const [WAY, MOST_AROUND] = [5, 1];

/** The parser looks a prefix up in every element around: what is so deep is made to keep it busy. */
const DEEPEST = 100;
/** Of one element, for the same reason. A camera writes dozens. */
const MOST_ATTRIBUTES = 1_000;
/** So much is read at once, in bytes, and then it is seen whether enough has been read. */
const PIECE = 16 * 1024;

/** Ends the reading; the parser cannot be stopped otherwise. */
const ENOUGH = new Error('enough has been read');

const isItem = (path: readonly string[]): boolean => {
  const [top, description, subject, array, item] = path.slice(-WAY);
  return (
    path.length <= WAY + MOST_AROUND &&
    item === ITEM &&
    ARRAYS.includes(array ?? '') &&
    subject === SUBJECT &&
    description === DESCRIPTION &&
    top === TOP
  );
};

/** A parser that collects keywords. It throws ENOUGH at what no program writes. */
const parserOf = (keywords: string[], longest: number, most: number) => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: string[] = [];
  let text = '';
  let attributes = 0;
  parser.on('opentagstart', () => {
    attributes = 0;
    if (path.length === DEEPEST) throw ENOUGH;
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) throw ENOUGH;
  });
  parser.on('opentag', ({ uri, local }) => {
    path.push(`{${uri}}${local}`);
    text = '';
  });
  const add = (more: string): void => {
    text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    // How the packet is laid out is no part of a keyword.
    if (isItem(path) && text.length <= longest) keywords.push(text.trim());
    path.pop();
    if (keywords.length >= most) throw ENOUGH;
  });
  // It could define what texts stand for, again and again.
  parser.on('doctype', () => {
    throw ENOUGH;
  });
  return parser;
};

/**
 * The keywords (`dc:subject`) in an XMP packet, in their order, up to where it is cut or broken. It is read as UTF-8.
 * @param longest in UTF-16 units; longer ones are passed over
 * @param most so many are enough
 * Source: ISO 16684-1, 6 and 8.3
 */
export const xmpKeywords = (packet: Uint8Array, longest: number, most: number): readonly string[] => {
  const keywords: string[] = [];
  const parser = parserOf(keywords, longest, most);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < packet.length; at += PIECE)
      parser.write(decoder.decode(packet.subarray(at, at + PIECE), { stream: true }));
  } catch {
    // What was read before it ended or broke is as good as ever.
  }
  return keywords;
};
