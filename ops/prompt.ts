import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Problem } from './problem.ts';

/** Where a secret comes from: a terminal, or standard input. */
export interface SecretSource {
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where a person is asked. */
  readonly asks: { write(text: string): unknown };
}

/** Asks a person without showing what they type. */
const typed = async (question: string, { input, asks }: SecretSource): Promise<string> => {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  asks.write(`${question}: `);
  try {
    return await new Promise<string>((answered, ended) => {
      lines.once('SIGINT', () => ended(new Problem('Interrupted.')));
      lines.once('close', () => ended(new Problem('Nothing was entered.')));
      lines.once('line', answered);
    });
  } finally {
    lines.close();
    asks.write('\n');
  }
};

/**
 * Reads a secret without showing it, from a terminal or from standard input: never from the arguments,
 * which every user of the machine can read and the shell records.
 * @throws Problem when there is none, or more than one word
 */
export const readSecret = async (question: string, source: SecretSource): Promise<string> => {
  const given = source.input.isTTY === true ? await typed(question, source) : await text(source.input);
  const secret = given.trim();
  if (secret === '' || /\s/.test(secret)) throw new Problem(`Enter a value for ${question} without spaces.`);
  return secret;
};
