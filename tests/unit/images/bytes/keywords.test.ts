import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { saidIn } from '../../../../systems/images/bytes/said.ts';
import {
  dataSet,
  exif,
  iptc,
  packet,
  photoshop,
  resource,
  subject,
  xmp,
} from '../../../shared/picture-blocks.ts';

const keywordsOf = (blocks: Parameters<typeof saidIn>[0]): readonly string[] => saidIn(blocks).keywords;
const ofXmp = (text: string | Buffer): readonly string[] => keywordsOf({ xmp: Buffer.from(text) });
const ofIptc = (block: Buffer): readonly string[] => keywordsOf({ iptc: block });

const RDF = 'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const DC = 'xmlns:d="http://purl.org/dc/elements/1.1/"';
const OTHER = `<x:R ${RDF} xmlns:x="urn:x">${packet(subject('sea'))}</x:R>`;

describe('the keywords of an XMP packet', () => {
  test.each([
    ['are those of dc:subject, in their order', packet(subject('sky', 'blue sea')), ['sky', 'blue sea']],
    [
      'are read whatever the prefixes',
      `<r:RDF ${RDF} ${DC}><r:Description><d:subject><r:Seq><r:li>a</r:li></r:Seq></d:subject></r:Description></r:RDF>`,
      ['a'],
    ],
    [
      'are read with characters that XML writes otherwise',
      packet(subject('R&amp;B', '&#x1F30A;')),
      ['R&B', '\u{1f30a}'],
    ],
    ['are read as CDATA', packet(subject('<![CDATA[a<b]]>')), ['a<b']],
    ['are read without the layout around them', packet(subject('\n  sky\n  ')), ['sky']],
    [
      'are read in several descriptions',
      packet(`${subject('a')}</rdf:Description><rdf:Description>${subject('b')}`),
      ['a', 'b'],
    ],
    ['are not those of another element', packet(subject('a').replaceAll('dc:subject', 'dc:title')), []],
    [
      'are not those of another vocabulary',
      packet(subject('a')).replace('purl.org/dc/elements', 'example.com/dc'),
      [],
    ],
    [
      'are not those of another element in the list',
      packet(subject('a').replaceAll('rdf:li', 'dc:title')),
      [],
    ],
    ['are not those of another node', packet(subject('a')).replaceAll('rdf:Description', 'dc:source'), []],
    ['are not those of what is no RDF', packet(subject('a')).replaceAll('rdf:RDF', 'dc:source'), []],
    [
      'are not those of a picture within',
      packet(`<dc:part rdf:parseType="Resource">${subject('a')}</dc:part>`),
      [],
    ],
    [
      'are not there without a prefix that is declared',
      '<rdf:RDF><rdf:Description><dc:subject/></rdf:Description></rdf:RDF>',
      [],
    ],
    ['are those before an end that is missing', packet(subject('a', 'b')).split('b</rdf')[0] ?? '', ['a']],
    ['are those before an element that is not closed', packet(`${subject('a')}<oops>`), ['a']],
    ['are absent from what is no XML', 'not XML at all', []],
    [
      'are absent from a packet behind a document type',
      `<!DOCTYPE a [<!ENTITY x "y">]>${packet(subject('a'))}`,
      [],
    ],
    ['do not stand for other texts', packet(subject('a', '&lol;', 'b')), ['a']],
    ['are absent from an empty block', '', []],
  ])('%s', (_name, text, want) => expect(ofXmp(text)).toEqual(want));

  test.each(['latin1', 'utf16le'] as const)('are absent from a packet in %s', (encoding) =>
    expect(ofXmp(Buffer.from(packet(subject('a', 'caf\u00e9')), encoding))).toEqual([]),
  );

  test.each(['', ' '])('are read behind long words, wherever these are cut for reading: %j', (before) =>
    expect(ofXmp(packet(`${before}${'\u00e9'.repeat(20_000)}${subject('a')}`))).toEqual(['a']),
  );

  test('are not those of a packet that is part of another document', () => expect(ofXmp(OTHER)).toEqual([]));

  test('of a packet that is cut are the first of them', () =>
    fc.assert(
      fc.property(
        fc.nat(700),
        fc.array(fc.constantFrom('sky', 'a b', '&lt;', '\u{1f30a}'), { maxLength: 8 }),
        (length, names) => {
          const whole = xmp(...names.map((name, n) => `${name} ${String(n)}`));
          const all = ofXmp(whole);
          expect(all).toHaveLength(names.length);
          const some = ofXmp(whole.subarray(0, length));
          expect(some).toEqual(all.slice(0, some.length));
        },
      ),
    ));
});

