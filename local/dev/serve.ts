import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Guards } from '../../core/http/access.ts';
import { serve as serveAll, type GatewayHandler } from '../../core/http/serve.ts';
import type { Table } from '../../core/http/table.ts';
import { json } from '../../core/json.ts';
import { answerWith, isQuestion } from './question.ts';

/*
 * Stands where `core/http/serve.ts` is imported, in the bundles of `npm run dev` and in no other: its bundler puts
 * it there. A deployed function has none of this code, whatever its settings are.
 */

const NOT_IMPLEMENTED = 501;

/** The handler of an operation that has none. */
const notImplemented = (id: string) => async () => ({
  status: NOT_IMPLEMENTED,
  body: { message: `${id} has no handler yet`, code: 'NotImplemented' },
});

/** An error body names its request, which handlers do not see. */
const withRequestId = (result: APIGatewayProxyResult, requestId: string): APIGatewayProxyResult =>
  result.statusCode === NOT_IMPLEMENTED
    ? { ...result, body: JSON.stringify({ ...json(JSON.parse(result.body)), requestId }) }
    : result;

/**
 * `serve` for functions that are being written: an operation without a handler is answered 501, once its caller has
 * been let in and its input is valid. All others work.
 * @throws Error at start for a handler that is no operation of the table
 */
export const serve = (
  table: Table,
  handlers: Readonly<Record<string, unknown>>,
  guards: Guards,
): GatewayHandler => {
  const missing = Object.values(table)
    .map(({ id }) => id)
    .filter((id) => typeof handlers[id] !== 'function');
  const standIns = Object.fromEntries(missing.map((id) => [id, notImplemented(id)]));
  // The types of `serve` say that none is missing.
  const handle = serveAll(table, { ...handlers, ...standIns } as never, guards);
  return async (event, context) => {
    // Lambda sends back whatever a function returns.
    if (isQuestion(event)) return answerWith(missing) as never;
    return withRequestId(await handle(event, context), event.requestContext.requestId);
  };
};
