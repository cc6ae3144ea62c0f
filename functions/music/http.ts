import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { music } from '../../core/contract/music.ts';
import { INVOKED, invokerGuards, isBare } from '../../core/http/bare.ts';
import { guards } from '../../core/http/guards.ts';
import { keyRegistry } from '../../core/http/keys.ts';
import { type Handlers, serve } from '../../core/http/serve.ts';
import { json, type Json } from '../../core/json.ts';
import { settings, text } from '../../core/settings.ts';
import { requestOfBare } from '../../systems/music/request/bare.ts';
import { songIn, songKeyIn, tableIn } from '../../systems/music/request/parameters.ts';
import { tableLimit } from '../../systems/music/settings.ts';
import { answerOf } from '../../systems/music/songs/answer.ts';
import { inTable } from '../../systems/music/songs/songs.ts';
import { createTable } from '../../systems/music/tables/creating.ts';
import { deleteTable } from '../../systems/music/tables/deleting.ts';
import { musicParts } from '../../systems/music/wiring.ts';

const env = settings({
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  KEYS_TABLE: text,
  MUSIC_TABLES_LIMIT: tableLimit,
  MUSIC_REGISTRY_TABLE: text,
  STACK_NAME: text,
});
const db = new DynamoDBClient({});
const parts = musicParts(db, {
  stack: env.STACK_NAME,
  registry: env.MUSIC_REGISTRY_TABLE,
  most: env.MUSIC_TABLES_LIMIT,
});

const handlers: Handlers<typeof music> = {
  createMusicTable: async (sent) =>
    (await createTable(parts, tableIn(sent))) === 'active'
      ? { status: 200, body: 'Table created' }
      : { status: 202, body: 'Table is being created' },
  async deleteMusicTable(sent) {
    await deleteTable(parts, tableIn(sent));
    return { status: 200, body: 'Table deleted' };
  },
  async putMusicItem(sent) {
    const [table, song] = [tableIn(sent), songIn(sent)];
    await inTable(parts, table, () => parts.songs.put(table, song));
    return { status: 200, body: 'Item added' };
  },
  async getMusicItem({ headers, query }) {
    const sent = { headers, query };
    const [table, key] = [tableIn(sent), songKeyIn(sent)];
    const { song } = await inTable(parts, table, () => parts.songs.get(table, key));
    return { status: 200, body: song ? answerOf(song) : 'Item not found' };
  },
  async updateMusicItem(sent) {
    const [table, song] = [tableIn(sent), songIn(sent)];
    await inTable(parts, table, () => parts.songs.setAlbum(table, song));
    return { status: 200, body: 'Item updated' };
  },
  async deleteMusicItem(sent) {
    const [table, key] = [tableIn(sent), songKeyIn(sent)];
    await inTable(parts, table, () => parts.songs.remove(table, key));
    return { status: 200, body: 'Item deleted' };
  },
};

const ofGateway = serve(
  music,
  handlers,
  guards({
    db,
    origin: env.CONSOLE_ORIGIN,
    findKey: keyRegistry(db, env.KEYS_TABLE),
    deniedTable: env.DENIED_TABLE,
  }),
);
const ofInvoker = serve(music, handlers, invokerGuards(env.CONSOLE_ORIGIN, 'music'));

/** Answers the gateway's requests, and events that somebody wrote by hand: see `requestOfBare`. */
export const handler = async (
  event: APIGatewayProxyEvent | Json,
  context: Context,
): Promise<APIGatewayProxyResult | Pick<APIGatewayProxyResult, 'statusCode' | 'body'>> => {
  if (!isBare(event)) return ofGateway(event as APIGatewayProxyEvent, context);
  const request = requestOfBare(json(event), { 'x-api-key': INVOKED });
  // The rest of a gateway's event is not read.
  const { statusCode, body } = await ofInvoker(request as APIGatewayProxyEvent, context);
  return { statusCode, body };
};
