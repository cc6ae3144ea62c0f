import { expect, test } from '@jest/globals';
import { Refusal } from '../../../systems/permits/report/refusal.ts';
import { type XmlEvents, xmlReader } from '../../../systems/permits/report/xml.ts';
import { bytesOf } from './files.ts';

type Piece = string | Uint8Array;

/** What is reported of a part that comes in these pieces. */
const read = (...pieces: readonly Piece[]): string[] => {
  const told: string[] = [];
  const events: XmlEvents = {
    open: (name, { id = '' }) => told.push(`<${name}${id}>`),
    close: (name) => told.push(`</${name}>`),
    text: (text) => told.push(text.slice(0, 9)),
  };
  const reader = xmlReader(events);
  for (const piece of pieces) reader.write(typeof piece === 'string' ? bytesOf(piece) : piece);
  reader.end();
  return told;
};
const LONG = 'x'.repeat(600_000);

test.each<[string, Piece[], string[]]>([
  [
    'a character in two pieces',
    ['<a>', Uint8Array.of(0xc3), Uint8Array.of(0xa9), '</a>'],
    ['<a>', 'é', '</a>'],
  ],
  ['names without their prefixes', ['<x:a id="1"><b/></x:a>'], ['<a1>', '<b>', '</b>', '</a>']],
  ['texts of either kind', ['<a>b&lt;<![CDATA[c<]]></a>'], ['<a>', 'b<', 'c<', '</a>']],
  [
    'long texts between tags',
    [`<a>${LONG}`, `<b/>${LONG}`, '</a>'],
    ['<a>', 'x'.repeat(9), '<b>', '</b>', 'x'.repeat(9), '</a>'],
  ],
  [
    'long texts between the beginnings of tags',
    [`<a>${LONG}`, `<b>${LONG}`, '</b></a>'],
    ['<a>', 'x'.repeat(9), '<b>', 'x'.repeat(9), '</b>', '</a>'],
  ],
  [
    'long texts between the ends of tags',
    [`<a><b>${LONG}`, `</b>${LONG}`, '</a>'],
    ['<a>', '<b>', 'x'.repeat(9), '</b>', 'x'.repeat(9), '</a>'],
  ],
])('reported are %s', (_name, pieces, want) => expect(read(...pieces)).toEqual(want));

test('only what is asked for is reported', () => {
  const reader = xmlReader({ open: () => undefined });
  expect(() => {
    reader.write(bytesOf('<a>b<![CDATA[c]]></a>'));
    reader.end();
  }).not.toThrow();
});

test('what the parser says of what is damaged is kept for the log', () =>
  expect(() => read('<a><b></a>')).toThrow(
    expect.objectContaining({
      cause: expect.objectContaining({ message: expect.any(String) as unknown }) as unknown,
    }),
  ));

const DAMAGED = 'the workbook is damaged or incomplete';
test.each<[string, Piece[], string]>([
  ['tags that do not match', ['<a><b></a>'], DAMAGED],
  ['no end', ['<a>'], DAMAGED],
  ['bytes that are no UTF-8', ['<a>', Uint8Array.of(0xff), '</a>'], DAMAGED],
  ['half a character at the end', ['<a/>', Uint8Array.of(0xc3)], DAMAGED],
  ['a document type', ['<!DOCTYPE a><a/>'], 'declares a document type'],
  [
    'a text of more than a megabyte',
    [`<a>${LONG}`, LONG, LONG, '</a>'],
    'a text in it is longer than a megabyte',
  ],
])('refused is %s', (_name, pieces, message) => {
  expect(() => read(...pieces)).toThrow(Refusal);
  expect(() => read(...pieces)).toThrow(message);
});
