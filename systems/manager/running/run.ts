import { Failure } from '../../../core/errors.ts';
import { type Exact, textOf } from '../exact/exact.ts';
import type { StoredItem } from '../items/attribute.ts';
import { type Order, orderIn, type TableOrder } from '../request/order.ts';
import { answerOf, itemOf, type Output } from './answer.ts';

/** What an operation came to: DynamoDB's output, or a condition that does not hold and the item if it was asked for. */
export type Sent =
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'unmet'; readonly item: StoredItem | undefined };

/** What an order needs. */
export interface RunPorts {
  /** The names of the tables that may be reached. */
  readonly allowed: readonly string[];
  /**
   * Sends one operation to DynamoDB.
   * @throws Failure Refused with DynamoDB's text, for what it finds wrong
   * @throws Failure NotFound, Conflict or TooManyRequests for what it cannot do, now or at all
   */
  readonly send: (order: TableOrder) => Promise<Sent>;
}

/** The answer to an order, as JSON text: of a condition that does not hold, the item that was asked for. */
export type Outcome =
  | { readonly isMet: true; readonly text: string }
  | { readonly isMet: false; readonly item: Exact | undefined };

const MOST_BYTES = 5_000_000;
/**
 * A function's answer may have 6 MB, with all that is around it. The text is in it as a value of JSON, so each quote of
 * many small attributes takes two bytes.
 */
const MOST_BYTES_AS_VALUE = 6_000_000;

const fits = (text: string): boolean =>
  Buffer.byteLength(text) <= MOST_BYTES && Buffer.byteLength(JSON.stringify(text)) <= MOST_BYTES_AS_VALUE;

/** The same with half of the items that DynamoDB has looked at, so that it says itself where it stopped. */
const halved = (order: TableOrder, { ScannedCount = 0 }: Output): TableOrder => {
  if (ScannedCount > 1)
    return { ...order, payload: { ...order.payload, Limit: Math.floor(ScannedCount / 2) } };
  throw new Failure(
    'Refused',
    'The answer is larger than 5 MB: ask for fewer attributes with ProjectionExpression, or for types "dynamodb"',
  );
};

const onTable = async ({ send }: RunPorts, first: TableOrder): Promise<Outcome> => {
  for (let order = first; ;) {
    const sent = await send(order);
    if (sent.kind === 'unmet') return { isMet: false, item: sent.item && itemOf(sent.item, order.types) };
    const text = textOf(answerOf(sent.output, order.types));
    if (fits(text)) return { isMet: true, text };
    order = halved(order, sent.output);
  }
};

const carryOut = async (ports: RunPorts, order: Order): Promise<Outcome> => {
  if (order.operation === 'ping') return { isMet: true, text: textOf('pong') };
  if (order.operation === 'echo') return { isMet: true, text: textOf(order.payload) };
  return onTable(ports, order);
};

/**
 * Does what a request asks for. An answer that would have more than 5 MB is asked for again with fewer items.
 * @throws Failure RequestInvalid, Forbidden and what `RunPorts.send` throws
 */
export const run = (ports: RunPorts, body: Exact): Promise<Outcome> =>
  carryOut(ports, orderIn(body, ports.allowed));
