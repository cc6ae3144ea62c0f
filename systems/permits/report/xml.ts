import { SaxesParser } from 'saxes';
import { Refusal } from './refusal.ts';
import { damaged } from './zip.ts';

/** One text, one tag with its attributes or one comment is shorter in any sound workbook. */
const MAX_TOKEN_BYTES = 1024 * 1024;

export type Attributes = Readonly<Record<string, string>>;

/** What is reported of an XML part as it is read; names come without their prefixes. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const parserOf = (events: XmlEvents, onTag: () => void) => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => {
    onTag();
    events.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    onTag();
    events.close?.(local(name));
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  parser.on('doctype', () => {
    throw new Refusal('the workbook declares a document type (DOCTYPE), which no spreadsheet program writes');
  });
  return parser;
};

/** The parser holds all in memory: whatever it throws is the file's fault. */
const orDamaged = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(error);
  }
};

/**
 * Reads an XML part piece by piece, and reports what is in it. It must be UTF-8 and well-formed; no
 * piece of it, such as a text, may be longer than a megabyte. Each step throws Refusal when it is not
 * so, or when a document type is declared.
 */
export const xmlReader = (events: XmlEvents) => {
  let sinceTag = 0;
  const parser = parserOf(events, () => (sinceTag = 0));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    write(bytes: Uint8Array): void {
      sinceTag += bytes.length;
      orDamaged(() => parser.write(decoder.decode(bytes, { stream: true })));
      if (sinceTag > MAX_TOKEN_BYTES)
        throw new Refusal('the workbook is damaged: a text in it is longer than a megabyte');
    },
    end(): void {
      orDamaged(() => parser.write(decoder.decode()).close());
    },
  };
};

/** Reads a whole part. */
export const readXml = async (content: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> => {
  const reader = xmlReader(events);
  for await (const bytes of content) reader.write(bytes);
  reader.end();
};
