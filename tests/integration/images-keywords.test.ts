import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { exif, iptc, OFFSET, ORIGINAL, withSegment, xmp, XMP_MARK } from '../shared/picture-blocks.ts';
import { bodyOf, call } from './accounts.ts';
import {
  type Image,
  imageAt,
  newOwner,
  newPicture,
  type Owner,
  pageOf,
  plainJpeg,
  recordsOf,
  tagsOf,
  untilState,
} from './pictures.ts';

const XML = xmp('Harbour', 'Blue Hour', 'red', 'not, a tag').toString();

/** A red JPEG that has keywords in both forms, and a time in a zone. */
const written = async (): Promise<Buffer> => {
  const camera = exif([
    [ORIGINAL, '2024:05:01 10:00:00'],
    [OFFSET, '+02:00'],
  ]);
  return [
    [0xed, iptc('old town', 'harbour')] as const,
    [0xe1, Buffer.concat([XMP_MARK, Buffer.from(XML)])] as const,
    [0xe1, camera] as const,
  ].reduce((bytes, [kind, data]) => withSegment(bytes, kind, data), await plainJpeg('red'));
};

/** A picture of a colour, taken at this time by a camera without a zone. */
const takenAt = async (colour: string, time: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
    .withExif({ IFD2: { DateTimeOriginal: time } })
    .webp()
    .toBuffer();

const sourcesOf = ({ tags }: Image) => Object.fromEntries(tags.map(({ name, source }) => [name, source]));
const correct = async (token: string, id: string, body: object): Promise<Image> =>
  bodyOf('Image', await call('PUT', `/images/${id}/tags`, { token, body }));

describe('a picture with keywords', () => {
  let owner: Owner;
  let image: Image;

  beforeAll(async () => {
    owner = await newOwner();
    image = await newPicture(owner.token, await written());
  });

  test('has them as tags that say so, beside those of the tagging service', async () => {
    const sources = sourcesOf(image);
    expect(sources).toMatchObject({ harbour: 'file', 'blue hour': 'file', 'old town': 'file', red: 'file' });
    expect(Object.values(sources)).toContain('clarifai');
    expect(Object.keys(sources)).not.toContain('not, a tag');
    expect(image.tags.filter(({ source }) => source === 'file').map(({ confidence }) => confidence)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  test('is found and counted by them, however sure a tag must be', async () => {
    const { images } = await pageOf(owner.token, 'tags=Blue%20hour,old%20town&minConfidence=1');
    expect(images.map(({ id }) => id)).toEqual([image.id]);
    expect(await tagsOf(owner.token, 'prefix=har')).toMatchObject({ counts: { harbour: 1 } });
  });

  test('says when it was taken, and is found by that', async () => {
    expect(image.takenAt).toBe('2024-05-01T10:00:00+02:00');
    for (const [query, found] of [
      ['takenFrom=2024-05-01T08:00:00Z&takenTo=2024-05-01T08:00:01Z', 1],
      ['takenFrom=2024-05-01T08:00:01Z', 0],
      ['takenTo=2024-05-01T08:00:00Z', 0],
      ['takenFrom=2024-05-01T08:00:00Z&tags=harbour', 1],
    ] as const)
      expect((await pageOf(owner.token, query)).images).toHaveLength(found);
  });

  test('keeps its owner’s corrections of them when it is tagged again', async () => {
    const corrected = await correct(owner.token, image.id, { add: ['Old Town'], remove: ['harbour', 'red'] });
    expect(sourcesOf(corrected)).toMatchObject({ 'old town': 'user', 'blue hour': 'file' });

    await call('POST', `/images/${image.id}/retag`, { token: owner.token });
    const again = sourcesOf(await untilState(owner.token, image.id, 'tagged'));

    expect(again).toMatchObject({ 'old town': 'user', 'blue hour': 'file' });
    expect(again).not.toHaveProperty('harbour');
    expect(again).not.toHaveProperty('red');
  });

  test('leaves nothing when it is deleted', async () => {
    const { token, sub } = await newOwner();
    const { id } = await newPicture(token, await written());
    await call('DELETE', `/images/${id}`, { token });
    expect((await recordsOf(sub)).filter((key) => key.includes(id))).toEqual([]);
  });
});

describe('images by when they were taken', () => {
  let token = '';
  const ids = new Map<string, string>();

  beforeAll(async () => {
    ({ token } = await newOwner());
    const files = {
      late: await takenAt('blue', '2024:05:01 09:00:00'),
      early: await written(),
      never: await plainJpeg('green'),
      old: await takenAt('red', '1999:12:31 23:59:59'),
    };
    for (const [name, bytes] of Object.entries(files)) ids.set((await newPicture(token, bytes)).id, name);
  });

  const called = (images: readonly Image[]) => images.map(({ id }) => ids.get(id));
  const inPages = async (query: string, limit: number): Promise<Image[]> => {
    const all: Image[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await pageOf(token, `${query}&limit=${String(limit)}${more}`);
      all.push(...page.images);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return all;
  };

  test.each([
    ['orderBy=taken', ['late', 'early', 'old']],
    ['orderBy=taken&order=oldest', ['old', 'early', 'late']],
    ['takenFrom=2000-01-01T00:00:00Z', ['late', 'early']],
    ['takenTo=2024-05-01T09:00:00Z&order=oldest', ['old', 'early']],
    ['orderBy=taken&tags=red', ['early', 'old']],
    ['orderBy=taken&without=red', ['late']],
    ['orderBy=uploaded', ['old', 'never', 'early', 'late']],
  ])('for “%s” are %j, in one page and in many', async (query, found) => {
    expect(called((await pageOf(token, query)).images)).toEqual(found);
    expect(called(await inPages(query, 1))).toEqual(found);
  });

  test('a time without a zone is shown without one', async () => {
    const [late = ''] = ids.keys();
    expect(await imageAt(token, late)).toMatchObject({ takenAt: '2024-05-01T09:00:00' });
  });

  test.each([
    ['orderBy=uploaded&takenFrom=2024-05-01T00:00:00Z', 'orderBy'],
    ['takenFrom=2024-05-02T00:00:00Z&takenTo=2024-05-01T00:00:00Z', 'takenTo'],
    ['takenFrom=2024-05-01T00:00:00', 'takenFrom'],
    ['orderBy=size', 'orderBy'],
    ['orderBy=taken&state=rejected', 'state'],
  ])('for “%s” are refused, naming %s', async (query, name) =>
    expect(await call('GET', `/images?${query}`, { token })).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'query', name }] },
    }),
  );

  test('a cursor is good for its own order alone, and for its owner', async () => {
    const { cursor = '' } = await pageOf(token, 'orderBy=taken&limit=1');
    const other = await newOwner();
    for (const [query, who] of [
      ['limit=1', token],
      ['orderBy=taken&order=oldest&limit=1', token],
      ['takenFrom=2000-01-01T00:00:00Z&limit=1', token],
      ['orderBy=taken&limit=1', other.token],
    ] as const)
      expect(
        await call('GET', `/images?${query}&cursor=${encodeURIComponent(cursor)}`, { token: who }),
      ).toMatchObject({ status: 400, body: { code: 'CursorInvalid' } });
    expect((await pageOf(other.token, 'orderBy=taken')).images).toEqual([]);
  });
});

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1_000)}">]>${xmp('&b;').toString()}`;

test.each<[string, number, Buffer]>([
  ['Exif that is cut', 0xe1, exif([[ORIGINAL, '2024:05:01 10:00:00']]).subarray(0, 20)],
  ['XMP with entities in entities', 0xe1, Buffer.concat([XMP_MARK, Buffer.from(LAUGHS)])],
  ['XMP without an end', 0xe1, Buffer.concat([XMP_MARK, Buffer.from('<a>'.repeat(20_000))])],
  ['IPTC that ends before its length', 0xed, iptc('sky').subarray(0, -2)],
])('a picture with %s is tagged as if it were not there', async (_name, kind, data) => {
  const { token } = await newOwner();
  const image = await newPicture(token, withSegment(await plainJpeg('blue'), kind, data));
  expect(image.tags.map(({ source }) => source)).not.toContain('file');
  expect(image).not.toHaveProperty('takenAt');
});
