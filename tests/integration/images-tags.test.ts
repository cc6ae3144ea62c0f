import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { v7 } from 'uuid';
import { imageStore } from '../../systems/images/aws/image-store.ts';
import { found, imageWith, tagged } from '../unit/images/arbitrary.ts';
import { bodyOf, call, type Schemas } from './accounts.ts';
import {
  askForForm,
  type Image,
  imageAt,
  namesOf,
  newOwner,
  newPicture,
  type Owner,
  pageOf,
  plainJpeg,
  sendForm,
  tagsOf,
  untilState,
} from './pictures.ts';
import { aws, output } from './stack.ts';
import type { Answer } from './target.ts';

const store = imageStore(aws.dynamoDB, output('ImagesTableName'));

/** Images of somebody, with these tags of their own, as if they had been uploaded and tagged. */
const imagesOf = async (sub: string, count: number, ...names: readonly string[]): Promise<string[]> => {
  const ids = Array.from({ length: count }, (_none, n) => v7({ msecs: Date.UTC(2026, 0, 1) + n }));
  for (const id of ids)
    await store.create(
      imageWith({ id, sub, createdAt: '2026-01-01T00:00:00.000Z', found, tags: tagged(...names) }),
    );
  return ids;
};

const correctAll = (token: string, body: object): Promise<Answer> =>
  call('POST', '/images/tags', { token, body });
const correctedBy = async (token: string, body: object): Promise<Schemas['CorrectedImages']> =>
  bodyOf('CorrectedImages', await correctAll(token, body));
const renamed = async (token: string, tag: string, name: string): Promise<Schemas['TagChange']> =>
  bodyOf('TagChange', await call('PATCH', `/tags/${encodeURIComponent(tag)}`, { token, body: { name } }));
const deleted = async (token: string, tag: string): Promise<Schemas['TagChange']> =>
  bodyOf('TagChange', await call('DELETE', `/tags/${encodeURIComponent(tag)}`, { token }));

/** All images of somebody that a search finds, page by page. */
const allOf = async (token: string, query = ''): Promise<Image[]> => {
  const all: Image[] = [];
  let cursor: string | undefined;
  do {
    const { images, cursor: next } = await pageOf(
      token,
      `${query}&limit=60${cursor === undefined ? '' : `&cursor=${cursor}`}`,
    );
    all.push(...images);
    cursor = next;
  } while (cursor !== undefined);
  return all;
};

