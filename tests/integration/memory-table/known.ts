import type { Difference } from './compare.ts';
import type { Outcome } from './outcome.ts';

/** A difference between the emulator and the table in memory that is known. */
export interface Known {
  readonly what: string;
  readonly right: 'the table' | 'the emulator' | 'not known';
  /** What says so: a page of AWS, or DynamoDB Local 2.6.1, which has AWS's own checks and was sent the same commands. */
  readonly source: string;
  readonly is: (difference: Difference) => boolean;
}

const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide';
const API = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference';
const LOCAL = 'DynamoDB Local';

const isInvalid = ({ error }: Outcome): boolean => error === 'ValidationException';
const says = ({ message }: Outcome, pattern: RegExp): boolean =>
  typeof message === 'string' && pattern.test(message);

/** The table refuses with these words what the emulator takes, or comes to in another way. */
const refuses =
  (pattern: RegExp): Known['is'] =>
  ({ memory, real }) =>
    isInvalid(memory) && says(memory, pattern) && !isInvalid(real);

/** Both take the input, and its text has this in it. */
const reads =
  (pattern: RegExp): Known['is'] =>
  ({ command, memory, real }) =>
    pattern.test(JSON.stringify(command.input)) && !isInvalid(memory) && !isInvalid(real);

/** One attribute or size against another, of which both may be missing. */
const TWO_PATHS = /[" (](?!:)[^ :"]+ (?:<>|<=|>=|=|<|>) (?!:)\S|BETWEEN|IN \([^)]*(?<=\(|, )[^:)]/;

export const KNOWN: readonly Known[] = [
  {
    what: 'The types of the values in an expression are looked at before any item is.',
    right: 'the table',
    source: LOCAL,
    is: refuses(/^Incorrect operand type|^Invalid attribute type name/),
  },
  {
    what: 'A sum is one of numbers, and what is appended to a list is a list.',
    right: 'the table',
    source: `${GUIDE}/Expressions.UpdateExpressions.html`,
    is: ({ memory, real }) =>
      (says(memory, /^An operand in the update expression/) && !isInvalid(real)) ||
      (says(memory, /ValidationError/) && !isInvalid(real)),
  },
  {
    what: 'No two paths of an update overlap.',
    right: 'the table',
    source: LOCAL,
    is: refuses(/^Two document paths/),
  },
  {
    what: 'An Update of a transaction has an update expression.',
    right: 'the table',
    source: `${API}/API_Update.html`,
    is: refuses(/^The update expression of an Update is missing/),
  },
  {
    what: 'ExpressionAttributeNames is not empty.',
    right: 'the table',
    source: LOCAL,
    is: refuses(/^ExpressionAttributeNames/),
  },
  {
    what: 'No condition has parentheses that say nothing, or compares a thing with itself.',
    right: 'the table',
    source: LOCAL,
    is: refuses(/redundant parentheses|must be distinct/),
  },
  {
    what: 'An expression is read to its end, whatever its beginning comes to.',
    right: 'the table',
    source: LOCAL,
    is: refuses(/^Invalid expression|used in (the )?expression is not defined/),
  },
  {
    what: 'A key condition knows no NOT and no <>.',
    right: 'the table',
    source: `${GUIDE}/Query.KeyConditionExpressions.html`,
    is: refuses(/^Query key condition|^Invalid operator used in Key/),
  },
  {
    what: 'A key condition may begin with the value, which the table does not take.',
    right: 'the emulator',
    source: LOCAL,
    is: refuses(/^KeyConditionExpressions must/),
  },
  {
    what: 'A filter of a query does not look at the size of a key.',
    right: 'the table',
    source: `${GUIDE}/Query.FilterExpression.html`,
    is: refuses(/^Filter Expression can only/),
  },
  {
    what: 'A key has no other attributes, in a transaction too, and no empty text, where a page begins too.',
    right: 'the table',
    source: LOCAL,
    is: refuses(/^The provided key element|cannot contain an empty value/),
  },
  {
    what: 'A transaction that gives a key another type, leaves one out or changes one is refused as a whole by the table; it is cancelled by DynamoDB.',
    right: 'the emulator',
    source: LOCAL,
    is: refuses(/^One or more parameter values were invalid|^Cannot update attribute/),
  },
  {
    what: 'The table does not say what UPDATED_OLD and UPDATED_NEW show of parts of attributes.',
    right: 'not known',
    source: `${API}/API_UpdateItem.html`,
    is: refuses(/^the table in memory does not know what is shown/),
  },
  {
    what: 'An update shows no attributes, rather than an empty map, when it shows nothing.',
    right: 'the table',
    source: LOCAL,
    is: ({ command, real }) => command.name === 'UpdateItem' && JSON.stringify(real['Attributes']) === '{}',
  },
  {
    what: 'No comparison with a missing attribute holds, but for <>, which does.',
    right: 'the table',
    source: LOCAL,
    is: reads(TWO_PATHS),
  },
  {
    what: 'begins_with does not hold of an attribute that is neither a text nor bytes.',
    right: 'the table',
    source: LOCAL,
    is: ({ real, memory }) =>
      isInvalid(real) && says(real, /begins_with, operand type/) && !isInvalid(memory),
  },
];

/** The known differences that this is one of. */
export const knownAs = (difference: Difference): Known | undefined => KNOWN.find(({ is }) => is(difference));
