import { readFile } from 'node:fs/promises';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { createFile, type ISOFile, type Movie, MP4BoxBuffer } from 'mp4box';
import { videoFacts } from '../../../systems/cameras/media/boxes.ts';
import { BEGINNING, hasBoxes, mediaOf } from '../../../systems/cameras/media/sniff.ts';

const film = (name: string): Promise<Buffer> => readFile(`tests/unit/cameras/films/${name}`);

/** What the reference implementation says of a film. */
const byMp4box = (bytes: Buffer): Movie | undefined => {
  // It warns of a box that it does not know.
  const quiet = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn'), jest.spyOn(console, 'log')];
  for (const spy of quiet) spy.mockImplementation(() => undefined);
  let movie: Movie | undefined;
  const file: ISOFile = createFile();
  file.onReady = (info) => {
    movie = info;
  };
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0));
  file.flush();
  for (const spy of quiet) spy.mockRestore();
  return movie;
};

/** The facts of a film in memory, and how it was read. */
const read = async (bytes: Uint8Array) => {
  const lengths: number[] = [];
  const facts = await videoFacts((from, length) => {
    lengths.push(length);
    // S3 refuses a range from behind the end, and reads all of the object for one that ends before it begins.
    if (from >= bytes.length || length < 1) throw new Error('416 Requested Range Not Satisfiable');
    return Promise.resolve(bytes.subarray(from, from + length));
  }, bytes.length);
  return { facts, reads: lengths.length, bytes: lengths.reduce((sum, length) => sum + length, 0) };
};

