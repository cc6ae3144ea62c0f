import fc from 'fast-check';
import type { Item } from '../../../core/aws/dynamo.ts';

/** What `#names` stand for. */
const NAMES: Readonly<Record<string, string>> = {
  '#s': 's',
  '#pk': 'pk',
  '#m': 'm',
  '#x': 'x',
  '#odd': 'an odd.name',
};
/** What `:values` stand for. */
export const VALUES: Item = {
  ':zero': { N: '0' },
  ':one': { N: '1' },
  ':many': { N: '123456789012345678901234567890' },
  ':s': { S: 'x' },
  ':a': { S: 'a' },
  ':none': { S: '' },
  ':yes': { BOOL: true },
  ':null': { NULL: true },
  ':b': { B: Uint8Array.from([1, 2]) },
  ':l': { L: [{ N: '1' }, { S: 'x' }] },
  ':m': { M: { x: { N: '1' }, y: { L: [{ S: 'x' }] } } },
  ':ss': { SS: ['x', 'y'] },
  ':s1': { SS: ['x'] },
  ':ns': { NS: ['1', '2.5'] },
  ':tn': { S: 'N' },
  ':ts': { S: 'SS' },
};
const values = Object.keys(VALUES);

/** Nothing, once in so many times. */
export const sometimes = <T>(some: fc.Arbitrary<T>, freq = 3) => fc.option(some, { nil: undefined, freq });

const path = fc.constantFrom(
  ...[
    'n',
    'n',
    's',
    '#s',
    'l',
    'l[0]',
    'l[1]',
    'l[9]',
    'm',
    '#m.#x',
    'm.x',
    'm.y[0]',
    'ss',
    'ns',
    'b',
    'yes',
  ],
  ...['nothing', 'nothing.x', '#odd', 'sk', '#pk'],
);
const value = fc.constantFrom(...values);
const operand = fc.oneof(
  path,
  value,
  path.map((one) => `size(${one})`),
);
const sign = fc.constantFrom('=', '<>', '<', '<=', '>', '>=');

const comparison = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(operand, sign, operand).map((all) => all.join(' ')) },
  { weight: 2, arbitrary: path.map((one) => `attribute_exists(${one})`) },
  { weight: 2, arbitrary: path.map((one) => `attribute_not_exists(${one})`) },
  fc.tuple(path, value).map(([one, type]) => `attribute_type(${one}, ${type})`),
  fc.tuple(path, fc.constantFrom(':tn', ':ts')).map(([one, type]) => `attribute_type(${one}, ${type})`),
  fc.tuple(path, operand).map(([one, start]) => `begins_with(${one}, ${start})`),
  fc.tuple(path, operand).map(([one, part]) => `contains(${one}, ${part})`),
  fc.tuple(operand, operand, operand).map(([one, low, high]) => `${one} BETWEEN ${low} AND ${high}`),
  fc
    .tuple(path, fc.array(operand, { minLength: 1, maxLength: 3 }))
    .map(([one, all]) => `${one} IN (${all.join(', ')})`),
);
/** Conditions and filters, a few of them with mistakes. */
export const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { weight: 15, arbitrary: comparison },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('condition'), fc.constantFrom('AND', 'or'), tie('condition'))
        .map((all) => all.join(' ')),
    },
    { weight: 3, arbitrary: tie('condition').map((one) => `NOT ${one}`) },
    { weight: 3, arbitrary: tie('condition').map((one) => `(${one})`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', 'n =', 'n = :zero AND', 'known(n)', 'n == :zero', '((n = :zero))'),
    },
  ),
}));

const amount = fc.oneof(
  value,
  path,
  fc.tuple(path, value).map(([one, other]) => `if_not_exists(${one}, ${other})`),
  fc
    .tuple(fc.oneof(path, fc.constant(':l')), fc.oneof(path, fc.constant(':l')))
    .map(([one, other]) => `list_append(${one}, ${other})`),
);
const setting = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(path, amount).map(([one, given]) => `${one} = ${given}`) },
  fc
    .tuple(path, amount, fc.constantFrom('+', '-'), amount)
    .map(([one, a, how, b]) => `${one} = ${a} ${how} ${b}`),
  fc.constantFrom('n = n + :one', 'n = if_not_exists(n, :zero) + :one', 'l[9] = :s', 'nothing = :one - n'),
);
const listed = (one: fc.Arbitrary<string>) =>
  fc.array(one, { minLength: 1, maxLength: 2 }).map((all) => all.join(', '));
const top = fc.constantFrom('n', 'ss', 'ns', 'nothing', 'l');
/** Updates; an empty text for none. */
export const update = fc
  .tuple(
    sometimes(listed(setting)),
    sometimes(listed(path), 1),
    sometimes(listed(fc.tuple(top, value).map((all) => all.join(' '))), 1),
    sometimes(listed(fc.tuple(fc.constantFrom('ss', 'ns', 'nothing'), value).map((all) => all.join(' '))), 1),
  )
  .map((clauses) =>
    clauses
      .flatMap((one, at) =>
        one === undefined ? [] : [`${['SET', 'REMOVE', 'ADD', 'DELETE'][at] ?? ''} ${one}`],
      )
      .join(' '),
  );

/** The names and values that expressions use; now and then one too many, or one too few. */
export const withPlaceholders = (
  input: object,
  ...expressions: (string | undefined)[]
): fc.Arbitrary<object> => {
  const hasValues = !('Key' in input && 'ProjectionExpression' in input);
  const text = expressions.join(' ');
  const used = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(text)));
  const some = (all: object) => (Object.keys(all).length > 0 ? all : undefined);
  const [names, given] = [used(NAMES), used(VALUES)];
  const right = {
    ExpressionAttributeNames: some(names),
    ...(hasValues && { ExpressionAttributeValues: some(given) }),
  };
  return fc.oneof(
    { weight: 30, arbitrary: fc.constant({ ...input, ...right }) },
    fc.constantFrom(
      { ...input, ...right, ExpressionAttributeNames: { ...names, '#unused': 'x' } },
      { ...input, ...right, ExpressionAttributeNames: {} },
      ...(hasValues
        ? [
            { ...input, ...right, ExpressionAttributeValues: { ...given, ':unused': { S: 'x' } } },
            { ...input, ...right, ExpressionAttributeValues: undefined },
          ]
        : []),
    ),
  );
};

/** What a read shows. */
export const projection = fc.array(path, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));

/** Key conditions, right ones and wrong ones. */
export const keyCondition = fc.constantFrom(
  ...[
    'pk = :a',
    '#pk = :a',
    ':a = pk',
    '(pk = :a)',
    'pk = :a AND sk = :s',
    'pk = :a AND sk > :one',
    'pk = :a AND sk >= :a',
  ],
  ...[
    'pk = :a AND begins_with(sk, :tn)',
    'sk < :s AND pk = :a',
    'pk = :a AND sk BETWEEN :a AND :s',
    'pk = :a AND sk < :s',
  ],
  ...[
    'pk = :a OR sk = :s',
    'NOT pk = :a',
    'pk > :a',
    'sk = :a',
    'pk = :a AND n = :zero',
    'pk = :a AND sk <> :s',
    'pk = :none',
  ],
  ...[
    'pk = :a AND sk = :none',
    'pk = :a AND pk = :a',
    'pk = :a AND contains(sk, :s)',
    'pk = :a AND sk IN (:s)',
    'pk = :yes',
    'pk = :a AND sk >= :none',
    'pk = sk',
    'pk.x = :a',
    'begins_with(pk, :a)',
    'pk = :a AND (sk < :s)',
  ],
);