/** The counts that the images themselves come to. */
const countsIn = (images: readonly Image[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const name of images.flatMap(namesOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
};

test('a few hundred images are tagged by one request, and their tags renamed, merged and deleted', async () => {
  const { token, sub } = await newOwner();
  const ids = await imagesOf(sub, 300);

  const added = await correctedBy(token, { imageIds: ids, add: ['Holiday'] });
  const some = await correctedBy(token, { imageIds: ids.slice(0, 120), add: ['Sea', 'sun'] });
  const tags = [await tagsOf(token)];
  const changes = [await renamed(token, 'HOLIDAY', 'Lisbon ')];
  tags.push(await tagsOf(token));
  changes.push(await renamed(token, 'sea', 'lisbon'));
  tags.push(await tagsOf(token));
  const found300 = await allOf(token, 'tags=lisbon');
  changes.push(await deleted(token, 'lisbon'));
  tags.push(await tagsOf(token));

  expect(added).toEqual({ changed: ids, unchanged: [], refused: [], left: [] });
  expect(some.changed).toHaveLength(120);
  expect(changes).toEqual([
    { name: 'lisbon', changed: 300, refused: [], complete: true },
    { name: 'lisbon', changed: 120, refused: [], complete: true },
    { changed: 300, refused: [], complete: true },
  ]);
  expect(tags.map(({ counts }) => counts)).toEqual([
    { holiday: 300, sea: 120, sun: 120 },
    { lisbon: 300, sea: 120, sun: 120 },
    { lisbon: 300, sun: 120 },
    { sun: 120 },
  ]);
  expect(found300).toHaveLength(300);
  expect(await allOf(token, 'tags=sun')).toHaveLength(120);
  expect(await allOf(token, 'untagged=true')).toHaveLength(180);
  expect((await pageOf(token, 'tags=lisbon,holiday,sea&match=any')).images).toEqual([]);
});

/** What may be answered while others change the same images. */
const isHonest = ({ status, headers }: Answer): boolean =>
  [200, 404].includes(status) || (status === 409 && headers.get('retry-after') !== null);

test('whatever is asked for at the same time, counts and searches are what the images say', async () => {
  const { token, sub } = await newOwner();
  const ids = await imagesOf(sub, 60, 'a', 'b');
  const [one = '', two = '', ...others] = ids;
  const waiting = await askForForm(token, { tags: ['a', 'd'] });

  const answers = await Promise.all([
    call('PATCH', '/tags/a', { token, body: { name: 'b' } }),
    call('PATCH', '/tags/b', { token, body: { name: 'c' } }),
    call('PATCH', '/tags/a', { token, body: { name: 'd' } }),
    call('DELETE', '/tags/b', { token }),
    correctAll(token, { imageIds: ids, add: ['e', 'a'] }),
    correctAll(token, { imageIds: others, remove: ['a'], add: ['f'] }),
    call('PUT', `/images/${one}/tags`, { token, body: { add: ['b', 'g'] } }),
    call('DELETE', `/images/${two}`, { token }),
    plainJpeg('red').then(async (bytes) => {
      await sendForm(waiting, bytes);
      return call('GET', `/images/${waiting.imageId}`, { token });
    }),
  ]);
  await untilState(token, waiting.imageId, 'tagged');

  expect(answers.map((answer) => [answer.status, isHonest(answer)])).toEqual(
    answers.map(({ status }) => [status, true]),
  );
  const images = await allOf(token);
  const counts = countsIn(images);
  expect(images).toHaveLength(60);
  expect((await tagsOf(token)).counts).toEqual(counts);
  for (const name of Object.keys(counts))
    expect(await allOf(token, `tags=${encodeURIComponent(name)}`)).toHaveLength(counts[name] ?? 0);
});

describe('the tag of a machine', () => {
  test('that was renamed or deleted does not come back when its image is tagged again', async () => {
    const { token } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));

    const changes = [await renamed(token, 'red', 'Crimson'), await deleted(token, 'landscape format')];
    const before = await imageAt(token, id);
    await call('POST', `/images/${id}/retag`, { token });
    const after = await untilState(token, id, 'tagged');

    expect(changes).toEqual([
      { name: 'crimson', changed: 1, refused: [], complete: true },
      { changed: 1, refused: [], complete: true },
    ]);
    expect(after.tags).toEqual(before.tags);
    expect(namesOf(after)).toContain('crimson');
    expect(namesOf(after)).not.toEqual(expect.arrayContaining(['red']));
    expect(after.tags).toContainEqual({ name: 'crimson', source: 'user', confidence: 1 });
  });

  test('may come back on a picture that is uploaded later', async () => {
    const { token } = await newOwner();
    await newPicture(token, await plainJpeg('red'));
    await deleted(token, 'red');
    expect(namesOf(await newPicture(token, await plainJpeg('red', 320, 200)))).toContain('red');
  });
});

test('an upload that is on its way arrives with the new name of its tag', async () => {
  const { token } = await newOwner();
  const form = await askForForm(token, { tags: ['Holiday'] });

  const change = await renamed(token, 'holiday', 'lisbon');
  await sendForm(form, await plainJpeg('red'));
  const image = await untilState(token, form.imageId, 'tagged');

  expect(change).toMatchObject({ changed: 1, complete: true });
  expect(namesOf(image)).toContain('lisbon');
  expect((await tagsOf(token)).tags).not.toContain('holiday');
});

