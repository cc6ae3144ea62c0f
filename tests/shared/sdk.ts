import { late, type Turns } from './leftover.ts';

/** The input of a command. */
export type Input = Readonly<Record<string, unknown>>;

/** A command that was sent, by its name without `Command`, and its input. */
export interface Sent {
  readonly command: string;
  readonly input: Input;
}

/** What an AWS API says, or an Error, with which it refuses. */
export type Answer = Readonly<Record<string, unknown>> | Error;

/** The answers of a service, by command; a function may look at the input. */
export type Answers = Readonly<Record<string, Answer | ((input: Input) => Answer | Promise<Answer>)>>;

/** The part of an SDK client that answers are put into. */
interface Client {
  readonly middlewareStack: {
    add: (
      middleware: (next: unknown, context: { commandName?: string }) => (args: { input: object }) => unknown,
      options: { step: 'initialize'; priority: 'low' },
    ) => void;
  };
}

/** The settings of a client that reaches no service. */
export const CONFIG = {
  region: 'us-west-2',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
} as const;

/**
 * Lets a function answer for the service behind a client: nothing is sent anywhere.
 * @param answer takes the name of the command without `Command`
 */
export const answerFor = (
  client: object,
  answer: (command: string, input: Input) => Promise<object>,
): void => {
  // Each client types its stack by its own commands; this one takes any.
  (client as Client).middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => ({
        output: { $metadata: {}, ...(await answer(commandName.replace(/Command$/, ''), input as Input)) },
        response: {},
      }),
    { step: 'initialize', priority: 'low' },
  );
};

/** Answers one after the other; who asks once more is refused. */
export const inTurn = (...answers: Answer[]): (() => Answer) => {
  let asked = 0;
  return () => {
    asked += 1;
    return (
      answers[asked - 1] ?? new Error(`asked once more than the ${String(answers.length)} times expected`)
    );
  };
};

const TURNS: Turns = 3;

/**
 * A client of a service that gives these answers, late. What it has no answer for it refuses.
 * @param client a real client of the SDK, such as `new SQSClient({ ...CONFIG, md5: false })`
 * @returns the client, and the commands that were sent and answered, in order; refused ones are among them
 */
export const fake = <C extends object>(client: C, answers: Answers): { client: C; sent: Sent[] } => {
  const sent: Sent[] = [];
  answerFor(client, (command, input) =>
    late(command, TURNS, async () => {
      const known = Object.hasOwn(answers, command) ? answers[command] : undefined;
      if (known === undefined) throw new Error(`the fake has no answer for ${command}`);
      sent.push({ command, input });
      const answer = typeof known === 'function' ? await known(input) : known;
      if (answer instanceof Error) throw answer;
      return answer;
    }),
  );
  return { client, sent };
};
