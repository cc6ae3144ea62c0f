import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { permits } from '../../core/contract/permits.ts';
import { guards } from '../../core/http/guards.ts';
import { keyRegistry } from '../../core/http/keys.ts';
import { serve } from '../../core/http/serve.ts';
import { settings, text } from '../../core/settings.ts';
import { answerOf } from '../../systems/permits/row/answer.ts';
import { permitParts } from '../../systems/permits/wiring.ts';

const env = settings({ CONSOLE_ORIGIN: text, DENIED_TABLE: text, KEYS_TABLE: text, PERMITS_TABLE: text });
const db = new DynamoDBClient({});
const parts = permitParts(db, env.PERMITS_TABLE);

export const handler = serve(
  permits,
  {
    getPermit: async ({ path }) => ({
      status: 200,
      body: (await parts.permits.byNumber(path.number)).map(answerOf),
    }),
  },
  guards({
    db,
    origin: env.CONSOLE_ORIGIN,
    findKey: keyRegistry(db, env.KEYS_TABLE),
    deniedTable: env.DENIED_TABLE,
  }),
);
