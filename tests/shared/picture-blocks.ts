/** What programs write into files beside the picture, made by hand. */
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DC = 'http://purl.org/dc/elements/1.1/';

/** A packet with this in its description. */
export const packet = (inner: string): string =>
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  `<rdf:RDF xmlns:rdf="${RDF}" xmlns:dc="${DC}"><rdf:Description rdf:about="">${inner}</rdf:Description></rdf:RDF>` +
  '</x:xmpmeta><?xpacket end="w"?>';

/** Keywords, as XML already. */
export const subject = (...keywords: readonly string[]): string =>
  `<dc:subject><rdf:Bag>${keywords.map((one) => `<rdf:li>${one}</rdf:li>`).join('')}</rdf:Bag></dc:subject>`;

export const xmp = (...keywords: readonly string[]): Buffer => Buffer.from(packet(subject(...keywords)));

/** One data set of IPTC. */
export const dataSet = (
  data: Buffer | string,
  [record, number]: readonly [number, number] = [2, 25],
): Buffer => {
  const bytes = Buffer.from(data);
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  head.writeUInt16BE(bytes.length, 3);
  return Buffer.concat([head, bytes]);
};

/** One resource of Photoshop. @param name of an even length, with its own length before it */
export const resource = (id: number, data: Buffer, name = '\0\0', length = data.length): Buffer => {
  const [kind, size] = [Buffer.alloc(2), Buffer.alloc(4)];
  kind.writeUInt16BE(id);
  size.writeUInt32BE(length);
  const padding = Buffer.alloc(data.length % 2);
  return Buffer.concat([Buffer.from('8BIM'), kind, Buffer.from(name, 'latin1'), size, data, padding]);
};

/** What a JPEG keeps for Photoshop. */
export const photoshop = (...resources: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), ...resources]);

export const iptc = (...keywords: readonly (Buffer | string)[]): Buffer =>
  photoshop(resource(0x0404, Buffer.concat(keywords.map((one) => dataSet(one)))));

/** What a text of an Exif directory is: its tag, and its value without the NUL at its end. */
export type Field = readonly [tag: number, value: string];
export const [ORIGINAL, OFFSET] = [0x9003, 0x9011];

/** An Exif block with these texts. @param form `more` is what each counts beside its value: the NUL at its end */
export const exif = (
  fields: readonly Field[],
  { isLittle = true, mark = 'Exif\0\0', type = 2, more = 1 } = {},
): Buffer => {
  const inner = 26;
  const texts = inner + 2 + fields.length * 12 + 4;
  const block = Buffer.alloc(texts + fields.reduce((sum, [, value]) => sum + value.length + 1, 0));
  const short = (value: number, at: number) =>
    isLittle ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  const entry = (at: number, tag: number, kind: number, count: number, value: number): void => {
    short(tag, at);
    short(kind, at + 2);
    long(count, at + 4);
    long(value, at + 8);
  };
  block.write(isLittle ? 'II' : 'MM', 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  entry(10, 0x8769, 4, 1, inner);
  short(fields.length, inner);
  let at = texts;
  fields.forEach(([tag, value], index) => {
    entry(inner + 2 + index * 12, tag, type, value.length + more, at);
    block.write(value, at, 'latin1');
    at += value.length + 1;
  });
  return Buffer.concat([Buffer.from(mark, 'latin1'), block]);
};

/** A JPEG with one more segment behind its beginning. @param kind such as 0xed for APP13 */
export const withSegment = (jpeg: Buffer, kind: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, kind, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
};

/** What stands before a packet in a JPEG. */
export const XMP_MARK = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
