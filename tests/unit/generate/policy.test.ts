import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import type { Json } from '../../../core/json.ts';
import { contractOf } from '../../../generate/contract.ts';
import { gatewayOf } from '../../../generate/gateway.ts';

const LIMITED = { name: 'songs', 'x-trellis-networks': 'SongNetworks' };
const operation = (operationId: string, tag: string): Json => ({
  operationId,
  tags: [tag],
  security: [],
  responses: { 200: { description: 'a' } },
});
const inPath = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', maxLength: 9 },
});

/** A contract of two tags, of which these are declared. */
const contractWith = (...tags: Json[]): string =>
  stringify({
    openapi: '3.0.3',
    info: { title: 'Limited', version: '1' },
    tags,
    paths: {
      '/songs': { get: operation('listSongs', 'songs'), post: operation('addSong', 'songs') },
      '/songs/{artist}/of/{title}': {
        parameters: [inPath('artist'), inPath('title')],
        get: operation('getSong', 'songs'),
      },
      '/notes': { get: operation('listNotes', 'notes') },
    },
  });
const policyOf = (...tags: Json[]): unknown =>
  (parse(gatewayOf(contractOf(contractWith(...tags)))) as Json)['x-amazon-apigateway-policy'];

describe('the policy of a contract', () => {
  test('without a limited tag is absent', () => expect(policyOf({ name: 'songs' })).toBeUndefined());

  test('admits all, and denies the paths of the limited tag, each once, from outside its networks', () =>
    expect(policyOf({ name: 'notes' }, LIMITED)).toEqual({
      'Fn::If': [
        'HasSongNetworks',
        {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'execute-api:Invoke',
              Resource: [
                'execute-api:/*/*/songs',
                'execute-api:/*/*/songs/',
                'execute-api:/*/*/songs/*/of/*',
                'execute-api:/*/*/songs/*/of/*/',
              ],
              Condition: {
                NotIpAddress: { 'aws:SourceIp': { 'Fn::Split': [',', { Ref: 'SongNetworks' }] } },
              },
            },
          ],
        },
        { Ref: 'AWS::NoValue' },
      ],
    }));
});

test.each<[string, Json[], string]>([
  ['a list', [{ ...LIMITED, 'x-trellis-networks': ['10.0.0.0/8'] }], 'must be the name of a parameter'],
  ['a network', [{ ...LIMITED, 'x-trellis-networks': '10.0.0.0/8' }], 'must be the name of a parameter'],
  ['a small name', [{ ...LIMITED, 'x-trellis-networks': 'songNetworks' }], 'must be the name of a parameter'],
  ['a name and more', [{ ...LIMITED, 'x-trellis-networks': 'Song,Net' }], 'must be the name of a parameter'],
  ['nothing', [{ ...LIMITED, 'x-trellis-networks': null }], 'must be the name of a parameter'],
  ['two tags', [LIMITED, { ...LIMITED, name: 'notes' }], 'is for one tag only'],
])('%s as the networks of a tag is refused', (_name, tags, says) =>
  expect(() => contractOf(contractWith(...tags))).toThrow(says),
);
