import { buffer } from 'node:stream/consumers';
import { json, type Json } from '../../../core/json.ts';

interface Received {
  readonly response: { body?: unknown };
}
type Receive = (request: object) => Promise<Received>;

/** The part of a command that a listener is added to; each command types it by its own input. */
interface Command {
  readonly middlewareStack: {
    readonly add: (
      middleware: (next: Receive) => Receive,
      options: { readonly step: 'deserialize'; readonly priority: 'low' },
    ) => void;
  };
}

const jsonIn = (bytes: Buffer): Json => {
  try {
    return json(JSON.parse(bytes.toString('utf8')));
  } catch {
    // No answer of DynamoDB's: the SDK finds out what it is.
    return {};
  }
};

/**
 * Adds a listener to a command of the SDK: it hears the JSON of an answer, or of an error, before the SDK reads it. The
 * SDK loses an attribute named `__proto__` of an item.
 */
export const hearing = <C extends object>(command: C, hear: (answer: Json) => void): C => {
  const receive =
    (next: Receive): Receive =>
    async (request) => {
      const received = await next(request);
      const { response } = received;
      const bytes = await buffer(response.body as AsyncIterable<Buffer>);
      hear(jsonIn(bytes));
      response.body = bytes;
      return received;
    };
  (command as Command).middlewareStack.add(receive, { step: 'deserialize', priority: 'low' });
  return command;
};
