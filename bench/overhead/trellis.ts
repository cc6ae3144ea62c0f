import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { things } from 'bench:things';
import { outside } from '../../core/http/outside.ts';
import { serve } from '../../core/http/serve.ts';
import { thingOf, type Asked, type Handler, type Thing } from './thing.ts';

interface Operation {
  parameters: { path: Pick<Asked, 'id'>; query: Omit<Asked, 'id'> };
  responses: { 200: { content: { 'application/json': Thing } } };
}

// One registered key, whose owner is not denied, so that what a key costs once it is known can be measured, too.
const item = { keyId: { S: 'k1' }, scope: { S: 'things' }, owner: { S: 'bench' }, state: { S: 'active' } };
const tables = {
  send: () => Promise.resolve({ Item: item, Responses: { denied: [] } }),
} as unknown as DynamoDBClient;

export const handler: Handler = serve<typeof things, { getThing: Operation; getGuarded: Operation }>(
  things,
  {
    getThing: async ({ path, query }) => ({ status: 200, body: thingOf({ ...path, ...query }) }),
    getGuarded: async ({ path, query }) => ({ status: 200, body: thingOf({ ...path, ...query }) }),
  },
  outside({ db: tables, origin: 'http://127.0.0.1:3000', keysTable: 'keys', deniedTable: 'denied' }),
);
