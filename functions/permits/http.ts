import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { bucketClient } from '../../core/aws/bucket-client.ts';
import { permits } from '../../core/contract/permits.ts';
import { guards } from '../../core/http/guards.ts';
import { keyHolders, keyRegistry } from '../../core/http/keys.ts';
import { serve } from '../../core/http/serve.ts';
import { settings, text } from '../../core/settings.ts';
import { historyAnswer } from '../../systems/permits/claims/history.ts';
import { askToLoad, getLoad, listLoads, retryLoad } from '../../systems/permits/loads/managing.ts';
import { answerOf } from '../../systems/permits/row/answer.ts';
import { shardCount } from '../../systems/permits/search/keys.ts';
import { onlyReaders } from '../../systems/permits/search/readers.ts';
import { type Asking, searchPermits } from '../../systems/permits/search/searching.ts';
import { managingParts, permitParts, searchParts } from '../../systems/permits/wiring.ts';

const env = settings({
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  KEYS_TABLE: text,
  LOAD_QUEUE_URL: text,
  PERMITS_TABLE: text,
  REPORTS_BUCKET: text,
  SEARCH_SHARDS: shardCount,
  SIGNING_SECRET_ARN: text,
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const db = new DynamoDBClient({});
const { permits: rows } = permitParts(db, env.PERMITS_TABLE);
const ports = managingParts(
  { db, s3: bucketClient(), sqs: new SQSClient({}) },
  {
    table: env.PERMITS_TABLE,
    bucket: env.REPORTS_BUCKET,
    queueUrl: env.LOAD_QUEUE_URL,
    secretArn: env.SIGNING_SECRET_ARN,
  },
);
const search = searchParts(db, {
  table: env.PERMITS_TABLE,
  secretArn: env.SIGNING_SECRET_ARN,
  shards: env.SEARCH_SHARDS,
});
const refuseOthers = onlyReaders(keyHolders(db, env.KEYS_TABLE));

const permit = async (number: string) => ({
  status: 200 as const,
  body: (await rows.byNumber(number)).map(answerOf),
});
const history = async (number: string) => ({
  status: 200 as const,
  body: historyAnswer(await rows.history(number)),
});
const askingOf = (sub: string, header: (name: string) => string | undefined): Asking => ({
  sub,
  accept: header('accept'),
  ifNoneMatch: header('if-none-match'),
});

export const handler = serve(
  permits,
  {
    searchPermits: ({ caller, query, header }) =>
      searchPermits(search, askingOf(caller.owner, header), query),
    getPermit: ({ path }) => permit(path.number),
    getPermitHistory: ({ path }) => history(path.number),
    searchMyPermits: async ({ caller, query, header }) => {
      await refuseOthers(caller);
      return searchPermits(search, askingOf(caller.sub, header), query);
    },
    getMyPermit: async ({ caller, path }) => {
      await refuseOthers(caller);
      return permit(path.number);
    },
    getMyPermitHistory: async ({ caller, path }) => {
      await refuseOthers(caller);
      return history(path.number);
    },
    listLoads: async ({ caller, query }) => ({
      status: 200,
      body: await listLoads(ports, caller.sub, query),
    }),
    createLoad: async ({ body }) => ({ status: 201, body: await askToLoad(ports, body) }),
    getLoad: async ({ path }) => ({ status: 200, body: await getLoad(ports, path.loadId) }),
    retryLoad: async ({ path }) => ({ status: 202, body: await retryLoad(ports, path.loadId) }),
  },
  guards({
    db,
    origin: env.CONSOLE_ORIGIN,
    findKey: keyRegistry(db, env.KEYS_TABLE),
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);
