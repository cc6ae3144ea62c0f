import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { json } from '../../../../core/json.ts';
import { shortName } from '../../../../local/logs/name.ts';
import { chosen, logReader } from '../../../../local/logs/read.ts';
import { portOf } from '../../../shared/port.ts';

const FUNCTIONS = [
  { name: 'permits', group: '/permits' },
  { name: 'permits-load', group: '/permits-load' },
];

test.each([
  ['PermitsLoadFunction', 'permits-load'],
  ['AuthFunction', 'auth'],
  ['permits-load', 'permits-load'],
])('%s is called %s', (id, name) => expect(shortName(id)).toBe(name));

test.each([
  [[], ['permits', 'permits-load']],
  [['permits-load'], ['permits-load']],
  [['PermitsFunction'], ['permits']],
])('asked for %j, it shows %j', (asked, names) =>
  expect(chosen(FUNCTIONS, asked).map(({ name }) => name)).toEqual(names),
);

test('a name that no function has is reported with those there are', () =>
  expect(() => chosen(FUNCTIONS, ['nope'])).toThrow(
    'no function nope. The functions are: permits, permits-load.',
  ));

describe('a log that grows', () => {
  let server: Server;
  let endpoint: string;
  let events: { timestamp: number; message: string; logStreamName: string }[];
  beforeEach(async () => {
    events = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { logGroupName, startTime } = json(JSON.parse(body));
        const missing = logGroupName !== '/permits';
        response.statusCode = missing ? 400 : 200;
        const found = events.filter(({ timestamp }) => timestamp >= Number(startTime));
        response.end(JSON.stringify(missing ? { __type: 'ResourceNotFoundException' } : { events: found }));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    endpoint = `http://127.0.0.1:${String(portOf(server))}`;
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  test('gives each event once, also those of a moment that has been read, and of a function that is added', async () => {
    let functions = FUNCTIONS.slice(1);
    const add = (timestamp: number, message: string) =>
      events.push({ timestamp, message, logStreamName: 's' });
    const next = logReader({ endpoint, region: 'us-west-2' }, () => functions, 10);
    const messages = async () => (await next()).map(({ name, message }) => `${name} ${message}`);

    add(9, 'before');
    expect(await messages()).toEqual([]);
    functions = FUNCTIONS;
    add(10, 'one');
    add(11, 'two');
    expect(await messages()).toEqual(['permits one', 'permits two']);
    add(11, 'three');
    expect(await messages()).toEqual(['permits three']);
    add(12, 'four');
    expect(await messages()).toEqual(['permits four']);
    expect(await messages()).toEqual([]);
  });
});
