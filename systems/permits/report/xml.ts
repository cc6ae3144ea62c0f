import { SaxesParser } from 'saxes';
import { Refusal } from './refusal.ts';
import { damaged } from './zip.ts';

/** One text, one tag with its attributes or one comment is shorter in any sound workbook. */
const MAX_TOKEN_BYTES = 1024 * 1024;

/** What is told of an XML part as it is read; names come without their prefixes. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML part and tells what is in it, piece by piece: after each `yield` the events of one piece
 * have been told. It must be UTF-8 and well-formed.
 * @throws Refusal when it is not, or when it declares a document type
 */
export async function* readXml(
  content: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let sinceEvent = 0;
  parser.on('opentag', ({ name, attributes }) => {
    sinceEvent = 0;
    events.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0;
    events.close?.(local(name));
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  parser.on('doctype', () => {
    throw new Refusal('the workbook declares a document type (DOCTYPE), which no spreadsheet program writes');
  });
  const feed = (text: string): void => {
    try {
      parser.write(text);
    } catch (error) {
      throw error instanceof Refusal ? error : damaged(error);
    }
  };
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw damaged(error);
    }
  };
  for await (const bytes of content) {
    sinceEvent += bytes.length;
    feed(decode(bytes));
    if (sinceEvent > MAX_TOKEN_BYTES)
      throw new Refusal('the workbook is damaged: a text in it is longer than a megabyte');
    yield;
  }
  feed(decode());
  try {
    parser.close();
  } catch (error) {
    throw damaged(error);
  }
}

/** Reads a whole part. */
export const readWholeXml = async (content: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> => {
  for await (const _piece of readXml(content, events));
};
