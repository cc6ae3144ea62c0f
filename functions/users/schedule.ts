import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { log } from '../../core/log.ts';
import { publishCounts } from '../../core/metrics.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { accountClients, accountParts } from '../../systems/accounts/wiring.ts';
import type { Counts } from '../../systems/accounts/reconciling/reconcile-run.ts';
import { reconcile } from '../../systems/accounts/reconciling/reconciling.ts';
import { GRACE_MS } from '../../systems/accounts/work/times.ts';

/** Every quarter of an hour, or when somebody asks for it. */
const env = settings({
  ACCOUNTS_TABLE: text,
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  EMAIL_SENDER: optional(text),
  KEYS_TABLE: text,
  PLANS_PREFIX: text,
  QUEUE_URL: text,
  STACK_NAME: text,
  USER_POOL_ID: text,
});

const parts = accountParts(accountClients(), env);
const metrics = new Metrics();

/** @returns how often each kind of fix was made */
export const handler = async (_event: unknown, context: Context): Promise<Counts> => {
  log.addContext(context);
  const counts = await reconcile(parts, {
    graceMs: GRACE_MS,
    remainingMs: () => context.getRemainingTimeInMillis(),
  });
  publishCounts(metrics, counts);
  log.info('reconciled', { ...counts });
  return counts;
};
