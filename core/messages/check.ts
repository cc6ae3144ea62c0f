import { saidOf, type Complaint } from '../complaint.ts';

/** A validator of one kind of message, compiled when the messages were generated. */
export interface Check<Message> {
  (value: unknown): value is Message;
  errors?: readonly Complaint[] | null;
}

const fieldOf = (path: string): string => path.slice(1).replaceAll('/', '.');

/**
 * Where a message is wrong, and how. Every field's name here is the schema's and every text ours:
 * the message may name a person, so nothing of it is said.
 */
const complaintOf = (errors: readonly Complaint[] | null | undefined): string => {
  const [first] = errors ?? [];
  if (!first) return 'is not valid';
  // An unknown field has a name that the sender chose.
  const { keyword, params } = first;
  if (keyword === 'additionalProperties') return `${fieldOf(first.instancePath)} has an unknown field`.trim();
  const missing = keyword === 'required' ? `/${String(params['missingProperty'])}` : '';
  return `${fieldOf(first.instancePath + missing)} ${saidOf(first)}`.trim();
};

/**
 * The message that a value is.
 * @param refusal how the error begins: `the event is no request to forget a user`
 * @throws Error that says what is wrong, and quotes nothing of the value
 */
export const checked = <Message>(check: Check<Message>, value: unknown, refusal: string): Message => {
  if (check(value)) return value;
  throw new Error(`${refusal}: ${complaintOf(check.errors)}`);
};

/**
 * A message of a queue, as JSON.
 * @throws Error when it is none; the parser's own would quote the text
 */
export const parsed = (text: string, refusal: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${refusal}: not JSON`);
  }
};
