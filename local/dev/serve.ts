import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Guards } from '../../core/http/access.ts';
import { serve as serveAll, type GatewayHandler } from '../../core/http/serve.ts';
import type { Table } from '../../core/http/table.ts';
import { json } from '../../core/json.ts';
import { isQuestion, type Misfits } from './question.ts';

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
 * been let in and its input is valid; a handler without an operation is left out. All others work.
 */
export const serve = (
  table: Table,
  handlers: Readonly<Record<string, unknown>>,
  guards: Guards,
): GatewayHandler => {
  const ids = Object.values(table).map(({ id }) => id);
  const misfits: Misfits = {
    missing: ids.filter((id) => typeof handlers[id] !== 'function'),
    unknown: Object.keys(handlers).filter((id) => !ids.includes(id)),
  };
  const fitting = Object.fromEntries(
    ids.map((id) => [id, misfits.missing.includes(id) ? notImplemented(id) : handlers[id]]),
  );
  // The type of `serve` wants each handler by its name.
  const handle = serveAll(table, fitting as never, guards);
  return async (event, context) => {
    // Lambda sends back whatever a function returns.
    if (isQuestion(event)) return misfits as never;
    return withRequestId(await handle(event, context), event.requestContext.requestId);
  };
};