describe('what is another’s', () => {
  let [mine, theirs]: Owner[] = [];
  let ids: { readonly mine: string; readonly theirs: string };
  const tokenOf = (owner: Owner | undefined): string => owner?.token ?? '';

  beforeAll(async () => {
    [mine, theirs] = await Promise.all([newOwner(), newOwner()]);
    const [my = ''] = await imagesOf(mine.sub, 1, 'mine');
    const [their = ''] = await imagesOf(theirs.sub, 1, 'theirs', 'both');
    ids = { mine: my, theirs: their };
  });

  test('is refused among many as an image that is not there, and stays as it is', async () => {
    const none = randomUUID();
    const before = await imageAt(tokenOf(theirs), ids.theirs);

    const answer = await correctedBy(tokenOf(mine), {
      imageIds: [ids.theirs, ids.mine, none],
      add: ['both'],
    });

    const said = { code: 'NotFound', message: 'You have no image with this id' };
    expect(answer).toEqual({
      changed: [ids.mine],
      unchanged: [],
      refused: [
        { imageId: ids.theirs, ...said },
        { imageId: none, ...said },
      ],
      left: [],
    });
    expect(await imageAt(tokenOf(theirs), ids.theirs)).toMatchObject({ tags: before.tags });
  });

  test('is no tag of mine, and is not renamed with mine', async () => {
    const token = tokenOf(mine);
    for (const answer of [
      await call('PATCH', '/tags/theirs', { token, body: { name: 'mine' } }),
      await call('DELETE', '/tags/theirs', { token }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'NotFound' } });

    expect(await renamed(token, 'both', 'other')).toMatchObject({ changed: 1 });
    expect((await tagsOf(tokenOf(theirs))).counts).toEqual({ both: 1, theirs: 1 });
  });
});

describe('a request that makes no sense', () => {
  let token: string;
  beforeAll(async () => {
    ({ token } = await newOwner());
    const { sub } = await newOwner();
    await imagesOf(sub, 1, 'sky');
  });
  const id = '019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f';

  test.each<[string, string, object | undefined, number, string | undefined]>([
    ['PATCH', '/tags/none', { name: 'other' }, 404, undefined],
    ['PATCH', '/tags/none', { name: 'none' }, 404, undefined],
    ['DELETE', '/tags/none', undefined, 404, undefined],
    ['PATCH', '/tags/none', {}, 400, 'name'],
    ['PATCH', '/tags/none', { name: 'a,b' }, 400, 'name'],
    ['PATCH', '/tags/none', { name: 7 }, 400, 'name'],
    ['PATCH', '/tags/none', { name: 'a', to: 'b' }, 400, 'to'],
    ['PATCH', '/tags/%E2%80%8B', { name: 'a' }, 400, 'tag'],
    ['DELETE', '/tags/a%2Cb', undefined, 400, 'tag'],
    ['POST', '/images/tags', { imageIds: [id] }, 400, 'add'],
    ['POST', '/images/tags', { imageIds: [id], add: [], remove: [] }, 400, 'add'],
    ['POST', '/images/tags', { imageIds: [], add: ['a'] }, 400, 'imageIds'],
    ['POST', '/images/tags', { imageIds: [id, id], add: ['a'] }, 400, 'imageIds'],
    ['POST', '/images/tags', { imageIds: [id], add: ['A'], remove: ['a'] }, 400, 'remove'],
    ['POST', '/images/tags', { add: ['a'] }, 400, 'imageIds'],
  ])('%s %s with %j is answered %i', async (method, path, body, status, name) => {
    const answer = await call(method, path, { token, ...(body && { body }) });
    expect(answer.status).toBe(status);
    if (name !== undefined)
      expect(answer.body).toMatchObject({
        errors: [expect.objectContaining({ name: expect.stringContaining(name) })],
      });
  });
});