describe('what a film is', () => {
  test.each([
    ['h264-high.mp4', true],
    ['h264-moov-last.mp4', true],
    ['h264-fragments.mp4', true],
    ['h264-10-bit.mp4', false],
    ['audio-first.mp4', true],
    ['h265.mp4', false],
    ['vp9.mp4', true],
    ['av1.mp4', true],
    ['mpeg4.mp4', false],
    ['quicktime.mov', true],
  ])('%s: as mp4box says, and playable: %s', async (name, playable) => {
    const bytes = await film(name);
    const movie = byMp4box(bytes);
    const codec = movie?.tracks.find(({ type }) => type === 'video')?.codec ?? '';

    const { facts } = await read(bytes);

    // Of other codecs than H.264 mp4box says more.
    const isH264 = codec.startsWith('avc1');
    expect(facts.codec?.toLowerCase()).toBe((isH264 ? codec : codec.split('.')[0])?.toLowerCase());
    expect(facts.duration_ms).toBe(
      movie?.duration ? Math.round((movie.duration / movie.timescale) * 1000) : undefined,
    );
    expect(facts.playable).toBe(playable);
  });

  test('is read from little of it, wherever its description lies', async () => {
    const bytes = await film('h264-moov-last.mp4');
    // A film of 3 MB: its bytes lie before its description, which refers to none of them here.
    const moov = bytes.indexOf('moov') - 4;
    const padding = Buffer.alloc(3_000_000);
    padding.writeUInt32BE(padding.length);
    padding.write('free', 4);
    const long = Buffer.concat([bytes.subarray(0, moov), padding, bytes.subarray(moov)]);

    const { facts, ...cost } = await read(long);

    expect(facts).toEqual((await read(bytes)).facts);
    expect(facts).toHaveProperty('codec');
    expect(cost.reads).toBeLessThan(10);
    expect(cost.bytes).toBeLessThan(10_000);
  });

  test('with a size of 64 bits, or up to the end, is found as well', async () => {
    const bytes = await film('h264-moov-last.mp4');
    const moov = bytes.indexOf('moov') - 4;
    const head = Buffer.alloc(16);
    head.writeUInt32BE(1);
    head.write('free', 4);
    head.writeBigUInt64BE(16n, 8);
    const endless = Buffer.from(bytes.subarray(moov));
    endless.writeUInt32BE(0);

    const { facts } = await read(Buffer.concat([bytes.subarray(0, moov), head, endless]));

    expect(facts).toEqual((await read(bytes)).facts);
  });

  test.each([
    ['breaks off after the header of its description', Buffer.from('\0\0\x04Umoov', 'latin1')],
    ['has nothing in its description', Buffer.from('\0\0\0\bmoov', 'latin1')],
    ['has nothing in its description, and more after it', Buffer.from('\0\0\0\bmoov\0\0\0\bfree', 'latin1')],
  ])('is not known of one that %s', async (_what, bytes) => {
    expect((await read(bytes)).facts).toEqual({});
  });

  test.each([
    [604_800_000, 604_800_000],
    [604_800_001, undefined],
    [Number.MAX_SAFE_INTEGER, undefined],
  ])('holds no duration that cannot be: %d ms', async (stated, duration_ms) => {
    // A movie's header with 64 bits, in thousandths of a second.
    const bytes = Buffer.alloc(120);
    bytes.writeUInt32BE(120);
    bytes.write('moov', 4);
    bytes.writeUInt32BE(112, 8);
    bytes.write('mvhd\x01', 12);
    bytes.writeUInt32BE(1000, 36);
    bytes.writeBigUInt64BE(BigInt(stated), 40);

    expect((await read(bytes)).facts.duration_ms).toBe(duration_ms);
  });

  test('is not known of what is broken, which costs no more', async () => {
    const bytes = await film('h264-high.mp4');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(bytes.length),
        async (changes, length) => {
          const broken = Buffer.from(bytes);
          for (const [at, byte] of changes) broken[at] = byte;

          const { facts, reads, bytes: count } = await read(broken.subarray(0, length));

          expect(facts.codec ?? 'x').toMatch(/^[\w.]+$/);
          expect(facts.duration_ms ?? 1).toBeGreaterThanOrEqual(0);
          expect(reads).toBeLessThanOrEqual(257);
          expect(count).toBeLessThanOrEqual(1_044_476);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const boxed = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(parts.reduce((sum, { length }) => sum + length, 8));
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
};
/** Numbers of 32 bits, the last one cut by so many bytes. */
const numbers = (values: readonly number[], cut = 0): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes.subarray(0, bytes.length - cut);
};
const LONG = 0x0100_0000;
const mvhd = (...values: number[]): Buffer => boxed('mvhd', numbers([0, 0, 0, ...values]));
const times = (many: number, one: Buffer): Buffer => Buffer.concat(Array.from({ length: many }, () => one));
const FREE = boxed('free');
const SECOND = mvhd(1000, 1000);

describe('the duration of a movie', () => {
  test.each<[string, number | undefined, ...Buffer[]]>([
    ['is in units of its timescale', 1500, mvhd(600, 900)],
    ['is not known of a header that is cut', undefined, boxed('mvhd', numbers([0, 0, 0, 600, 900], 1))],
    ['has 64 bits', 1500, boxed('mvhd', numbers([LONG, 0, 0, 0, 0, 600, 0, 900]))],
    ['of 64 bits that are cut', undefined, boxed('mvhd', numbers([LONG, 0, 0, 0, 0, 600, 0, 900], 1))],
    ['of 64 bits without a timescale', undefined, boxed('mvhd', numbers([LONG, 0, 0, 0, 0, 600], 1))],
    ['of 64 bits without itself', undefined, boxed('mvhd', numbers([LONG, 0, 0, 0, 0, 600]))],
    ['is not known when it is all ones', undefined, mvhd(1_000_000, 0xffff_ffff)],
    ['is all but all ones', 4_294_967, mvhd(1_000_000, 0xffff_fffe)],
    ['is not known without a timescale', undefined, mvhd(0, 900)],
    ['is that of its fragments', 1500, mvhd(600, 0), boxed('mvex', boxed('mehd', numbers([0, 900])))],
    [
      'is that of its fragments in 64 bits',
      1500,
      mvhd(600, 0),
      boxed('mvex', boxed('mehd', numbers([LONG, 0, 900]))),
    ],
    [
      'is not that of cut fragments',
      undefined,
      mvhd(600, 0),
      boxed('mvex', boxed('mehd', numbers([0, 900], 1))),
    ],
    [
      'is that of the movie, and not of its fragments',
      1000,
      SECOND,
      boxed('mvex', boxed('mehd', numbers([0, 900]))),
    ],
    [
      'is found behind a box of 64 bits',
      1000,
      Buffer.concat([numbers([1]), Buffer.from('free'), numbers([0, 16])]),
      SECOND,
    ],
    [
      'is not found behind a box that cannot be',
      undefined,
      Buffer.concat([numbers([7]), Buffer.from('free')]),
      SECOND,
    ],
    ['is found as the 256th box', 1000, times(255, FREE), SECOND],
    ['is not looked for further', undefined, times(256, FREE), SECOND],
  ])('%s: %d ms', async (_what, duration_ms, ...boxes) => {
    expect((await read(boxed('moov', ...boxes))).facts).toEqual(
      duration_ms === undefined ? {} : { duration_ms },
    );
  });

  test.each([
    [255, { duration_ms: 1000 }],
    [256, {}],
  ])('is read behind %d other boxes: %j', async (many, facts) => {
    expect((await read(Buffer.concat([times(many, FREE), boxed('moov', SECOND)]))).facts).toEqual(facts);
  });
});

describe('the codec of a movie', () => {
  const entry = (type: string, ...boxes: readonly Buffer[]): Buffer =>
    boxed(type, Buffer.alloc(78), ...boxes);
  const track = (kind: string, handler: string, ...entries: readonly Buffer[]): Buffer => {
    const hdlr = boxed('hdlr', numbers([0, 0]), Buffer.from(handler));
    const stsd = boxed('stsd', numbers([0, entries.length]), ...entries);
    return boxed(kind, boxed('mdia', hdlr, boxed('minf', boxed('stbl', stsd))));
  };
  const avcC = (...bytes: number[]): Buffer => boxed('avcC', Buffer.from(bytes));
  const high = entry('avc1', avcC(1, 0x64, 0, 0x0a));

  test.each<[string, string | undefined, boolean, ...Buffer[]]>([
    ['has profile and level', 'avc1.64000A', true, track('trak', 'vide', high)],
    [
      'has them in the other kind, too',
      'avc3.42C01E',
      true,
      track('trak', 'vide', entry('avc3', avcC(1, 0x42, 0xc0, 30))),
    ],
    ['has none that are cut', 'avc1', false, track('trak', 'vide', entry('avc1', avcC(1, 0x64, 0)))],
    ['has none that are not there', 'avc1', false, track('trak', 'vide', entry('avc1', boxed('pasp')))],
    [
      'is that of the first video',
      'vp09',
      true,
      track('trak', 'soun', high),
      track('trak', 'vide', entry('vp09')),
    ],
    ['is not that of another box', undefined, false, track('trac', 'vide', high)],
    ['is not known without an entry', undefined, false, track('trak', 'vide')],
    ['is not known by a name of other signs', undefined, false, track('trak', 'vide', entry('a<b>'))],
  ])('%s: %s, playable: %s', async (_what, codec, playable, ...tracks) => {
    expect((await read(boxed('moov', ...tracks))).facts).toEqual(
      codec === undefined ? {} : { codec, playable },
    );
  });
});

describe('a file is', () => {
  test.each([
    ['h264-high.mp4', { type: 'video', contentType: 'video/mp4' }, true],
    ['quicktime.mov', { type: 'video', contentType: 'video/quicktime' }, true],
    ['film.webm', { type: 'video', contentType: 'video/webm' }, false],
    ['film.mkv', { type: 'video', contentType: 'video/matroska' }, false],
    ['film.avi', { type: 'video', contentType: 'video/vnd.avi' }, false],
    ['film.m2ts', { type: 'video', contentType: 'video/mp2t' }, false],
    ['film.flv', { type: 'video', contentType: 'video/x-flv' }, false],
    ['picture.jpg', { type: 'image', contentType: 'image/jpeg' }, false],
    ['picture.png', { type: 'image', contentType: 'image/png' }, false],
    ['picture.webp', { type: 'image', contentType: 'image/webp' }, false],
    ['picture.gif', { type: 'image', contentType: 'image/gif' }, false],
  ] as const)('%s what its bytes say', async (name, media, isBoxed) => {
    const beginning = (await film(name)).subarray(0, BEGINNING);

    expect(await mediaOf(beginning, name)).toEqual(media);
    // Not what its name says.
    expect(await mediaOf(beginning, 'film.bin')).toMatchObject({ type: media.type });
    expect(hasBoxes(media)).toBe(isBoxed);
  });

  test.each([
    ['a picture that browsers do not show', () => film('picture.bmp')],
    ['text', async () => Buffer.from('no film')],
    ['nothing', async () => Buffer.alloc(0)],
  ])('neither a video nor an image when it is %s', async (_what, bytes) => {
    expect(await mediaOf(await bytes(), 'film.mp4')).toBeUndefined();
  });

  test('an MP4 by its name when it begins as both formats do', async () => {
    const bytes = Buffer.from(await film('h264-high.mp4'));
    const withoutBrand = bytes.subarray(bytes.indexOf('moov') - 4);

    expect(await mediaOf(withoutBrand, 'film.mp4')).toEqual({ type: 'video', contentType: 'video/mp4' });
    expect(await mediaOf(withoutBrand, 'film.mov')).toEqual({
      type: 'video',
      contentType: 'video/quicktime',
    });
  });
});
