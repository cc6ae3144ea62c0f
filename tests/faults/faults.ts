import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * How a call fails.
 * - `before`: it is never sent, so nothing has happened.
 * - `after`: it is done, and its answer is lost.
 * - `killed`: the same, and whoever made it does nothing more, like a function whose time is up.
 */
export const MODES = ['before', 'after', 'killed'] as const;

export type Mode = (typeof MODES)[number];

/** One call that fails, and how. */
export interface Fault {
  /** Calls are numbered from 1 in the order in which they are sent. */
  readonly at: number;
  readonly mode: Mode;
}

/** What a piece of work did, and came to. */
export interface Attempt<T> {
  /** All its calls in order, such as `DynamoDB PutItem`. */
  readonly calls: readonly string[];
  /** What it returned, unless somebody who was killed could not tell it. */
  readonly result?: T;
  /** What it threw, or that it was killed. */
  readonly error?: unknown;
}

const lost = (call: string): Error =>
  Object.assign(new Error(`${call}: the connection was lost`), { name: 'TimeoutError', code: 'ECONNRESET' });

/** A piece of work whose calls are counted. */
interface Watch {
  readonly calls: string[];
  readonly fault: Fault | undefined;
  readonly beforeCall: BeforeCall;
}

/** Runs to its end before each call, and receives the number of the call. */
export type BeforeCall = (number: number) => Promise<void>;

/** A client of the SDK, whatever its service is. */
interface Client {
  readonly middlewareStack: {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each service has types of its own
    add(middleware: any, options: object): void;
  };
}

/** What an operation may answer: bytes that are still to come. */
interface Stream {
  transformToByteArray?: (...given: readonly unknown[]) => Promise<unknown>;
  transformToString?: (...given: readonly unknown[]) => Promise<unknown>;
  destroy?: () => void;
}

const streamOf = (answer: unknown): Stream | undefined =>
  (answer as { readonly output?: { readonly Body?: Stream } }).output?.Body;

/**
 * Gives clients a middleware that counts their calls and lets one fail. It stands in front of the SDK's own
 * retries, so that none of them hides a fault. Reading the bytes that a call answers counts as another call.
 * @param clients by the names of their services
 * @returns runs a piece of work, with a fault or without one; several may run at a time
 */
export const faultLine = (clients: Readonly<Record<string, Client>>) => {
  const watches = new AsyncLocalStorage<Watch>();

  /** @param drop lets go of the answer that is lost */
  const made = async <Answer>(
    call: string,
    make: () => Promise<Answer>,
    drop: (answer?: Answer) => void = () => undefined,
  ): Promise<Answer> => {
    const watch = watches.getStore();
    if (watch === undefined) return make();
    const { calls, fault, beforeCall } = watch;
    const number = calls.push(call);
    await beforeCall(number);
    const isHit = number === fault?.at;
    const isOver = fault?.mode === 'killed' && number > fault.at;
    if (isOver || (isHit && fault.mode === 'before')) {
      drop();
      throw lost(call);
    }
    const answer = await make();
    if (!isHit) return answer;
    drop(answer);
    throw lost(call);
  };

  const countReading = (call: string, stream: Stream): void => {
    for (const name of ['transformToByteArray', 'transformToString'] as const) {
      const read = stream[name]?.bind(stream);
      // Unread bytes would hold their connection.
      if (read)
        stream[name] = (...given) =>
          made(
            `${call}, its bytes`,
            () => read(...given),
            () => stream.destroy?.(),
          );
    }
  };

  const failing =
    (service: string) =>
    <Args, Answer>(next: (args: Args) => Promise<Answer>, context: { readonly commandName?: string }) =>
    async (args: Args): Promise<Answer> => {
      const call = `${service} ${(context.commandName ?? '').replace(/Command$/, '')}`;
      const answer = await made(
        call,
        () => next(args),
        (unread) => unread && streamOf(unread)?.destroy?.(),
      );
      const stream = streamOf(answer);
      if (stream !== undefined && watches.getStore() !== undefined) countReading(call, stream);
      return answer;
    };

  for (const [service, client] of Object.entries(clients))
    client.middlewareStack.add(failing(service), { step: 'initialize', priority: 'high', name: 'faults' });

  return async <T>(
    fault: Fault | undefined,
    work: () => Promise<T>,
    beforeCall: BeforeCall = () => Promise.resolve(),
  ): Promise<Attempt<T>> => {
    const calls: string[] = [];
    const isKilled = () => fault?.mode === 'killed' && calls.length >= fault.at;
    try {
      const result = await watches.run({ calls, fault, beforeCall }, work);
      return isKilled() ? { calls, error: new Error('killed') } : { calls, result };
    } catch (error) {
      return { calls, error };
    }
  };
};
