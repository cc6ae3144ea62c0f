import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entryOf, entryText } from '../../../../local/logs/entry.ts';

const AT = new Date(2026, 10, 28, 15, 46, 26).getTime();
const eventOf = (message: string | object) => ({
  timestamp: AT,
  name: 'permits',
  message: typeof message === 'string' ? message : JSON.stringify(message),
});

/** What is shown of an event, the lines of a terminal of 80 columns. */
const shown = (message: string | object): string[] => {
  const entry = entryOf(eventOf(message));
  return entry ? entryText(entry, 12, 80).split('\n') : [];
};

const LOGGER = { timestamp: '2026-11-28T15:46:26.251Z', service: 'permits', sampling_rate: 0 };

describe('an entry shows', () => {
  test.each<[string, string | object, string[]]>([
    [
      'time, function, level and message, then the fields',
      {
        level: 'INFO',
        message: 'request',
        ...LOGGER,
        operationId: 'getPermit',
        status: 200,
        coldStart: false,
      },
      ['15:46:26 permits      INFO  request', '         operationId=getPermit status=200 coldStart=false'],
    ],
    [
      'fields of fields by their path, and words in quotes',
      {
        level: 'WARN',
        message: 'late',
        ...LOGGER,
        load: { state: 'loaded', reason: 'two words', rows: [1] },
      },
      [
        '15:46:26 permits      WARN  late',
        '         load.state=loaded load.reason="two words" load.rows=[1]',
      ],
    ],
    [
      'an error and what it was caused by, a line each',
      {
        level: 'ERROR',
        message: 'request failed',
        ...LOGGER,
        status: 500,
        error: {
          name: 'Error',
          message: 'no table',
          causes: [{ name: 'TypeError', message: 'x is not a function' }],
        },
      },
      [
        '15:46:26 permits      ERROR request failed',
        '         status=500',
        '         Error: no table',
        '         caused by TypeError: x is not a function',
      ],
    ],
    ['plain text as it is', 'hello', ['15:46:26 permits            hello']],
    ['JSON of others as it is', '{"a":1}', ['15:46:26 permits            {"a":1}']],
  ])('%s', (_name, message, lines) => expect(shown(message)).toEqual(lines));

  test.each<[string, string | object]>([
    ['what Lambda writes around an invocation', 'START RequestId: 1 Version: $LATEST'],
    ['its report', 'REPORT RequestId: 1\tDuration: 1 ms'],
    ['metrics', { _aws: {}, RowsRead: 1 }],
    ['warnings of Node to the emulator', '(node:1) [DEP0169] DeprecationWarning'],
    ['empty lines', ''],
  ])('nothing of %s', (_name, message) => expect(shown(message)).toEqual([]));

  test('no field twice, none of them lost, and no line longer than the terminal', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^f[a-z]{1,20}$/), fc.stringMatching(/^[a-z]{1,40}$/)),
        (fields) => {
          const [, ...lines] = shown({ ...fields, level: 'INFO', message: 'm' });
          const words = lines.flatMap((line) => line.trim().split(' '));
          expect(words).toEqual(Object.entries(fields).map(([name, value]) => `${name}=${value}`));
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
        },
      ),
    ));
});
