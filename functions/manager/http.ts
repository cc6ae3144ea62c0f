import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { manager } from '../../core/contract/manager.ts';
import { isBare } from '../../core/http/bare.ts';
import { guards } from '../../core/http/guards.ts';
import { keyRegistry } from '../../core/http/keys.ts';
import { type Handlers, serve } from '../../core/http/serve.ts';
import { settings, text } from '../../core/settings.ts';
import { exactOf } from '../../systems/manager/exact/exact.ts';
import { invoked } from '../../systems/manager/running/invoked.ts';
import { replyOf } from '../../systems/manager/running/reply.ts';
import { run } from '../../systems/manager/running/run.ts';
import { tableNames } from '../../systems/manager/settings.ts';
import { managerParts } from '../../systems/manager/wiring.ts';

const env = settings({
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  KEYS_TABLE: text,
  MANAGER_TABLES: tableNames,
  STACK_NAME: text,
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const db = new DynamoDBClient({});
const parts = managerParts(db, { stack: env.STACK_NAME, allowed: env.MANAGER_TABLES });

const manage = async ({ body, requestId }: { readonly body: string; readonly requestId: string }) =>
  replyOf(await run(parts, exactOf(body)), requestId);

const handlers: Handlers<typeof manager> = { manageTable: manage, manageTableAsAdmin: manage };

const ofGateway = serve(
  manager,
  handlers,
  guards({
    db,
    origin: env.CONSOLE_ORIGIN,
    findKey: keyRegistry(db, env.KEYS_TABLE),
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);

/**
 * Answers the gateway's requests, and events written by hand: `{"operation":"ping"}` is answered `"pong"`.
 * If such an event fails, so does the invocation.
 */
export const handler = (event: APIGatewayProxyEvent | object, context: Context): Promise<unknown> =>
  isBare(event) ? invoked(parts, event) : ofGateway(event as APIGatewayProxyEvent, context);