describe('the keywords of IPTC', () => {
  test.each([
    ['are the data sets 2:25, in their order', iptc('sky', 'blue sea'), ['sky', 'blue sea']],
    ['are read as UTF-8', iptc('caf\u00e9', '\u7a7a'), ['caf\u00e9', '\u7a7a']],
    ['are read as the letters of Windows else', iptc(Buffer.from('caf\u00e9', 'latin1')), ['caf\u00e9']],
    [
      'are not those of other data sets',
      photoshop(resource(0x0404, Buffer.concat([dataSet('t', [2, 5]), dataSet('r', [1, 25]), dataSet('a')]))),
      ['a'],
    ],
    [
      'are behind other resources',
      photoshop(resource(0x03ed, Buffer.from('odd')), resource(0x0404, dataSet('a'))),
      ['a'],
    ],
    [
      'are behind a resource with a name',
      photoshop(resource(0x03ed, Buffer.from('x'), '\x05draft'), resource(0x0404, dataSet('a'))),
      ['a'],
    ],
    [
      'are those before a length that is longer than the block',
      photoshop(resource(0x0404, Buffer.concat([dataSet('a'), dataSet('bcd').subarray(0, -1)]))),
      ['a'],
    ],
    [
      'are those before an extended length',
      photoshop(
        resource(
          0x0404,
          Buffer.concat([
            dataSet('a'),
            Buffer.from([0x1c, 2, 25, 0x80, 0]),
            Buffer.alloc(0x8000),
            dataSet('b'),
          ]),
        ),
      ),
      ['a'],
    ],
    [
      'are those before what is no data set',
      photoshop(
        resource(0x0404, Buffer.concat([dataSet('a'), Buffer.from([0x1d]), dataSet('bc').subarray(1)])),
      ),
      ['a'],
    ],
    ['may have no letters', iptc('a', ''), ['a', '']],
    [
      'are those of a resource that says it is longer than all',
      photoshop(resource(0x0404, dataSet('a'), '\0\0', 0xffffffff)),
      ['a'],
    ],
    [
      'are absent behind a resource that says so',
      photoshop(resource(0x03ed, Buffer.alloc(2), '\0\0', 0xffffffff), resource(0x0404, dataSet('a'))),
      [],
    ],
    ['are absent without a resource', photoshop(), []],
    [
      'are absent from what is no resource',
      photoshop(Buffer.from(resource(0x0404, dataSet('a'))).fill('AgHg', 0, 4)),
      [],
    ],
    [
      'are absent where the block ends in the head of a resource',
      photoshop(resource(0x0404, dataSet('a')).subarray(0, 6)),
      [],
    ],
    [
      'are absent where the block ends in the name of a resource',
      photoshop(resource(0x0404, dataSet('a'), '\x07a draft').subarray(0, 13)),
      [],
    ],
    ['are absent from an empty block', Buffer.alloc(0), []],
  ])('%s', (_name, block, want) => expect(ofIptc(block)).toEqual(want));

  test('of a block that is cut are the first of them', () =>
    fc.assert(
      fc.property(fc.nat(120), fc.array(fc.string({ maxLength: 8 }), { maxLength: 8 }), (length, names) => {
        const whole = iptc(...names.map((name, n) => `${String(n)} ${name}`));
        const [all, some] = [ofIptc(whole), ofIptc(whole.subarray(0, length))];
        expect(all).toHaveLength(names.length);
        expect(some).toEqual(all.slice(0, some.length));
      }),
    ));
});

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_none, n) => `word ${String(n)}`);

describe('of what a file says', () => {
  test('the newer form comes first, and nothing twice', () =>
    expect(keywordsOf({ xmp: xmp('sky', 'sea'), iptc: iptc('sun', 'sea') })).toEqual(['sky', 'sea', 'sun']));

  test('one broken block hides no other', () =>
    expect(keywordsOf({ xmp: Buffer.from('<'), iptc: iptc('sun'), exif: Buffer.from('Exif') })).toEqual([
      'sun',
    ]));

  test('at most so many keywords of each form are read', () => {
    expect(ofXmp(xmp(...numbered(5_000)))).toEqual(numbered(200));
    expect(ofIptc(iptc(...numbered(5_000)))).toEqual(numbered(200));
  });

  test('a keyword that is longer than anything typed is passed over', () => {
    const [long, longer] = ['b'.repeat(256), 'b'.repeat(257)];
    expect(ofXmp(xmp('a', longer, `${long}<![CDATA[b]]>`, long))).toEqual(['a', long]);
    expect(ofIptc(iptc('a', longer, long))).toEqual(['a', long]);
  });

  test('what lies behind a megabyte is not read', () => {
    const far = ' '.repeat(1024 * 1024);
    expect(ofXmp(packet(subject('a') + far + subject('b')))).toEqual(['a']);
  });

  /** Three elements of the packet are around them. */
  const deep = (elements: number): string => '<a>'.repeat(elements) + '</a>'.repeat(elements);
  const wide = (attributes: number): string =>
    `<a ${numbered(attributes)
      .map((_word, n) => `a${String(n)}="1"`)
      .join(' ')}/>`;
  test.each([
    ['100 elements in each other do not end it', deep(97), ['a']],
    ['more of them do', deep(98), []],
    ['1,000 attributes of an element do not end it', wide(1_000), ['a']],
    ['more of them do', wide(1_001), []],
  ])('%s', (_name, before, want) => expect(ofXmp(packet(before + subject('a')))).toEqual(want));

  test('there is no time, and no keyword, where it says neither', () =>
    expect(saidIn({ exif: exif([]), xmp: Buffer.from(packet('')), iptc: photoshop() })).toStrictEqual({
      keywords: [],
    }));

  test('nothing is ever an error', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(xmp('sky', 'sea'), iptc('sky', 'sea'), Buffer.alloc(64)),
        fc.array(fc.tuple(fc.nat(500), fc.nat(255)), { maxLength: 20 }),
        (block, changes) => {
          const changed = Buffer.from(block);
          for (const [place, byte] of changes) if (place < changed.length) changed[place] = byte;
          for (const kind of ['xmp', 'iptc', 'exif'] as const)
            for (const word of keywordsOf({ [kind]: changed })) expect(word.length).toBeLessThanOrEqual(256);
        },
      ),
    ));
});
