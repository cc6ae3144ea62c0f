import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inTable, type Song } from '../../../systems/music/songs/songs.ts';
import { createTable } from '../../../systems/music/tables/creating.ts';
import { deleteTable } from '../../../systems/music/tables/deleting.ts';
import { settled } from '../../shared/leftover.ts';
import { world } from './world.ts';

const SONG: Song = { artist: 'No One You Know', songTitle: 'Call Me Today', albumTitle: 'Somewhat Famous' };

const prepared = async () => {
  const here = world();
  await createTable(here.parts, 'Music');
  const { parts } = here;
  return {
    ...here,
    get: (table = 'Music') => settled(() => inTable(parts, table, () => parts.songs.get(table, SONG))),
    put: (song = SONG, table = 'Music') =>
      settled(() => inTable(parts, table, () => parts.songs.put(table, song))),
    setAlbum: (song = SONG) =>
      settled(() => inTable(parts, 'Music', () => parts.songs.setAlbum('Music', song))),
    remove: () => settled(() => inTable(parts, 'Music', () => parts.songs.remove('Music', SONG))),
  };
};

describe('a song', () => {
  test('is added, replaced, found and deleted', async () => {
    const { put, get, remove } = await prepared();
    expect(await get()).toEqual({ song: undefined });
    await put();
    expect(await get()).toEqual({ song: SONG });
    await put({ ...SONG, albumTitle: '' });
    expect(await get()).toEqual({ song: { ...SONG, albumTitle: '' } });
    await remove();
    expect(await get()).toEqual({ song: undefined });
    await remove();
  });

  test('is added by its album, too, and the album alone changes', async () => {
    const { setAlbum, get } = await prepared();
    await setAlbum();
    await setAlbum({ ...SONG, albumTitle: 'Louder Than Ever' });
    expect(await get()).toEqual({ song: { ...SONG, albumTitle: 'Louder Than Ever' } });
  });

  test('stays as it was sent, whatever it is', async () => {
    const { parts } = await prepared();
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(text, text, fc.string({ unit: 'grapheme' }), async (artist, songTitle, albumTitle) => {
        const song = { artist, songTitle, albumTitle };
        await parts.songs.put('Music', song);
        expect(await parts.songs.get('Music', song)).toEqual({ song });
      }),
    );
  });
});

describe('a table that cannot be used', () => {
  test('and does not exist has no songs', async () => {
    const { get } = await prepared();
    await expect(get('Other')).rejects.toMatchObject({
      code: 'NotFound',
      message: 'There is no table Other',
    });
  });

  test('because it is being created can be used later', async () => {
    const here = world();
    here.settleAfter(1_000);
    await createTable(here.parts, 'Music');
    here.pass(60_000);
    const put = () => inTable(here.parts, 'Music', () => here.parts.songs.put('Music', SONG));
    await expect(settled(put)).rejects.toMatchObject({
      code: 'Conflict',
      message: expect.stringContaining('The table Music is being created'),
      retryAfterS: 2,
    });
  });

  test('because it was only just registered can be used later', async () => {
    const { parts, get } = await prepared();
    await parts.registry.add({ name: 'New', attempt: 'a', since: parts.now() }, 20);
    await expect(get('New')).rejects.toMatchObject({ code: 'Conflict', retryAfterS: 2 });
  });

  test('because it is being deleted is as good as gone', async () => {
    const { parts, settleAfter, get } = await prepared();
    settleAfter(9);
    await deleteTable(parts, 'Music');
    await expect(get()).rejects.toMatchObject({ code: 'NotFound' });
  });

  test('because DynamoDB throttles is to be asked again', async () => {
    const { fail, put } = await prepared();
    fail('PutItem', new ProvisionedThroughputExceededException({ message: 'slow', $metadata: {} }));
    await expect(put()).rejects.toMatchObject({ code: 'TooManyRequests' });
  });
});
