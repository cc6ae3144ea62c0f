import { readFile } from 'node:fs/promises';
import { CreateDeploymentCommand } from '@aws-sdk/client-api-gateway';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, test } from '@jest/globals';
import { gatewayDocument } from '../../local/gateway/document.ts';
import { policyIn } from '../../local/gateway/plan.ts';
import { setPolicy } from '../../local/gateway/send.ts';
import { GATEWAY_DOCUMENT, STAGE } from '../../local/places.ts';
import { invoke, newName } from './accounts.ts';
import { aws, endpoints, localStack, output } from './stack.ts';
import { type Answer, ask } from './target.ts';

const TABLE = '/DemoResourceMusic/DemoResourceMusicTable';
const ITEM = '/DemoResourceMusic/DemoResourceMusicItem';
const MOST = 20;

const made = new Set<string>();
const request = (
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Answer> =>
  ask(localStack, path, {
    method,
    headers: { 'x-api-key': endpoints.apiKeys.music, 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
const create = (table: string) => {
  made.add(table);
  return request('PUT', TABLE, { table });
};
const remove = (table: string) => request('DELETE', TABLE, { table });
afterAll(async () => {
  for (const table of made) await remove(table);
});

const said = ({ status, body }: Answer) => [status, body];
const song = { artist: 'No One You Know', songtitle: 'Call Me Today' };

test('the commands of the tutorial work with a key', async () => {
  const table = { table: 'Music' };
  made.add('Music');
  const typed = (album: string) => ({
    Artist: { S: 'No One You Know' },
    SongTitle: { S: 'Call Me Today' },
    AlbumTitle: { S: album },
  });

  expect(said(await request('PUT', TABLE, table))).toEqual([200, 'Table created']);
  expect(said(await request('PUT', ITEM, { ...table, ...song, albumtitle: 'Somewhat Famous' }))).toEqual([
    200,
    'Item added',
  ]);
  expect(said(await request('GET', ITEM, { ...table, ...song }))).toEqual([200, typed('Somewhat Famous')]);
  expect(said(await request('POST', ITEM, { ...table, ...song, albumtitle: ' Louder Than Ever' }))).toEqual([
    200,
    'Item updated',
  ]);
  expect(said(await request('GET', ITEM, { ...table, ...song }))).toEqual([200, typed('Louder Than Ever')]);
  expect(said(await request('DELETE', ITEM, { ...table, ...song }))).toEqual([200, 'Item deleted']);
  expect(said(await request('GET', ITEM, { ...table, ...song }))).toEqual([200, 'Item not found']);
  expect(said(await request('DELETE', TABLE, table))).toEqual([200, 'Table deleted']);
});

test('a table is created, filled, deleted and created again, over and over', async () => {
  const table = newName('loop');
  for (let round = 0; round < 5; round += 1) {
    expect(said(await create(table))).toEqual([200, 'Table created']);
    expect(said(await request('GET', ITEM, { table, ...song }))).toEqual([200, 'Item not found']);
    const titles = Array.from({ length: 10 }, (_none, at) => `Song ${String(at)}`);
    const added = await Promise.all(
      titles.map((songtitle) => request('PUT', ITEM, { table, ...song, songtitle, albumtitle: 'x' })),
    );
    expect(new Set(added.map(({ status }) => status))).toEqual(new Set([200]));
    expect(said(await remove(table))).toEqual([200, 'Table deleted']);
    expect(await request('GET', ITEM, { table, ...song })).toMatchObject({ status: 404 });
    expect(await remove(table)).toMatchObject({ status: 404, body: { code: 'NotFound' } });
  }
});

describe('a parameter', () => {
  test('comes from header, query and body, each for itself, and stays what it is', async () => {
    const table = newName('mix');
    await create(table);
    const artist = '  Björk & Þór, 椎名林檎 🎵 ';
    const query = `?artist=${encodeURIComponent(artist)}`;
    const body = { songtitle: ' Jóga\t"\\\n', albumtitle: '' };

    expect(said(await request('PUT', `${ITEM}${query}`, { table }, body))).toEqual([200, 'Item added']);

    const found = `${query}&songtitle=${encodeURIComponent(body.songtitle)}`;
    expect(said(await request('GET', `${ITEM}${found}`, { table }))).toEqual([
      200,
      { Artist: { S: artist }, SongTitle: { S: body.songtitle }, AlbumTitle: { S: '' } },
    ]);
    expect(said(await request('DELETE', ITEM, { table }, { artist, songtitle: body.songtitle }))).toEqual([
      200,
      'Item deleted',
    ]);
    expect(said(await request('GET', `${ITEM}${found}`, { table }))).toEqual([200, 'Item not found']);
  });

  test('that is missing is refused by its name', async () => {
    expect(await request('PUT', ITEM, { table: 'x', ...song })).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', message: expect.stringContaining('albumtitle') },
    });
  });

  test('of other bytes than ASCII in a header is sent elsewhere', async () => {
    expect(await request('GET', ITEM, { table: 'x', ...song, artist: 'Bj\u00f6rk' })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('query string or the body') },
    });
  });
});

