import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ApiKey } from '../../../core/api-key.ts';
import { log } from '../../../core/log.ts';
import { registerKey, sentTo } from '../../shared/entries.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';
import { context, requestOf } from '../http/events.ts';

const before = { ...process.env };
Object.assign(process.env, {
  AWS_REGION: 'us-west-2',
  CONSOLE_ORIGIN: 'https://console.example',
  DENIED_TABLE: 'Denied',
  KEYS_TABLE: 'Keys',
  MUSIC_REGISTRY_TABLE: 'Registry',
  MUSIC_TABLES_LIMIT: '20',
  STACK_NAME: 'trellis',
});
const { handler } = await import('../../../functions/music/http.ts');
log.setLogLevel('SILENT');
afterAll(() => {
  process.env = before;
});

const TABLE = '/DemoResourceMusic/DemoResourceMusicTable';
const ITEM = '/DemoResourceMusic/DemoResourceMusicItem';
let tables: ReturnType<typeof memoryTables>;
beforeEach(() => {
  tables = memoryTables({
    Keys: { hash: 'hash' },
    Denied: { hash: 'id' },
    Registry: { hash: 'pk', range: 'sk' },
  });
  sentTo(DynamoDBClient.prototype, tables.db);
});
afterEach(() => {
  jest.restoreAllMocks();
});

interface Part {
  readonly headers?: Record<string, string | string[]>;
  readonly query?: Record<string, string[]>;
  readonly body?: unknown;
}

const ask = async (method: string, resource: string, part: Part = {}, scope: ApiKey['scope'] = 'music') => {
  const key = registerKey((item) => tables.put('Keys', item), scope);
  const { headers, query, body } = part;
  const { statusCode, body: answer } = await settled(() =>
    handler(
      requestOf({
        method,
        resource,
        headers: { 'x-api-key': key, ...headers },
        ...(query && { query }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
      context,
    ),
  );
  return [statusCode, JSON.parse(answer) as unknown] as const;
};
const bare = async (event: object) => settled(() => handler(event as Record<string, unknown>, context));

const song = { artist: 'No One You Know', songtitle: 'Call Me Today' };
const album = { albumtitle: 'Somewhat Famous' };
const table = { table: 'Music' };
const stored = { Artist: { S: song.artist }, SongTitle: { S: song.songtitle } };

test('each command is answered as the tutorial has it', async () => {
  expect(await ask('PUT', TABLE, { headers: table })).toEqual([200, 'Table created']);
  const all = { headers: { ...table, ...song, ...album } };
  const key = { headers: { ...table, ...song } };
  expect(await ask('GET', ITEM, key)).toEqual([200, 'Item not found']);
  expect(await ask('PUT', ITEM, all)).toEqual([200, 'Item added']);
  const louder = { headers: { ...all.headers, albumtitle: ' Louder Than Ever ' } };
  expect(await ask('POST', ITEM, louder)).toEqual([200, 'Item updated']);
  expect(await ask('GET', ITEM, key)).toEqual([200, { ...stored, AlbumTitle: { S: 'Louder Than Ever' } }]);
  expect(await ask('DELETE', ITEM, key)).toEqual([200, 'Item deleted']);
  expect(await ask('DELETE', ITEM, key)).toEqual([200, 'Item deleted']);
  expect(await ask('GET', ITEM, key)).toEqual([200, 'Item not found']);
  expect(await ask('DELETE', TABLE, { headers: table })).toEqual([200, 'Table deleted']);
});

test('a table that is not ready within 20 seconds is answered 202', async () => {
  tables.settleAfter(1_000);
  const clock = jest.spyOn(Date, 'now');
  const start = Date.now();
  clock.mockReturnValueOnce(start).mockReturnValue(start + 20_000);
  expect(await bare({ headers: table })).toEqual({ statusCode: 202, body: '"Table is being created"' });
});

describe('a parameter', () => {
  beforeEach(async () => void (await ask('PUT', TABLE, { headers: table })));

  test('comes from a header, else the query, else the body: each for itself', async () => {
    const part = {
      headers: { table: 'Music' },
      query: { table: ['Other'], artist: ['  Björk  '] },
      body: { table: 'Third', artist: 'nobody', songtitle: 'ó'.repeat(512), albumtitle: '' },
    };
    expect(await ask('PUT', ITEM, part)).toEqual([200, 'Item added']);
    expect(tables.items('trellis.music.Music')).toEqual([
      { Artist: { S: '  Björk  ' }, SongTitle: { S: 'ó'.repeat(512) }, AlbumTitle: { S: '' } },
    ]);
  });

  test('may hold a comma in a header', async () => {
    const part = { headers: { ...table, ...song, albumtitle: 'One, Two' } };
    expect(await ask('PUT', ITEM, part)).toEqual([200, 'Item added']);
  });

  test.each<[string, string, string, Part, { in: string; name: string; message: unknown }]>([
    [
      'that is missing',
      'PUT',
      ITEM,
      { headers: { ...table, ...song } },
      fault('header', 'albumtitle', 'is required'),
    ],
    [
      'that names no table',
      'DELETE',
      TABLE,
      {},
      fault('header', 'table', 'is required: send it in a header, the query string or the JSON body'),
    ],
    [
      'of GET that names no table',
      'GET',
      ITEM,
      {},
      fault('header', 'table', 'is required: send it in a header or the query string'),
    ],
    [
      'that is empty',
      'GET',
      ITEM,
      { query: { ...lists({ ...table, ...song }), artist: [''] } },
      fault('query', 'artist', 'at least 1'),
    ],
    [
      'of spaces',
      'GET',
      ITEM,
      { headers: { ...table, ...song, songtitle: ' ' } },
      fault('header', 'songtitle', 'not empty'),
    ],
    [
      'of other bytes than ASCII in a header',
      'GET',
      ITEM,
      { headers: { ...table, ...song, artist: 'BjÃ¶rk' } },
      fault('header', 'artist', 'query string or the body'),
    ],
    [
      'of other bytes in an album',
      'PUT',
      ITEM,
      { headers: { ...table, ...song, albumtitle: 'é' } },
      fault('header', 'albumtitle', 'query string or the body'),
    ],
    [
      'that comes twice',
      'PUT',
      TABLE,
      { headers: { table: ['A', 'B'] } },
      fault('header', 'table', 'more than once'),
    ],
    [
      'with a slash in a table’s name',
      'PUT',
      TABLE,
      { body: { table: 'a/b' } },
      fault('body', 'table', 'letters, digits'),
    ],
    [
      'with a long table’s name',
      'PUT',
      TABLE,
      { headers: { table: 'a'.repeat(121) } },
      fault('header', 'table', '1 to 120'),
    ],
    [
      'of too many bytes',
      'PUT',
      ITEM,
      { body: { ...table, ...song, ...album, artist: 'é'.repeat(1_025) } },
      fault('body', 'artist', '2048 bytes'),
    ],
    [
      'of too many bytes in a title',
      'GET',
      ITEM,
      { query: lists({ ...table, ...song, songtitle: 'é'.repeat(513) }) },
      fault('query', 'songtitle', '1024 bytes'),
    ],
    ['that is no text', 'PUT', TABLE, { body: { table: 1 } }, fault('body', 'table', 'string')],
    [
      'that is unknown',
      'PUT',
      TABLE,
      { body: { table: 'a', colour: 'red' } },
      fault('body', 'colour', 'not a known'),
    ],
  ])('%s is refused by its name', async (_name, method, resource, part, wrong) => {
    const [status, body] = await ask(method, resource, part);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ code: 'RequestInvalid', message: expect.stringContaining(wrong.name) }),
    ]);
    expect(body).toHaveProperty('errors', expect.arrayContaining([wrong]));
  });
});

