import { buffer } from 'node:stream/consumers';
import { json, type Json } from '../../../core/json.ts';

interface Received {
  readonly response: { readonly statusCode?: number; body?: unknown };
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

const NOTHING = Buffer.from('{}');

/** Undefined for no answer of DynamoDB's. */
const jsonIn = (bytes: Buffer): Json | undefined => {
  try {
    return json(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
};

/**
 * Adds a listener to a command of the SDK: it hears the JSON of an answer, or of an error, before the SDK reads it. The
 * SDK loses an attribute named `__proto__` of an item. The SDK is left what it needs to find out an error; of an answer
 * it makes nothing a second time.
 */
export const hearing = <C extends object>(command: C, hear: (answer: Json) => void): C => {
  const receive =
    (next: Receive): Receive =>
    async (request) => {
      const received = await next(request);
      const { response } = received;
      const bytes = await buffer(response.body as AsyncIterable<Buffer>);
      const answer = jsonIn(bytes);
      hear(answer ?? {});
      response.body = answer && response.statusCode === 200 ? NOTHING : bytes;
      return received;
    };
  (command as Command).middlewareStack.add(receive, { step: 'deserialize', priority: 'low' });
  return command;
};
