import { isJson, type Json, json, list, text } from '../../core/json.ts';

/** One event of a function's log. */
export interface LogEvent {
  /** In milliseconds since 1970 UTC. */
  readonly timestamp: number;
  /** The function, as people call it: `permits-load`. */
  readonly name: string;
  readonly message: string;
}

/** An event as it is shown. */
export interface Entry {
  readonly timestamp: number;
  readonly name: string;
  /** `INFO`; empty for what is no line of the logger. */
  readonly level: string;
  readonly message: string;
  /** What else the line says: `status=200`. */
  readonly fields: readonly string[];
  /** The errors it tells of, one a line, each with its causes. */
  readonly errors: readonly string[];
  /** The HTTP status that a request was answered with, if it was one. */
  readonly status: number | undefined;
}

/** What Lambda writes around each invocation, and what Node says of the emulator's own code. */
const NOISE = /^(START|END|REPORT|INIT_START) |^\(node:\d+\) |^\(Use `node --trace/;
/** What the logger says on each line, and what the head of an entry says already. */
const HIDDEN = [
  'cold_start',
  'function_arn',
  'function_memory_size',
  'function_name',
  'function_request_id',
  'level',
  'message',
  'sampling_rate',
  'service',
  'timestamp',
  'xray_trace_id',
];

const isError = (value: unknown): value is Json => {
  const { name, message } = json(value);
  return typeof name === 'string' && typeof message === 'string';
};

const errorLines = (error: Json): string[] => [
  `${text(error['name'])}: ${text(error['message'])}`,
  ...list(error['causes'])
    .filter(isError)
    .map(({ name, message }) => `caused by ${text(name)}: ${text(message)}`),
];

/** A text of one word as it is; anything else as JSON. */
const valueText = (value: unknown): string =>
  typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);

/** `{ load: { state: 'loaded' } }` -> `load.state=loaded` */
const fieldsOf = (name: string, value: unknown): string[] =>
  isJson(value)
    ? Object.entries(value).flatMap(([key, inner]) => fieldsOf(`${name}.${key}`, inner))
    : [`${name}=${valueText(value)}`];

const lineOf = (message: string): Json => {
  try {
    return json(JSON.parse(message));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};

/** Reads an event; undefined for what no one looks for in a log: Lambda's own lines, and metrics. */
export const entryOf = ({ timestamp, name, message }: LogEvent): Entry | undefined => {
  const line = lineOf(message);
  if (NOISE.test(message) || message.trim() === '' || '_aws' in line) return undefined;
  if (typeof line['level'] !== 'string')
    return { timestamp, name, level: '', message, fields: [], errors: [], status: undefined };
  const others = Object.entries(line).filter(([key]) => !HIDDEN.includes(key));
  return {
    timestamp,
    name,
    level: line['level'],
    message: text(line['message']),
    fields: others.filter(([, value]) => !isError(value)).flatMap(([key, value]) => fieldsOf(key, value)),
    errors: others
      .map(([, value]) => value)
      .filter(isError)
      .flatMap(errorLines),
    status: typeof line['status'] === 'number' ? line['status'] : undefined,
  };
};

const clock = (timestamp: number): string => new Date(timestamp).toLocaleTimeString('en-GB');

/** Joins words to lines of at most so many characters. A longer word has a line of its own. */
const wrapped = (words: readonly string[], width: number): string[] => {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** The fields and errors of an entry, each line indented by so many characters. */
export const detailText = ({ fields, errors }: Entry, indent: number, width: number): string =>
  [...wrapped(fields, width - indent), ...errors].map((line) => `\n${' '.repeat(indent)}${line}`).join('');

const INDENT = '00:00:00 '.length;

/**
 * An entry as lines for a terminal: time, function, level and message, then what else it says.
 * @param nameWidth how wide the longest name of a function is
 * @param width how many characters a line of the terminal holds
 */
export const entryText = (entry: Entry, nameWidth: number, width: number): string => {
  const { timestamp, name, level, message } = entry;
  const head = [clock(timestamp), name.padEnd(nameWidth), level.padEnd(5), message].join(' ');
  return head + detailText(entry, INDENT, width);
};