test('a key of another scope opens nothing', async () => {
  expect(await ask('PUT', TABLE, { headers: table }, 'permits')).toEqual([
    403,
    expect.objectContaining({ code: 'Forbidden' }),
  ]);
});

describe('a bare event', () => {
  test('with a table alone creates it', async () => {
    expect(await bare({ headers: { ...table, port: 443 } })).toEqual({
      statusCode: 200,
      body: '"Table created"',
    });
    expect(tables.items('trellis.music.Music')).toEqual([]);
  });

  test.each<[string, object]>([
    ['in headers', { headers: { ...table, ...song, ...album } }],
    ['in the query', { headers: null, queryStringParameters: { ...table, ...song, ...album } }],
    ['in the body’s text', { body: JSON.stringify({ ...table, ...song, ...album }) }],
    ['in the body', { body: { ...table, ...song, ...album } }],
    [
      'in base64, and the resource,',
      {
        resource: ITEM,
        body: Buffer.from(JSON.stringify({ ...table, ...song, ...album })).toString('base64'),
        isBase64Encoded: true,
      },
    ],
  ])('with a songtitle %s adds the song', async (_name, event) => {
    await bare({ headers: table });
    expect(await bare(event)).toEqual({ statusCode: 200, body: '"Item added"' });
    expect(tables.items('trellis.music.Music')).toHaveLength(1);
  });

  test('does what its method and its resource say', async () => {
    await bare({ headers: table });
    expect(await bare({ httpMethod: 'GET', headers: { Table: 'Music', ...song } })).toEqual({
      statusCode: 200,
      body: '"Item not found"',
    });
    expect(await bare({ httpMethod: 'DELETE', resource: TABLE, headers: { ...table, ...song } })).toEqual({
      statusCode: 200,
      body: '"Table deleted"',
    });
  });

  test.each<[string, object]>([
    ['without anything', {}],
    ['with a method that is unknown', { httpMethod: 'TRACE', headers: table }],
    ['with a body that is no JSON', { body: '{' }],
    ['with a value that is no text', { headers: { table: 5 } }],
  ])('%s is refused', async (_name, event) => {
    expect(await bare(event)).toMatchObject({ statusCode: 400 });
  });

  test('needs no key, and a key of its own does not matter', async () => {
    expect(await bare({ headers: { ...table, 'X-Api-Key': 'any' } })).toMatchObject({ statusCode: 200 });
  });

  test('is none when a gateway hands it over, whatever key it names', async () => {
    const event = requestOf({
      method: 'PUT',
      resource: TABLE,
      headers: { ...table, 'x-api-key': 'direct-invocation' },
    });
    expect(await settled(() => handler(event, context))).toMatchObject({ statusCode: 403 });
  });
});

function lists(texts: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, [value]]));
}

function fault(place: string, name: string, message: string) {
  return { in: place, name, message: expect.stringContaining(message) };
}
