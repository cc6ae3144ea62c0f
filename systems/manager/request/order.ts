import { Failure } from '../../../core/errors.ts';
import { depthOf, type Exact, type ExactObject, isObject, MOST_DEEP } from '../exact/exact.ts';
import { placeOf, wrong } from '../items/place.ts';
import { fromPlain } from '../items/plain.ts';
import { fromTyped } from '../items/typed.ts';
import { isTableOperation, type Payload, payloadIn, type TableOperation } from './payload.ts';

/** How items are written: as plain JSON, or as AWS's own. */
export type Types = 'plain' | 'dynamodb';

/** What a request asks of a table. */
export interface TableOrder {
  readonly operation: TableOperation;
  /** The name that the caller knows, which is allowed. */
  readonly table: string;
  readonly types: Types;
  readonly payload: Payload;
}

/** What is asked for, checked. */
export type Order =
  { readonly operation: 'echo'; readonly payload: Exact } | { readonly operation: 'ping' } | TableOrder;

const FIELDS = ['operation', 'tableName', 'types', 'payload'];
const READERS = { plain: fromPlain, dynamodb: fromTyped };

const typesIn = ({ types = 'plain' }: ExactObject): Types => {
  if (types !== 'plain' && types !== 'dynamodb') throw wrong(placeOf('types'), 'must be plain or dynamodb');
  return types;
};

const MOST_NAME = 100;

const tableNameIn = ({ tableName }: ExactObject): string | undefined => {
  if (tableName === undefined) return undefined;
  if (typeof tableName !== 'string') throw wrong(placeOf('tableName'), 'must be a string');
  if ([...tableName].length > MOST_NAME)
    throw wrong(placeOf('tableName'), `must have at most ${String(MOST_NAME)} characters`);
  return tableName;
};

const allowedIn = (tableName: string | undefined, allowed: readonly string[]): string => {
  if (tableName === undefined) throw wrong(placeOf('tableName'), 'is missing');
  if (allowed.includes(tableName)) return tableName;
  throw new Failure('Forbidden', `This table is not allowed: use ${allowed.join(', ')}`);
};

const echoOf = ({ payload = null }: ExactObject): Order => {
  if (depthOf(payload) > MOST_DEEP)
    throw wrong(placeOf('payload'), `is nested deeper than ${String(MOST_DEEP)} levels`);
  return { operation: 'echo', payload };
};

const payloadOf = ({ payload = {} }: ExactObject): ExactObject => {
  if (!isObject(payload)) throw wrong(placeOf('payload'), 'must be an object');
  return payload;
};

/**
 * Reads what is asked for.
 * @param allowed the names of the tables that may be reached
 * @throws Failure RequestInvalid naming the field that is wrong
 * @throws Failure Forbidden for another table, naming those that are allowed
 */
export const orderIn = (body: Exact, allowed: readonly string[]): Order => {
  if (!isObject(body)) throw new Failure('RequestInvalid', 'The body must be an object');
  const other = Object.keys(body).find((name) => !FIELDS.includes(name));
  if (other !== undefined) throw wrong(placeOf(other), `is not a known field: use ${FIELDS.join(', ')}`);
  const { operation } = body;
  if (operation === undefined) throw wrong(placeOf('operation'), 'is missing');
  if (typeof operation !== 'string') throw wrong(placeOf('operation'), 'must be a string');
  const [types, tableName] = [typesIn(body), tableNameIn(body)];
  if (operation === 'ping') return { operation };
  if (operation === 'echo') return echoOf(body);
  if (!isTableOperation(operation))
    throw new Failure('RequestInvalid', `Unrecognized operation "${operation.slice(0, 100)}"`);
  const table = allowedIn(tableName, allowed);
  return { operation, table, types, payload: payloadIn(operation, payloadOf(body), READERS[types]) };
};
