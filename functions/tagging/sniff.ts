import { fileTypeFromBuffer } from 'file-type/core';

/** What is taken, by what the bytes say; an animated PNG is a PNG. */
const TAKEN: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/apng', 'image/png'],
  ['image/webp', 'image/webp'],
  ['image/gif', 'image/gif'],
  ['image/avif', 'image/avif'],
]);

/** What a file is by its content: a picture that is taken, or something else with a name for people. */
export type Sniffed = { readonly contentType: string } | { readonly other: string };

const BEGINNING = 4_096;
/** What may stand before the first element of a document that says what it is. */
const PROLOGUE = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->|<!doctype\s+(?!html)[^[>]*(?:\[[^\]]*\])?[^>]*>)*/i;
const SVG = /^<(?:[\w-]+:)?svg[\s/>]/i;
const HTML = /^<(?:!doctype\s+html|html|head|body|script|title|meta|iframe)[\s/>]/i;

/** A document that is text begins in one of these ways; none of the pictures that are taken does. */
const textOf = (bytes: Uint8Array): string => {
  const beginning = bytes.subarray(0, BEGINNING);
  const [first, second] = beginning;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(beginning);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(beginning);
  return new TextDecoder().decode(beginning);
};

const documentOf = (bytes: Uint8Array): string | undefined => {
  const text = textOf(bytes).replace(PROLOGUE, '');
  if (SVG.test(text)) return 'SVG';
  return HTML.test(text) ? 'HTML' : undefined;
};

/**
 * What a file is by its content, whatever it is called or claimed to be. Only what is known and taken is a
 * picture; the names of the rest serve people who wonder what they have sent.
 */
export const sniff = async (bytes: Uint8Array): Promise<Sniffed> => {
  const type = await fileTypeFromBuffer(bytes);
  const contentType = type && TAKEN.get(type.mime);
  if (contentType !== undefined) return { contentType };
  return { other: documentOf(bytes) ?? type?.ext.toUpperCase() ?? 'of no kind that is known' };
};
