import { fileTypeFromBuffer } from 'file-type/core';
import { brandsOf } from './avif/brands.ts';

/** What is taken, by what the bytes say; an animated PNG is a PNG. */
const TAKEN: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/apng', 'image/png'],
  ['image/webp', 'image/webp'],
  ['image/gif', 'image/gif'],
  ['image/avif', 'image/avif'],
]);
/** What a file is called by its first brand; among the others may be that of AVIF. */
const HEIF: readonly string[] = ['image/heif', 'image/heif-sequence', 'image/heic', 'image/heic-sequence'];

/** What a file is by its content: a supported picture, or another type, by its name for people. */
export type Sniffed = { readonly contentType: string } | { readonly other: string };

const BEGINNING = 4_096;
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

const SPACE = /\s+/y;
/** Of HTML it is not skipped: it says what comes. */
const DOCUMENT_TYPE = /<!doctype\s+(?!\s|html)/iy;

/** Where a text goes on behind the next of these; -1 when there is none. */
const behind = (text: string, what: string, from: number): number => {
  const at = text.indexOf(what, from);
  return at < 0 ? -1 : at + what.length;
};

const behindMatch = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** A document type may have a part in brackets, in which there may be others. */
const behindDocumentType = (text: string, from: number): number => {
  const name = behindMatch(DOCUMENT_TYPE, text, from);
  if (name < 0) return -1;
  const [end, inner] = [behind(text, '>', name), behind(text, '[', name)];
  return inner < 0 || inner > end ? end : behind(text, '>', Math.max(inner, behind(text, ']', inner)));
};

/** Where one thing ends that may stand before the first element of a document; -1 when there is none, or no end. */
const behindPiece = (text: string, from: number): number => {
  if (text.startsWith('<?', from)) return behind(text, '?>', from + 2);
  if (text.startsWith('<!--', from)) return behind(text, '-->', from + 4);
  return Math.max(behindMatch(SPACE, text, from), behindDocumentType(text, from));
};

/** Without what may stand before the first element. No pattern does this: the ways to divide spaces are too many. */
const withoutPrologue = (text: string): string => {
  for (let at = 0; ;) {
    const next = behindPiece(text, at);
    if (next < 0) return text.slice(at);
    at = next;
  }
};

const documentOf = (bytes: Uint8Array): string | undefined => {
  const text = withoutPrologue(textOf(bytes));
  if (SVG.test(text)) return 'SVG';
  return HTML.test(text) ? 'HTML' : undefined;
};

const takenAs = (mime: string, bytes: Uint8Array): string | undefined =>
  HEIF.includes(mime) && brandsOf(bytes).includes('avif') ? 'image/avif' : TAKEN.get(mime);

/**
 * What a file is by its content, whatever its name and its claimed type. Only supported pictures have a content
 * type; the name of any other type tells people what they have sent.
 */
export const sniff = async (bytes: Uint8Array): Promise<Sniffed> => {
  const type = await fileTypeFromBuffer(bytes);
  const contentType = type && takenAs(type.mime, bytes);
  if (contentType !== undefined) return { contentType };
  return { other: documentOf(bytes) ?? type?.ext.toUpperCase() ?? 'unknown' };
};
