import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { things } from 'bench:things';
import { guards } from '../../core/http/guards.ts';
import { apiKeys, keyRegistry } from '../../core/http/keys.ts';
import { serve } from '../../core/http/serve.ts';
import { thingOf, type Asked, type Handler, type Thing } from './thing.ts';

interface Operation {
  parameters: { path: Pick<Asked, 'id'>; query: Omit<Asked, 'id'> };
  responses: { 200: { content: { 'application/json': Thing } } };
}

// One registered key, whose owner is not denied, so that what a key costs once it is known can be measured, too.
const item = apiKeys.write({
  hash: 'h1',
  keyId: 'k1',
  scope: 'permits',
  owner: 'bench',
  name: 'bench',
  lastFour: 'last',
  state: 'active',
  createdAt: '2026-11-27T00:00:00.000Z',
  slot: 'slot',
});
const tables = {
  send: () => Promise.resolve({ Item: item, Responses: { denied: [] } }),
} as unknown as DynamoDBClient;

export const handler: Handler = serve<typeof things, { getThing: Operation; getGuarded: Operation }>(
  things,
  {
    getThing: async ({ path, query }) => ({ status: 200, body: thingOf({ ...path, ...query }) }),
    getGuarded: async ({ path, query }) => ({ status: 200, body: thingOf({ ...path, ...query }) }),
  },
  guards({
    db: tables,
    origin: 'http://127.0.0.1:3000',
    findKey: keyRegistry(tables, 'keys'),
    deniedTable: 'denied',
  }),
);