describe('a table', () => {
  test('that exists is a conflict', async () => {
    const table = newName('twice');
    await create(table);
    const { status, headers, body } = await create(table);
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'Conflict' })]);
    expect(headers.get('retry-after')).toBeNull();
  });

  test('that is being created is to be asked for again', async () => {
    const table = newName('begun');
    const begun = { pk: 'TABLE', sk: table, name: table, attempt: 'another' };
    await aws.dynamoDB.send(
      new PutItemCommand({
        TableName: output('MusicRegistryTableName'),
        Item: {
          ...Object.fromEntries(Object.entries(begun).map(([name, text]) => [name, { S: text }])),
          since: { N: String(Date.now()) },
        },
      }),
    );
    for (const { status, headers } of [
      await request('GET', ITEM, { table, ...song }),
      await create(table),
      await remove(table),
    ])
      expect([status, headers.get('retry-after')]).toEqual([409, '2']);
  });

  test('more than there may be is a conflict, also of requests at the same time', async () => {
    const prefix = newName('many');
    const answers = await Promise.all(
      Array.from({ length: MOST + 5 }, (_none, at) => create(`${prefix}-${String(at)}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(MOST);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      message: expect.stringContaining(`at most ${String(MOST)} tables`),
    });
    const [first] = answers.flatMap(({ status }, at) => (status === 200 ? [`${prefix}-${String(at)}`] : []));
    await remove(first ?? '');
    expect(await create(`${prefix}-more`)).toMatchObject({ status: 200 });
    expect(await create(`${prefix}-too-many`)).toMatchObject({ status: 409 });
    await Promise.all([...made].filter((name) => name.startsWith(prefix)).map(remove));
  });
});

describe('keys', () => {
  test('of another scope are refused by the function', async () => {
    const headers = { 'x-api-key': endpoints.apiKeys.permits, table: 'x', ...song };
    expect(await request('GET', ITEM, headers)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('of the scope music') },
    });
  });

  test('are needed', async () => {
    const { status } = await ask(localStack, TABLE, { method: 'PUT', headers: { table: 'Music' } });
    expect(status).toBe(403);
  });
});

test('the sample events work by direct invocation', async () => {
  const sample = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(`events/${name}.json`, 'utf8'));
  made.add('Music');
  expect(await invoke('MusicFunction', await sample('music'))).toEqual({
    failed: undefined,
    answer: { statusCode: 200, body: '"Table created"' },
  });
  expect(await invoke('MusicFunction', await sample('music-item'))).toMatchObject({
    answer: { statusCode: 200, body: '"Item added"' },
  });
  expect(await invoke('MusicFunction', { httpMethod: 'DELETE', headers: { table: 'Music' } })).toMatchObject({
    answer: { statusCode: 200, body: '"Table deleted"' },
  });
});

/** Sets what a deployment with these networks would have. */
const limitTo = async (networks: string): Promise<void> => {
  const document = gatewayDocument(await readFile(GATEWAY_DOCUMENT, 'utf8'));
  const apiId = output('ApiId');
  const scope = {
    refs: new Map([['MusicNetworks', networks]]),
    conditions: { HasMusicNetworks: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'MusicNetworks' }, ''] }] } },
  };
  await setPolicy(aws.gateway, { apiId, policy: policyIn(document, scope) });
  await aws.gateway.send(new CreateDeploymentCommand({ restApiId: apiId, stageName: STAGE }));
};
afterAll(() => limitTo(''));

const anySong = () => request('GET', ITEM, { table: 'none', ...song });

test('the music API can be limited to networks, and no other path is', async () => {
  await limitTo('203.0.113.0/24,2001:db8::/32');
  expect(await anySong()).toMatchObject({ status: 403 });
  const permit = await ask(localStack, '/permits/201612013997', {
    headers: { 'x-api-key': endpoints.apiKeys.permits },
  });
  expect(permit.status).toBe(200);

  await limitTo('203.0.113.0/24,127.0.0.0/8');
  expect(await anySong()).toMatchObject({ status: 404 });

  await limitTo('');
  expect(await anySong()).toMatchObject({ status: 404 });
});
