import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, required, stringsOf } from '../../../core/aws/dynamo.ts';
import type { Song, SongKey, Songs } from '../songs/songs.ts';
import { unlessMissing } from './sending.ts';
import { tableName } from './tables.ts';

const keyOf = ({ artist, songTitle }: SongKey): Item => stringsOf({ Artist: artist, SongTitle: songTitle });

const itemOf = (song: Song): Item => ({ ...keyOf(song), ...stringsOf({ AlbumTitle: song.albumTitle }) });

const songOf = (item: Item): Song => {
  const { Artist, SongTitle, AlbumTitle } = required(item, ['Artist', 'SongTitle', 'AlbumTitle']);
  return { artist: Artist, songTitle: SongTitle, albumTitle: AlbumTitle };
};

/** The songs of a stack's tables, in DynamoDB. */
export const songsIn = (db: DynamoDBClient, stack: string): Songs => {
  const at = (table: string) => ({ TableName: tableName(stack, table) });
  const done = (send: () => Promise<unknown>) => unlessMissing(() => send().then(() => 'done' as const));
  return {
    put: (table, song) => done(() => db.send(new PutItemCommand({ ...at(table), Item: itemOf(song) }))),
    setAlbum: (table, song) =>
      done(() =>
        db.send(
          new UpdateItemCommand({
            ...at(table),
            Key: keyOf(song),
            UpdateExpression: 'SET AlbumTitle = :album',
            ExpressionAttributeValues: stringsOf({ ':album': song.albumTitle }),
          }),
        ),
      ),
    get: (table, key) =>
      unlessMissing(async () => {
        const command = new GetItemCommand({ ...at(table), Key: keyOf(key), ConsistentRead: true });
        const { Item } = await db.send(command);
        return { song: Item && songOf(Item) };
      }),
    remove: (table, key) => done(() => db.send(new DeleteItemCommand({ ...at(table), Key: keyOf(key) }))),
  };
};
